// Posts that nobody holds, unit by unit: a vacancy is shown, never hidden (product rule 5).
import type { Role } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type UnitKind, unitKindTitles } from '#modules/territory/shared/unit.ts';
import { listPosts } from '../../shared/queries.ts';
import type { Found } from '../parts/find-field.tsx';
import style from './posts.module.css';

const messages = {
  zh: { full: '没有空缺', how: '每个应设的岗位都有人。', or: ' 或 ', empty: '空缺', appoint: '任命' },
  en: {
    full: 'No vacancy',
    how: 'Every post that should be held is.',
    or: ' or ',
    empty: 'Vacant',
    appoint: 'Appoint',
  },
};

type VacancyListProps = { unitId: string; onAppoint: ((unit: Found, role: Role) => void) | undefined };

export function VacancyList({ unitId, onAppoint }: VacancyListProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(
    listPosts,
    { unitId, limit: 1 },
    { events: ['post.', 'staff.', 'secondment.', 'unit.'] },
  );
  if (isFirst) return <Skeleton lines={6} />;
  return (
    <>
      <ProblemNote problem={problem} again={again} />
      {answer?.vacancies.length === 0 && <EmptyState title={t.full} how={t.how} />}
      <ul className={style['vacancies']}>
        {answer?.vacancies.map((vacancy) => (
          <li key={`${vacancy.unitId} ${vacancy.anyOf.join()}`}>
            <div>
              <span className="strong">{vacancy.unitName}</span>{' '}
              <span className="faint">{words(unitKindTitles[vacancy.unitKind as UnitKind])}</span>
            </div>
            <div>
              <Tag tone="red">{t.empty}</Tag> {vacancy.titles.map((title) => words(title)).join(t.or)}
            </div>
            {onAppoint && vacancy.anyOf[0] && (
              <Button
                label={`${t.appoint} ${vacancy.unitName}`}
                onPress={() => onAppoint({ id: vacancy.unitId, label: vacancy.unitName }, vacancy.anyOf[0] as Role)}
              >
                {t.appoint}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

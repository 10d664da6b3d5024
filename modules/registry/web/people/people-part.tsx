// A hundred residents of the list, from an offset on.
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listPersons } from '../../shared/queries.ts';
import style from '../registry.module.css';
import { askedOf, type PeopleSearch } from './people-filters.ts';
import { PersonRow } from './person-row.tsx';

export const partSize = 100;

const messages = {
  zh: {
    more: (left: number) => `再看一些（还有 ${left} 人）`,
    none: '这个条件下没有居民',
    noneHow: '换一个标签或范围；名册可以从“导入”批量登记。',
  },
  en: {
    more: (left: number) => `Show more (${left} left)`,
    none: 'Nobody under these conditions',
    noneHow: 'Try another flag or area; rosters come in through Import.',
  },
};

type PeoplePartProps = {
  offset: number;
  search: PeopleSearch;
  chosenId: string | undefined;
  /** Only of the last part. */
  onMore: (() => void) | undefined;
};

export function PeoplePart({ offset, search, chosenId, onMore }: PeoplePartProps) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(listPersons, {
    ...askedOf(search),
    offset,
    limit: partSize,
  });
  const left = (answer?.total ?? 0) - offset - (answer?.people.length ?? 0);
  return (
    <>
      {isFirst && (
        <li>
          <Skeleton lines={6} />
        </li>
      )}
      {problem && (
        <li>
          <ProblemNote problem={problem} again={again} />
        </li>
      )}
      {answer?.total === 0 && (
        <li>
          <EmptyState icon="people" title={t.none} how={t.noneHow} />
        </li>
      )}
      {answer?.people.map((person) => (
        <PersonRow key={person.personId} person={person} search={search} isChosen={person.personId === chosenId} />
      ))}
      {onMore && left > 0 && (
        <li className={style['more']}>
          <Button wide onPress={onMore}>
            {t.more(left)}
          </Button>
        </li>
      )}
    </>
  );
}

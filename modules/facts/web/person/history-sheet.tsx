// Where one fact came from: every telling with its source and day. What was told again unchanged is no change, and what is past its time says so.
import { FactValueShown } from '#kernel/web/fields/fact-value.tsx';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { factHistory } from '../../shared/queries.ts';
import style from '../facts.module.css';
import { SourceLine } from '../parts/source-line.tsx';

const messages = {
  zh: { title: (what: string) => `${what}的来历`, now: '现在', same: '没变', forgotten: '已到期清除', loading: '来历' },
  en: {
    title: (what: string) => `Where ${what} is from`,
    now: 'Now',
    same: 'unchanged',
    forgotten: 'deleted in time',
    loading: 'History',
  },
};

export function HistorySheet({ subjectId, field, onClose }: { subjectId: string; field: string; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(factHistory, { subjectId, field }, { events: ['fact.'] });
  return (
    <Sheet open onClose={onClose} title={answer ? t.title(words(answer.field.title)) : t.loading} place="side">
      {isFirst && <Skeleton />}
      <ProblemNote problem={problem} again={again} />
      <ul className={style['tellings']}>
        {answer?.tellings.map((one) => (
          <li key={`${one.at.toString()} ${one.observedOn} ${one.isCurrent}`} data-past={!one.isCurrent || undefined}>
            {one.isForgotten ? <i>{t.forgotten}</i> : <FactValueShown field={answer.field} fact={one} />}{' '}
            {one.isCurrent && <Tag tone="green">{t.now}</Tag>} {!one.isChange && <Tag>{t.same}</Tag>}
            <SourceLine held={one} />
            {one.note && <small className="muted">{one.note}</small>}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

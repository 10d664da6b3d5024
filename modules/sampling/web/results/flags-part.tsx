// 要核对的: both sides of whatever does not fit are named; nobody is marked for having come second.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listFlags } from '../../shared/queries.ts';
import { flags } from '../../shared/words.ts';
import style from '../sampling.module.css';

const messages = {
  zh: {
    none: '没有要核对的',
    noneHow: '同一人两次、管码重复、数目不符，会自己出现在这里。',
    table: (n: number) => `${n} 号台`,
  },
  en: {
    none: 'Nothing to look at',
    noneHow: 'People or codes met twice and counts that differ show here by themselves.',
    table: (n: number) => `table ${n}`,
  },
};

export function FlagsPart({ roundId }: { roundId: string }) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(
    listFlags,
    { roundId },
    { events: ['sample.', 'tube.', 'gate.'], keep: true },
  );
  if (isFirst) return <Skeleton lines={5} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (answer.flags.length === 0) return <EmptyState icon="check" title={t.none} how={t.noneHow} />;
  return (
    <ul className={`card ${style['list']}`}>
      {answer.flags.map((row) => (
        <li key={`${row.flag} ${row.tubeId} ${row.sampleId}`}>
          <Tag tone="amber">{words(flags[row.flag])}</Tag>
          <span>
            <b>{row.name}</b> {row.code} · {row.siteTitle} · {t.table(row.tableNo)}
          </span>
          {row.takenAt ? <Moment at={row.takenAt} short /> : <span />}
        </li>
      ))}
    </ul>
  );
}

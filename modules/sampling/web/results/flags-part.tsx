// 要核对的: both sides of whatever does not fit are named; nobody is marked for having come second.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listFlags } from '../../shared/queries.ts';
import { flags } from '../../shared/words.ts';
import style from '../sampling.module.css';
import { NameSheet } from './name-sheet.tsx';

const messages = {
  zh: {
    list: '要核对的',
    none: '没有要核对的',
    noneHow: '同一人两次、管码重复、数目不符，会自己出现在这里。',
    table: (n: number) => `${n} 号台`,
    name: '确认是谁',
    many: '最多显示 1000 条，先处理这些',
  },
  en: {
    list: 'To be looked at',
    none: 'Nothing to look at',
    noneHow: 'People or codes met twice and counts that differ show here by themselves.',
    table: (n: number) => `table ${n}`,
    name: 'Who is it',
    many: 'At most 1,000 are shown; begin with these',
  },
};

export function FlagsPart({ roundId, mayName }: { roundId: string; mayName: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const [naming, setNaming] = useState<string>();
  const { answer, problem, isFirst, again } = useAsk(
    listFlags,
    { roundId },
    { events: ['sample.', 'tube.', 'gate.'], keep: true },
  );
  if (isFirst) return <Skeleton lines={5} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (answer.flags.length === 0) return <EmptyState icon="check" title={t.none} how={t.noneHow} />;
  return (
    <>
      {answer.flags.length >= 1000 && <p className="muted">{t.many}</p>}
      <ul className={`card ${style['list']}`} aria-label={t.list}>
        {answer.flags.map((row) => (
          <li key={`${row.flag} ${row.tubeId} ${row.sampleId}`}>
            <span>
              <Tag tone="amber">{words(flags[row.flag])}</Tag>
            </span>
            <span>
              <b>{row.name}</b> <Link to={`/desk/sampling/tubes/${row.tubeId}`}>{row.code}</Link> · {row.siteTitle} ·{' '}
              {t.table(row.tableNo)} {row.takenAt && <Moment at={row.takenAt} short />}
            </span>
            {row.flag === 'nobody_found' && row.sampleId && mayName ? (
              <Button onPress={() => setNaming(row.sampleId ?? undefined)}>{t.name}</Button>
            ) : (
              <span />
            )}
          </li>
        ))}
      </ul>
      {naming && <NameSheet sampleId={naming} onClose={() => setNaming(undefined)} />}
    </>
  );
}

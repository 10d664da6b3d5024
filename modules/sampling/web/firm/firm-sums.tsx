import { useMessages } from '#kernel/web/language/language.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { FirmSummary } from '../../shared/queries.ts';
import style from '../sampling.module.css';

const messages = {
  zh: {
    sums: (f: FirmSummary) =>
      `应采 ${f.headcount ?? '—'} 人，已采 ${f.people} 人，阴性 ${f.negative} 人，待结果 ${f.pending} 人，需复采 ${f.bad} 人`,
  },
  en: {
    sums: (f: FirmSummary) =>
      `${f.headcount ?? '—'} to be sampled, ${f.people} done, ${f.negative} negative, ${f.pending} pending, ${f.bad} again`,
  },
};

/** Sums of people, and when each shift is sampled. */
export function FirmSums({ summary }: { summary: FirmSummary }) {
  const t = useMessages(messages);
  return (
    <>
      <p>{t.sums(summary)}</p>
      {summary.slots.map((slot) => (
        <p key={slot.title} className={style['row']}>
          <b>{slot.title}</b>
          <span>
            <Moment at={slot.fromAt} /> – <Moment at={slot.toAt} short />
          </span>
        </p>
      ))}
    </>
  );
}

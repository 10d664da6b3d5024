// 体温异常 (C8): over all sites of the campaign, those still held first.
import { useMessages } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listHolds } from '../../shared/queries.ts';
import style from '../sampling.module.css';
import { HoldRow } from './hold-row.tsx';

const messages = {
  zh: {
    none: '没有体温异常的人',
    noneHow: '体温通道测到异常的人先到临时隔离区，会出现在这里。',
    sums: (p: { open: number; released: number; takenOver: number }) =>
      `临时隔离中 ${p.open} 人，已解除 ${p.released} 人，已转交 ${p.takenOver} 人`,
    list: '体温异常',
  },
  en: {
    none: 'Nobody was held at a gate',
    noneHow: 'Whoever is warm at the temperature channel goes to the isolation zone and shows here.',
    sums: (p: { open: number; released: number; takenOver: number }) =>
      `${p.open} held now, ${p.released} released, ${p.takenOver} taken over`,
    list: 'Held at the gate',
  },
};

export function GatePart({ campaignId }: { campaignId: string }) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(listHolds, { campaignId }, { events: ['gate.'], keep: true });
  if (isFirst) return <Skeleton lines={5} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (answer.holds.length === 0) return <EmptyState icon="check" title={t.none} how={t.noneHow} />;
  return (
    <>
      <p>{t.sums(answer)}</p>
      <ul className={`card ${style['list']}`} aria-label={t.list}>
        {answer.holds.map((hold) => (
          <HoldRow key={hold.holdId} hold={hold} isSiteShown />
        ))}
      </ul>
    </>
  );
}

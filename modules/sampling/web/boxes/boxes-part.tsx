// 转运箱: each with its clock, its counts by both sides, and the tubes that are missing by name; printed as the list that goes with the box.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag, type Tone } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import type { ClockState } from '../../shared/box-clock.ts';
import { type BoxLine, listBoxes } from '../../shared/queries.ts';
import style from '../sampling.module.css';
import { HandSheet, type HandStep } from './hand-sheet.tsx';

const messages = {
  zh: {
    none: '还没有装箱',
    noneHow: '采样点扫管码装箱、封箱，这里看每一箱的数目和时限。',
    unboxed: '已封管、还没装箱',
    tubes: (n: number) => `${n} 管`,
    oldest: '最早的样本',
    more: (n: number) => `……还有 ${n} 管`,
    no_sample: '没有样本',
    ok: '时限内',
    warned: '快到 4 小时',
    over: '超过 4 小时',
    arrived: '已送达',
    arrived_late: '送达时已超时',
    counts: (told: number, scanned: number, people: number) => `清点 ${told} 管，扫码 ${scanned} 管，${people} 人`,
    mismatch: '数目没有对上',
    unknown: (codes: string) => `系统里还没有：${codes}`,
    due: '送检时限',
    seal: '封条',
    print: '打印箱单',
    handOver: '交接',
    receive: '签收',
    sheet: '转运箱清单',
    hand: (from: string, a: number, to: string, b: number, temperature: number) =>
      `${from} ${a} 管 → ${to} ${b} 管 · ${temperature}℃`,
    broken: '封条破损',
    receiver: '签收',
    sender: '移交',
    no: '序号',
    code: '管码',
  },
  en: {
    none: 'No box is packed yet',
    noneHow: 'Sites scan tubes into boxes and seal them; counts and times stand here.',
    unboxed: 'Closed, in no box yet',
    tubes: (n: number) => `${n} tubes`,
    oldest: 'oldest swab',
    more: (n: number) => ` … and ${n} more`,
    no_sample: 'No sample',
    ok: 'In time',
    warned: 'Close to 4 hours',
    over: 'Over 4 hours',
    arrived: 'Arrived',
    arrived_late: 'Arrived late',
    counts: (told: number, scanned: number, people: number) => `${told} counted, ${scanned} scanned, ${people} people`,
    mismatch: 'Counts do not match',
    unknown: (codes: string) => `Not told of yet: ${codes}`,
    due: 'Due',
    seal: 'Seal',
    print: 'Print the list',
    handOver: 'Hand over',
    receive: 'Receive',
    sheet: 'List of a box',
    hand: (from: string, a: number, to: string, b: number, temperature: number) =>
      `${from} ${a} → ${to} ${b} · ${temperature} °C`,
    broken: 'Seal broken',
    receiver: 'Received by',
    sender: 'Handed over by',
    no: 'No.',
    code: 'Tube',
  },
};
const tones: Record<ClockState, Tone> = {
  no_sample: 'plain',
  ok: 'teal',
  warned: 'amber',
  over: 'red',
  arrived: 'green',
  arrived_late: 'red',
};

export function BoxesPart({ campaignId }: { campaignId: string }) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(
    listBoxes,
    { campaignId },
    { events: ['box.', 'tube.', 'sample.'], keep: true, everyMs: 60_000 },
  );
  const [printed, setPrinted] = useState<BoxLine>();
  if (isFirst) return <Skeleton lines={5} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  return (
    <>
      {answer.boxes.length === 0 && <EmptyState icon="scan" title={t.none} how={t.noneHow} />}
      {answer.boxes.length > 0 && (
        <ul className={`card ${style['list']}`}>
          {answer.boxes.map((box) => (
            <Box key={box.boxId} box={box} onPrint={() => setPrinted(box)} />
          ))}
        </ul>
      )}
      {answer.unboxed.length > 0 && (
        <section className={`card ${style['part']}`} aria-label={t.unboxed}>
          <h2>{t.unboxed}</h2>
          {answer.unboxed.map((site) => (
            <details key={site.siteId}>
              <summary>
                <b>{site.siteTitle}</b> {t.tubes(site.tubes)}{' '}
                {site.firstAt && (
                  <>
                    {t.oldest} <Moment at={site.firstAt} short />
                  </>
                )}
              </summary>
              <p className={style['codes']}>
                {site.codes.join('、')}
                {site.tubes > site.codes.length && t.more(site.tubes - site.codes.length)}
              </p>
            </details>
          ))}
        </section>
      )}
      {printed && <BoxSheet box={printed} onClose={() => setPrinted(undefined)} />}
    </>
  );
}

function Box({ box, onPrint }: { box: BoxLine; onPrint: () => void }) {
  const t = useMessages(messages);
  const [step, setStep] = useState<HandStep>();
  return (
    <li>
      <div className={style['name']}>
        <b>{box.code}</b>
        <span className="muted">
          {box.siteTitle} → {box.lab} · {t.seal} {box.sealNo}
        </span>
      </div>
      <div className={style['name']}>
        <span className={style['row']}>
          {t.counts(box.told, box.codes.length, box.people)}
          {!box.isMatched && <Tag tone="red">{t.mismatch}</Tag>}
          {box.reason && <span className="muted">{box.reason}</span>}
        </span>
        {box.unknown.length > 0 && <span className={style['codes']}>{t.unknown(box.unknown.join('、'))}</span>}
        {box.handovers.map((one) => (
          <span key={one.handoverId} className="muted">
            <Moment at={one.happenedAt} short />{' '}
            {t.hand(one.fromName, one.fromCount, one.toName, one.toCount, one.temperature)}
            {one.lab && ` · ${one.lab}`} {!one.isSealIntact && t.broken} {one.reason}
          </span>
        ))}
      </div>
      <div className={style['row']}>
        <Tag tone={tones[box.clock]}>{t[box.clock]}</Tag>
        {box.dueAt && box.arrivedAt === null && (
          <span>
            {t.due} <Moment at={box.dueAt} short />
          </span>
        )}
        {box.arrivedAt === null && (
          <>
            <Button onPress={() => setStep('hand_over')}>{t.handOver}</Button>
            <Button onPress={() => setStep('receive')}>{t.receive}</Button>
          </>
        )}
        <Button icon="print" onPress={onPrint}>
          {t.print}
        </Button>
      </div>
      {step && <HandSheet box={box} step={step} onClose={() => setStep(undefined)} />}
    </li>
  );
}

function BoxSheet({ box, onClose }: { box: BoxLine; onClose: () => void }) {
  const t = useMessages(messages);
  return (
    <PrintPage title={`${t.sheet} ${box.code}`} onClose={onClose}>
      <h1>
        {t.sheet} {box.code}
      </h1>
      <p>
        {box.siteTitle} → {box.lab} · {t.seal} {box.sealNo} · <Moment at={box.packedAt} />
      </p>
      <p>{t.counts(box.told, box.codes.length, box.people)}</p>
      <table className={style['sheet']}>
        <thead>
          <tr>
            <th>{t.no}</th>
            <th>{t.code}</th>
          </tr>
        </thead>
        <tbody>
          {box.codes.map((code, n) => (
            <tr key={code}>
              <td>{n + 1}</td>
              <td>{code}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>
        {t.sender} ____________ {t.receiver} ____________
      </p>
    </PrintPage>
  );
}

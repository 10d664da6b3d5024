// One order for staff: what it allows and on what basis, who made it and who checked it, and at the foot what may be done next.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { RecordFrame } from '#kernel/web/pieces/split.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { orderName } from '../../shared/name.ts';
import { type OrderRow, orderPage } from '../../shared/queries.ts';
import { Basis, Powers, StateTag, titleOf } from '../parts/order-parts.tsx';
import { CertificatesPart } from './certificates-part.tsx';
import style from './desk.module.css';
import { OrderActs } from './order-acts.tsx';

const messages = {
  zh: {
    noNumber: '批准时编号',
    powers: '措施',
    basis: '法律依据',
    area: '范围',
    from: '开始',
    to: '到期',
    left: '剩余',
    proposed: '提出',
    approved: '批准',
    refused: '不批准',
    withdrawn: '撤销',
    because: (reason: string) => `原因：${reason}`,
    extendsIt: '延续自',
    extended: '延期',
    no: (year: number, no: number) => `〔${year}〕第${no}号`,
    soon: '24 小时内到期，到时自动停止。还要用就现在提延期，由另一人批准。',
    soonNoMore: '24 小时内到期，到时自动停止。',
    waits: '另一人批准后才生效；没有批准，什么都不会启用。',
  },
  en: {
    noNumber: 'numbered at approval',
    powers: 'Powers',
    basis: 'Legal basis',
    area: 'Area',
    from: 'From',
    to: 'Until',
    left: 'Left',
    proposed: 'Proposed',
    approved: 'Approved',
    refused: 'Refused',
    withdrawn: 'Withdrawn',
    because: (reason: string) => `Reason: ${reason}`,
    extendsIt: 'Extends',
    extended: 'Extended by',
    no: (year: number, no: number) => `${year}/${no}`,
    soon: 'It stops by itself within 24 hours. If it is still needed, propose an extension now.',
    soonNoMore: 'It stops by itself within 24 hours.',
    waits: 'It holds once another person approves it; until then nothing wakes.',
  },
};

export function OrderRecord({ emergencyId }: { emergencyId: string }) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(orderPage, { emergencyId }, { everyMs: 60_000 });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { order, certificates } = answer;
  return (
    <RecordFrame
      head={<Head order={order} />}
      facts={<OrderFacts order={order} />}
      story={
        <div className={style['parts']}>
          {order.endsSoon && <Note icon="clock">{order.abilities.mayExtend ? t.soon : t.soonNoMore}</Note>}
          {order.state === 'proposed' && <Note icon="lock">{t.waits}</Note>}
          <section className={style['part']} aria-label={t.powers}>
            <h2>{t.powers}</h2>
            <Powers powers={order.powers} retention={order.retention} keptUntil={order.keptUntil} />
          </section>
          <section className={style['part']} aria-label={t.basis}>
            <h2>{t.basis}</h2>
            <Basis legalText={order.legalText} articleCodes={order.articleCodes} />
          </section>
          {certificates.length > 0 && <CertificatesPart order={order} certificates={certificates} />}
        </div>
      }
      acts={<OrderActs order={order} />}
    />
  );
}

function Head({ order }: { order: OrderRow }) {
  const t = useMessages(messages);
  const words = useWords();
  const { year, orderNo, districtName, isDrill } = order;
  return (
    <div className={style['head']}>
      <h1>{order.title}</h1>
      <p className={style['line']}>
        {isDrill && <DrillTag />}
        <StateTag state={order.state} />
        <span className="muted">
          {year !== null && orderNo !== null
            ? words(orderName({ districtName, year, no: orderNo }, isDrill))
            : t.noNumber}
        </span>
      </p>
    </div>
  );
}

function OrderFacts({ order }: { order: OrderRow }) {
  const t = useMessages(messages);
  const words = useWords();
  const by = ({ name, role, unitName, at }: OrderRow['proposed'], reason?: string | null) => (
    <>
      {name}（{unitName} {words(titleOf(role))}）
      <br />
      <Moment at={at} />
      {reason && (
        <>
          <br />
          {t.because(reason)}
        </>
      )}
    </>
  );
  const link = ({ orderId, year, orderNo }: OrderRow['extensions'][number]) => (
    <Link key={orderId} to={`/desk/emergencies/${orderId}`}>
      {t.no(year, orderNo)}
    </Link>
  );
  const { decided, withdrawn, state } = order;
  const isApproved = decided !== null && order.orderNo !== null;
  return (
    <Facts
      facts={[
        { label: t.area, value: order.area.map(({ path, name }) => path || name).join('；') },
        { label: t.from, value: <Moment at={order.fromAt} /> },
        { label: t.to, value: <Moment at={order.toAt} /> },
        state === 'in_force' && { label: t.left, value: <TimeLeft dueAt={order.endsAt} soon={order.endsSoon} /> },
        { label: t.proposed, value: by(order.proposed) },
        decided !== null && { label: isApproved ? t.approved : t.refused, value: by(decided, decided.reason) },
        withdrawn !== null && { label: t.withdrawn, value: by(withdrawn, withdrawn.reason) },
        order.extendsOrder !== null && { label: t.extendsIt, value: link(order.extendsOrder) },
        order.extensions.length > 0 && { label: t.extended, value: order.extensions.map(link) },
      ]}
    />
  );
}

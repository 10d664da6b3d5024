// 应急令 on the desk: what holds and what waits for a decision first, and beside it the one that is open.
import type { Role } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { Split } from '#kernel/web/pieces/split.tsx';
import { MoreRows } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag } from '#kernel/web/plain/tag.tsx';
import { useParam } from '#kernel/web/route.ts';
import { Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { proposers } from '../../shared/order.ts';
import { powerKinds } from '../../shared/power.ts';
import { listOrders, type OrderRow } from '../../shared/queries.ts';
import { StateTag } from '../parts/order-parts.tsx';
import style from './desk.module.css';
import { OrderRecord } from './order-record.tsx';

const messages = {
  zh: {
    title: '应急令',
    propose: '提出',
    none: '没有应急令',
    how: '全员核酸、场所码、封闭管理现在都没有启用。要用，先提一份应急令，由另一人批准。',
    rest: '从左边打开一份',
    restHow: '一人提出、另一人批准才生效；每份最长 14 天，到期自动停止，延期重新批准。',
    until: '至',
    lapses: '逾期作废',
  },
  en: {
    title: 'Emergency orders',
    propose: 'Propose',
    none: 'No orders',
    how: 'Mass testing, venue codes and closures are asleep. Propose an order; another person approves it.',
    rest: 'Open one from the left',
    restHow: 'Proposed by one, approved by another; 14 days at most; it stops by itself.',
    until: 'until',
    lapses: 'lapses',
  },
};

export default function OrdersPage() {
  const t = useMessages(messages);
  const emergencyId = useParam('emergencyId');
  return (
    <Split
      list={<OrderList chosenId={emergencyId} />}
      record={emergencyId ? <OrderRecord key={emergencyId} emergencyId={emergencyId} /> : undefined}
      rest={
        <div className={style['rest']}>
          <EmptyState icon="flag" title={t.rest} how={t.restHow} />
        </div>
      }
      backTo="/desk/emergencies"
    />
  );
}

function OrderList({ chosenId }: { chosenId: string | undefined }) {
  const t = useMessages(messages);
  const { post } = useHat();
  const asked = useAskPages(
    listOrders,
    {},
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { keep: true, everyMs: 60_000 },
  );
  return (
    <div className={style['column']}>
      <header className={style['listHead']}>
        <h1>{t.title}</h1>
        {(proposers as readonly Role[]).includes(post.role) && (
          <LinkButton to="/desk/emergencies/new" icon="pencil">
            {t.propose}
          </LinkButton>
        )}
      </header>
      <ProblemNote problem={asked.problem} again={asked.again} />
      {asked.isFirst && <Skeleton lines={6} />}
      {asked.first && asked.rows.length === 0 && <EmptyState icon="flag" title={t.none} how={t.how} />}
      {asked.rows.length > 0 && (
        <Queue label={t.title}>
          {asked.rows.map((order) => (
            <Row key={order.orderId} order={order} isChosen={order.orderId === chosenId} />
          ))}
        </Queue>
      )}
      {asked.hasMore && <MoreRows more={asked.more} isAskingMore={asked.isAskingMore} />}
    </div>
  );
}

function Row({ order, isChosen }: { order: OrderRow; isChosen: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <QueueRow
      to={`/desk/emergencies/${order.orderId}`}
      isChosen={isChosen}
      tone={order.endsSoon || order.state === 'proposed' ? 'soon' : 'calm'}
      title={order.title}
      sub={
        <>
          {order.powers.map((power) => words(powerKinds[power].title)).join('、')} ·{' '}
          {order.area.map(({ name }) => name).join('、')}
        </>
      }
      state={
        order.state === 'proposed' ? (
          <>
            <Moment at={order.lapsesAt} short /> {t.lapses}
          </>
        ) : order.endsSoon ? (
          <TimeLeft dueAt={order.endsAt} soon />
        ) : (
          <>
            {t.until} <Moment at={order.endsAt} short />
          </>
        )
      }
      mark={
        <>
          {order.isDrill && <DrillTag />} <StateTag state={order.state} />
        </>
      }
    />
  );
}

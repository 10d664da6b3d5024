// One order with its receipts: who has not received it stands first, by name.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { cancelOrder, receiveOrder, startUnit } from '../../shared/commands.ts';
import type { OrderLine } from '../../shared/queries.ts';
import style from '../campaigns.module.css';

const messages = {
  zh: {
    no: (n: number) => `指令 ${n} 号`,
    from: (unit: string, name: string) => `${unit} ${name}`,
    reported: (to: string) => `已先报告${to}`,
    receive: '签收',
    start: '启动',
    cancel: '撤销',
    cancelled: (by: string, why: string) => `${by} 撤销：${why}`,
    waits: '没签收',
    received: '已签收',
    started: '已启动',
    none: (n: number) => `${n} 家没签收`,
    all: '全部签收',
    receipts: '签收情况',
    why: '为什么撤销',
    whyNot: '写明原因',
    title: '撤销指令',
  },
  en: {
    no: (n: number) => `Order ${n}`,
    from: (unit: string, name: string) => `${unit}, ${name}`,
    reported: (to: string) => `reported first to ${to}`,
    receive: 'Receive',
    start: 'Start',
    cancel: 'Cancel it',
    cancelled: (by: string, why: string) => `Cancelled by ${by}: ${why}`,
    waits: 'Not received',
    received: 'Received',
    started: 'Started',
    none: (n: number) => `${n} not received`,
    all: 'All received',
    receipts: 'Receipts',
    why: 'Why it is cancelled',
    whyNot: 'Say why',
    title: 'Cancel the order',
  },
};

export function OrderItem({ order, isShort = false }: { order: OrderLine; isShort?: boolean }) {
  const t = useMessages(messages);
  const receive = useCommand(receiveOrder, { invalidates: ['campaign.'] });
  const start = useCommand(startUnit, { invalidates: ['campaign.'] });
  const [isCancelling, setCancelling] = useState(false);
  const missing = order.receipts.filter(({ receivedAt }) => receivedAt === null).length;
  const { orderId } = order;
  return (
    <li className={style['order']}>
      <div className={style['row']}>
        <b>{t.no(order.orderNo)}</b>
        {order.isDrill && <DrillTag />}
        <span className={style['grow']}>
          {order.text}{' '}
          <span className="muted">
            · {isShort && `${order.campaignTitle} · `}
            {order.roundTitle} · {t.from(order.fromUnitName, order.sentByName)} <Moment at={order.sentAt} short />
            {order.reportedUpTo && order.reportedUpAt && (
              <>
                {' '}
                · {t.reported(order.reportedUpTo)} <Moment at={order.reportedUpAt} short />
              </>
            )}
          </span>
        </span>
        {order.mayReceive && (
          <Button kind="primary" icon="check" busy={receive.isSending} onPress={() => void receive.run({ orderId })}>
            {t.receive}
          </Button>
        )}
        {order.mayStart && (
          <Button kind="primary" icon="play" busy={start.isSending} onPress={() => void start.run({ orderId })}>
            {t.start}
          </Button>
        )}
        {!isShort && order.mayCancel && (
          <Button kind="quiet" onPress={() => setCancelling(true)}>
            {t.cancel}
          </Button>
        )}
        {!isShort &&
          !order.cancelledAt &&
          (missing > 0 ? <Tag tone="amber">{t.none(missing)}</Tag> : <Tag tone="green">{t.all}</Tag>)}
      </div>
      {order.cancelledAt && <Tag tone="red">{t.cancelled(order.cancelledByName ?? '', order.cancelReason ?? '')}</Tag>}
      {!isShort && (
        <ul className={style['receipts']} aria-label={t.receipts}>
          {order.receipts.map((receipt) => (
            <li key={receipt.unitId}>
              <b>{receipt.name}</b>
              {receipt.receivedAt ? (
                <span className="muted">
                  {t.received} <Moment at={receipt.receivedAt} short /> {receipt.receivedByName}
                </span>
              ) : (
                <span className="soon">{t.waits}</span>
              )}
              {receipt.startedAt && (
                <span className="good">
                  {t.started} <Moment at={receipt.startedAt} short />
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <ProblemNote problem={receive.problem ?? start.problem} again={receive.again ?? start.again} />
      {isCancelling && <CancelSheet orderId={orderId} onClose={() => setCancelling(false)} />}
    </li>
  );
}

function CancelSheet({ orderId, onClose }: { orderId: string; onClose: () => void }) {
  const t = useMessages(messages);
  const [reason, setReason] = useState('');
  const cancel = useCommand(cancelOrder, { invalidates: ['campaign.'], onDone: onClose });
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="danger"
          busy={cancel.isSending}
          whyNot={reason.trim().length < 2 ? t.whyNot : undefined}
          onPress={() => void cancel.run({ orderId, reason: reason.trim() })}
        >
          {t.cancel}
        </Button>
      }
    >
      <TextField label={t.why} value={reason} maxLength={200} autoFocus onChange={setReason} />
      <ProblemNote problem={cancel.problem} again={cancel.again} />
    </Sheet>
  );
}

// Orders that wait for this unit, over whatever page one is on: received with one tap, started with the next (C4).
import { useMessages } from '#kernel/web/language/language.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { waitingOrders } from '../../shared/queries.ts';
import style from '../campaigns.module.css';
import { OrderItem } from './order-item.tsx';

const messages = { zh: { label: '等签收的指令' }, en: { label: 'Orders that wait' } };

export default function WaitingOrders() {
  const t = useMessages(messages);
  const { answer } = useAsk(waitingOrders, {}, { events: ['campaign.'], everyMs: 60_000 });
  if (!answer || answer.orders.length === 0) return null;
  return (
    <section className={style['waiting']} aria-label={t.label}>
      <ul>
        {answer.orders.map((order) => (
          <OrderItem key={order.orderId} order={order} isShort />
        ))}
      </ul>
    </section>
  );
}

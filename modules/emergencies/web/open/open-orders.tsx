// /open/emergencies 应急令公示: every order that was ever approved, those in force first; by office, never by name. The same as JSON: the query emergency.public.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { MoreRows } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { orderName } from '../../shared/name.ts';
import { type PublicOrder, publicOrders } from '../../shared/queries.ts';
import { Basis, Certificates, Powers, StateTag, titleOf } from '../parts/order-parts.tsx';
import style from './open.module.css';

const messages = {
  zh: {
    title: '应急令公示',
    sub: (n: number) =>
      n === 0 ? '现在没有生效的应急令，全员核酸、场所码、封闭管理都没有启用' : `现在有 ${n} 份应急令生效`,
    how: '这三项措施平时不启用，要有一人提出、另一人批准的应急令；每份最长 14 天，到期自动停止，延期重新批准。',
    none: '还没有发布过应急令',
    noneHow: '发布以后，编号、法律依据、范围、措施和起止时间都列在这里。',
    basis: '法律依据',
    powers: '启用的措施',
    area: '范围',
    time: '起止',
    to: '至',
    proposed: '提出',
    approved: '批准',
    withdrawn: '提前撤销',
    extendsIt: '延续自',
    extended: '延期',
    no: (year: number, no: number) => `〔${year}〕第${no}号`,
    deleted: '数据删除',
  },
  en: {
    title: 'Emergency orders',
    sub: (n: number) =>
      n === 0
        ? 'None in force now: mass testing, venue codes and closures are asleep'
        : `${n} in force; each stops by itself`,
    how: 'An order is proposed by one and approved by another; it lasts 14 days at most, stops by itself, and is extended by a new approval only.',
    none: 'No order was ever made',
    noneHow: 'Number, legal basis, area, powers and time stand here once there is one.',
    basis: 'Legal basis',
    powers: 'Powers',
    area: 'Area',
    time: 'From – to',
    to: 'to',
    proposed: 'Proposed',
    approved: 'Approved',
    withdrawn: 'Withdrawn',
    extendsIt: 'Extends',
    extended: 'Extended by',
    no: (year: number, no: number) => `${year}/${no}`,
    deleted: 'Deletion',
  },
};

export default function OpenOrders() {
  const t = useMessages(messages);
  const asked = useAskPages(
    publicOrders,
    {},
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { everyMs: 60_000 },
  );
  return (
    <>
      <PageHead title={t.title} />
      {asked.first && <p className={`strong ${style['how']}`}>{t.sub(asked.first.inForce)}</p>}
      <p className={`muted ${style['how']}`}>{t.how}</p>
      <ProblemNote problem={asked.problem} again={asked.again} />
      {asked.isFirst && <Skeleton lines={8} />}
      {asked.first && asked.rows.length === 0 && <EmptyState icon="flag" title={t.none} how={t.noneHow} />}
      <div className={style['orders']}>
        {asked.rows.map((order) => (
          <Order key={order.orderId} order={order} />
        ))}
      </div>
      {asked.hasMore && <MoreRows more={asked.more} isAskingMore={asked.isAskingMore} />}
    </>
  );
}

function Order({ order }: { order: PublicOrder }) {
  const t = useMessages(messages);
  const words = useWords();
  const name = words(orderName({ districtName: order.districtName, year: order.year, no: order.orderNo }));
  const by = ({ role, unitName, at }: PublicOrder['proposed']) => (
    <>
      {unitName} · {words(titleOf(role))} · <Moment at={at} />
    </>
  );
  const { withdrawn, extendsOrder, extensions } = order;
  return (
    <article className={style['order']} data-state={order.state} aria-label={name} id={order.orderId}>
      <header className={style['head']}>
        <h2>{name}</h2>
        <StateTag state={order.state} />
      </header>
      <p className={style['title']}>{order.title}</p>
      <Facts
        facts={[
          { label: t.area, value: order.area.map(({ path, name: unit }) => path || unit).join('；') },
          {
            label: t.time,
            value: (
              <>
                <Moment at={order.fromAt} /> {t.to} <Moment at={order.endsAt} />
              </>
            ),
          },
          { label: t.proposed, value: by(order.proposed) },
          { label: t.approved, value: by(order.approved) },
          withdrawn !== null && {
            label: t.withdrawn,
            value: (
              <>
                {by(withdrawn)} · {withdrawn.reason}
              </>
            ),
          },
          extendsOrder !== null && { label: t.extendsIt, value: t.no(extendsOrder.year, extendsOrder.orderNo) },
          extensions.length > 0 && {
            label: t.extended,
            value: extensions.map(({ year, orderNo }) => t.no(year, orderNo)).join('、'),
          },
        ]}
      />
      <section>
        <h3>{t.powers}</h3>
        <Powers powers={order.powers} retention={order.retention} keptUntil={order.keptUntil} />
      </section>
      <section>
        <h3>{t.basis}</h3>
        <Basis legalText={order.legalText} articleCodes={order.articleCodes} />
      </section>
      {order.certificates.length > 0 && (
        <section>
          <h3>{t.deleted}</h3>
          <Certificates certificates={order.certificates} />
        </section>
      )}
    </article>
  );
}

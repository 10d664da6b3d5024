// 删除证明 (R4): what was erased when an order's keeping ended, on the screen and on paper for the file.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { orderName } from '../../shared/name.ts';
import type { CertificateLine, OrderRow } from '../../shared/queries.ts';
import { Certificates } from '../parts/order-parts.tsx';
import style from './desk.module.css';

const messages = {
  zh: {
    title: '删除证明',
    print: '打印删除证明',
    paper: '应急数据删除证明',
    of: '应急令',
    ran: '实施时间',
    to: '至',
    check: '摘要由证明内容算出，改动一字即对不上。',
    signs: ['经办：＿＿＿＿＿＿', '日期：＿＿＿＿＿＿', '（盖章）'],
  },
  en: {
    title: 'Deletion certificates',
    print: 'Print the certificates',
    paper: 'Certificate of deletion',
    of: 'Order',
    ran: 'In force',
    to: 'to',
    check: 'The digest is made of the certificate’s content: one letter changed and it no longer fits.',
    signs: ['By: ____________', 'Date: ____________', '(seal)'],
  },
};

type CertificatesPartProps = { order: OrderRow; certificates: readonly CertificateLine[] };

export function CertificatesPart({ order, certificates }: CertificatesPartProps) {
  const t = useMessages(messages);
  const [isPrinting, setPrinting] = useState(false);
  return (
    <section className={style['part']} aria-label={t.title}>
      <div className={style['partHead']}>
        <h2>{t.title}</h2>
        <Button icon="print" onPress={() => setPrinting(true)}>
          {t.print}
        </Button>
      </div>
      <Certificates certificates={certificates} />
      {isPrinting && <Paper order={order} certificates={certificates} onClose={() => setPrinting(false)} />}
    </section>
  );
}

function Paper({ order, certificates, onClose }: CertificatesPartProps & { onClose: () => void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { districtName, year, orderNo, isDrill } = order;
  return (
    <PrintPage title={t.paper} onClose={onClose}>
      <div className={style['paper']}>
        <h1>{t.paper}</h1>
        <p>
          {t.of}：{year !== null && orderNo !== null && words(orderName({ districtName, year, no: orderNo }, isDrill))}{' '}
          {order.title}
        </p>
        <p>
          {t.ran}：<Moment at={order.fromAt} /> {t.to} <Moment at={order.endsAt} />
        </p>
        <Certificates certificates={certificates} />
        <p className="muted">{t.check}</p>
        <p className={style['signs']}>
          {t.signs.map((sign) => (
            <span key={sign}>{sign}</span>
          ))}
        </p>
      </div>
    </PrintPage>
  );
}

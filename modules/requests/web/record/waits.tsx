// What waits for somebody's word on this request: supervision orders that must be answered, applications that must be decided.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { Moment, TimeLeft } from '#kernel/web/time/moment.tsx';
import { sideForms } from '../acts/act-forms.ts';
import { ActPanel } from '../acts/act-panel.tsx';
import { approvalTitle } from '../acts/forms-of-approval.ts';
import type { PageAnswer, Supervision } from '../parts/names.ts';
import style from './waits.module.css';

const messages = {
  zh: {
    order: '督办待答复',
    from: (unit: string) => `${unit} 督办`,
    house: '系统督办',
    answer: '答复',
    answerTitle: '答复督办',
    asked: '等审批',
  },
  en: {
    order: 'A supervision order waits for an answer',
    from: (unit: string) => `order from ${unit}`,
    house: 'order by the system',
    answer: 'Answer',
    answerTitle: 'Answer the order',
    asked: 'Waits for a decision',
  },
};

export function Waits({ page }: { page: PageAnswer }) {
  const t = useMessages(messages);
  const words = useWords();
  const orders = page.supervisions.filter(({ kind, answeredAt }) => kind === 'supervision_order' && !answeredAt);
  const asked = page.approvals.filter(({ state }) => state === 'asked');
  if (orders.length + asked.length === 0) return null;
  return (
    <div className={style['waits']} data-print="no">
      {orders.map((order) => (
        <Order key={order.id} order={order} page={page} />
      ))}
      {asked.map((approval) => (
        <Note key={approval.id} icon="clock">
          <b>{t.asked}</b> · {words(approvalTitle(approval))}{' '}
          <span className="muted">
            <Moment at={approval.askedAt} short />
          </span>
        </Note>
      ))}
    </div>
  );
}

function Order({ order, page }: { order: Supervision; page: PageAnswer }) {
  const t = useMessages(messages);
  const [isOpen, setOpen] = useState(false);
  const mayAnswer = page.abilities.some(({ act, may }) => act === 'note' && may);
  return (
    <Note icon="warn">
      <div className={style['order']}>
        <div>
          <b>{t.order}</b> · {order.fromUnit ? t.from(order.fromUnit) : t.house}
          {order.dueAt && (
            <>
              {' '}
              · <TimeLeft dueAt={order.dueAt} />
            </>
          )}
          <p>{order.reason}</p>
        </div>
        {mayAnswer && !isOpen && <Button onPress={() => setOpen(true)}>{t.answer}</Button>}
      </div>
      {isOpen && (
        <ActPanel
          title={t.answerTitle}
          form={sideForms.answer_supervision(order.id)}
          page={page}
          first={{}}
          onClose={() => setOpen(false)}
        />
      )}
    </Note>
  );
}

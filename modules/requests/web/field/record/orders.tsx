// Supervision orders that must be answered, and applications that wait for a decision: above everything else on the page.
import { lazy, Suspense, useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import { approvalTitles } from '../../../shared/request-chart.ts';
import type { PageAnswer } from '../../parts/names.ts';

const OtherAct = lazy(() => import('./other-act.tsx'));

const messages = {
  zh: { order: '督办待答复', house: '系统', answer: '答复', asked: (what: string) => `${what}申请在等审批` },
  en: {
    order: 'A supervision order waits',
    house: 'by the system',
    answer: 'Answer',
    asked: (what: string) => `The ${what} waits for a decision`,
  },
};

export function Orders({ page }: { page: PageAnswer }) {
  const t = useMessages(messages);
  const words = useWords();
  const [answering, setAnswering] = useState<string>();
  const orders = page.supervisions.filter(({ kind, answeredAt }) => kind === 'supervision_order' && !answeredAt);
  const asked = page.approvals.filter(({ state }) => state === 'asked');
  const mayAnswer = page.abilities.some(({ act, may }) => act === 'note' && may);
  return (
    <>
      {orders.map((order) => (
        <Note key={order.id} icon="warn">
          <p>
            <b>{t.order}</b> · {order.fromUnit ?? t.house} {order.dueAt && <TimeLeft dueAt={order.dueAt} />}
          </p>
          <p>{order.reason}</p>
          {mayAnswer && answering !== order.id && <Button onPress={() => setAnswering(order.id)}>{t.answer}</Button>}
          {answering === order.id && (
            <Suspense fallback={null}>
              <OtherAct page={page} of={{ orderId: order.id }} onClose={() => setAnswering(undefined)} />
            </Suspense>
          )}
        </Note>
      ))}
      {asked.map((approval) => (
        <Note key={approval.id} icon="clock">
          {t.asked(words(approvalTitles[approval.kind as keyof typeof approvalTitles] ?? { zh: '', en: '' }))}：
          {approval.reason}
        </Note>
      ))}
    </>
  );
}

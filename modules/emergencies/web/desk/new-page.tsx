// Proposing an order, or the extension of one: what is woken, where, how long, on what basis. Nothing wakes by sending it.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useAsDrill } from '#kernel/web/door/as-drill.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters, useGo } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { proposeOrder } from '../../shared/commands.ts';
import { type OrderRow, orderPage } from '../../shared/queries.ts';
import { emptyForm, extensionOf, inputOf } from './form.ts';
import { OrderFormView } from './order-form.tsx';

const messages = {
  zh: {
    title: '提出应急令',
    sub: '另一人批准后才生效',
    extend: (title: string) => `延期：${title}`,
    extendSub: '要重新批准；不加措施，不扩范围',
  },
  en: {
    title: 'Propose an emergency order',
    sub: 'It holds once another person approves it',
    extend: (title: string) => `Extend: ${title}`,
    extendSub: 'An extension is a new order, approved again; it adds nothing',
  },
};

const readSearch = (raw: Record<string, unknown>) => ({
  extends: typeof raw['extends'] === 'string' ? raw['extends'] : undefined,
});

export default function NewPage() {
  const [{ extends: extendsId }] = useFilters(readSearch);
  return extendsId === undefined ? (
    <Proposal before={undefined} />
  ) : (
    <Extension key={extendsId} extendsId={extendsId} />
  );
}

function Extension({ extendsId }: { extendsId: string }) {
  const { answer, problem, isFirst, again } = useAsk(orderPage, { emergencyId: extendsId });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  return <Proposal before={answer.order} />;
}

function Proposal({ before }: { before: OrderRow | undefined }) {
  const t = useMessages(messages);
  const go = useGo();
  const now = useNow();
  const { post } = useHat();
  const asDrill = useAsDrill();
  const [emergencyId] = useState(newId);
  const [first] = useState(() =>
    before
      ? extensionOf(before)
      : { ...emptyForm({ unitId: post.unitId, name: post.unitName }, now), isDrill: asDrill.isOn },
  );
  const propose = useCommand(proposeOrder, {
    invalidates: ['emergency.'],
    onDone: () => go(`/desk/emergencies/${emergencyId}`),
  });
  return (
    <>
      <PageHead title={before ? t.extend(before.title) : t.title} sub={before ? t.extendSub : t.sub} />
      <OrderFormView
        first={first}
        before={before}
        isBusy={propose.isSending}
        problem={propose.problem}
        again={propose.again}
        onSend={(form) => void propose.run({ ...inputOf(form), emergencyId, extendsId: before?.orderId })}
      />
    </>
  );
}

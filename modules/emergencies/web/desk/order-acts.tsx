// The acts at the foot of an order. Approving wakes a power over people and refusing closes a proposal: each asks once, and says what follows.
import { useState } from 'react';
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useGo } from '#kernel/web/route.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, ReasonSheet } from '#modules/identity/web/public.ts';
import { approveOrder, refuseOrder, withdrawOrder } from '../../shared/commands.ts';
import { powerKinds } from '../../shared/power.ts';
import type { OrderRow } from '../../shared/queries.ts';

const messages = {
  zh: {
    approve: '批准…',
    approveTitle: '批准应急令',
    approvePress: '批准',
    approveWhat: (powers: string, area: string) => `${area}启用：${powers}`,
    approveThen: '批准后编号、向社会公示；到期自动停止，不能改，只能撤销或延期。',
    note: '批准意见（选填）',
    from: '开始',
    to: '到期',
    refuse: '不批准…',
    refuseTitle: '不批准',
    refusePress: '不批准',
    refuseWhat: '提出的人看得到原因。要用的话重新提一份。',
    withdraw: '撤销…',
    withdrawTitle: '撤销应急令',
    withdrawPress: '撤销',
    withdrawWhat: '措施马上停止，后面的延期一起撤销；原因向社会公示。已经采集的数据从现在开始计算保存期。',
    takeBack: '撤回…',
    takeBackWhat: '还没有批准，撤回后不再等批准。',
    extend: '延期',
  },
  en: {
    approve: 'Approve…',
    approveTitle: 'Approve the order',
    approvePress: 'Approve',
    approveWhat: (powers: string, area: string) => `Wakes in ${area}: ${powers}`,
    approveThen: 'It gets its number and is published; it stops by itself and is never changed.',
    note: 'Note (optional)',
    from: 'From',
    to: 'Until',
    refuse: 'Refuse…',
    refuseTitle: 'Refuse',
    refusePress: 'Refuse',
    refuseWhat: 'Whoever proposed it reads the reason.',
    withdraw: 'Withdraw…',
    withdrawTitle: 'Withdraw the order',
    withdrawPress: 'Withdraw',
    withdrawWhat: 'It stops at once, with its extensions; the reason is published. Retention counts from now.',
    takeBack: 'Take back…',
    takeBackWhat: 'Nobody has approved it; it is no longer waiting.',
    extend: 'Extend',
  },
};

const whyNot: Record<'same_person' | 'outside_area', Words> = {
  same_person: { zh: '是您提出的，要由另一人批准', en: 'you proposed it; another person approves' },
  outside_area: { zh: '范围超出您的辖区', en: 'its area is wider than yours' },
};

const done = { invalidates: ['emergency.'] };

export function OrderActs({ order }: { order: OrderRow }) {
  const t = useMessages(messages);
  const words = useWords();
  const go = useGo();
  const [asked, setAsked] = useState<'approve' | 'refuse' | 'withdraw'>();
  const [note, setNote] = useState('');
  const { orderId: emergencyId, abilities } = order;
  const close = () => setAsked(undefined);
  const approve = useCommand(approveOrder, { ...done, onDone: close });
  const decides = abilities.mayDecide || abilities.whyNotDecide !== null;
  if (!decides && !abilities.mayWithdraw && !abilities.mayExtend) return null;
  const why = abilities.whyNotDecide ? { whyNot: whyNot[abilities.whyNotDecide] } : {};
  const isProposed = order.state === 'proposed';
  return (
    <>
      <ActBar
        abilities={[
          ...(decides ? [{ act: 'approve', may: abilities.mayDecide, ...why }] : []),
          { act: 'refuse', may: abilities.mayDecide },
          { act: 'extend', may: abilities.mayExtend },
          { act: 'withdraw', may: abilities.mayWithdraw },
        ]}
        acts={[
          { act: 'approve', label: t.approve, kind: 'primary', explains: true, onPick: () => setAsked('approve') },
          { act: 'refuse', label: t.refuse, onPick: () => setAsked('refuse') },
          {
            act: 'extend',
            label: t.extend,
            kind: 'primary',
            onPick: () => go('/desk/emergencies/new', { extends: emergencyId }),
          },
          {
            act: 'withdraw',
            label: isProposed ? t.takeBack : t.withdraw,
            kind: 'danger',
            onPick: () => setAsked('withdraw'),
          },
        ]}
      />
      {asked === 'approve' && (
        <AskSheet
          title={t.approveTitle}
          press={t.approvePress}
          busy={approve.isSending}
          problem={approve.problem}
          again={approve.again}
          onSubmit={() => void approve.run({ emergencyId, reason: note.trim() || undefined })}
          onClose={close}
        >
          <p className="strong">{order.title}</p>
          <p>
            {t.approveWhat(
              order.powers.map((power) => words(powerKinds[power].title)).join('、'),
              order.area.map(({ name }) => name).join('、'),
            )}
          </p>
          <p>
            {t.from} <Moment at={order.fromAt} />，{t.to} <Moment at={order.toAt} />
          </p>
          <p className="muted">{t.approveThen}</p>
          <TextField label={t.note} lines={2} maxLength={300} value={note} onChange={setNote} />
        </AskSheet>
      )}
      {asked === 'refuse' && (
        <ReasonSheet
          command={refuseOrder}
          title={t.refuseTitle}
          press={t.refusePress}
          what={t.refuseWhat}
          input={(reason) => ({ emergencyId, reason })}
          {...done}
          onClose={close}
        />
      )}
      {asked === 'withdraw' && (
        <ReasonSheet
          command={withdrawOrder}
          title={t.withdrawTitle}
          press={t.withdrawPress}
          what={isProposed ? t.takeBackWhat : t.withdrawWhat}
          input={(reason) => ({ emergencyId, reason })}
          {...done}
          onClose={close}
        />
      )}
    </>
  );
}

// 约上门采样 (C18): why they cannot come down, and when somebody comes, if that is known; a household in isolation is said.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { askHome } from '../../shared/commands.ts';
import style from '../sampling.module.css';
import { SlotFields, slotOf, useSlot } from './slot-fields.tsx';

const messages = {
  zh: {
    title: '约上门采样',
    address: '住址',
    reason: '为什么下不了楼',
    more: '情况',
    isolated: '隔离户：一户一管，二级防护',
    press: '约上门',
    wanting: '写明住址和原因',
  },
  en: {
    title: 'Ask for a home visit',
    address: 'Address',
    reason: 'Why they cannot come down',
    more: 'State',
    isolated: 'In isolation: a tube of its own, level-2 protection',
    press: 'Ask',
    wanting: 'Say where and why',
  },
};

type Props = {
  whom: { roundId: string; unitId: string; subjectId: string; address: string };
  onClose: () => void;
};

export function AskHomeSheet({ whom, onClose }: Props) {
  const t = useMessages(messages);
  const [requestId] = useState(newId);
  const [address, setAddress] = useState(whom.address);
  const [reason, setReason] = useState('');
  const [more, setMore] = useState<'isolated'[]>([]);
  const slot = useSlot();
  const ask = useCommand(askHome, { invalidates: ['sampling.'], onDone: onClose });
  const whyNot = address.trim() === '' || reason.trim() === '' ? t.wanting : slot.whyNot;
  const { roundId, unitId, subjectId } = whom;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          busy={ask.isSending}
          whyNot={whyNot}
          onPress={() =>
            void ask.run({
              requestId,
              roundId,
              unitId,
              subjectId,
              address: address.trim(),
              reason: reason.trim(),
              isIsolated: more.includes('isolated'),
              ...slotOf(slot),
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <TextField label={t.address} value={address} maxLength={120} onChange={setAddress} />
        <TextField label={t.reason} value={reason} maxLength={120} onChange={setReason} />
        <Choices label={t.more} value={more} onChange={setMore} options={[{ value: 'isolated', label: t.isolated }]} />
        <SlotFields slot={slot} />
        {whyNot && <p className="muted">{whyNot}</p>}
        <ProblemNote problem={ask.problem} again={ask.again} />
      </div>
    </Sheet>
  );
}

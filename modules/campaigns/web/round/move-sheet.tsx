// 调整时段: another slot for one building, or at the door.
import { useState } from 'react';
import { type Instant, instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { moveCall } from '../../shared/commands.ts';
import style from '../campaigns.module.css';
import { fieldOf, instantOfField } from '../words.ts';

const messages = {
  zh: {
    from: '从',
    to: '到',
    how: '怎么做',
    hows: { down: '下楼', door: '上门（封控等）' },
    press: '保存',
    wrong: '结束要晚于开始',
  },
  en: {
    from: 'From',
    to: 'To',
    how: 'How',
    hows: { down: 'They come down', door: 'At the door (closed)' },
    press: 'Save',
    wrong: 'It must end after it begins',
  },
};

type Props = {
  roundId: string;
  placeId: string;
  title: string;
  call: { slotFrom: Date; slotTo: Date; isAtDoor: boolean };
  onClose: () => void;
};
const at = (date: Date): Instant => instantOf(date);

export function MoveSheet({ roundId, placeId, title, call, onClose }: Props) {
  const t = useMessages(messages);
  const [from, setFrom] = useState(() => fieldOf(at(call.slotFrom)));
  const [to, setTo] = useState(() => fieldOf(at(call.slotTo)));
  const [how, setHow] = useState<'down' | 'door'>(call.isAtDoor ? 'door' : 'down');
  const move = useCommand(moveCall, { invalidates: ['campaign.'], onDone: onClose });
  const wrong = to <= from ? t.wrong : undefined;
  return (
    <Sheet
      open
      onClose={onClose}
      title={title}
      foot={
        <Button
          kind="primary"
          busy={move.isSending}
          whyNot={wrong}
          onPress={() =>
            void move.run({
              roundId,
              placeId,
              slotFrom: instantOfField(from),
              slotTo: instantOfField(to),
              isAtDoor: how === 'door',
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <TextField label={t.from} type="datetime-local" value={from} onChange={setFrom} />
        <TextField label={t.to} type="datetime-local" value={to} wrong={wrong} onChange={setTo} />
        <Choice
          label={t.how}
          value={how}
          onChange={setHow}
          options={(['down', 'door'] as const).map((value) => ({ value, label: t.hows[value] }))}
        />
        <ProblemNote problem={move.problem} again={move.again} />
      </div>
    </Sheet>
  );
}

// 排通知顺序: from when on and how many an hour; which buildings are under closure and go last.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { callBuildings } from '../../shared/commands.ts';
import style from '../campaigns.module.css';
import { instantOfField, nextHour } from '../words.ts';

const messages = {
  zh: {
    title: '排楼栋通知顺序',
    how: '按每栋人数和每小时能做的人数排时段；已通知的不动。',
    from: '从什么时候开始',
    perHour: '每小时能做多少人',
    atDoor: '封控的楼栋（最后、上门）',
    press: '排好',
    wrong: '写 10 到 10000 之间的数',
  },
  en: {
    title: 'Put the buildings in turn',
    how: 'Slots go by people a building and people an hour; what was notified stays.',
    from: 'From when on',
    perHour: 'People an hour',
    atDoor: 'Under closure (last, at the door)',
    press: 'Put in turn',
    wrong: 'A number from 10 to 10,000',
  },
};

type Props = {
  roundId: string;
  unitId: string;
  rows: readonly { placeId: string; name: string; call: { isAtDoor: boolean; notifiedAt: Date | null } | null }[];
  peoplePerHour: number;
  onClose: () => void;
};

export function CallSheet({ roundId, unitId, rows, peoplePerHour, onClose }: Props) {
  const t = useMessages(messages);
  const now = useNow();
  const [from, setFrom] = useState(() => nextHour(now));
  const [perHour, setPerHour] = useState(String(peoplePerHour));
  const [closed, setClosed] = useState<string[]>(() =>
    rows.filter(({ call }) => call?.isAtDoor).map(({ placeId }) => placeId),
  );
  const call = useCommand(callBuildings, { invalidates: ['campaign.'], onDone: onClose });
  const wrong = Number(perHour) >= 10 && Number(perHour) <= 10_000 ? undefined : t.wrong;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t.title}
      foot={
        <Button
          kind="primary"
          icon="list"
          busy={call.isSending}
          whyNot={wrong}
          onPress={() =>
            void call.run({
              roundId,
              unitId,
              from: instantOfField(from),
              peoplePerHour: Math.round(Number(perHour)),
              atDoorIds: closed,
            })
          }
        >
          {t.press}
        </Button>
      }
    >
      <div className={style['form']}>
        <p className="muted">{t.how}</p>
        <TextField label={t.from} type="datetime-local" value={from} onChange={setFrom} />
        <TextField label={t.perHour} type="number" value={perHour} wrong={wrong} onChange={setPerHour} />
        <div className={style['units']}>
          <Choices
            label={t.atDoor}
            value={closed}
            onChange={setClosed}
            options={rows
              .filter(({ call: one }) => !one?.notifiedAt)
              .map(({ placeId, name }) => ({ value: placeId, label: name }))}
          />
        </div>
        <ProblemNote problem={call.problem} again={call.again} />
      </div>
    </Sheet>
  );
}

// 登记设备: the number on its case and where it hangs. The key is made here and shown once the house has taken it.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, type Found } from '#modules/identity/web/public.ts';
import { deviceNoSchema, registerDevice } from '../../shared/commands.ts';
import { newDeviceKey } from '../parts/new-key.ts';
import { PlaceField } from '../parts/place-field.tsx';
import { KeyShown } from './key-shown.tsx';

const messages = {
  zh: {
    title: '登记一键呼叫设备',
    press: '登记',
    no: '设备号',
    noHow: '照机身上印的写，如 JZ-0001',
    noWrong: '3 到 40 位字母、数字、点、横线',
    place: '装在哪一户',
    placeHow: '小区和门牌，如“盛景3-1-101”；装在公共地方的选楼栋或小区',
    label: '具体位置',
    labelHow: '如“床头”“门口”，接呼叫的人看得到',
    needed: '要填设备号，选装在哪里',
  },
  en: {
    title: 'Register a one-key device',
    press: 'Register',
    no: 'Number',
    noHow: 'As printed on its case, such as JZ-0001',
    noWrong: '3 to 40 letters, digits, dots or dashes',
    place: 'Which home',
    placeHow: 'Estate and door; for one in the open its building or estate',
    label: 'Where in it',
    labelHow: 'At the bed, by the door: whoever takes the call sees it',
    needed: 'Number and place are needed',
  },
};

export function RegisterDevice({ onClose }: { onClose(): void }) {
  const t = useMessages(messages);
  const [deviceId] = useState(newId);
  const [key] = useState(newDeviceKey);
  const [deviceNo, setDeviceNo] = useState('');
  const [label, setLabel] = useState('');
  const [place, setPlace] = useState<Found>();
  const register = useCommand(registerDevice, { invalidates: ['device.'] });
  const isFine = deviceNoSchema.safeParse(deviceNo).success;
  if (register.phase === 'done') return <KeyShown deviceNo={deviceNo.trim()} deviceKey={key} onClose={onClose} />;
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={register.isSending}
      whyNot={isFine && place ? undefined : t.needed}
      problem={register.problem}
      again={register.again}
      onSubmit={() =>
        place && void register.run({ deviceId, deviceNo: deviceNo.trim(), key, label, placeId: place.id })
      }
      onClose={onClose}
    >
      <TextField
        label={t.no}
        hint={t.noHow}
        wrong={deviceNo.trim().length >= 3 && !isFine ? t.noWrong : undefined}
        value={deviceNo}
        maxLength={40}
        onChange={setDeviceNo}
        autoFocus
      />
      <PlaceField label={t.place} hint={t.placeHow} chosen={place} onChange={setPlace} />
      <TextField label={t.label} hint={t.labelHow} value={label} maxLength={60} onChange={setLabel} />
    </AskSheet>
  );
}

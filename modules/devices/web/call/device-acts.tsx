// What may be done to a device: another key, another place, out of use. Drawn from the right that came with it.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { ActBar } from '#kernel/web/pieces/act-bar.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, type Found, ReasonSheet } from '#modules/identity/web/public.ts';
import { moveDevice, rekeyDevice, retireDevice } from '../../shared/commands.ts';
import type { DeviceRow } from '../../shared/queries.ts';
import { newDeviceKey } from '../parts/new-key.ts';
import { PlaceField } from '../parts/place-field.tsx';
import { KeyShown } from './key-shown.tsx';

const messages = {
  zh: {
    move: '移装',
    rekey: '更换密钥',
    retire: '停用',
    rekeyWhat: '换了以后旧密钥立刻作废，设备要写进新密钥才能再呼叫。密钥只显示一次。',
    rekeyPress: '更换',
    retireWhat: '停用以后它按下也不再响，密钥作废；以前的呼叫都留着。不能恢复，再用要重新登记。',
    to: '移到哪里',
    toHow: '小区和门牌；只改具体位置的，选原来的地点',
    label: '具体位置',
    movePress: '移装',
    moveNeeded: '先选移到哪里',
  },
  en: {
    move: 'Move',
    rekey: 'New key',
    retire: 'Retire',
    rekeyWhat: 'The old key ends at once; the device calls again only with the new one, which is shown once.',
    rekeyPress: 'Change it',
    retireWhat: 'It rings no more and its key ends; past calls stay. This cannot be undone.',
    to: 'Where to',
    toHow: 'Estate and door',
    label: 'Where in it',
    movePress: 'Move',
    moveNeeded: 'Choose where to first',
  },
};

type Act = 'move' | 'rekey' | 'retire';

export function DeviceActs({ device, mayKeep }: { device: DeviceRow; mayKeep: boolean }) {
  const t = useMessages(messages);
  const [open, setOpen] = useState<Act>();
  const may = mayKeep && device.retiredAt === null;
  const close = () => setOpen(undefined);
  if (!may) return null;
  const acts: readonly Act[] = ['rekey', 'move', 'retire'];
  return (
    <>
      <ActBar
        acts={acts.map((act) => ({
          act,
          label: t[act],
          ...(act === 'retire' ? { kind: 'danger' as const } : {}),
          onPick: () => setOpen(act),
        }))}
        abilities={acts.map((act) => ({ act, may }))}
      />
      {open === 'rekey' && <Rekey device={device} onClose={close} />}
      {open === 'move' && <Move device={device} onClose={close} />}
      {open === 'retire' && (
        <ReasonSheet
          command={retireDevice}
          title={`${t.retire} ${device.deviceNo}`}
          press={t.retire}
          what={t.retireWhat}
          input={(reason) => ({ deviceId: device.deviceId, reason })}
          invalidates={['device.']}
          onClose={close}
        />
      )}
    </>
  );
}

type SheetProps = { device: DeviceRow; onClose(): void };

function Rekey({ device, onClose }: SheetProps) {
  const t = useMessages(messages);
  const [key] = useState(newDeviceKey);
  const rekey = useCommand(rekeyDevice, { invalidates: ['device.'] });
  if (rekey.phase === 'done') return <KeyShown deviceNo={device.deviceNo} deviceKey={key} onClose={onClose} />;
  return (
    <AskSheet
      title={`${t.rekey} ${device.deviceNo}`}
      press={t.rekeyPress}
      busy={rekey.isSending}
      problem={rekey.problem}
      again={rekey.again}
      onSubmit={() => void rekey.run({ deviceId: device.deviceId, key })}
      onClose={onClose}
    >
      <p>{t.rekeyWhat}</p>
    </AskSheet>
  );
}

function Move({ device, onClose }: SheetProps) {
  const t = useMessages(messages);
  const [to, setTo] = useState<Found>();
  const [label, setLabel] = useState(device.label);
  const move = useCommand(moveDevice, { onDone: onClose, invalidates: ['device.'] });
  return (
    <AskSheet
      title={`${t.move} ${device.deviceNo}`}
      press={t.movePress}
      busy={move.isSending}
      whyNot={to ? undefined : t.moveNeeded}
      problem={move.problem}
      again={move.again}
      onSubmit={() => to && void move.run({ deviceId: device.deviceId, placeId: to.id, label })}
      onClose={onClose}
    >
      <PlaceField label={t.to} hint={t.toHow} chosen={to} onChange={setTo} />
      <TextField label={t.label} value={label} maxLength={60} onChange={setLabel} />
    </AskSheet>
  );
}

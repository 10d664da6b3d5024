// 登记户籍 and 登记工作地点: where somebody is registered or works, from when and why. Neither says where they live.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import type { PlaceRow } from '#modules/territory/shared/queries.ts';
import { registerAt, workAt } from '../../shared/commands.ts';
import { ActSheet } from './act-sheet.tsx';
import { HomeField } from './home-field.tsx';

const messages = {
  zh: {
    register: '登记户籍',
    work: '登记工作地点',
    press: '登记',
    which: '户籍在',
    inside: '本区',
    outside: '区外',
    registerWhat: '户籍不等于住处：原来的户籍到这一天为止，住处不变。',
    workWhat: '可以同时在几处工作；住处不变。',
    place: '户籍地址',
    workPlace: '在哪里工作',
    elsewhere: '区外的户籍地',
    elsewhereHint: '写到县区即可，例如 河南省商丘市',
    from: '从哪天起',
    today: '空着就是今天',
    reason: '原因（可不填）',
    needed: '请先选地址',
    neededText: '请写户籍地',
  },
  en: {
    register: 'Registration',
    work: 'Work place',
    press: 'Record',
    which: 'Registered',
    inside: 'In the district',
    outside: 'Elsewhere',
    registerWhat: 'Registered is not living: the registration before ends that day, the home stays.',
    workWhat: 'One may work at several places; the home stays.',
    place: 'Registered address',
    workPlace: 'Works at',
    elsewhere: 'Registered at',
    elsewhereHint: 'County is enough',
    from: 'Since',
    today: 'Empty means today',
    reason: 'Reason (optional)',
    needed: 'Choose the address first',
    neededText: 'Write where',
  },
};

const workKinds = ['shop', 'facility', 'dwelling', 'building', 'courtyard', 'estate'];

type WhereSheetProps = { personId: string; kind: 'registered' | 'working'; onClose(): void };

export function WhereSheet({ personId, kind, onClose }: WhereSheetProps) {
  const t = useMessages(messages);
  const [stayId] = useState(newId);
  const [where, setWhere] = useState<'inside' | 'outside'>('inside');
  const [place, setPlace] = useState<PlaceRow>();
  const [elsewhere, setElsewhere] = useState('');
  const [from, setFrom] = useState('');
  const [reason, setReason] = useState('');
  const done = { onDone: onClose, invalidates: ['person.', 'household.'] };
  const register = useCommand(registerAt, done);
  const work = useCommand(workAt, done);
  const isRegistered = kind === 'registered';
  const isOutside = isRegistered && where === 'outside';
  const more = { ...(from ? { from } : {}), ...(reason.trim() ? { reason: reason.trim() } : {}) };
  const whyNot = isOutside ? (elsewhere.trim().length < 2 ? t.neededText : undefined) : place ? undefined : t.needed;
  return (
    <ActSheet
      title={isRegistered ? t.register : t.work}
      press={t.press}
      command={isRegistered ? register : work}
      whyNot={whyNot}
      onSubmit={() => {
        if (isOutside) void register.run({ personId, at: { elsewhere: elsewhere.trim() }, ...more });
        else if (place && isRegistered)
          void register.run({ personId, at: { stayId, placeId: place.placeId }, ...more });
        else if (place) void work.run({ personId, stayId, placeId: place.placeId, ...more });
      }}
      onClose={onClose}
    >
      <p className="muted">{isRegistered ? t.registerWhat : t.workWhat}</p>
      {isRegistered && (
        <Choice
          label={t.which}
          value={where}
          onChange={setWhere}
          options={[
            { value: 'inside', label: t.inside },
            { value: 'outside', label: t.outside },
          ]}
        />
      )}
      {isOutside ? (
        <TextField
          label={t.elsewhere}
          hint={t.elsewhereHint}
          value={elsewhere}
          maxLength={200}
          onChange={setElsewhere}
        />
      ) : (
        <HomeField
          label={isRegistered ? t.place : t.workPlace}
          home={place}
          onChange={setPlace}
          {...(isRegistered ? {} : { kinds: workKinds })}
        />
      )}
      <TextField label={t.from} hint={t.today} type="date" value={from} onChange={setFrom} />
      <TextField label={t.reason} value={reason} maxLength={300} onChange={setReason} />
    </ActSheet>
  );
}

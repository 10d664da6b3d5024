// Where a firm is: registered, working, answered for. A place of the map, a unit, or words; what held before ends on that day and stays on record.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, type Found, UnitField } from '#modules/identity/web/public.ts';
import { PlaceField } from '#modules/territory/web/public.ts';
import { setEnterprisePlace } from '../../shared/commands.ts';
import { type PlaceKind, placeKindCodes, placeKindTitles } from '../../shared/enterprise.ts';

const messages = {
  zh: {
    title: '登记地址',
    press: '登记',
    kind: '哪一种',
    hows: {
      responsible: '由哪个社区、网格或哪处地点负责；负责的社区和网格员都看得到这家企业。',
      working: '实际经营的地方；那里的社区和网格员看得到这家企业。',
      registered: '营业执照上的地址。',
    },
    how: '怎么写',
    hows2: { place: '地图上的地点', unit: '社区、网格、街道', words: '只写地址' },
    place: '地点',
    placeHint: '如“接庄大街10号”',
    unit: '单位',
    address: '地址',
    from: '从哪天起（不填就是今天）',
    need: '还要写明在哪里',
  },
  en: {
    title: 'Say where it is',
    press: 'Record',
    kind: 'Which',
    hows: {
      responsible: 'Which community, grid or place answers for it; its people see the firm.',
      working: 'Where it really works; the people of that ground see the firm.',
      registered: 'The address on the licence.',
    },
    how: 'How',
    hows2: { place: 'A place of the map', unit: 'A community, grid or street', words: 'Words only' },
    place: 'Place',
    placeHint: 'As “10 Jiezhuang Street”',
    unit: 'Unit',
    address: 'Address',
    from: 'From which day (today if left out)',
    need: 'Say where it is',
  },
};

const placeKinds = ['shop', 'facility', 'building', 'courtyard', 'estate', 'dwelling', 'lane'];
const unitKinds = ['community', 'village', 'grid', 'subdistrict', 'town', 'township', 'park'];

export function PlaceSheet({ enterpriseId, onClose }: { enterpriseId: string; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [recordId] = useState(newId);
  const [kind, setKind] = useState<PlaceKind>('responsible');
  const [how, setHow] = useState<'place' | 'unit' | 'words'>('place');
  const [place, setPlace] = useState<Found>();
  const [unit, setUnit] = useState<Found>();
  const [address, setAddress] = useState('');
  const [from, setFrom] = useState('');
  const act = useCommand(setEnterprisePlace, { onDone: onClose, invalidates: ['enterprise.'] });
  const said =
    how === 'place'
      ? place && { placeId: place.id }
      : how === 'unit'
        ? unit && { unitId: unit.id }
        : address.trim() !== '' && { address: address.trim() };
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={act.isSending}
      whyNot={said ? undefined : t.need}
      problem={act.problem}
      again={act.again}
      onSubmit={() => {
        if (said) void act.run({ enterpriseId, recordId, kind, ...said, ...(from ? { from } : {}) });
      }}
      onClose={onClose}
    >
      <Choice
        label={t.kind}
        hint={t.hows[kind]}
        value={kind}
        onChange={setKind}
        options={placeKindCodes.map((code) => ({ value: code, label: words(placeKindTitles[code]) }))}
      />
      <Choice
        label={t.how}
        value={how}
        onChange={setHow}
        options={(['place', 'unit', 'words'] as const).map((one) => ({ value: one, label: t.hows2[one] }))}
      />
      {how === 'place' && (
        <PlaceField label={t.place} hint={t.placeHint} kinds={placeKinds} chosen={place} onChange={setPlace} />
      )}
      {how === 'unit' && <UnitField label={t.unit} kinds={unitKinds} chosen={unit} onChange={setUnit} />}
      {how === 'words' && <TextField label={t.address} value={address} maxLength={200} onChange={setAddress} />}
      <TextField label={t.from} type="date" value={from} onChange={setFrom} />
    </AskSheet>
  );
}

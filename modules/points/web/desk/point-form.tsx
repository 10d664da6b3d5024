// Putting a point on the list, and changing one from a day on: the same fields.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet, type Found, UnitField } from '#modules/identity/web/public.ts';
import { changePoint, openPoint } from '../../shared/commands.ts';
import { writeWeek } from '../../shared/hours-words.ts';
import type { PointRow } from '../../shared/queries.ts';
import { changesOf, type Draft, emptyDraft, faultOf, saidOf } from './draft.ts';
import { PointFields } from './point-fields.tsx';

const messages = {
  zh: {
    open: '登记服务点',
    openPress: '登记',
    change: '更改服务点',
    changePress: '更改',
    unit: '登记单位',
    unitHint: '哪个街道或社区来维护它',
    from: '从哪天起（不填就是今天）',
    nothing: '还没有改动',
    faults: {
      kind: '选一个类别',
      name: '写上名称',
      position: '坐标看不懂，应像“116.65, 35.40”',
      datum: '选坐标是从哪个地图抄来的',
      hours: '营业时间看不懂，换个写法',
      link: '网址要以 http:// 或 https:// 开头',
      unit: '选登记单位',
    },
  },
  en: {
    open: 'Add a service point',
    openPress: 'Add',
    change: 'Change a service point',
    changePress: 'Change',
    unit: 'Kept by',
    unitHint: 'The street or community that keeps it',
    from: 'From which day (today if left out)',
    nothing: 'Nothing changed yet',
    faults: {
      kind: 'Choose a kind',
      name: 'A name is needed',
      position: 'A position looks like “116.65, 35.40”',
      datum: 'Choose the map the position comes from',
      hours: 'These hours are not understood',
      link: 'A link begins with http:// or https://',
      unit: 'Choose who keeps it',
    },
  },
};

const keepingKinds = ['zone', 'district', 'subdistrict', 'town', 'township', 'community', 'village'];

export function OpenSheet({ onClose }: { onClose(): void }) {
  const t = useMessages(messages);
  const { post } = useHat();
  const [pointId] = useState(newId);
  const [unit, setUnit] = useState<Found | undefined>({ id: post.unitId, label: post.unitName });
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [from, setFrom] = useState('');
  const open = useCommand(openPoint, { onDone: onClose, invalidates: ['point.'] });
  const fault = unit ? faultOf(draft) : 'unit';
  return (
    <AskSheet
      title={t.open}
      press={t.openPress}
      busy={open.isSending}
      whyNot={fault && t.faults[fault]}
      problem={open.problem}
      again={open.again}
      onSubmit={() => {
        if (unit) void open.run({ pointId, unitId: unit.id, ...saidOf(draft, unit.id), ...(from ? { from } : {}) });
      }}
      onClose={onClose}
    >
      <UnitField label={t.unit} hint={t.unitHint} kinds={keepingKinds} showsFirst chosen={unit} onChange={setUnit} />
      <PointFields draft={draft} unit={unit} onChange={(change) => setDraft({ ...draft, ...change })} />
      <TextField label={t.from} type="date" value={from} onChange={setFrom} />
    </AskSheet>
  );
}

export function ChangeSheet({ point, onClose }: { point: PointRow; onClose(): void }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const [draft, setDraft] = useState<Draft>({
    ...emptyDraft,
    kindCode: point.kindCode,
    name: point.name,
    placeId: point.placeId,
    address: point.address,
    phone: point.phone ?? '',
    link: point.link ?? '',
    hours: point.hours ? writeWeek(point.hours.week, lang) : '',
    daysOff: point.hours?.daysOff ?? 'as_usual',
    comesHome: point.homeUnitId ? 'yes' : 'no',
  });
  const [from, setFrom] = useState('');
  const change = useCommand(changePoint, { onDone: onClose, invalidates: ['point.'] });
  const fault = faultOf(draft);
  // A unit that is served already stays the one that is served.
  const changes = fault ? {} : changesOf(saidOf(draft, point.homeUnitId ?? point.unitId), point);
  const whyNot = fault ? t.faults[fault] : Object.keys(changes).length === 0 ? t.nothing : undefined;
  return (
    <AskSheet
      title={t.change}
      press={t.changePress}
      busy={change.isSending}
      whyNot={whyNot}
      problem={change.problem}
      again={change.again}
      onSubmit={() => void change.run({ pointId: point.pointId, ...changes, ...(from ? { from } : {}) })}
      onClose={onClose}
    >
      <PointFields
        draft={draft}
        unit={{ id: point.unitId, label: point.homeUnitName ?? point.unitName }}
        standsAt={point.longitude === null ? undefined : `${point.longitude.toFixed(6)}, ${point.latitude?.toFixed(6)}`}
        onChange={(some) => setDraft({ ...draft, ...some })}
      />
      <TextField label={t.from} type="date" value={from} onChange={setFrom} />
    </AskSheet>
  );
}

// The fields of a point: what, where, when, how to reach it, and whether it comes to people's homes.
import { useDeferredValue, useState } from 'react';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { FindField, type Found } from '#modules/identity/web/public.ts';
import { searchPlaces } from '#modules/territory/shared/queries.ts';
import { datums } from '../../shared/datum.ts';
import { pointKinds } from '../../shared/queries.ts';
import { type Draft, faultOf, shownHours } from './draft.ts';

const messages = {
  zh: {
    kind: '服务类别',
    choose: '请选择',
    name: '名称',
    place: '在哪处商铺、小区或楼栋',
    placeHint: '登记过的地方，位置就取它的；没有就不选，写地址、填坐标',
    address: '地址',
    position: '坐标（经度, 纬度）',
    positionHint: '在地图上点一下复制，如 116.65, 35.40；不填就取所在地方的位置',
    positionKept: (at: string) => `现在是 ${at}（WGS 84）；不填就不变`,
    datum: '坐标从哪个地图抄的',
    datums: { wgs84: 'GPS、天地图（WGS 84）', gcj02: '高德、腾讯（GCJ-02）', bd09: '百度（BD-09）' },
    hours: '营业时间',
    hoursHint: '如“周一至周五 8:30-12:00 13:30-17:30；周六 9:00-12:00”；两段之间就是午休',
    hoursRead: (text: string) => `读作：${text}`,
    hoursWrong: '看不懂，试试“每天 8:00-18:00”',
    daysOff: '法定节假日',
    usual: '照常',
    shut: '休息',
    phone: '电话',
    link: '网上办的网址',
    comes: '上门吗',
    no: '不上门',
    yes: (unit: string) => `上门，服务${unit}的住户`,
  },
  en: {
    kind: 'Kind',
    choose: 'Choose',
    name: 'Name',
    place: 'In which shop, estate or building',
    placeHint: 'A place on record gives its position; else write the address and the position',
    address: 'Address',
    position: 'Position (longitude, latitude)',
    positionHint: 'Copied from a map, as 116.65, 35.40; left out, that of its place',
    positionKept: (at: string) => `Now ${at} (WGS 84); left out, it stays`,
    datum: 'The map it was copied from',
    datums: { wgs84: 'GPS, Tianditu (WGS 84)', gcj02: 'Amap, Tencent (GCJ-02)', bd09: 'Baidu (BD-09)' },
    hours: 'Opening hours',
    hoursHint: 'As “Mon-Fri 8:30-12:00 13:30-17:30; Sat 9:00-12:00”; the gap is the lunch break',
    hoursRead: (text: string) => `Read as: ${text}`,
    hoursWrong: 'Not understood; try “Daily 8:00-18:00”',
    daysOff: 'Public holidays',
    usual: 'Open as usual',
    shut: 'Shut',
    phone: 'Telephone',
    link: 'Link for doing it online',
    comes: 'Comes to homes?',
    no: 'No',
    yes: (unit: string) => `Yes, to the homes of ${unit}`,
  },
};

const standingKinds = ['shop', 'estate', 'building', 'courtyard', 'lane', 'facility'];

type PointFieldsProps = {
  draft: Draft;
  unit: Found | undefined;
  /** Where it stands now. */
  standsAt?: string | undefined;
  onChange(change: Partial<Draft>): void;
};

export function PointFields({ draft, unit, standsAt, onChange }: PointFieldsProps) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const kinds = useAsk(pointKinds, unit ? { unitId: unit.id } : {}, { keep: true });
  const fault = faultOf({ ...draft, kindCode: draft.kindCode || '-', name: draft.name || '-' });
  const read = shownHours(draft, lang);
  return (
    <>
      <Select
        label={t.kind}
        value={draft.kindCode}
        placeholder={t.choose}
        onChange={(kindCode) => onChange({ kindCode })}
        options={(kinds.answer?.kinds ?? []).map((kind) => ({ value: kind.kindCode, label: words(kind.title) }))}
      />
      <TextField label={t.name} value={draft.name} maxLength={80} onChange={(name) => onChange({ name })} required />
      <PlaceField
        label={t.place}
        hint={t.placeHint}
        onChange={(place) => onChange({ placeId: place?.id ?? null, ...(place ? { address: place.label } : {}) })}
      />
      <TextField
        label={t.address}
        value={draft.address}
        maxLength={120}
        onChange={(address) => onChange({ address })}
      />
      <TextField
        label={t.position}
        hint={standsAt ? t.positionKept(standsAt) : t.positionHint}
        value={draft.position}
        maxLength={60}
        inputMode="decimal"
        onChange={(position) => onChange({ position })}
      />
      {draft.position.trim() !== '' && (
        <Select
          label={t.datum}
          value={draft.datum}
          placeholder={t.choose}
          onChange={(datum) => onChange({ datum })}
          options={datums.map((datum) => ({ value: datum, label: t.datums[datum] }))}
        />
      )}
      <TextField
        label={t.hours}
        hint={read ? t.hoursRead(read) : t.hoursHint}
        wrong={fault === 'hours' ? t.hoursWrong : undefined}
        lines={2}
        maxLength={200}
        value={draft.hours}
        onChange={(hours) => onChange({ hours })}
      />
      {read && (
        <Choice
          label={t.daysOff}
          value={draft.daysOff}
          onChange={(daysOff) => onChange({ daysOff })}
          options={[
            { value: 'as_usual', label: t.usual },
            { value: 'shut', label: t.shut },
          ]}
        />
      )}
      <TextField
        label={t.phone}
        type="tel"
        value={draft.phone}
        maxLength={40}
        onChange={(phone) => onChange({ phone })}
      />
      <TextField label={t.link} value={draft.link} maxLength={300} onChange={(link) => onChange({ link })} />
      <Choice
        label={t.comes}
        value={draft.comesHome}
        onChange={(comesHome) => onChange({ comesHome })}
        options={[
          { value: 'no', label: t.no },
          { value: 'yes', label: t.yes(unit?.label ?? '') },
        ]}
      />
    </>
  );
}

function PlaceField({
  label,
  hint,
  onChange,
}: {
  label: string;
  hint: string;
  onChange(place: Found | undefined): void;
}) {
  const [text, setText] = useState('');
  const [chosen, setChosen] = useState<Found>();
  const asked = useDeferredValue(text.trim());
  const isLooking = asked !== '' && !chosen;
  const { answer } = useAsk(
    searchPlaces,
    { text: asked || '-', kinds: standingKinds, limit: 8 },
    { enabled: isLooking, keep: true },
  );
  const found = answer?.places.map((place) => ({ id: place.placeId, label: place.address, sub: place.communityName }));
  return (
    <FindField
      label={label}
      hint={hint}
      chosen={chosen}
      text={text}
      onText={setText}
      found={isLooking ? found : undefined}
      onChange={(place) => {
        setChosen(place);
        onChange(place);
      }}
    />
  );
}

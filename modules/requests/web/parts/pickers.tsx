// Choosing a unit, a place, a kind: the three things every act on a request is about.
import { AutoComplete } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type PlaceKind, placeKindTitles } from '#modules/territory/shared/place.ts';
import { listUnits, type PlaceRow, searchPlaces } from '#modules/territory/shared/queries.ts';
import type { Kind } from './names.ts';
import style from './search-select.module.css';
import { SearchSelect, type SelectOption } from './search-select.tsx';
import { useRested } from './use-typed.ts';

const messages = {
  zh: {
    unitHow: '输入单位名称',
    noUnit: '没有这样的单位',
    placeHow: '小区、楼号、门牌，如“盛景花园3-1-101”',
    noPlace: '没有登记这个地点，照您写的记下，由社区派',
    onRecord: (grid: string) => `已对上登记的地点${grid ? ` · ${grid}` : ''}`,
    kindHow: '输入类别名称',
    noKind: '工作法里没有这一类',
    service: '办理业务',
    problem: '处理问题',
  },
  en: {
    unitHow: 'Type the name of a unit',
    noUnit: 'No such unit',
    placeHow: 'Estate, building, door',
    noPlace: 'Not on record; kept as written and dispatched by the community',
    onRecord: (grid: string) => `On record${grid ? ` · ${grid}` : ''}`,
    kindHow: 'Type the name of a kind',
    noKind: 'The method has no such kind',
    service: 'Services',
    problem: 'Problems',
  },
};

/** Kinds of units that may be given work. */
const workUnits = [
  'property_company',
  'clinic',
  'police_room',
  'courtyard',
  'repair_team',
  'department',
  'mediation_committee',
  'community',
  'village',
  'grid',
  'subdistrict',
  'town',
];

type UnitPickerProps = {
  label: string;
  hint?: string | undefined;
  wrong?: string | undefined;
  kinds?: readonly string[];
  underId?: string | undefined;
  mayClear?: boolean;
} & (
  | { many?: false; value: string | undefined; onChange(value: string | undefined): void }
  | { many: true; value: readonly string[]; onChange(value: string[]): void }
);

export function UnitPicker(props: UnitPickerProps) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const rested = useRested(text.trim());
  const { answer, isAsking } = useAsk(
    listUnits,
    {
      kinds: [...(props.kinds ?? workUnits)],
      ...(props.underId ? { underId: props.underId } : {}),
      ...(rested ? { text: rested } : {}),
      limit: 60,
    },
    { keep: true },
  );
  // What was chosen before stays known by name while another search is on.
  const [known] = useState(() => new Map<string, SelectOption>());
  const found = (answer?.units ?? []).map((unit) => ({ value: unit.unitId, label: unit.name, sub: unit.path }));
  for (const option of found) known.set(option.value, option);
  const chosen = props.many ? props.value : props.value ? [props.value] : [];
  const missing = chosen.flatMap((id) => (found.some(({ value }) => value === id) ? [] : (known.get(id) ?? [])));
  const shared = {
    label: props.label,
    hint: props.hint,
    wrong: props.wrong,
    placeholder: t.unitHow,
    nothing: t.noUnit,
    options: [...missing, ...found],
    onSearch: setText,
    isAsking,
  };
  return props.many ? (
    <SearchSelect {...shared} many value={props.value} onChange={props.onChange} />
  ) : (
    <SearchSelect {...shared} value={props.value} onChange={props.onChange} mayClear={props.mayClear ?? false} />
  );
}

/** A place on record, or only the words for one. */
export type PlaceSaid = { text: string; placeId?: string | undefined; gridName?: string | null | undefined };

export type PlacePickerProps = {
  label: string;
  value: PlaceSaid;
  onChange(place: PlaceSaid): void;
};

/** The words stay as typed; choosing one that is found ties them to the place on record, typing on unties them. */
export function PlacePicker({ label, value, onChange }: PlacePickerProps) {
  const t = useMessages(messages);
  const id = useId();
  const rested = useRested(value.text.trim());
  const isLooking = rested !== '' && value.placeId === undefined;
  const { answer } = useAsk(searchPlaces, { text: rested || '-', limit: 12 }, { enabled: isLooking, keep: true });
  const places = isLooking ? (answer?.places ?? []) : [];
  return (
    <div className={style['field']}>
      <label className={style['label']} htmlFor={id}>
        {label}
      </label>
      <AutoComplete
        id={id}
        value={value.text}
        placeholder={t.placeHow}
        defaultActiveFirstOption={false}
        className={style['select']}
        aria-describedby={`${id}-state`}
        options={places.map((place) => ({ value: place.placeId, label: place.address, place }))}
        optionRender={renderPlace}
        onChange={(typed: string, option) => {
          const place = option && 'place' in option ? option.place : undefined;
          onChange(
            place
              ? { text: place.address, placeId: place.placeId, gridName: place.gridName ?? place.communityName }
              : { text: typed ?? '' },
          );
        }}
      />
      <p id={`${id}-state`} role="status" className={style['hint']}>
        {value.placeId ? (
          <>
            <Icon name="check" size={14} /> {t.onRecord(value.gridName ?? '')}
          </>
        ) : (
          isLooking && answer?.places.length === 0 && t.noPlace
        )}
      </p>
    </div>
  );
}

const renderPlace = ({ data }: { data: { place: PlaceRow } }) => <PlaceOption place={data.place} />;

function PlaceOption({ place }: { place: PlaceRow }) {
  const words = useWords();
  const kind = placeKindTitles[place.kind as PlaceKind] ?? { zh: place.kind, en: place.kind };
  return (
    <span className={style['option']}>
      {place.address}
      <small>
        {place.gridName ?? place.communityName} · {words(kind)}
      </small>
    </span>
  );
}

export type KindPickerProps = {
  label: string;
  kinds: readonly Kind[];
  value: string | undefined;
  onChange(code: string | undefined): void;
  mayClear?: boolean;
  isBare?: boolean;
  placeholder?: string;
};

export function KindPicker({
  label,
  kinds,
  value,
  onChange,
  mayClear = false,
  isBare = false,
  placeholder,
}: KindPickerProps) {
  const t = useMessages(messages);
  const words = useWords();
  const options = useMemo(
    () =>
      kinds.map((kind) => ({
        value: kind.code,
        label: words(kind.title),
        sub: words(kind.handlingTitle),
        group: kind.countsAs === 'service' ? t.service : t.problem,
        find: `${kind.title.zh} ${kind.title.en}`,
      })),
    [kinds, words, t],
  );
  return (
    <SearchSelect
      label={label}
      placeholder={placeholder ?? t.kindHow}
      nothing={t.noKind}
      options={options}
      value={value}
      onChange={onChange}
      mayClear={mayClear}
      isBare={isBare}
    />
  );
}

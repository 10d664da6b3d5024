// Where: by door (3-1-101), by name, by initials — or one of the places one was at last. Chosen, it folds into one line.
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { searchPlaces } from '#modules/territory/shared/queries.ts';
import { useRested } from '../../parts/use-typed.ts';
import { type Spot, useLastSpots } from './last-spots.ts';
import style from './place-field.module.css';

const messages = {
  zh: {
    label: '在哪里',
    how: '门牌如“3-1-101”，小区名，或拼音首字母',
    change: '换',
    last: '刚去过的',
    none: '没有登记这个地点。照您写的记下，社区来定。',
    keep: '就按这样写',
    mine: (unit: string) => `就在${unit}`,
  },
  en: {
    label: 'Where',
    how: 'Door such as 3-1-101, name of the estate, or initials',
    change: 'Change',
    last: 'Where you were last',
    none: 'Not on record. Kept as written; the community decides.',
    keep: 'Keep it as written',
    mine: (unit: string) => `Somewhere in ${unit}`,
  },
};

type Props = {
  spot: Spot | undefined;
  typed: string;
  /** The own unit, where it is a piece of ground. */
  ownUnit: string | undefined;
  onType(text: string): void;
  onPick(spot: Spot | undefined): void;
};

export function PlaceField({ spot, typed, ownUnit, onType, onPick }: Props) {
  const t = useMessages(messages);
  const text = useRested(typed.trim(), 250);
  const { answer, problem, again } = useAsk(
    searchPlaces,
    { text: text || '-', limit: 8 },
    { enabled: text !== '' && spot === undefined, keep: true },
  );
  const last = useLastSpots();
  if (spot) {
    return (
      <div className={style['chosen']}>
        <span>
          <b>{t.label}</b>
          <span>
            <Icon name="pin" size={16} /> {spot.address}
          </span>
        </span>
        <Button onPress={() => onPick(undefined)}>{t.change}</Button>
      </div>
    );
  }
  const found = text === '' ? [] : (answer?.places ?? []);
  return (
    <div className={style['field']}>
      <TextField
        label={t.label}
        hint={t.how}
        type="search"
        inputMode="search"
        maxLength={80}
        value={typed}
        onChange={onType}
      />
      <ProblemNote problem={problem} again={again} />
      {text !== '' && answer && found.length === 0 && (
        <div className={style['none']}>
          <p className="muted">{t.none}</p>
          <Button onPress={() => onPick({ placeId: null, address: typed.trim() })}>{t.keep}</Button>
        </div>
      )}
      {(found.length > 0 || (text === '' && last.length > 0) || ownUnit) && (
        <ul className={style['places']} aria-label={text === '' ? t.last : t.label}>
          {(text === ''
            ? last.map((place) => ({ ...place, sub: '' }))
            : found.map(({ placeId, address, gridName, communityName }) => ({
                placeId,
                address,
                sub: gridName ?? communityName,
              }))
          ).map(({ sub, ...place }) => (
            <li key={place.placeId ?? place.address}>
              <button type="button" onClick={() => onPick(place)}>
                <span>{place.address}</span>
                {sub && <small>{sub}</small>}
              </button>
            </li>
          ))}
          {text === '' && ownUnit && (
            <li>
              <button type="button" onClick={() => onPick({ placeId: null, address: ownUnit })}>
                <span>{t.mine(ownUnit)}</span>
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

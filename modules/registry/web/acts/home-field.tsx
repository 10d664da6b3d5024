// A home on record, found by what people say of it: 盛景3-1-101, a door, a piece of the address.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type PlaceRow, searchPlaces } from '#modules/territory/shared/queries.ts';
import style from '../registry.module.css';
import { useRested } from '../use-rested.ts';

const messages = {
  zh: { label: '搬到哪里', hint: '小区和门牌，如“盛景3-1-101”', other: '换一个', none: '没有登记这样的住处' },
  en: { label: 'New home', hint: 'Estate and door', other: 'Another', none: 'No such home on record' },
};

/** Where people can live: rooms, houses, and shops with a bed behind. */
const homeKinds = ['dwelling', 'shop'];

export function HomeField({
  home,
  onChange,
  label,
  kinds = homeKinds,
}: {
  /** What is asked for; left out, where somebody moves. */
  label?: string;
  /** Which places are offered; left out, where people can live. */
  kinds?: string[];
  home: PlaceRow | undefined;
  onChange(home: PlaceRow | undefined): void;
}) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const asked = useRested(text.trim());
  const { answer } = useAsk(
    searchPlaces,
    { text: asked, kinds, limit: 12 },
    { enabled: asked !== '' && !home, keep: true },
  );
  if (home) {
    return (
      <div className={style['chosen']}>
        <div>
          <span className="muted">{label ?? t.label}</span>
          <p className="strong">{home.address}</p>
          <p className="muted">{home.gridName ?? home.communityName}</p>
        </div>
        <Button kind="quiet" onPress={() => onChange(undefined)}>
          {t.other}
        </Button>
      </div>
    );
  }
  return (
    <>
      <TextField
        label={label ?? t.label}
        hint={t.hint}
        type="search"
        value={text}
        onChange={setText}
        autoFocus={label === undefined}
      />
      {asked !== '' && answer?.places.length === 0 && <p className="muted">{t.none}</p>}
      {asked !== '' && answer !== undefined && answer.places.length > 0 && (
        <div className={style['found']}>
          {answer.places.map((place) => (
            <button key={place.placeId} type="button" onClick={() => onChange(place)}>
              {place.address}
              <small className="muted">{place.gridName ?? place.communityName}</small>
            </button>
          ))}
        </div>
      )}
    </>
  );
}

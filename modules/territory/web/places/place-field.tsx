// A place of the map, found by typing its address.
import { useState } from 'react';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { FindField, type Found, useRested } from '#modules/identity/web/public.ts';
import { searchPlaces } from '#modules/territory/shared/queries.ts';

type PlaceFieldProps = {
  label: string;
  hint?: string;
  kinds: readonly string[];
  chosen: Found | undefined;
  onChange(place: Found | undefined): void;
};

export function PlaceField({ label, hint, kinds, chosen, onChange }: PlaceFieldProps) {
  const [text, setText] = useState('');
  const asked = useRested(text.trim());
  const isLooking = asked !== '' && !chosen;
  const { answer } = useAsk(
    searchPlaces,
    { text: asked || '-', kinds: [...kinds], limit: 8 },
    { enabled: isLooking, keep: true },
  );
  const found = answer?.places.map((place) => ({ id: place.placeId, label: place.address, sub: place.communityName }));
  return (
    <FindField
      label={label}
      {...(hint ? { hint } : {})}
      chosen={chosen}
      text={text}
      onText={setText}
      found={isLooking ? found : undefined}
      onChange={onChange}
    />
  );
}

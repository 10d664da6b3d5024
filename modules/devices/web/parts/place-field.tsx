// A place on record, found by what people say of it. `kinds` narrows it to where such a thing can hang.
import { useState } from 'react';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type ChosenProps, FindField, useRested } from '#modules/identity/web/public.ts';
import { searchPlaces } from '#modules/territory/shared/queries.ts';

export function PlaceField({ kinds, ...chosen }: ChosenProps & { kinds?: readonly string[] }) {
  const [text, setText] = useState('');
  const rested = useRested(text.trim());
  const isLooking = chosen.chosen === undefined && rested !== '';
  const { answer } = useAsk(
    searchPlaces,
    { text: rested || '-', ...(kinds ? { kinds: [...kinds] } : {}), limit: 12 },
    { enabled: isLooking, keep: true },
  );
  const found = answer?.places.map((place) => ({
    id: place.placeId,
    label: place.address,
    sub: place.gridName ?? place.communityName ?? '',
  }));
  return <FindField {...chosen} text={text} onText={setText} found={isLooking ? found : undefined} />;
}

// One place in a list: what it is called, what it is, in which grid it lies.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { QueueRow } from '#kernel/web/pieces/queue.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { PlaceRow as Place } from '#modules/territory/shared/queries.ts';
import { placeKindTitle } from '../words.ts';
import type { PlaceSearch } from './place-search.ts';

const messages = {
  zh: { vacant: '空置', noGrid: '未划入网格' },
  en: { vacant: 'vacant', noGrid: 'in no grid' },
};

type PlaceRowProps = { place: Place; search: PlaceSearch; isChosen?: boolean; isInside?: boolean };

export function PlaceRow({ place, search, isChosen = false, isInside = false }: PlaceRowProps) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <QueueRow
      to={`/desk/places/${place.placeId}`}
      search={search}
      isChosen={isChosen}
      title={isInside ? place.name : place.address}
      mark={<Tag>{place.isVacant ? t.vacant : words(placeKindTitle(place.kind))}</Tag>}
      sub={isInside ? place.address : place.communityName}
      state={place.gridName ?? (place.kind === 'dwelling' || place.kind === 'shop' ? t.noGrid : undefined)}
    />
  );
}

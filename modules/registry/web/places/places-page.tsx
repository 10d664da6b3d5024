// 房屋: a dwelling, a building, an estate found as people say it; who lives there, who answers for it, in which grid it lay and when.
import { useMessages } from '#kernel/web/language/language.ts';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { PlaceList } from './place-list.tsx';
import { PlaceRecord } from './place-record.tsx';
import { readPlaceSearch } from './place-search.ts';

const messages = {
  zh: { rest: '从左边打开一处房屋', restHow: '看谁住在这里、归哪个网格、谁来管。' },
  en: { rest: 'Open a place from the left', restHow: 'Who lives there, in which grid it lies, who answers for it.' },
};

export default function PlacesPage() {
  const t = useMessages(messages);
  const placeId = useParam('placeId');
  const [search, setSearch] = useFilters(readPlaceSearch);
  return (
    <Split
      backTo="/desk/places"
      backSearch={search}
      list={<PlaceList search={search} onSearch={setSearch} chosenId={placeId} />}
      record={
        placeId ? <PlaceRecord key={placeId} placeId={placeId} search={search} onSearch={setSearch} /> : undefined
      }
      rest={
        <div>
          <EmptyState icon="home" title={t.rest} how={t.restHow} />
        </div>
      }
    />
  );
}

// Places found by what is typed; before that the estates, lanes and courtyards of one's own area.
import { useState } from 'react';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Queue } from '#kernel/web/pieces/queue.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listPlaces, searchPlaces } from '#modules/territory/shared/queries.ts';
import { communityKinds } from '#modules/territory/shared/unit.ts';
import { AreaHead } from '../area-head.tsx';
import style from '../registry.module.css';
import { useRested } from '../use-rested.ts';
import { PlaceRow } from './place-row.tsx';
import type { PlaceSearch } from './place-search.ts';

const messages = {
  zh: {
    search: '小区、楼号或门牌，如“盛景3-1-101”',
    list: '房屋',
    none: '没有登记这样的地方',
    noneHow: '换个写法试试；新的小区和门牌由社区在“网格与岗位”里登记。',
    empty: '还没有登记小区',
    emptyHow: '网格划分表从“导入”进来以后，小区会列在这里。',
  },
  en: {
    search: 'Estate, building or door',
    list: 'Places',
    none: 'No such place on record',
    noneHow: 'Try another writing.',
    empty: 'No estates on record yet',
    emptyHow: 'They come in with the table of grids, through Import.',
  },
};

/** What an area is made of, from the outside. */
const outerKinds = ['estate', 'lane', 'courtyard'];

type PlaceListProps = {
  search: PlaceSearch;
  onSearch(change: Partial<PlaceSearch>): void;
  chosenId: string | undefined;
};

export function PlaceList({ search, onSearch, chosenId }: PlaceListProps) {
  const t = useMessages(messages);
  const { post } = useHat();
  const [text, setText] = useState(search.text ?? '');
  const asked = useRested(text.trim());
  const isFinding = asked !== '';
  const found = useAsk(searchPlaces, { text: asked, limit: 60 }, { enabled: isFinding, keep: true });
  const area = (communityKinds as readonly string[]).includes(post.unitKind)
    ? { communityId: post.unitId }
    : post.unitKind === 'grid'
      ? { gridId: post.unitId }
      : {};
  const outer = { ...area, kinds: outerKinds };
  const own = useAsk(listPlaces, { ...outer, limit: 300 }, { enabled: !isFinding });
  const shown = isFinding ? found : own;
  // A courtyard inside an estate is found through its estate.
  const places = shown.answer?.places.filter((place) => isFinding || place.parentId === null);
  return (
    <div className={style['column']}>
      <AreaHead view="places">
        <TextField
          label={t.search}
          type="search"
          value={text}
          maxLength={120}
          onChange={(value) => {
            setText(value);
            onSearch({ text: value.trim() || undefined });
          }}
        />
        {!isFinding && own.answer && (
          <div className={style['sums']}>
            <span />
            <ExportLink query={listPlaces.name} input={outer} />
          </div>
        )}
      </AreaHead>
      <ProblemNote problem={shown.problem} again={shown.again} />
      {shown.isFirst && <Skeleton lines={6} />}
      {places?.length === 0 && (
        <EmptyState
          icon={isFinding ? 'search' : 'home'}
          title={isFinding ? t.none : t.empty}
          how={isFinding ? t.noneHow : t.emptyHow}
        />
      )}
      <Queue label={t.list}>
        {places?.map((place) => (
          <PlaceRow key={place.placeId} place={place} search={search} isChosen={place.placeId === chosenId} />
        ))}
      </Queue>
    </div>
  );
}

// 网格调整: redraws of a community on the left; on the right one of them, or the plan that is being written (A1–A4).
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listUnits } from '../../shared/queries.ts';
import { communityKinds } from '../../shared/unit.ts';
import { PlanForm } from './plan-form.tsx';
import { RedrawList } from './redraw-list.tsx';
import { RedrawRecord } from './redraw-record.tsx';
import { readRedrawSearch } from './redraw-search.ts';

const messages = {
  zh: {
    rest: '从左边打开一次调整，或新拟一个方案',
    restHow: '拆分、合并、划转都先预演：牵动多少户、哪些诉求和岗位，看清了再实施。',
  },
  en: {
    rest: 'Open a redraw on the left, or write a new plan',
    restHow:
      'Splits, merges and moves are rehearsed first: households, requests and posts touched are shown before anything changes.',
  },
};

export default function RedrawPage() {
  const t = useMessages(messages);
  const { post } = useHat();
  const redrawId = useParam('redrawId');
  const [search, setSearch] = useFilters(readRedrawSearch);
  const isOwn = (communityKinds as readonly string[]).includes(post.unitKind);
  const { answer } = useAsk(
    listUnits,
    { kinds: [...communityKinds], underId: post.unitId, limit: 500 },
    { enabled: !isOwn },
  );
  const communities = isOwn ? [{ unitId: post.unitId, name: post.unitName }] : (answer?.units ?? []);
  const communityId = search.communityId ?? communities[0]?.unitId;
  const kept = { communityId: search.communityId };
  const record =
    redrawId === 'new' ? (
      communityId ? (
        <PlanForm
          key={`${communityId} ${search.editId}`}
          communityId={communityId}
          gridId={search.gridId}
          editId={search.editId}
        />
      ) : (
        <Skeleton lines={8} />
      )
    ) : redrawId ? (
      <RedrawRecord key={redrawId} redrawId={redrawId} search={kept} />
    ) : undefined;
  return (
    <Split
      backTo="/desk/redraws"
      backSearch={kept}
      list={
        <RedrawList
          communities={communities}
          communityId={communityId}
          onCommunity={(id) => setSearch({ communityId: id, gridId: undefined })}
          chosenId={redrawId}
          search={kept}
        />
      }
      record={record}
      rest={
        <div>
          <EmptyState icon="map" title={t.rest} how={t.restHow} />
        </div>
      }
    />
  );
}

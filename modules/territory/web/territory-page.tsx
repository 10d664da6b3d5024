// 网格与岗位: the tree on the left, on the right one unit with who answers for it, who contracts for it, what is vacant and how many hands it
// needs. Any past day may be asked for (1.T rule 8).
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { unitTree } from '../shared/queries.ts';
import style from './territory.module.css';
import { UnitPanel } from './unit-panel.tsx';
import { UnitTree } from './unit-tree.tsx';

const messages = {
  zh: {
    title: '网格与岗位',
    on: '看哪一天',
    rest: '从左边点一个单位',
    restHow: '看它归谁管、谁包保、缺几个人。',
    today: '今天',
  },
  en: {
    title: 'Grids and posts',
    on: 'As of',
    rest: 'Choose a unit on the left',
    restHow: 'See who answers for it, who contracts for it, how many hands are short.',
    today: 'today',
  },
};

type Search = { on: string | undefined };
const readSearch = (raw: Record<string, unknown>): Search => ({
  on: typeof raw['on'] === 'string' && /^\d{4}-\d\d-\d\d$/.test(raw['on']) ? raw['on'] : undefined,
});

/** The end of that day, so that what began on it is seen. */
const endOf = (on: string) => `${on}T23:59:59+08:00`;

export default function TerritoryPage() {
  const t = useMessages(messages);
  const { post } = useHat();
  const unitId = useParam('unitId');
  const [search, setSearch] = useFilters(readSearch);
  const at = search.on ? { at: endOf(search.on) } : {};
  const { answer, problem, isFirst, again } = useAsk(
    unitTree,
    { ...at, withFigures: true },
    { events: ['unit.', 'post.', 'contract.', 'redraw.'] },
  );
  return (
    <>
      <PageHead
        title={t.title}
        sub={post.unitName}
        acts={
          <label className={style['on']}>
            {t.on}
            <input
              type="date"
              value={search.on ?? ''}
              onChange={(event) => setSearch({ on: event.target.value || undefined })}
            />
          </label>
        }
      />
      <Split
        backTo="/desk/territory"
        backSearch={search.on ? { on: search.on } : {}}
        list={
          isFirst ? (
            <Skeleton />
          ) : answer ? (
            <UnitTree units={answer.units} rootId={answer.rootId} chosenId={unitId} search={search} />
          ) : (
            <ProblemNote problem={problem} again={again} />
          )
        }
        record={unitId ? <UnitPanel unitId={unitId} at={at} search={search} /> : undefined}
        rest={
          <div>
            <EmptyState icon="map" title={t.rest} how={t.restHow} />
          </div>
        }
      />
    </>
  );
}

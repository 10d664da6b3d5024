// 值守 (E15): by whom each unit is reached now, what is lacking first and by name; from here a call-out is started.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type Gap, gaps, gapTitles, groupTitles, type UnitGroup, unitGroups } from '../../shared/line.ts';
import { listLines } from '../../shared/queries.ts';
import { StartSheet } from '../calls/start-sheet.tsx';
import style from '../duty.module.css';
import { LineRow } from './line-row.tsx';
import { LineSheet } from './line-sheet.tsx';

const messages = {
  zh: {
    title: '值守',
    sub: '24 小时找得到人：先响当班，再按次序响接听人',
    start: '发起呼叫…',
    calls: '呼叫记录',
    views: '看哪些单位',
    all: '全部（网格除外）',
    units: '家',
    every: '看全部',
    none: '没有符合的单位',
    how: '缺口补上后就不在这里了。',
  },
  en: {
    title: 'On duty',
    sub: 'Somebody at any hour: who is on shift first, then the line in its order',
    start: 'Call out…',
    calls: 'Call-outs',
    views: 'Which units',
    all: 'All but grids',
    units: '',
    every: 'Show all',
    none: 'No such units',
    how: 'A gap that is filled is gone from here.',
  },
};

type Search = { group: UnitGroup | undefined; gap: Gap | undefined };
const readSearch = (raw: Record<string, unknown>): Search => ({
  group: unitGroups.find((one) => one === raw['group']),
  gap: gaps.find((one) => one === raw['gap']),
});
const here = '/desk/duty';

export default function LinesPage() {
  const t = useMessages(messages);
  const words = useWords();
  const [search] = useFilters(readSearch);
  const [editing, setEditing] = useState<string>();
  const [isStarting, setStarting] = useState(false);
  const { answer, problem, isFirst, again } = useAsk(listLines, search, {
    keep: true,
    events: ['duty_line.', 'on_call.', 'post.', 'handover.'],
  });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  // What is lacking comes first, whatever it is.
  const rows = [...answer.rows].sort((a, b) => rankOf(a.gaps) - rankOf(b.gaps));
  return (
    <>
      <PageHead
        title={t.title}
        sub={t.sub}
        acts={
          answer.mayCall && (
            <span className={style['row']}>
              <LinkButton kind="quiet" to={`${here}/calls`}>
                {t.calls}
              </LinkButton>
              <Button kind="primary" icon="phone" onPress={() => setStarting(true)}>
                {t.start}
              </Button>
            </span>
          )
        }
      >
        <div className={style['sums']}>
          {gaps.map((gap) => (
            <NumberDoor
              key={gap}
              size="sum"
              value={answer.gaps[gap]}
              unit={t.units}
              label={words(gapTitles[gap])}
              to={here}
              search={{ ...search, gap }}
              tone={answer.gaps[gap] === 0 ? 'good' : gap === 'no_backup' ? 'soon' : 'late'}
            />
          ))}
          {search.gap && (
            <LinkButton kind="quiet" to={here} search={{ group: search.group }}>
              {t.every}
            </LinkButton>
          )}
        </div>
        <Tabs
          name={t.views}
          here={here}
          chosen={search.group ?? 'all'}
          tabs={[
            { key: 'all', label: t.all, search: { gap: search.gap } },
            ...answer.groups.map(({ group, units }) => ({
              key: group,
              label: words(groupTitles[group]),
              count: units,
              search: { group, gap: search.gap },
            })),
          ]}
        />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {rows.length === 0 ? (
          <EmptyState icon="check" title={t.none} how={t.how} />
        ) : (
          <ul className={`card ${style['list']}`} aria-label={t.title}>
            {rows.map((line) => (
              <LineRow key={line.unitId} line={line} onEdit={() => setEditing(line.unitId)} mayOpen={answer.mayCall} />
            ))}
          </ul>
        )}
      </div>
      {editing && <LineSheet unitId={editing} onClose={() => setEditing(undefined)} />}
      {isStarting && (
        <StartSheet groups={answer.groups.filter(({ below }) => below > 0)} onClose={() => setStarting(false)} />
      )}
    </>
  );
}

const rankOf = (found: readonly Gap[]): number => (found[0] === undefined ? gaps.length : gaps.indexOf(found[0]));

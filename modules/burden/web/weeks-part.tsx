// The posts of an area by week: hours against forty and what was due, in the order of names. A row opens the post's week with what is behind its numbers.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { Aside } from '#kernel/web/shell/aside.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { areaWeek, type BehindKind, behindKinds, postWeek } from '../shared/queries.ts';
import { Behind } from './behind.tsx';
import style from './burden.module.css';
import { useThisWeek, WeekPicker } from './week-picker.tsx';
import { WeekParts, WeekSums } from './week-table.tsx';
import { pageWords, weekWords } from './words.ts';

type Row = QueryAnswer<typeof areaWeek>['rows'][number];
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const readFilters = (raw: Record<string, unknown>) => ({
  weekOn: /^\d{4}-\d{2}-\d{2}$/.test(String(raw['weekOn'])) ? text(raw['weekOn']) : undefined,
  unit: text(raw['unit']),
  post: text(raw['post']),
  what: behindKinds.find((kind) => kind === raw['what']),
  all: raw['all'] === true ? true : undefined,
});
/** What the record beside the table tells anyway. */
const wide = ['done', 'excused', 'attempts', 'asked', 'prefilled', 'taps'];
const events = ['visit.', 'duty.'];

export function WeeksPart() {
  const t = useMessages(pageWords);
  const week = useMessages(weekWords);
  const words = useWords();
  const thisWeek = useThisWeek();
  const [filters, set] = useFilters(readFilters);
  const weekOn = filters.weekOn ?? thisWeek;
  const asked = useAsk(areaWeek, { weekOn, unitId: filters.unit }, { events, keep: true });
  const here = { ...(filters.weekOn ? { weekOn } : {}), ...(filters.unit ? { unit: filters.unit } : {}) };
  const door = (row: Row, what: BehindKind) =>
    row.figures[what] === 0 ? (
      <span className="faint">0</span>
    ) : (
      <NumberDoor value={row.figures[what]} to="/desk/burden" search={{ ...here, post: row.postId, what }} />
    );
  const columns: Column<Row>[] = [
    { key: 'name', title: t.post, cell: (row) => <span className={style['name']}>{row.name}</span> },
    {
      key: 'post',
      title: t.unit,
      cell: (row) => (
        <>
          {words(roles[row.role as Role].title)} <span className="faint">{row.unitName}</span>
        </>
      ),
    },
    {
      key: 'hours',
      title: week.hoursTitle,
      isNumber: true,
      cell: (row) => <span className={style['name']}>{week.hours(row.figures.minutes)}</span>,
    },
    ...(['due', 'done', 'missed', 'excused', 'visits', 'attempts'] as const).map(
      (what): Column<Row> => ({ key: what, title: week[what], isNumber: true, cell: (row) => door(row, what) }),
    ),
    { key: 'asked', title: week.asked, isNumber: true, cell: (row) => row.figures.asked },
    { key: 'prefilled', title: week.prefilled, isNumber: true, cell: (row) => row.figures.prefilled },
    { key: 'taps', title: week.taps, isNumber: true, isHidden: true, cell: (row) => row.figures.taps },
  ];
  const { answer } = asked;
  const busy = answer?.rows.filter(({ figures }) => figures.due + figures.visits + figures.attempts > 0) ?? [];
  const idle = (answer?.rows.length ?? 0) - busy.length;
  const rows = filters.all ? (answer?.rows ?? []) : busy;
  return (
    <>
      <div className={style['units']}>
        <WeekPicker weekOn={weekOn} onChange={(chosen) => set({ weekOn: chosen, post: undefined, what: undefined })} />
        {filters.unit && (
          <Button kind="quiet" onPress={() => set({ unit: undefined, post: undefined })}>
            {t.back}
          </Button>
        )}
        {answer && <strong className={style['here']}>{answer.unit.name}</strong>}
        {answer?.below.map((unit) => (
          <Button key={unit.unitId} kind="quiet" onPress={() => set({ unit: unit.unitId, post: undefined }, true)}>
            {unit.name}
          </Button>
        ))}
      </div>
      <DataTable
        name={areaWeek.name}
        caption={t.tabs.weeks}
        columns={filters.post ? columns.filter(({ key }) => !wide.includes(key)) : columns}
        asked={{ ...asked, rows, hasMore: false, isAskingMore: false, more: () => undefined }}
        keyOf={(row) => row.postId}
        open={(row) => ({ to: '/desk/burden', search: { ...here, post: row.postId } })}
        chosenKey={filters.post}
        empty={idle > 0 ? <EmptyState title={week.nothing} /> : <EmptyState title={t.nobody} how={t.nobodyHow} />}
      />
      <div className={style['notes']}>
        {idle > 0 && (
          <Button kind="quiet" onPress={() => set({ all: filters.all ? undefined : true })}>
            {filters.all ? t.onlyBusy : t.withIdle(idle)}
          </Button>
        )}
        <p className="muted">{week.dueNote}</p>
        <p className="muted">{week.noMeasure}</p>
      </div>
      {filters.post && (
        <PostAside
          key={`${filters.post} ${weekOn} ${filters.what}`}
          postId={filters.post}
          weekOn={weekOn}
          first={filters.what}
          onClose={() => set({ post: undefined, what: undefined })}
        />
      )}
    </>
  );
}

function PostAside(props: { postId: string; weekOn: string; first: BehindKind | undefined; onClose(): void }) {
  const { postId, weekOn, first, onClose } = props;
  const t = useMessages(pageWords);
  const [what, setWhat] = useState(first);
  const { answer, problem, isFirst, again } = useAsk(postWeek, { postId, weekOn }, { events });
  return (
    <Aside title={answer ? `${answer.name} · ${answer.unitName}` : t.post} onClose={onClose}>
      {isFirst && <Skeleton lines={6} />}
      <ProblemNote problem={problem} again={again} />
      {answer && (
        <div className={style['page']}>
          <WeekSums figures={answer.figures} chosen={what} onChoose={setWhat} />
          {what && <Behind postId={postId} weekOn={weekOn} what={what} />}
          <WeekParts parts={answer.parts} />
        </div>
      )}
    </Aside>
  );
}

// Whose figures, of which days, as of when.
import { Link } from '@tanstack/react-router';
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import style from './board.module.css';
import { daysOf, type Span, spans, type useBoardSearch } from './use-board-search.ts';

const messages = {
  zh: {
    title: '看板',
    path: '单元',
    spans: { today: '今天', week: '本周', month: '本月', last_month: '上月', year: '今年' } satisfies Record<
      Span,
      string
    >,
    span: '时间段',
    days: '起止日期',
    asOf: '看过去某一天',
    asOfHow: '按这一天结束时的情况，什么时候看都一样',
    now: '回到现在',
    partial: '不含您的岗位看不到的敏感事项',
  },
  en: {
    title: 'Board',
    path: 'Unit',
    spans: { today: 'Today', week: 'This week', month: 'This month', last_month: 'Last month', year: 'This year' },
    span: 'Span',
    days: 'From and to',
    asOf: 'See a past day',
    asOfHow: 'as it stood at the end of this day; the same whenever one looks',
    now: 'Back to now',
    partial: 'without sensitive matters, which this post may not see',
  },
};

type Frame = {
  unit: { unitId: string; name: string };
  path: readonly { unitId: string; name: string; mayOpen: boolean }[];
  seesSensitive: boolean;
};

const textOf = (day: Dayjs): string => day.format('YYYY-MM-DD');

export function BoardHead({ board, frame }: { board: ReturnType<typeof useBoardSearch>; frame: Frame | undefined }) {
  const t = useMessages(messages);
  const { search, set, input, today, seenFrom, span } = board;
  const isFuture = (day: Dayjs) => textOf(day) > today;
  return (
    <PageHead title={t.title} sub={frame && <Path frame={frame} board={board} />}>
      <div className={style['period']}>
        <nav className={style['spans']} aria-label={t.span}>
          {spans.map((one) => (
            <Link
              key={one}
              to="."
              search={{ ...search, ...daysOf(one, seenFrom) }}
              data-chosen={one === span || undefined}
              activeOptions={{ exact: true }}
              aria-current={one === span ? 'true' : undefined}
            >
              {t.spans[one]}
            </Link>
          ))}
        </nav>
        <DatePicker.RangePicker
          aria-label={t.days}
          allowClear={false}
          value={[dayjs(input.from), dayjs(input.to)]}
          onChange={(days) => days?.[0] && days[1] && set({ from: textOf(days[0]), to: textOf(days[1]) }, true)}
        />
        <DatePicker
          aria-label={t.asOf}
          placeholder={t.asOf}
          disabledDate={isFuture}
          value={search.asOf ? dayjs(search.asOf) : null}
          onChange={(day) => set({ asOf: day ? textOf(day) : undefined }, true)}
        />
        {frame && !frame.seesSensitive && <span className="faint">{t.partial}</span>}
      </div>
      {search.asOf && (
        <Note icon="clock">
          <Day on={search.asOf} /> · {t.asOfHow} <Button onPress={() => set({ asOf: undefined }, true)}>{t.now}</Button>
        </Note>
      )}
    </PageHead>
  );
}

/** From the district down to the unit: each name leads to its board, as far up as the post may look. */
function Path({ frame, board }: { frame: Frame; board: ReturnType<typeof useBoardSearch> }) {
  const t = useMessages(messages);
  return (
    <nav aria-label={t.path} className={style['path']}>
      {frame.path.map(({ unitId, name, mayOpen }) =>
        unitId === frame.unit.unitId ? (
          <b key={unitId}>{name}</b>
        ) : mayOpen ? (
          <Link key={unitId} to="." search={{ ...board.search, unitId }}>
            {name}
          </Link>
        ) : (
          <span key={unitId}>{name}</span>
        ),
      )}
    </nav>
  );
}

// Whose rhythms and of which days; what else is filtered can be taken off here.
import { Link } from '@tanstack/react-router';
import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { unitPage } from '#modules/territory/shared/queries.ts';
import style from './overview.module.css';
import { daysOfSpan, type RhythmSearch, type Span, spans } from './rhythm-search.ts';

const messages = {
  zh: {
    title: '三个一',
    how: '周一一排查 · 半月一座谈 · 一月一台账',
    spans: { last_month: '上月', month: '本月', next_month: '下月', year: '今年' } satisfies Record<Span, string>,
    span: '时间段',
    days: '起止日期',
    decisions: '议定事项',
    up: '看全部单元',
    asOf: '按这一天结束时的情况',
    now: '回到现在',
  },
  en: {
    title: 'Three rhythms',
    how: 'Monday sweep · half-monthly meeting · monthly register',
    spans: { last_month: 'Last month', month: 'This month', next_month: 'Next month', year: 'This year' },
    span: 'Span',
    days: 'From and to',
    decisions: 'Decisions',
    up: 'All units',
    asOf: 'as it stood at the end of this day',
    now: 'Back to now',
  },
};

const textOf = (day: Dayjs): string => day.format('YYYY-MM-DD');

type Props = {
  search: RhythmSearch;
  set(change: Partial<RhythmSearch>, remember?: boolean): void;
  days: { from: string; to: string };
  today: string;
};

export function OverviewHead({ search, set, days, today }: Props) {
  const t = useMessages(messages);
  return (
    <PageHead
      title={t.title}
      sub={search.unitId ? <UnitName unitId={search.unitId} search={search} /> : t.how}
      acts={<LinkButton to="/desk/rhythms/decisions">{t.decisions}</LinkButton>}
    >
      <div className={style['period']}>
        <nav className={style['spans']} aria-label={t.span}>
          {spans.map((one) => {
            const span = daysOfSpan(one, today);
            const isChosen = span.from === days.from && span.to === days.to;
            return (
              <Link
                key={one}
                to="/desk/rhythms"
                search={{ ...search, ...span }}
                data-chosen={isChosen || undefined}
                activeOptions={{ exact: true }}
                aria-current={isChosen ? 'true' : undefined}
              >
                {t.spans[one]}
              </Link>
            );
          })}
        </nav>
        <DatePicker.RangePicker
          aria-label={t.days}
          allowClear={false}
          value={[dayjs(days.from), dayjs(days.to)]}
          onChange={(chosen) =>
            chosen?.[0] && chosen[1] && set({ from: textOf(chosen[0]), to: textOf(chosen[1]) }, true)
          }
        />
      </div>
      {search.asOf && (
        <Note icon="clock">
          <Day on={search.asOf} /> · {t.asOf} <Button onPress={() => set({ asOf: undefined }, true)}>{t.now}</Button>
        </Note>
      )}
    </PageHead>
  );
}

function UnitName({ unitId, search }: { unitId: string; search: RhythmSearch }) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const { answer } = useAsk(unitPage, { unitId });
  const name = answer?.unit.name ?? '';
  const isOwn = unitId === post.unitId;
  return (
    <span>
      <b>{name}</b>
      {!isOwn && (
        <>
          {' · '}
          <Link to="/desk/rhythms" search={{ ...search, unitId: undefined }}>
            {t.up}（{post.unitName || words(post.roleTitle)}）
          </Link>
        </>
      )}
    </span>
  );
}

// 议定事项: what was decided at the meetings and is not done, the overdue first — of one's own area, or only one's own.
import { isCalendarDate } from '#kernel/shared/clock/time.ts';
import { territoryRoles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listDecisions } from '../../shared/queries.ts';
import style from '../parts/parts.module.css';
import { rhythmEvents } from '../rhythm-events.ts';
import { DecisionRow } from './decision-row.tsx';

const messages = {
  zh: {
    title: '议定事项',
    how: '座谈会上定下的，谁办、几时办完',
    back: '三个一',
    states: '状态',
    open: '没落实',
    overdue: '超期',
    done: '已落实',
    all: '全部',
    mine: '只看我的',
    everyones: '看全部人的',
    none: '没有这样的议定事项',
    noneHow: '座谈登记时写下的决定会出现在这里，办了就登记落实。',
    more: (n: number) => `只显示前 ${n} 项，请按单元或日子再看`,
  },
  en: {
    title: 'Decisions',
    how: 'of the meetings: who does what by when',
    back: 'Three rhythms',
    states: 'State',
    open: 'Not done',
    overdue: 'Overdue',
    done: 'Done',
    all: 'All',
    mine: 'Only mine',
    everyones: 'Everybody’s',
    none: 'No such decisions',
    noneHow: 'What is decided at a meeting stands here until it is done.',
    more: (n: number) => `Only the first ${n} are shown; narrow them by unit or day`,
  },
};

const states = ['open', 'overdue', 'done', 'all'] as const;
const atMost = 200;
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const day = (value: unknown): string | undefined =>
  typeof value === 'string' && isCalendarDate(value) ? value : undefined;

const read = (raw: Record<string, unknown>) => ({
  state: states.find((state) => state === raw['state']),
  isMine: raw['isMine'] === true ? true : undefined,
  unitId: text(raw['unitId']),
  from: day(raw['from']),
  to: day(raw['to']),
  asOf: day(raw['asOf']),
});

export default function DecisionsPage() {
  const t = useMessages(messages);
  const [search] = useFilters(read);
  const { post } = useHat();
  const { answer, problem, again, isFirst } = useAsk(
    listDecisions,
    { ...search, state: search.state ?? 'open', limit: atMost },
    { events: rhythmEvents, keep: true },
  );
  return (
    <>
      <PageHead
        title={t.title}
        sub={t.how}
        acts={
          <>
            <LinkButton to="/desk/rhythms/decisions" search={{ ...search, isMine: search.isMine ? undefined : true }}>
              {search.isMine ? t.everyones : t.mine}
            </LinkButton>
            {territoryRoles.includes(post.role) && (
              <LinkButton kind="quiet" icon="back" to="/desk/rhythms">
                {t.back}
              </LinkButton>
            )}
          </>
        }
      >
        <Tabs
          name={t.states}
          here="/desk/rhythms/decisions"
          chosen={search.state ?? 'open'}
          tabs={states.map((state) => ({ key: state, label: t[state], search: { ...search, state } }))}
        />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={6} />}
        {answer?.rows.length === 0 && <EmptyState icon="check" title={t.none} how={t.noneHow} />}
        {answer && answer.rows.length > 0 && (
          <ul className={`card ${style['part']} ${style['rows']}`} aria-label={t.title}>
            {answer.rows.map((decision) => (
              <DecisionRow key={decision.id} decision={decision} showsMeeting />
            ))}
          </ul>
        )}
        {answer?.hasMore && <p className="muted">{t.more(answer.rows.length)}</p>}
      </div>
    </>
  );
}

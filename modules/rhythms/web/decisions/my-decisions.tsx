// 会议交办: what meetings gave this post to do, for who sits at a handling unit and has no rhythms of their own (B5, H1). The same at the desk and on
// the phone; what is done stays one tab away.
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listDecisions } from '../../shared/queries.ts';
import style from '../parts/parts.module.css';
import { rhythmEvents } from '../rhythm-events.ts';
import { DecisionRow } from './decision-row.tsx';

const messages = {
  zh: {
    title: '会议交办',
    how: '社区座谈会上定给您办的，办完登记落实',
    states: '状态',
    tabs: { open: '没落实', done: '已落实' },
    none: { open: '现在没有交给您办的事', done: '还没有落实过的' },
    noneHow: '座谈会上定了由您负责的事，会出现在这里，写明谁定的、几时办完。',
    more: (n: number) => `只显示前 ${n} 项`,
  },
  en: {
    title: 'From meetings',
    how: 'Given to you at the meetings of the communities',
    states: 'State',
    tabs: { open: 'Not done', done: 'Done' },
    none: { open: 'Nothing is given to you now', done: 'Nothing done yet' },
    noneHow: 'What a meeting decides you are to do stands here, with who decided it and by when.',
    more: (n: number) => `Only the first ${n} are shown`,
  },
};

const states = ['open', 'done'] as const;
const atMost = 200;
const read = (raw: Record<string, unknown>) => ({ state: states.find((state) => state === raw['state']) });

export function MyDecisions({ door }: { door: 'desk' | 'field' }) {
  const t = useMessages(messages);
  const [search] = useFilters(read);
  const state = search.state ?? 'open';
  const { answer, problem, again, isFirst } = useAsk(
    listDecisions,
    { isMine: true, state, limit: atMost },
    { events: rhythmEvents, keep: true },
  );
  return (
    <>
      <PageHead title={t.title} sub={t.how}>
        <Tabs
          name={t.states}
          here={`/${door}/decisions`}
          chosen={state}
          tabs={states.map((key) => ({ key, label: t.tabs[key], search: { state: key } }))}
        />
      </PageHead>
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={6} />}
        {answer?.rows.length === 0 && <EmptyState icon="check" title={t.none[state]} how={t.noneHow} />}
        {answer && answer.rows.length > 0 && (
          <ul className={`card ${style['part']} ${style['rows']}`} aria-label={t.title}>
            {answer.rows.map((decision) => (
              <DecisionRow key={decision.id} decision={decision} showsMeeting door={door} />
            ))}
          </ul>
        )}
        {answer?.hasMore && <p className="muted">{t.more(answer.rows.length)}</p>}
      </div>
    </>
  );
}

// Cases by view, and the disputes that nobody has taken up: each row leads to the case, or to taking it up.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { stateTitles } from '../../shared/mediation-chart.ts';
import { countMediations, listMediations, type MediationLine, waitingMediations } from '../../shared/queries.ts';
import { disputeKinds, tabTitles } from '../../shared/words.ts';
import style from './mediation.module.css';
import { type CaseTab, caseTabs, firstTab } from './tabs.ts';

const messages = {
  zh: {
    title: '调解',
    sub: '双方同意起一个月内',
    views: '看哪些',
    list: '调解案件',
    waitingNone: '没有等受理的纠纷',
    waitingHow: '诉求归类为纠纷调解、家庭矛盾以后，会出现在这里。',
    none: '这里没有案件',
    shown: (n: number) => `共 ${n} 件`,
    overdue: '超期',
    due: '到期',
    sensitive: '敏感',
  },
  en: {
    title: 'Mediation',
    sub: 'within a month of both sides’ consent',
    views: 'View',
    list: 'Mediation cases',
    waitingNone: 'No dispute waits',
    waitingHow: 'Requests classified as disputes appear here.',
    none: 'No case here',
    shown: (n: number) => `${n} in all`,
    overdue: 'overdue',
    due: 'due',
    sensitive: 'sensitive',
  },
};

export function CaseList({ tab: asked, chosenId }: { tab: CaseTab | undefined; chosenId: string | undefined }) {
  const t = useMessages(messages);
  const words = useWords();
  const counts = useAsk(countMediations, {}, { events: ['mediation.', 'request.classified'], keep: true }).answer;
  const tab = asked ?? firstTab(counts);
  // The way of every case stays in sight; the rest where there is something in it.
  const isShown = (key: CaseTab) =>
    key === 'waiting' || key === 'mine' || key === 'open' || key === tab || (counts?.[key] ?? 0) > 0;
  return (
    <div className={style['column']}>
      <header className={style['listHead']}>
        <h1>{t.title}</h1>
        <span className="muted">{t.sub}</span>
      </header>
      <Tabs
        name={t.views}
        here="/desk/mediation"
        chosen={tab}
        tabs={caseTabs
          .filter(isShown)
          .map((key) => ({ key, label: words(tabTitles[key]), count: counts?.[key], search: { tab: key } }))}
      />
      {tab === 'waiting' ? <Waiting /> : <Cases tab={tab} chosenId={chosenId} />}
    </div>
  );
}

function Waiting() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(
    waitingMediations,
    {},
    { events: ['mediation.', 'request.'], keep: true },
  );
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (answer.rows.length === 0) return <EmptyState title={t.waitingNone} how={t.waitingHow} />;
  return (
    <Queue label={words(tabTitles.waiting)}>
      {answer.rows.map((row) => (
        <QueueRow
          key={row.requestId}
          to={`/desk/mediation/new/${row.requestId}`}
          title={row.summary}
          sub={[row.callerName, row.placeText].filter(Boolean).join(' · ')}
          state={row.kindTitle && words(row.kindTitle)}
          mark={<Moment at={row.receivedAt} short />}
        />
      ))}
    </Queue>
  );
}

function Cases({ tab, chosenId }: { tab: Exclude<CaseTab, 'waiting'>; chosenId: string | undefined }) {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, isFirst, again } = useAsk(listMediations, { tab, limit: 200 }, { keep: true });
  if (isFirst) return <Skeleton lines={6} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  if (answer.rows.length === 0) return <EmptyState title={t.none} />;
  return (
    <>
      <div className={style['tools']}>
        <span className="faint num">{t.shown(answer.total)}</span>
        <ExportLink query={listMediations.name} input={{ tab }} />
      </div>
      <Queue label={`${t.list} · ${words(tabTitles[tab])}`}>
        {answer.rows.map((line) => (
          <CaseRow key={line.caseId} line={line} tab={tab} isChosen={line.caseId === chosenId} />
        ))}
      </Queue>
    </>
  );
}

function CaseRow({ line, tab, isChosen }: { line: MediationLine; tab: CaseTab; isChosen: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <QueueRow
      to={`/desk/mediation/${line.caseId}`}
      search={{ tab }}
      isChosen={isChosen}
      tone={line.isOverdue ? 'late' : 'calm'}
      title={`${words(disputeKinds[line.disputeKind])} ${line.sides}`}
      sub={[line.communityName, line.mediators.join('、')].filter(Boolean).join(' · ')}
      state={
        <>
          {words(stateTitles[line.state])}
          {line.isSensitive && ` · ${t.sensitive}`} {line.isDrill && <DrillTag />}
        </>
      }
      mark={
        line.dueOn &&
        line.endedAt === null && (
          <Tag tone={line.isOverdue ? 'red' : 'plain'}>
            {line.isOverdue ? t.overdue : t.due} <Day on={line.dueOn} />
          </Tag>
        )
      }
    />
  );
}

// Hand-overs: mine to receive and to arrange first, then late receipts, then what else is open.
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { kindTitles, stateTitles } from '../shared/handover.ts';
import { type HandoverLine, type HandoverTab, handoverTabs, listHandovers } from '../shared/queries.ts';
import style from './handovers.module.css';

const messages = {
  zh: {
    title: '交接',
    views: '看哪些',
    tabs: { open: '没了结', mine: '我的', all: '全部' } satisfies Record<HandoverTab, string>,
    none: '没有要办的交接',
    how: '有人调离、请假时，在这里看谁交给谁、交了多少、接了没有。',
    ask: '我要交接',
    to: (names: string) => `→ ${names}`,
    nobody: '上一级代管',
    items: (n: number) => `${n} 项`,
    give: '待安排',
    receive: '待我接收',
    late: '超过 1 个工作日没接收',
    waiting: '没接收',
    vacant: '空缺',
    questions: (n: number) => `${n} 个疑问`,
  },
  en: {
    title: 'Hand-overs',
    views: 'View',
    tabs: { open: 'Open', mine: 'Mine', all: 'All' },
    none: 'Nothing to hand over',
    how: 'When somebody leaves or is away, this shows who gave what to whom, and whether they have it.',
    ask: 'Hand over my work',
    to: (names: string) => `→ ${names}`,
    nobody: 'kept by the level above',
    items: (n: number) => `${n} things`,
    give: 'to arrange',
    receive: 'for me to receive',
    late: 'not received in a working day',
    waiting: 'not received',
    vacant: 'vacant',
    questions: (n: number) => `${n} questions`,
  },
};

export function HandoverList({ tab, chosenId }: { tab: HandoverTab; chosenId: string | undefined }) {
  const t = useMessages(messages);
  const { staff } = useHat();
  const asked = useAsk(listHandovers, { tab }, { keep: true, events: ['handover.'] });
  const rows = asked.answer?.rows ?? [];
  return (
    <div className={style['column']}>
      <header className={style['listHead']}>
        <h1>{t.title}</h1>
        <LinkButton to={`/desk/handovers/new/${staff.id}`} icon="plus">
          {t.ask}
        </LinkButton>
      </header>
      <Tabs
        name={t.views}
        here="/desk/handovers"
        chosen={tab}
        tabs={handoverTabs.map((key) => ({
          key,
          label: t.tabs[key],
          count: asked.answer?.counts[key],
          search: { tab: key },
        }))}
      />
      {asked.isFirst && <Skeleton lines={5} />}
      {!asked.answer && <ProblemNote problem={asked.problem} again={asked.again} />}
      {asked.answer && rows.length === 0 && <EmptyState icon="refresh" title={t.none} how={t.how} />}
      <Queue label={`${t.title} · ${t.tabs[tab]}`}>
        {rows.map((line) => (
          <Row key={line.id} line={line} tab={tab} isChosen={line.id === chosenId} />
        ))}
      </Queue>
    </div>
  );
}

function Row({ line, tab, isChosen }: { line: HandoverLine; tab: HandoverTab; isChosen: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  const isMine = line.mustGive || line.mustReceive;
  return (
    <QueueRow
      to={`/desk/handovers/${line.id}`}
      search={{ tab }}
      isChosen={isChosen}
      tone={line.receipt === 'late' ? 'late' : isMine ? 'soon' : 'calm'}
      title={`${line.leaverName} ${t.to(line.takerNames.join('、') || t.nobody)}`}
      sub={[words(kindTitles[line.kind]), line.unitNames.join('、'), line.items > 0 ? t.items(line.items) : '']
        .filter(Boolean)
        .join(' · ')}
      state={<Moment at={line.moment} short />}
      mark={<Mark line={line} />}
    />
  );
}

function Mark({ line }: { line: HandoverLine }) {
  const t = useMessages(messages);
  const words = useWords();
  if (line.mustReceive) return <Tag tone="amber">{t.receive}</Tag>;
  if (line.mustGive) return <Tag tone="amber">{t.give}</Tag>;
  if (line.state !== 'in_effect') return <Tag>{words(stateTitles[line.state])}</Tag>;
  if (line.receipt === 'late') return <Tag tone="red">{t.late}</Tag>;
  if (line.openQuestions > 0) return <Tag tone="amber">{t.questions(line.openQuestions)}</Tag>;
  if (line.isVacant) return <Tag tone="amber">{t.vacant}</Tag>;
  if (line.receipt === 'waiting') return <Tag tone="amber">{t.waiting}</Tag>;
  return <Tag tone="green">{words(stateTitles[line.state])}</Tag>;
}

// Gatherings: those to come by the day, then those whose result is waited for.
import { useState } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { Tabs } from '#kernel/web/pieces/tabs.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { kindWords, stateTitles } from '../shared/gathering.ts';
import { type GatheringLine, type GatheringTab, gatheringTabs, listGatherings } from '../shared/queries.ts';
import style from './gatherings.module.css';
import { PlanSheet } from './plan-sheet.tsx';
import { baseOf, givingPath } from './search.ts';

const messages = {
  zh: {
    title: '集中活动',
    views: '看哪些',
    tabs: { planned: '待开展', open: '待反馈', over: '已完成', all: '全部' } satisfies Record<GatheringTab, string>,
    none: '没有活动',
    how: '宣讲、组织生活、义诊、志愿服务、办实事都在这里安排和记录。',
    plan: '安排活动…',
    giving: '作用发挥',
    came: (n: number) => `${n} 人`,
    call: '该点名了',
    more: (n: number) => `只列出前 ${n} 次`,
  },
  en: {
    title: 'Gatherings',
    views: 'View',
    tabs: { planned: 'To come', open: 'Result waited for', over: 'Over', all: 'All' },
    none: 'No gatherings',
    how: 'Talks, organisation life, free checks, volunteer service and deeds are planned and recorded here.',
    plan: 'Plan one…',
    giving: 'What members gave',
    came: (n: number) => `${n} people`,
    call: 'call the roll',
    more: (n: number) => `The first ${n} only`,
  },
};
const most = 200;

export function GatheringList({
  door,
  tab,
  chosenId,
}: {
  door: 'desk' | 'field';
  tab: GatheringTab;
  chosenId: string | undefined;
}) {
  const t = useMessages(messages);
  const [isPlanning, setPlanning] = useState(false);
  const asked = useAsk(listGatherings, { tab, limit: most }, { keep: true, events: ['gathering.'] });
  const rows = asked.answer?.rows ?? [];
  return (
    <div className={style['column']}>
      <header className={style['listHead']}>
        <h1>{t.title}</h1>
        {door === 'desk' && (
          <LinkButton kind="quiet" to={givingPath}>
            {t.giving}
          </LinkButton>
        )}
        <Button icon="plus" onPress={() => setPlanning(true)}>
          {t.plan}
        </Button>
      </header>
      <Tabs
        name={t.views}
        here={baseOf(door)}
        chosen={tab}
        tabs={gatheringTabs.map((key) => ({
          key,
          label: t.tabs[key],
          count: asked.answer?.counts[key],
          search: { tab: key },
        }))}
      />
      {asked.isFirst && <Skeleton lines={5} />}
      {!asked.answer && <ProblemNote problem={asked.problem} again={asked.again} />}
      {asked.answer && rows.length === 0 && <EmptyState icon="people" title={t.none} how={t.how} />}
      <Queue label={`${t.title} · ${t.tabs[tab]}`}>
        {rows.map((line) => (
          <Row key={line.gatheringId} line={line} door={door} tab={tab} isChosen={line.gatheringId === chosenId} />
        ))}
      </Queue>
      {asked.answer?.nextOffset !== null && rows.length === most && <p className="faint">{t.more(most)}</p>}
      {isPlanning && <PlanSheet door={door} onClose={() => setPlanning(false)} />}
    </div>
  );
}

type RowProps = { line: GatheringLine; door: 'desk' | 'field'; tab: GatheringTab; isChosen: boolean };

function Row({ line, door, tab, isChosen }: RowProps) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const hasBegun = line.state === 'planned' && instantOf(line.startsAt) <= now;
  return (
    <QueueRow
      to={`${baseOf(door)}/${line.gatheringId}`}
      search={{ tab }}
      isChosen={isChosen}
      tone={hasBegun || line.state === 'open' ? 'soon' : 'calm'}
      title={line.topic}
      sub={[words(kindWords[line.kind].title), line.placeText, line.unitName].filter(Boolean).join(' · ')}
      state={<Moment at={line.heldAt ?? line.startsAt} short />}
      mark={
        <span className={style['marks']}>
          {line.isDrill && <DrillTag />}
          {hasBegun && <Tag tone="amber">{t.call}</Tag>}
          {line.state === 'open' && <Tag tone="amber">{words(stateTitles.open)}</Tag>}
          {line.state === 'cancelled' && <Tag>{words(stateTitles.cancelled)}</Tag>}
          {line.came > 0 && <span className="num">{t.came(line.came)}</span>}
        </span>
      }
    />
  );
}

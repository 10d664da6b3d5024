// One request in the queue: what, where, by which channel, in which state, and how long is left. Colour only repeats what the words say.
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { QueueRow } from '#kernel/web/pieces/queue.tsx';
import { DrillTag, Tag, type Tone } from '#kernel/web/plain/tag.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import type { RequestLine } from '../../shared/queries.ts';
import { stateTitles } from '../../shared/request-chart.ts';
import type { Titles } from '../parts/use-catalogue.ts';
import style from './queue-row.module.css';
import { formatWait, isLongRunning, type Waiting, waitingOf } from './waiting.ts';

const messages = {
  zh: {
    emergency: '紧急',
    hardship: '急难愁盼',
    ringing: '正在响铃',
    toVerify: '等核实',
    long: (days: number) => `长期跟踪 ${days} 天`,
    waited: (span: string) => `等了 ${span}`,
    merged: (n: number) => `${n + 1} 次反映`,
    relapse: (n: number) => `重办 ${n} 次`,
    excluded: '已剔除',
    stars: (n: number) => `评价 ${n} 星`,
    noPlace: '地点没说',
  },
  en: {
    emergency: 'Emergency',
    hardship: 'Urgent hardship',
    ringing: 'Ringing',
    toVerify: 'To verify',
    long: (days: number) => `Tracked ${days} days`,
    waited: (span: string) => `Waiting ${span}`,
    merged: (n: number) => `told ${n + 1} times`,
    relapse: (n: number) => `Done again ×${n}`,
    excluded: 'Excluded',
    stars: (n: number) => `${n} stars`,
    noPlace: 'place not said',
  },
};

const toneOf: Record<Waiting['tone'], Tone> = { late: 'red', soon: 'amber', calm: 'plain' };

export type RequestRowProps = {
  line: RequestLine;
  titles: Titles;
  search: Record<string, unknown>;
  isChosen: boolean;
};

export function RequestRow({ line, titles, search, isChosen }: RequestRowProps) {
  const t = useMessages(messages);
  const words = useWords();
  const waiting = waitingOf(line, useNow());
  const place = line.placeText ?? line.territoryName;
  return (
    <QueueRow
      to={`/desk/requests/${line.id}`}
      search={search}
      isChosen={isChosen}
      tone={waiting.tone}
      title={
        <>
          {line.summary}
          <Marks line={line} />
        </>
      }
      mark={<WaitingTag waiting={waiting} />}
      sub={`${words(titles.channelTitle(line.channel))} · ${place || t.noPlace}${line.mergedCount > 0 ? ` · ${t.merged(line.mergedCount)}` : ''}`}
      state={
        line.rating !== null
          ? t.stars(line.rating)
          : waiting.kind === 'to_verify'
            ? line.leadName
            : words(stateTitles[line.state])
      }
    />
  );
}

/** 紧急 and 急难愁盼 are listed first by the server (B13); here they are said. */
function Marks({ line }: { line: RequestLine }) {
  const t = useMessages(messages);
  const marks = [
    line.isDrill && <DrillTag key="drill" />,
    line.isEmergency && (
      <Tag key="emergency" tone="red">
        {t.emergency}
      </Tag>
    ),
    line.isRinging && (
      <Tag key="ringing" tone="red" icon="bell">
        {t.ringing}
      </Tag>
    ),
    line.isUrgentHardship && (
      <Tag key="hardship" tone="amber" icon="flag">
        {t.hardship}
      </Tag>
    ),
    line.relapseCount > 0 && (
      <Tag key="relapse" tone="amber" icon="refresh">
        {t.relapse(line.relapseCount)}
      </Tag>
    ),
    isLongRunning(line) && (
      <Tag key="long" tone="teal">
        {t.long(line.openDays)}
      </Tag>
    ),
    line.isExcluded && <Tag key="excluded">{t.excluded}</Tag>,
  ].filter(Boolean);
  return marks.length > 0 ? <span className={style['marks']}>{marks}</span> : null;
}

function WaitingTag({ waiting }: { waiting: Waiting }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const now = useNow();
  switch (waiting.kind) {
    case 'due':
      return (
        <Tag tone={toneOf[waiting.tone]}>
          <TimeLeft dueAt={waiting.dueAt} soon={waiting.tone === 'soon'} />
        </Tag>
      );
    case 'since':
      return <Tag tone={toneOf[waiting.tone]}>{t.waited(formatWait(now - waiting.at, lang))}</Tag>;
    case 'to_verify':
      return (
        <Tag tone="teal" icon="check">
          {t.toVerify}
        </Tag>
      );
    case 'long':
      return <Tag tone="teal">{t.long(waiting.days)}</Tag>;
    case 'ended':
      return null;
  }
}

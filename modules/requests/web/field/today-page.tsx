// 今日: what waits for me now, worst first; what is in the same building stands together, so that one walk does for both.

import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Queue, QueuePart, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listRequests, type RequestLine } from '../../shared/queries.ts';
import { stateTitles } from '../../shared/request-chart.ts';
import { useCatalogue } from '../parts/use-catalogue.ts';
import { waitingOf } from '../queue/waiting.ts';
import style from './field.module.css';
import { onTheWay } from './on-the-way.ts';

const messages = {
  zh: {
    title: '今日',
    late: '已超时',
    mine: '要我办的',
    done: '等核实',
    first: '先做这些',
    byHarm: '按晚了的后果排',
    way: '顺路',
    same: (n: number) => `同楼 ${n} 件，排在一起`,
    none: '今天没有要您办的',
    noneHow: '派给您的会响一声，出现在这里。',
    emergency: '紧急',
    noPlace: '地点没说',
  },
  en: {
    title: 'Today',
    late: 'overdue',
    mine: 'for me',
    done: 'to be verified',
    first: 'First these',
    byHarm: 'by harm if late',
    way: 'On the way',
    same: (n: number) => `${n} in one building, together`,
    none: 'Nothing for you today',
    noneHow: 'What is given to you appears here.',
    emergency: 'Emergency',
    noPlace: 'place not said',
  },
};

export default function TodayPage() {
  const t = useMessages(messages);
  const { post } = useHat();
  const { answer, problem, isFirst, again } = useAsk(listRequests, { tab: 'mine', limit: 100 });
  const resolved = useAsk(listRequests, { tab: 'to_verify', leadUnitId: post.unitId, limit: 100 });
  const now = useNow();
  const rows = answer?.rows ?? [];
  const late = rows.filter((row) => waitingOf(row, now).tone === 'late').length;
  const { first, groups } = onTheWay(rows);
  return (
    <>
      <PageHead title={t.title} sub={post.unitName}>
        <p className={style['sums']}>
          <span>
            <b className={late > 0 ? 'late' : ''}>{late}</b> {t.late}
          </span>
          <span>
            <b>{rows.length}</b> {t.mine}
          </span>
          <span>
            <b>{resolved.answer?.rows.length ?? 0}</b> {t.done}
          </span>
        </p>
      </PageHead>
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={6} />}
      {answer && rows.length === 0 && <EmptyState icon="check" title={t.none} how={t.noneHow} />}
      {first.length > 0 && (
        <Queue label={t.first}>
          <QueuePart title={t.first} aside={t.byHarm} />
          {first.map((row) => (
            <Row key={row.id} row={row} now={now} />
          ))}
        </Queue>
      )}
      {groups.map((group) => (
        <Queue key={group.where} label={group.where}>
          <QueuePart title={`${t.way} · ${group.where}`} aside={t.same(group.rows.length)} />
          {group.rows.map((row) => (
            <Row key={row.id} row={row} now={now} />
          ))}
        </Queue>
      ))}
    </>
  );
}

function Row({ row, now }: { row: RequestLine; now: number }) {
  const t = useMessages(messages);
  const words = useWords();
  const { channelTitle } = useCatalogue();
  const waiting = waitingOf(row, now);
  return (
    <QueueRow
      to={`/field/requests/${row.id}`}
      title={row.summary}
      sub={[row.placeText ?? t.noPlace, words(channelTitle(row.channel))].join(' · ')}
      tone={waiting.tone}
      state={words(stateTitles[row.state])}
      mark={
        row.isEmergency ? (
          <Tag tone="red">{t.emergency}</Tag>
        ) : row.resolveDueAt ? (
          <TimeLeft dueAt={row.resolveDueAt} soon={row.timeCard === 'yellow'} />
        ) : undefined
      }
    />
  );
}

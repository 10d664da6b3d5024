// 呼叫记录: the running ones first; of each how many units were reached in time, out of how many, and who was not.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { MoreRows } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { DrillTag, Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import { type CalloutHead, listCallouts } from '../../shared/queries.ts';
import style from '../duty.module.css';
import { titleOf } from './callout-words.ts';

const messages = {
  zh: {
    title: '呼叫记录',
    back: '值守表',
    running: '进行中',
    inTime: (n: number, units: number, minutes: number) => `${minutes} 分钟内接通 ${n}/${units} 家`,
    left: (n: number) => `${n} 家没有接通`,
    none: '还没有呼叫过',
    how: '在值守表里发起一次核查，看夜里找不找得到人。',
  },
  en: {
    title: 'Call-outs',
    back: 'Lines',
    running: 'running',
    inTime: (n: number, units: number, minutes: number) => `${n} of ${units} reached within ${minutes} min`,
    left: (n: number) => `${n} not reached`,
    none: 'None yet',
    how: 'Start a check from the lines.',
  },
};

export default function CallsPage() {
  const t = useMessages(messages);
  const asked = useAskPages(
    listCallouts,
    {},
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { events: ['duty_call.'] },
  );
  return (
    <>
      <PageHead
        title={t.title}
        acts={
          <LinkButton kind="quiet" icon="back" to="/desk/duty">
            {t.back}
          </LinkButton>
        }
      />
      <div className={style['page']}>
        <ProblemNote problem={asked.problem} again={asked.again} />
        {asked.isFirst && <Skeleton lines={5} />}
        {asked.first && asked.rows.length === 0 && <EmptyState icon="phone" title={t.none} how={t.how} />}
        {asked.rows.length > 0 && (
          <ul className={`card ${style['list']}`} aria-label={t.title}>
            {asked.rows.map((callout) => (
              <Row key={callout.calloutId} callout={callout} />
            ))}
          </ul>
        )}
        {asked.hasMore && <MoreRows more={asked.more} isAskingMore={asked.isAskingMore} />}
      </div>
    </>
  );
}

function Row({ callout }: { callout: CalloutHead }) {
  const t = useMessages(messages);
  const words = useWords();
  const { figure } = callout;
  const left = figure.units - figure.reached;
  return (
    <li>
      <div className={style['name']}>
        <b>
          <Link to={`/desk/duty/calls/${callout.calloutId}`}>{words(titleOf(callout))}</Link>
        </b>
        <span className="muted">
          <Moment at={callout.startedAt} short />
        </span>
      </div>
      <div>
        {callout.text}
        <div className="muted">
          {callout.unitName} · {callout.startedByName}
        </div>
      </div>
      <div>
        <div>{t.inTime(figure.inTime, figure.units, callout.withinMinutes)}</div>
        {left > 0 && <span className={callout.endedAt ? 'late' : 'soon'}>{t.left(left)}</span>}
      </div>
      <div className={style['row']}>
        {callout.isDrill && <DrillTag />}
        {!callout.endedAt && <Tag tone="teal">{t.running}</Tag>}
      </div>
    </li>
  );
}

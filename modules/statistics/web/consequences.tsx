// What does most harm if it is late, first: the list that a leader should read before any figure.
import { useMessages } from '#kernel/web/language/language.ts';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import type { RequestLine } from '#modules/requests/shared/queries.ts';
import style from './board.module.css';
import { doorOf, type FigureShape, Num, Part } from './figures.tsx';

const messages = {
  zh: {
    title: '最该看的',
    how: '急的、超时的、快超时的，按后果排',
    none: '没有急的，没有超时的',
    all: '全部',
    urgent: '紧急',
    hardship: '急难愁盼',
  },
  en: {
    title: 'Look here first',
    how: 'urgent, late and soon late, by harm',
    none: 'Nothing urgent, nothing late',
    all: 'all',
    urgent: 'Emergency',
    hardship: 'Urgent hardship',
  },
};

export function Consequences({ rows, all }: { rows: readonly RequestLine[]; all: FigureShape }) {
  const t = useMessages(messages);
  return (
    <Part
      title={t.title}
      how={t.how}
      acts={
        <span>
          {t.all} <Num figure={all} />
        </span>
      }
    >
      {rows.length === 0 && <p className="muted">{t.none}</p>}
      <Queue label={t.title}>
        {rows.map((row) => (
          <QueueRow
            key={row.id}
            to={`/desk/requests/${row.id}`}
            search={doorOf(all.filter)}
            title={row.summary}
            sub={row.placeText ?? row.territoryName}
            state={row.leadName ?? ''}
            tone={row.timeCard === 'red' || row.isEmergency ? 'late' : 'soon'}
            mark={<Mark row={row} />}
          />
        ))}
      </Queue>
    </Part>
  );
}

function Mark({ row }: { row: RequestLine }) {
  const t = useMessages(messages);
  return (
    <span className={style['marks']}>
      {row.isEmergency && <Tag tone="red">{t.urgent}</Tag>}
      {row.isUrgentHardship && <Tag tone="amber">{t.hardship}</Tag>}
      {row.resolveDueAt && <TimeLeft dueAt={row.resolveDueAt} soon={row.timeCard === 'yellow'} />}
    </span>
  );
}

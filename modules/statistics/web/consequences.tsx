// What does most harm if it is late, first: the list that a leader should read before any figure.

import { useMessages } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import type { RequestLine } from '#modules/requests/shared/queries.ts';
import style from './board.module.css';
import { doorOf, type FigureShape, rowsAt } from './figures.tsx';

const messages = {
  zh: { title: '最该看的', how: '按后果排', none: '没有超时和紧急的', all: '全部' },
  en: { title: 'Look here first', how: 'by harm', none: 'Nothing late or urgent', all: 'all' },
};

export function Consequences({ rows, all }: { rows: readonly RequestLine[]; all: FigureShape }) {
  const t = useMessages(messages);
  return (
    <section className={`card ${style['part']}`}>
      <h2>
        {t.title} <small className="muted">{t.how}</small>{' '}
        <NumberDoor value={all.value} label={t.all} to={rowsAt} search={doorOf(all.filter)} />
      </h2>
      {rows.length === 0 && <p className="muted">{t.none}</p>}
      <Queue label={t.title}>
        {rows.map((row) => (
          <QueueRow
            key={row.id}
            to={`/desk/requests/${row.id}`}
            search={{ tab: 'all' }}
            title={row.summary}
            sub={row.placeText ?? row.territoryName}
            state={row.leadName ?? ''}
            tone={row.timeCard === 'red' || row.isEmergency ? 'late' : 'soon'}
            mark={row.resolveDueAt ? <TimeLeft dueAt={row.resolveDueAt} soon={row.timeCard === 'yellow'} /> : undefined}
          />
        ))}
      </Queue>
    </section>
  );
}

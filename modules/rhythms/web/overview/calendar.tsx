// By day and unit: where each rhythm was kept and where it was missed, in one look. A cell of one occurrence opens it, a cell of many lists them.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import type { RecordKind } from '../../shared/occurrence.ts';
import { type CalendarCell, rhythmCalendar } from '../../shared/queries.ts';
import { rhythmEvents } from '../rhythm-events.ts';
import { deskPath } from '../words.ts';
import { columnsOf, wordOf } from './calendar-cells.ts';
import style from './overview.module.css';
import type { RhythmSearch } from './rhythm-search.ts';

const messages = {
  zh: {
    caption: '按日子和单元',
    unit: '单元',
    records: { sweep: '排查', meeting: '座谈', register: '台账' } satisfies Record<RecordKind, string>,
    itself: '本级',
    cut: '日历一次最多看三个月，再往后请换时间段',
    none: '这段时间没有排定的',
    noneHow: '每天自动往后排五周。',
  },
  en: {
    caption: 'By day and unit',
    unit: 'Unit',
    records: { sweep: 'Sweep', meeting: 'Meeting', register: 'Register' },
    itself: 'itself',
    cut: 'The calendar shows three months at most; choose other days for the rest',
    none: 'Nothing is laid out for these days',
    noneHow: 'Five weeks ahead are laid out each day.',
  },
};

type Period = { from: string; to: string; unitId?: string; asOf?: string; code?: string };

export function Calendar({ period, search }: { period: Period; search: RhythmSearch }) {
  const t = useMessages(messages);
  const { answer, problem, again, isFirst } = useAsk(rhythmCalendar, period, { events: rhythmEvents, keep: true });
  if (isFirst) return <Skeleton lines={6} />;
  const columns = columnsOf(answer?.units ?? []);
  return (
    <section className={`card ${style['part']}`} aria-label={t.caption}>
      <ProblemNote problem={problem} again={again} />
      {answer && answer.to < period.to && <Note icon="clock">{t.cut}</Note>}
      {answer && columns.length === 0 && <EmptyState icon="today" title={t.none} how={t.noneHow} />}
      {answer && columns.length > 0 && (
        <div className={style['scroll']}>
          <table className={`${style['table']} ${style['calendar']}`}>
            <caption className="sr-only">{t.caption}</caption>
            <thead>
              <tr>
                <th scope="col">{t.unit}</th>
                {columns.map(({ on, code, record }) => (
                  <th key={`${on} ${code}`} scope="col">
                    <Day on={on} />
                    <small>{t.records[record]}</small>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.units.map((unit) => (
                <tr key={unit.unitId}>
                  <th scope="row">
                    {unit.isItself ? (
                      <>
                        {unit.name} <small>{t.itself}</small>
                      </>
                    ) : (
                      <Link to="/desk/rhythms" search={{ ...search, unitId: unit.unitId }}>
                        {unit.name}
                      </Link>
                    )}
                  </th>
                  {columns.map((column) => (
                    <td key={`${column.on} ${column.code}`}>
                      <Cell
                        cell={unit.cells.find(({ on, code }) => on === column.on && code === column.code)}
                        unitId={unit.unitId}
                        search={search}
                      />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

type CellProps = { cell: CalendarCell | undefined; unitId: string; search: RhythmSearch };

function Cell({ cell, unitId, search }: CellProps) {
  const words = useWords();
  if (!cell) return null;
  const { on, code, record, occurrenceId } = cell;
  const { text, tone } = wordOf(cell);
  const shown = <span className={tone}>{words(text)}</span>;
  return occurrenceId ? (
    <Link to={deskPath({ record, id: occurrenceId })} search={search}>
      {shown}
    </Link>
  ) : (
    <Link to="/desk/rhythms" search={{ ...search, unitId, code, from: on, to: on, view: undefined, states: undefined }}>
      {shown}
    </Link>
  );
}

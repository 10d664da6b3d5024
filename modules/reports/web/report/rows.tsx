// The rows behind a number: what was counted, latest first.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { MoreRows } from '#kernel/web/pieces/table-tools.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useAskPages } from '#kernel/web/wire/use-ask.ts';
import type { ReportTurn } from '../../shared/commands.ts';
import { type ReportRow, reportRows } from '../../shared/queries.ts';
import style from '../reports.module.css';

const messages = {
  zh: {
    title: '明细',
    none: '这一项没有记录，是零',
    fewer: (counted: number, total: number) =>
      `上报时数到 ${counted} 条，其中 ${counted - total} 条后来转出或搬走，不在您的职责范围内了。`,
  },
  en: {
    title: 'Rows',
    none: 'Nothing on record: it is zero',
    fewer: (counted: number, total: number) =>
      `${counted} were counted then; ${counted - total} have since left your area.`,
  },
};

type Props = { turn: ReportTurn; item: string; isLive: boolean; onClose: () => void };

export function Rows({ turn, item, isLive, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const asked = useAskPages(
    reportRows,
    { ...turn, item, isLive },
    {
      rows: (answer) => answer.rows,
      next: ({ nextOffset }) => (nextOffset === null ? undefined : { offset: nextOffset }),
    },
    { events: [] },
  );
  const { first } = asked;
  return (
    <Sheet
      open
      onClose={onClose}
      title={first ? `${words(first.title)} ${first.counted ?? first.total}` : t.title}
      place="side"
    >
      <ProblemNote problem={asked.problem} again={asked.again} />
      {asked.isFirst && <Skeleton lines={5} />}
      {first && first.counted !== null && first.counted > first.total && (
        <Note>{t.fewer(first.counted, first.total)}</Note>
      )}
      {first && first.total === 0 && <p className="muted">{t.none}</p>}
      {asked.rows.length > 0 && (
        <table className={style['table']}>
          <tbody>
            {asked.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <RowLink row={row} />
                </th>
                <td className="muted">{words(row.detail)}</td>
                <td className={style['count']}>{row.at && <Moment at={row.at} short />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {asked.hasMore && <MoreRows more={asked.more} isAskingMore={asked.isAskingMore} />}
    </Sheet>
  );
}

function RowLink({ row }: { row: ReportRow }) {
  if (row.requestId) return <Link to={`/desk/requests/${row.requestId}`}>{row.title}</Link>;
  if (row.kind === 'person') return <Link to={`/desk/people/${row.subjectId}`}>{row.title}</Link>;
  if (row.kind === 'place' || row.kind === 'household')
    return <Link to={`/desk/places/${row.subjectId}`}>{row.title}</Link>;
  return row.title;
}

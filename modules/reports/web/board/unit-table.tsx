// Every unit that owes the report; a row opens it.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { BoardRow } from '../../shared/queries.ts';
import { unitStateTitles } from '../../shared/report.ts';
import style from '../reports.module.css';
import { pathTo, stateTones } from '../words.ts';

const messages = {
  zh: {
    title: '各单位',
    unit: '单位',
    state: '情况',
    at: '上报',
    late: '迟报',
    corrected: (n: number) => `更正 ${n} 次`,
    silent: (n: number) => `下级 ${n} 个没报`,
  },
  en: {
    title: 'Units',
    unit: 'Unit',
    state: 'State',
    at: 'Reported',
    late: 'late',
    corrected: (n: number) => `corrected ${n}×`,
    silent: (n: number) => `${n} below silent`,
  },
};

type Props = { rows: readonly BoardRow[]; turn: { rhythmId: string; slot: string } };

export function UnitTable({ rows, turn }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const items = [...new Map(rows.flatMap(({ figures }) => figures).map(({ code, title }) => [code, title]))];
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <div className={style['scroll']}>
        <table className={style['table']}>
          <thead>
            <tr>
              <th scope="col">{t.unit}</th>
              <th scope="col">{t.state}</th>
              {items.map(([code, title]) => (
                <th key={code} scope="col" className={style['count']}>
                  {words(title)}
                </th>
              ))}
              <th scope="col">{t.at}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.unitId}>
                <th scope="row">
                  <Link to={pathTo('desk', { ...turn, unitId: row.unitId })}>{row.name}</Link>
                  <div className="muted">{row.parentName}</div>
                </th>
                <td>
                  <span className={style['marks']}>
                    <Tag tone={stateTones[row.state]}>{words(unitStateTitles[row.state])}</Tag>
                    {row.isLate && <Tag tone="amber">{t.late}</Tag>}
                    {row.corrections > 0 && <span className="muted">{t.corrected(row.corrections)}</span>}
                    {row.silent.length > 0 && <span className="late">{t.silent(row.silent.length)}</span>}
                  </span>
                </td>
                {items.map(([code]) => (
                  <td key={code} className={`num ${style['count']}`}>
                    {row.figures.find((figure) => figure.code === code)?.told ?? '—'}
                  </td>
                ))}
                <td>
                  {row.reportedAt && <Moment at={row.reportedAt} short />} {row.byName}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

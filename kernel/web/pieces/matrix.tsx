// A table of counts by two kinds of parts, the total first: wide ones scroll sideways under their first column. Cells are given, and are doors to what they count.
import type { ReactNode } from 'react';
import style from './matrix.module.css';

export type MatrixRow = { key: string; title: ReactNode; cells: readonly ReactNode[]; isTotal?: boolean };

type MatrixProps = {
  /** What is counted by what; said to screen readers. */
  caption: string;
  /** Said of the part that scrolls. */
  scrolls: string;
  corner: string;
  columns: readonly { key: string; title: string }[];
  rows: readonly MatrixRow[];
};

export function Matrix({ caption, scrolls, corner, columns, rows }: MatrixProps) {
  return (
    <section className={style['scroll']} aria-label={`${caption}，${scrolls}`} tabIndex={0}>
      <table className={style['matrix']}>
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{corner}</th>
            {columns.map(({ key, title }) => (
              <th key={key} scope="col" className="num">
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-total={row.isTotal || undefined}>
              <th scope="row">{row.title}</th>
              {row.cells.map((cell, n) => (
                <td key={columns[n]?.key} className="num">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

// Grids touched by a redraw: households, people and staff before and after, in one line each; what falls short says so in words (A3).
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag, type Tone } from '#kernel/web/plain/tag.tsx';
import type { GridFigures, RedrawPreview } from '../../shared/redraw.ts';
import style from './redraw.module.css';
import { fateWords } from './words.ts';

const messages = {
  zh: {
    caption: '调整前后的网格',
    grid: '网格',
    fate: '结果',
    households: '户数',
    people: '人口',
    required: '应配',
    actual: '实配',
    short: (n: number) => `缺 ${n} 人`,
    becomes: (before: number, after: number) => `原 ${before}，现 ${after}`,
  },
  en: {
    caption: 'Grids before and after',
    grid: 'Grid',
    fate: 'Outcome',
    households: 'Households',
    people: 'People',
    required: 'Required',
    actual: 'Actual',
    short: (n: number) => `${n} short`,
    becomes: (before: number, after: number) => `${before} before, ${after} after`,
  },
};

type Grid = RedrawPreview['grids'][number];
const tones: Record<Grid['fate'], Tone> = { kept: 'plain', new: 'teal', ended: 'amber', regrouped: 'teal' };
const figures = ['households', 'people', 'required', 'actual'] as const satisfies readonly (keyof GridFigures)[];

export function GridsTable({ grids, isDone }: { grids: readonly Grid[]; isDone: boolean }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <table className={style['table']}>
      <caption className="sr-only">{t.caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t.grid}</th>
          <th scope="col">{t.fate}</th>
          {figures.map((figure) => (
            <th key={figure} scope="col" className="num">
              {t[figure]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {grids.map((grid) => {
          const short = grid.after ? grid.after.required - grid.after.actual : 0;
          return (
            <tr key={grid.gridId}>
              <th scope="row">
                {/* A grid that would come to be has no page yet. */}
                {grid.fate === 'new' && !isDone ? (
                  grid.name
                ) : (
                  <Link to={`/desk/territory/${grid.gridId}`}>{grid.name}</Link>
                )}
              </th>
              <td data-label={t.fate}>
                <Tag tone={tones[grid.fate]}>{words(fateWords[grid.fate])}</Tag>
              </td>
              {figures.map((figure) => (
                <td key={figure} className="num" data-label={t[figure]}>
                  <BeforeAfter before={grid.before?.[figure] ?? 0} after={grid.after?.[figure] ?? 0} />
                  {figure === 'actual' && short > 0 && grid.fate !== 'ended' && (
                    <>
                      {' '}
                      <Tag tone="red">{t.short(short)}</Tag>
                    </>
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** `120 → 84`; a figure that stays stands alone. */
function BeforeAfter({ before, after }: { before: number; after: number }) {
  const t = useMessages(messages);
  if (before === after) return <span>{after}</span>;
  return (
    <>
      <span aria-hidden="true">
        <span className="faint">{before} → </span>
        <strong>{after}</strong>
      </span>
      <span className="sr-only">{t.becomes(before, after)}</span>
    </>
  );
}

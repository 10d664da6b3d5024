// One sheet: taken or not, and for each field the column it stands in, with what the first rows hold there.
import { useId } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import style from '../imports.module.css';
import { type Choices, choose, letterOf } from './choices.ts';
import type { Run, SheetShown } from './columns-step.tsx';

const messages = {
  zh: {
    take: '导入这张表',
    rows: (n: number) => `${n} 行`,
    hidden: '隐藏的表',
    required: '必填',
    none: '表里没有',
    all: '整张表都是…',
    allWhat: (what: string) => `整张表的${what}`,
    column: (letter: string, header: string) => `${letter} 列 ${header || '（没有表头）'}`,
    sure: '认得',
    likely: (percent: number) => `像 ${percent}%`,
    chosen: '您指定的',
    sheetName: '按表名或标题',
    like: '前几行',
    field: '内容',
    where: '在哪一列',
    how: '怎么认的',
  },
  en: {
    take: 'Take this sheet',
    rows: (n: number) => `${n} rows`,
    hidden: 'hidden sheet',
    required: 'required',
    none: 'not in this sheet',
    all: 'the same for all rows…',
    allWhat: (what: string) => `${what} of the whole sheet`,
    column: (letter: string, header: string) => `${letter} ${header || '(no header)'}`,
    sure: 'known',
    likely: (percent: number) => `${percent}% alike`,
    chosen: 'your choice',
    sheetName: 'by the name or title',
    like: 'First rows',
    field: 'Field',
    where: 'Column',
    how: 'How known',
  },
};

type Chosen = { isTaken: boolean; choices: Choices };
type SheetColumnsProps = Chosen & { sheet: SheetShown; fields: Run['fields']; onChange(next: Chosen): void };

export function SheetColumns({ sheet, fields, isTaken, choices, onChange }: SheetColumnsProps) {
  const t = useMessages(messages);
  const words = useWords();
  const id = useId();
  const put = (field: string, choice: number | string | null) =>
    onChange({ isTaken, choices: choose(choices, field, choice) });
  const howOf = (field: string) => {
    const guess = sheet.mapping.sources[field];
    const choice = choices[field] ?? null;
    if (choice === null) return null;
    const isGuess = guess && ('column' in guess ? guess.column : guess.constant) === choice;
    if (!isGuess) return <Tag tone="teal">{t.chosen}</Tag>;
    if ('constant' in guess) return <Tag tone="amber">{t.sheetName}</Tag>;
    return guess.confidence >= 0.9 ? (
      <Tag tone="green">{t.sure}</Tag>
    ) : (
      <Tag tone="amber">{t.likely(Math.round(guess.confidence * 100))}</Tag>
    );
  };
  const samplesOf = (choice: number | string | null | undefined) =>
    typeof choice === 'number'
      ? sheet.samples
          .map((row) => row[choice])
          .filter((value) => value !== null && value !== undefined && value !== '')
          .slice(0, 3)
          .join('，')
      : '';
  return (
    <section className={style['sheet']}>
      <div className={style['sheetHead']}>
        <label>
          <input
            type="checkbox"
            checked={isTaken}
            aria-label={`${t.take} ${sheet.name}`}
            onChange={() => onChange({ isTaken: !isTaken, choices })}
          />{' '}
          <strong>{sheet.name}</strong>
        </label>
        <span className="muted">{t.rows(sheet.rows)}</span>
        {sheet.isHidden && <Tag>{t.hidden}</Tag>}
      </div>
      {isTaken && (
        <div className={style['scroll']}>
          <table className={style['columns']}>
            <thead>
              <tr>
                <th scope="col">{t.field}</th>
                <th scope="col">{t.where}</th>
                <th scope="col">{t.how}</th>
                <th scope="col">{t.like}</th>
              </tr>
            </thead>
            <tbody>
              {fields.map(({ field, title, isRequired }) => {
                const choice = choices[field] ?? null;
                const what = words(title);
                return (
                  <tr key={field} data-missing={(isRequired && choice === null) || undefined}>
                    <th scope="row" id={`${id}-${field}`}>
                      {what} {isRequired && <small className="muted">{t.required}</small>}
                    </th>
                    <td>
                      <select
                        aria-labelledby={`${id}-${field}`}
                        value={typeof choice === 'number' ? `c${choice}` : choice === null ? 'none' : 'all'}
                        onChange={({ target: { value } }) =>
                          put(field, value === 'none' ? null : value === 'all' ? '' : Number(value.slice(1)))
                        }
                      >
                        <option value="none">{t.none}</option>
                        {sheet.headers.map((header, column) => (
                          <option key={letterOf(column)} value={`c${column}`}>
                            {t.column(letterOf(column), header)}
                          </option>
                        ))}
                        <option value="all">{t.all}</option>
                      </select>
                      {typeof choice === 'string' && (
                        <input
                          aria-label={t.allWhat(what)}
                          value={choice}
                          maxLength={200}
                          onChange={(event) => put(field, event.target.value)}
                        />
                      )}
                    </td>
                    <td>{howOf(field)}</td>
                    <td className={style['sample']}>{samplesOf(choice)}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

// 核对列: whose table it is, and what each of its columns is. A guess stands there; a person has the last word, and says it once for all tables of these headers.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import type { SubjectKind } from '../../shared/subject.ts';
import { type ColumnMeaning, empty } from '../../shared/table.ts';
import { mapTable } from '../../shared/table-commands.ts';
import type { TableAnswer } from './table-page.tsx';
import style from './tables.module.css';

const messages = {
  zh: {
    head: '每一行是谁，每一列是什么',
    register: '每一行是哪个台账里的',
    choose: '选台账',
    members: (name: string, n: number) => `${name}（本辖区 ${n}）`,
    title: '表名',
    column: '表里的列',
    meaning: '填什么',
    sealed: '敏感，按用途填',
    rowNumber: '序号',
    empty: '留空',
    text: '固定的字…',
    textOf: (header: string) => `${header}固定填`,
    fields: '系统里的信息',
    done: '列对了',
    noRegister: '请选每一行是哪个台账里的',
    noText: (header: string) => `请写“${header}”固定填什么`,
    examples: (n: number) => `原表带的 ${n} 行会换成台账里的人，原文件不动。`,
    unnamed: (n: number) => `第 ${n} 列`,
    once: '说明这一次，以后同样表头的表自己会填。',
  },
  en: {
    head: 'Who a row is, and what a column is',
    register: 'Rows are of which register',
    choose: 'Choose a register',
    members: (name: string, n: number) => `${name} (${n} here)`,
    title: 'Name of the table',
    column: 'Column',
    meaning: 'What goes in',
    sealed: 'sensitive, with a purpose',
    rowNumber: 'Row number',
    empty: 'Leave empty',
    text: 'The same words…',
    textOf: (header: string) => `Words for ${header}`,
    fields: 'Held by the house',
    done: 'Columns are right',
    noRegister: 'Say of which register the rows are',
    noText: (header: string) => `Write what goes into “${header}”`,
    examples: (n: number) => `The ${n} rows that came with it give way to the register; the file itself stays.`,
    unnamed: (n: number) => `Column ${n}`,
    once: 'Said once; tables of the same headers then fill themselves.',
  },
};

const keyOf = (meaning: ColumnMeaning): string =>
  'field' in meaning ? `field:${meaning.field}` : 'text' in meaning ? 'text' : 'rowNumber' in meaning ? 'row' : 'empty';
function meaningOf(key: string): ColumnMeaning | { text: '' } {
  if (key.startsWith('field:')) return { field: key.slice(6) };
  return key === 'row' ? { rowNumber: true } : key === 'text' ? { text: '' } : empty;
}

export function ColumnsStep({ answer, onDone }: { answer: TableAnswer; onDone(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const { table, registers, fields } = answer;
  const [registerId, setRegister] = useState(table.registerId ?? '');
  const [title, setTitle] = useState(table.title);
  const [columns, setColumns] = useState(table.columns);
  const map = useCommand(mapTable, { onDone, invalidates: ['table.'] });
  const kind: SubjectKind = registers.find((one) => one.registerId === registerId)?.subjectKind ?? table.subjectKind;
  const offered = fields.filter((one) => one.kind === kind);
  const put = (column: number, meaning: ColumnMeaning) =>
    setColumns(table.headers.map((_, i) => (i === column ? meaning : (columns[i] ?? empty))));
  const nameOf = (i: number) => table.headers[i] || t.unnamed(i + 1);
  const blank = columns.findIndex((meaning) => 'text' in meaning && meaning.text.trim() === '');
  const whyNot = registerId === '' ? t.noRegister : blank >= 0 ? t.noText(nameOf(blank)) : undefined;
  return (
    <section className={style['step']}>
      <h2 className={style['title']}>{t.head}</h2>
      <div className={style['card']}>
        <div className={style['form']}>
          <Select<string>
            label={t.register}
            placeholder={t.choose}
            value={registerId}
            onChange={setRegister}
            options={registers.map((one) => ({
              value: one.registerId,
              label: t.members(words(one.title), one.members),
            }))}
          />
          <TextField label={t.title} value={title} onChange={setTitle} maxLength={120} />
        </div>
        {table.exampleRows > 0 && <p className="muted">{t.examples(table.exampleRows)}</p>}
        <table className={style['columns']}>
          <thead>
            <tr>
              <th scope="col">{t.column}</th>
              <th scope="col">{t.meaning}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {table.headers.map((header, i) => {
              const meaning = columns[i] ?? empty;
              const isSealed = offered.some(
                (one) => one.isSealed && 'field' in meaning && one.field.name === meaning.field,
              );
              return (
                <tr key={`${i} ${header}`}>
                  <th scope="row">{nameOf(i)}</th>
                  <td>
                    <select
                      aria-label={nameOf(i)}
                      value={keyOf(meaning)}
                      onChange={(event) => put(i, meaningOf(event.target.value))}
                    >
                      <option value="empty">{t.empty}</option>
                      <option value="row">{t.rowNumber}</option>
                      <option value="text">{t.text}</option>
                      <optgroup label={t.fields}>
                        {offered.map(({ field }) => (
                          <option key={field.name} value={`field:${field.name}`}>
                            {words(field.title)}
                          </option>
                        ))}
                      </optgroup>
                    </select>
                  </td>
                  <td>
                    {isSealed && <Tag icon="lock">{t.sealed}</Tag>}
                    {'text' in meaning && (
                      <input
                        aria-label={t.textOf(nameOf(i))}
                        value={meaning.text}
                        maxLength={100}
                        onChange={(event) => put(i, { text: event.target.value })}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <ProblemNote problem={map.problem} again={map.again} />
      <div className={style['line']}>
        <Button
          kind="primary"
          busy={map.isSending}
          whyNot={whyNot}
          onPress={() =>
            void map.run({
              tableId: table.tableId,
              registerId,
              columns,
              ...(title.trim() ? { title: title.trim() } : {}),
            })
          }
        >
          {t.done}
        </Button>
        <span className="muted">{whyNot ?? t.once}</span>
      </div>
    </section>
  );
}

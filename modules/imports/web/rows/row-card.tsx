// One row: what the sheet says, what it would change, what is wrong with it, and what may be done about this very row.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { acceptMend, leaveOut } from '../../shared/commands.ts';
import type { importRows } from '../../shared/queries.ts';
import type { Run } from '../columns/columns-step.tsx';
import style from '../imports.module.css';
import { RowFault } from './row-fault.tsx';
import { useWholeRow } from './use-whole-row.ts';

const messages = {
  zh: {
    where: (sheet: string, row: number) => `${sheet} 第 ${row} 行`,
    taken: '已导入',
    standing: { new: '新的', changed: '有变化', same: '已有', conflict: '对不上' } as Record<string, string>,
    accept: '采纳这一行',
    leave: '不导入这一行',
    back: '还是要导入',
    nothing: '（空）',
    was: (what: string, from: string, to: string) => `${what}：登记的是 ${from}，表里是 ${to}`,
    rest: '没有对应的列，留在备注里',
    show: '显示号码',
    logged: '已记下您看过',
  },
  en: {
    where: (sheet: string, row: number) => `${sheet}, row ${row}`,
    taken: 'taken',
    standing: { new: 'new', changed: 'changed', same: 'held', conflict: 'at odds' },
    accept: 'Accept for this row',
    leave: 'Leave this row out',
    back: 'Take it after all',
    nothing: '(empty)',
    was: (what: string, from: string, to: string) => `${what}: on record ${from}, in the sheet ${to}`,
    rest: 'No such field; kept as remarks',
    show: 'Show the numbers',
    logged: 'Your look was recorded',
  },
};

export type Row = QueryAnswer<typeof importRows>['rows'][number];

export function RowCard({ run, row: masked }: { run: Run; row: Row }) {
  const { row, show, isShowing, problem: lookProblem } = useWholeRow(run.runId, masked);
  const t = useMessages(messages);
  const words = useWords();
  const accept = useCommand(acceptMend, { invalidates: ['import.'] });
  const leave = useCommand(leaveOut, { invalidates: ['import.'] });
  const place = { sheet: row.sheet, row: row.row };
  const sheetName = run.sheets.find((sheet) => sheet.sheet === row.sheet)?.name ?? '';
  const isOpen = row.takenAt === null && row.standing !== 'same';
  const mends = row.problems.filter((problem) => problem.gravity === 'mend' && problem.settled === null);
  const isLeftOut = row.verdict === 'left_out';
  const rest = Object.entries(row.rest);
  return (
    <li className={style['rowCard']}>
      <div className={style['line']}>
        <strong>{t.where(sheetName, row.row)}</strong>
        {row.takenAt !== null ? (
          <Tag tone="green">{t.taken}</Tag>
        ) : (
          row.standing !== null && <Tag>{t.standing[row.standing] ?? row.standing}</Tag>
        )}
        {masked.isMasked && row.isMasked && (
          <Button kind="quiet" icon="eye" busy={isShowing} onPress={() => void show()}>
            {t.show}
          </Button>
        )}
        <span className="muted" role="status">
          {masked.isMasked && !row.isMasked && t.logged}
        </span>
      </div>
      <dl className={style['cells']}>
        {run.fields.map(({ field, title }) => {
          const value = row.cells[field];
          if (value === undefined || value === null || value === '') return null;
          const isWrong = row.problems.some((problem) => problem.column === field && problem.settled === null);
          return (
            <div key={field} data-wrong={isWrong || undefined}>
              <dt>{words(title)}</dt>
              <dd>{String(value)}</dd>
            </div>
          );
        })}
      </dl>
      {rest.length > 0 && (
        <p className="muted">
          {t.rest}：{rest.map(([header, value]) => `${header} ${String(value)}`).join('；')}
        </p>
      )}
      {row.differences.map((one) => (
        <p key={words(one.what)}>{t.was(words(one.what), one.from ?? t.nothing, one.to ?? t.nothing)}</p>
      ))}
      {row.problems.length > 0 && (
        <ul className={style['faults']}>
          {row.problems.map((problem) => (
            <RowFault
              key={`${problem.code} ${problem.column}`}
              run={run}
              place={place}
              problem={problem}
              isOpen={isOpen && !isLeftOut}
              show={row.isMasked ? show : undefined}
            />
          ))}
        </ul>
      )}
      <ProblemNote problem={lookProblem} again={() => void show()} />
      <ProblemNote problem={accept.problem ?? leave.problem} again={accept.again ?? leave.again} />
      {isOpen && (
        <div className={style['foot']}>
          {mends.length > 0 && !isLeftOut && (
            <Button
              kind="primary"
              busy={accept.isSending}
              onPress={() => void accept.run({ runId: run.runId, rows: [place] })}
            >
              {t.accept}
            </Button>
          )}
          <Button
            kind="quiet"
            busy={leave.isSending}
            onPress={() => void leave.run({ runId: run.runId, rows: [place], isLeftOut: !isLeftOut })}
          >
            {isLeftOut ? t.back : t.leave}
          </Button>
        </div>
      )}
    </li>
  );
}

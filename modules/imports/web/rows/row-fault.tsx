// One thing wrong in one row: what, what stands there, what is proposed; put right in place, or taken all the same where the rule allows it.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { editRow, waiveProblem } from '../../shared/commands.ts';
import type { Run } from '../columns/columns-step.tsx';
import style from '../imports.module.css';
import type { Row } from './row-card.tsx';

const messages = {
  zh: {
    mend: '可修',
    ask: '要问',
    note: '提示',
    accepted: '已采纳',
    waived: '照样导入',
    becomes: (from: string, to: string) => `${from} → ${to}`,
    hint: (to: string) => `可能是 ${to}，请对照材料`,
    nothing: '（空）',
    edit: '改正',
    save: '改成这样',
    not: '不改了',
    waive: '照样导入，这一项空着',
    unwaive: '还是要核对',
    others: (list: string) => `另见：${list}`,
    row: (sheet: string, row: number) => `${sheet} 第 ${row} 行`,
    value: '改成',
  },
  en: {
    mend: 'to mend',
    ask: 'to ask',
    note: 'note',
    accepted: 'accepted',
    waived: 'taken all the same',
    becomes: (from: string, to: string) => `${from} → ${to}`,
    hint: (to: string) => `Perhaps ${to}; compare with the papers`,
    nothing: '(empty)',
    edit: 'Put right',
    save: 'Save',
    not: 'Never mind',
    waive: 'Take it all the same, leaving this empty',
    unwaive: 'Check it after all',
    others: (list: string) => `See also: ${list}`,
    row: (sheet: string, row: number) => `${sheet}, row ${row}`,
    value: 'New value',
  },
};

const gravities = { mend: 'amber', ask: 'red', note: 'plain' } as const;
const isGravity = (text: string): text is keyof typeof gravities => text in gravities;

type RowFaultProps = {
  run: Run;
  place: { sheet: number; row: number };
  problem: Row['problems'][number];
  isOpen: boolean;
  /** Where numbers are masked: puts a look on record and gives the row with its numbers whole. */
  show: (() => Promise<Row | undefined>) | undefined;
};

export function RowFault({ run, place, problem, isOpen, show }: RowFaultProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [text, setText] = useState<string>();
  const edit = useCommand(editRow, { onDone: () => setText(undefined), invalidates: ['import.'] });
  const waive = useCommand(waiveProblem, { invalidates: ['import.'] });
  const { column } = problem;
  /** Nobody puts a masked number right: what is edited is the whole one. */
  async function startEditing(): Promise<void> {
    const row = show ? await show() : undefined;
    if (show && !row) return;
    const own = row?.problems.find((one) => one.code === problem.code && one.column === column) ?? problem;
    setText(own.proposal ?? (own.value === null ? '' : String(own.value)));
  }
  const stands = problem.value === null || problem.value === '' ? t.nothing : String(problem.value);
  const gravity = isGravity(problem.gravity) ? problem.gravity : 'note';
  const settled = problem.settled === 'accepted' ? t.accepted : problem.settled === 'waived' ? t.waived : undefined;
  const nameOf = (sheet: number) => run.sheets.find((one) => one.sheet === sheet)?.name ?? '';
  return (
    <li>
      <Tag tone={settled ? 'green' : gravities[gravity]}>{settled ?? t[gravity]}</Tag>
      <span className={style['grow']}>
        {words(problem.message)}
        {problem.proposal !== null && (
          <span className={style['proposal']}>
            {gravity === 'mend' ? t.becomes(stands, problem.proposal) : t.hint(problem.proposal)}
          </span>
        )}
        {problem.others.length > 0 && (
          <small className="muted">
            {' '}
            {t.others(problem.others.map((one) => t.row(nameOf(one.sheet), one.row)).join('、'))}
          </small>
        )}
      </span>
      {isOpen && column !== null && text === undefined && (
        <Button kind="quiet" onPress={() => void startEditing()}>
          {t.edit}
        </Button>
      )}
      {isOpen && problem.mayWaive && (
        <Button
          kind="quiet"
          busy={waive.isSending}
          onPress={() =>
            void waive.run({ runId: run.runId, place, code: problem.code, isWaived: problem.settled !== 'waived' })
          }
        >
          {problem.settled === 'waived' ? t.unwaive : t.waive}
        </Button>
      )}
      {text !== undefined && column !== null && (
        <form
          className={style['edit']}
          onSubmit={(event) => {
            event.preventDefault();
            void edit.run({ runId: run.runId, place, values: { [column]: text.trim() || null } });
          }}
        >
          <TextField label={t.value} value={text} maxLength={2000} onChange={setText} autoFocus />
          <Button type="submit" kind="primary" busy={edit.isSending}>
            {t.save}
          </Button>
          <Button kind="quiet" onPress={() => setText(undefined)}>
            {t.not}
          </Button>
        </form>
      )}
      <ProblemNote problem={edit.problem ?? waive.problem} again={edit.again ?? waive.again} />
    </li>
  );
}

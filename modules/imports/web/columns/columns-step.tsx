// 核对列: which sheets are taken, and which column is which. A guess stands there with how sure it is; a person has the last word.
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { mapRun } from '../../shared/commands.ts';
import { importKinds, type importRun } from '../../shared/queries.ts';
import style from '../imports.module.css';
import { type Choices, changesOver, choicesOf, missingOf } from './choices.ts';
import { KindChoice } from './kind-choice.tsx';
import { SheetColumns } from './sheet-columns.tsx';

const messages = {
  zh: {
    head: '看一眼：导入哪张表，每一项在哪一列',
    check: '列对了，逐行核对',
    notMine: (kind: string) => `“${kind}”不是您的岗位能导入的表；认错了就换一种`,
    noSheet: '请至少选一张表',
    missing: (sheet: string, what: string) => `“${sheet}”还没有指定：${what}`,
  },
  en: {
    head: 'Look over: which sheets to take, and which column is which',
    check: 'Columns are right, check the rows',
    notMine: (kind: string) => `Your post cannot import “${kind}”; if it was guessed wrong, choose another kind`,
    noSheet: 'Choose at least one sheet',
    missing: (sheet: string, what: string) => `Not yet said for “${sheet}”: ${what}`,
  },
};

export type Run = QueryAnswer<typeof importRun>;
export type SheetShown = Run['sheets'][number];
type Chosen = { isTaken: boolean; choices: Choices };

/** What was said before, else the guess. */
function firstChoice(run: Run, sheet: SheetShown): Chosen {
  const said = run.mapping.find((one) => one.sheet === sheet.sheet);
  // Where no sheet has all it needs, the first with rows stands open, with what is missing marked.
  const open = run.sheets.find((one) => one.isTaken) ?? run.sheets.find((one) => one.rows > 0);
  return {
    isTaken: run.mapping.length > 0 ? said !== undefined : sheet.isTaken || sheet === open,
    choices: choicesOf((said ?? sheet).mapping, run.fields),
  };
}

export function ColumnsStep({ run, onDone }: { run: Run; onDone(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [chosen, setChosen] = useState(
    () => new Map(run.sheets.map((sheet) => [sheet.sheet, firstChoice(run, sheet)])),
  );
  const kinds = useAsk(importKinds, {});
  const map = useCommand(mapRun, { onDone, invalidates: ['import.'] });
  const of = (sheet: SheetShown) => chosen.get(sheet.sheet) ?? firstChoice(run, sheet);
  const taken = run.sheets.filter((sheet) => of(sheet).isTaken);
  const missing = taken.flatMap((sheet) => {
    const fields = missingOf(of(sheet).choices, run.fields);
    const titles = run.fields.filter(({ field }) => fields.includes(field)).map(({ title }) => words(title));
    return titles.length > 0 ? [t.missing(sheet.name, titles.join('、'))] : [];
  });
  const mine = (kinds.answer?.kinds ?? []).filter((one) => one.mayImport);
  const isMine = kinds.answer === undefined || mine.some((one) => one.kind === run.kind);
  const kindTitle = run.kindTitle ? words(run.kindTitle) : '';
  const whyNot = !isMine ? t.notMine(kindTitle) : taken.length === 0 ? t.noSheet : missing[0];
  return (
    <section className={style['step']}>
      <div className={style['line']}>
        <h2 className={style['title']}>{t.head}</h2>
        {run.state === 'read' && <KindChoice run={run} />}
      </div>
      {run.sheets.map((sheet) => (
        <SheetColumns
          key={sheet.sheet}
          sheet={sheet}
          fields={run.fields}
          {...of(sheet)}
          onChange={(next) => setChosen(new Map(chosen).set(sheet.sheet, next))}
        />
      ))}
      <ProblemNote problem={map.problem} again={map.again} />
      <div className={style['foot']}>
        <Button
          kind="primary"
          busy={map.isSending}
          whyNot={whyNot}
          onPress={() =>
            void map.run({
              runId: run.runId,
              sheets: taken.map((sheet) => ({
                sheet: sheet.sheet,
                changes: changesOver(sheet.mapping, of(sheet).choices),
              })),
              options: run.options,
            })
          }
        >
          {t.check}
        </Button>
        {whyNot && <span className="muted">{whyNot}</span>}
      </div>
    </section>
  );
}

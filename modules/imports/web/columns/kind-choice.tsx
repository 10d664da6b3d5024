// Which kind of table it is, said by a person: where the guess was wrong, or where there was none. The file is read anew for it.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Select } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { openRun } from '../../shared/commands.ts';
import { importKinds } from '../../shared/queries.ts';
import { importKindNames } from '../../shared/run.ts';
import type { Run } from './columns-step.tsx';

const messages = {
  zh: { kind: '认作', which: '选是什么表' },
  en: { kind: 'Taken as', which: 'Choose the kind' },
};

export function KindChoice({ run }: { run: Run }) {
  const t = useMessages(messages);
  const words = useWords();
  const kinds = useAsk(importKinds, {});
  const reopen = useCommand(openRun, { invalidates: ['import.'] });
  const mine = (kinds.answer?.kinds ?? []).filter((one) => one.mayImport);
  const isMine = mine.some((one) => one.kind === run.kind);
  return (
    <>
      <Select<string>
        label={t.kind}
        value={isMine ? (run.kind ?? '') : ''}
        placeholder={run.kindTitle && !isMine ? words(run.kindTitle) : t.which}
        onChange={(value) => {
          const kind = importKindNames.find((name) => name === value);
          // The file lies with the run; the id of it is not read when a run is opened for another kind.
          if (kind) void reopen.run({ runId: run.runId, fileId: run.runId, unitId: run.unitId, kind });
        }}
        options={mine.map((one) => ({ value: one.kind, label: words(one.title) }))}
      />
      <ProblemNote problem={reopen.problem} again={reopen.again} />
    </>
  );
}

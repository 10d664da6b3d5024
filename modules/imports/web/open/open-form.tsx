// A file, whose table it is, and — if one would rather say so than have it guessed — what kind of table.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select } from '#kernel/web/plain/controls.tsx';
import { FileField } from '#kernel/web/plain/file-field.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import { useUpload } from '#kernel/web/wire/upload.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';
import { openRun } from '../../shared/commands.ts';
import type { ImportKindName } from '../../shared/kinds.ts';
import { importKinds } from '../../shared/queries.ts';
import { importKindNames } from '../../shared/run.ts';
import style from '../imports.module.css';

const messages = {
  zh: {
    file: '选文件',
    fileHow: 'Excel（.xlsx .xls）、WPS、CSV 都可以，不用先改格式',
    unit: '这是谁的表',
    unitHow: '选一个单位',
    kind: '是什么表',
    guess: '按表头自动认',
    open: '打开看看',
    noFile: '请先选文件',
    noUnit: '请选这是谁的表',
    none: '您的岗位现在没有可以导入的表。',
  },
  en: {
    file: 'Choose a file',
    fileHow: 'Excel, WPS or CSV, as it is',
    unit: 'Whose table is it',
    unitHow: 'Choose a unit',
    kind: 'Kind of table',
    guess: 'Guess by the headers',
    open: 'Open and look',
    noFile: 'Choose a file first',
    noUnit: 'Say whose table it is',
    none: 'There is no table your post may import now.',
  },
};

const kindOf = (kind: string): ImportKindName | undefined => importKindNames.find((name) => name === kind);

export function OpenForm() {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const go = useGo();
  const upload = useUpload();
  const [file, setFile] = useState<File>();
  const [chosenUnit, setUnit] = useState<string>();
  const [kind, setKind] = useState<ImportKindName | 'guess'>('guess');
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ProblemBody>();
  const kinds = useAsk(importKinds, {});
  const mine = (kinds.answer?.kinds ?? []).filter((one) => one.mayImport);
  const areaKinds = [
    ...new Set(mine.filter((one) => kind === 'guess' || one.kind === kind).flatMap((one) => one.areaKinds)),
  ];
  const below = useAsk(
    listUnits,
    { underId: post.unitId, kinds: areaKinds, limit: 500 },
    { enabled: areaKinds.length > 0, keep: true },
  );
  const own = areaKinds.includes(post.unitKind) ? [{ unitId: post.unitId, name: post.unitName }] : [];
  const units = [...own, ...(below.answer?.units ?? []).filter((unit) => unit.unitId !== post.unitId)];
  const unitId =
    units.find((unit) => unit.unitId === chosenUnit)?.unitId ?? (units.length === 1 ? units[0]?.unitId : undefined);
  const open = useCommand(openRun, { onDone: (_, input) => go(`/desk/imports/${input.runId}`) });

  async function send(): Promise<void> {
    if (!file || !unitId || isSending) return;
    setSending(true);
    setProblem(undefined);
    try {
      const kept = await upload(file, file.name);
      await open.run({ runId: newId(), fileId: kept.id, unitId, ...(kind === 'guess' ? {} : { kind }) });
    } catch (error) {
      setProblem(problemOf(error));
    }
    setSending(false);
  }

  if (kinds.answer && mine.length === 0) return <Note>{t.none}</Note>;
  return (
    <form
      className={style['open']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <FileField
        label={t.file}
        hint={t.fileHow}
        accept=".xlsx,.xls,.et,.csv,.tsv,.txt,.ods"
        fileName={file?.name}
        onChoose={setFile}
      />
      <Select
        label={t.kind}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'guess' as const, label: t.guess },
          ...mine.flatMap((one) => {
            const name = kindOf(one.kind);
            return name ? [{ value: name, label: words(one.title) }] : [];
          }),
        ]}
      />
      <Select<string>
        label={t.unit}
        placeholder={t.unitHow}
        value={unitId ?? ''}
        onChange={setUnit}
        options={units.map((unit) => ({ value: unit.unitId, label: unit.name }))}
      />
      <Button
        type="submit"
        kind="primary"
        busy={isSending || open.isSending}
        whyNot={!file ? t.noFile : !unitId ? t.noUnit : undefined}
      >
        {t.open}
      </Button>
      <ProblemNote problem={problem ?? kinds.problem} again={kinds.problem ? kinds.again : () => void send()} />
      <ProblemNote problem={open.problem} again={open.again} />
    </form>
  );
}

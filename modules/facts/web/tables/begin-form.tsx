// A table from above is brought in: the file, for which area, by when. What its columns are is asked on its own page.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { FileField } from '#kernel/web/plain/file-field.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useGo } from '#kernel/web/route.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import { useUpload } from '#kernel/web/wire/upload.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';
import { beginTable } from '../../shared/table-commands.ts';
import style from './tables.module.css';

const messages = {
  zh: {
    file: '上级发来的表',
    unit: '填哪个辖区',
    issuer: '谁要的',
    issuerHow: '如：区民政局',
    due: '什么时候交',
    open: '打开',
    noFile: '请先选文件',
  },
  en: {
    file: 'The table that came',
    unit: 'For which area',
    issuer: 'Wanted by',
    issuerHow: 'Such as: Civil Affairs Bureau',
    due: 'Due on',
    open: 'Open',
    noFile: 'Choose a file first',
  },
};

export function BeginForm() {
  const t = useMessages(messages);
  const { post } = useHat();
  const go = useGo();
  const upload = useUpload();
  const [file, setFile] = useState<File>();
  const [unitId, setUnit] = useState(post.unitId);
  const [issuer, setIssuer] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [isSending, setSending] = useState(false);
  const [problem, setProblem] = useState<ProblemBody>();
  const below = useAsk(
    listUnits,
    { underId: post.unitId, kinds: ['subdistrict', 'town', 'township', 'community', 'village'], limit: 500 },
    { keep: true },
  );
  const units = [
    { unitId: post.unitId, name: post.unitName },
    ...(below.answer?.units ?? []).filter((unit) => unit.unitId !== post.unitId),
  ];
  const begin = useCommand(beginTable, { onDone: (_, input) => go(`/desk/tables/${input.tableId}`) });

  async function send(): Promise<void> {
    if (!file || isSending) return;
    setSending(true);
    setProblem(undefined);
    try {
      const kept = await upload(file, file.name);
      await begin.run({
        tableId: newId(),
        fileId: kept.id,
        unitId,
        ...(issuer.trim() ? { issuer: issuer.trim() } : {}),
        ...(dueOn ? { dueOn } : {}),
      });
    } catch (error) {
      setProblem(problemOf(error));
    }
    setSending(false);
  }

  return (
    <form
      className={style['card']}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <div className={style['form']}>
        <FileField label={t.file} accept=".xlsx" fileName={file?.name} onChoose={setFile} />
        <Select<string>
          label={t.unit}
          value={unitId}
          onChange={setUnit}
          options={units.map((unit) => ({ value: unit.unitId, label: unit.name }))}
        />
        <TextField label={t.issuer} placeholder={t.issuerHow} value={issuer} onChange={setIssuer} maxLength={60} />
        <TextField label={t.due} type="date" value={dueOn} onChange={setDueOn} />
      </div>
      <div className={style['line']}>
        <Button type="submit" kind="primary" busy={isSending || begin.isSending} whyNot={file ? undefined : t.noFile}>
          {t.open}
        </Button>
      </div>
      <ProblemNote problem={problem} again={() => void send()} />
      <ProblemNote problem={begin.problem} again={begin.again} />
    </form>
  );
}

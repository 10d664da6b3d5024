import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import type { Problem } from '#kernel/shared/problem.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { FileField } from '#kernel/web/plain/file-field.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useUpload } from '#kernel/web/wire/upload.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { tellRiskList } from '../../shared/returners/commands.ts';
import { fieldOf, isoOf } from '../words.ts';

const messages = {
  zh: {
    title: '更新风险地区',
    press: '导入，重新比对',
    document: '依据（通告、文号）',
    issued: '发布时间',
    scope: '这份名单是',
    whole: '整份：没写到的都不再是风险地区',
    part: '变动：只改写到的',
    none: '全部解除：从发布起没有风险地区',
    pasted: '粘贴表格',
    pastedHint: '第一行写列名：地区、风险等级；可以加 代码、起始日期、解除日期。从 Excel、WPS 整块复制就行',
    file: '或者选文件（.xlsx / .csv）',
    needed: '写依据，粘贴表格或选文件',
  },
  en: {
    title: 'A list of risk areas',
    press: 'Take in and judge anew',
    document: 'Document',
    issued: 'Issued at',
    scope: 'This list is',
    whole: 'Whole: what it does not name is at no risk any more',
    part: 'Changes: of what it names alone',
    none: 'All lifted: there are no risk areas from then on',
    pasted: 'Paste the table',
    pastedHint: 'Head the columns: area, level; code, from, to if told. Copied out of a spreadsheet as it is',
    file: 'Or choose a file (.xlsx / .csv)',
    needed: 'Name the document, and paste a table or choose a file',
  },
};

export function RiskListSheet({ onClose }: { onClose(): void }) {
  const t = useMessages(messages);
  const now = useNow();
  const upload = useUpload();
  const [listId] = useState(newId);
  const [document, setDocument] = useState('');
  const [issued, setIssued] = useState(() => fieldOf(now));
  const [scope, setScope] = useState<'whole' | 'part' | 'none'>('whole');
  const [pasted, setPasted] = useState('');
  const [file, setFile] = useState<File>();
  const [failed, setFailed] = useState<Problem>();
  const tell = useCommand(tellRiskList, { onDone: onClose, invalidates: ['risk.', 'returner.'] });
  const isTold = pasted.trim() !== '' || file !== undefined;
  async function send() {
    setFailed(undefined);
    try {
      const table = file ? { fileId: (await upload(file, file.name)).id } : { pasted };
      const told = scope === 'none' ? {} : table;
      await tell.run({
        listId,
        document: document.trim(),
        issuedAt: isoOf(issued),
        isWhole: scope === 'whole',
        ...told,
      });
    } catch (error) {
      setFailed(error as Problem);
    }
  }
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={tell.isSending}
      whyNot={document.trim() === '' || (!isTold && scope !== 'none') ? t.needed : undefined}
      problem={tell.problem}
      again={tell.again}
      onSubmit={() => void send()}
      onClose={onClose}
    >
      <TextField label={t.document} maxLength={200} value={document} onChange={setDocument} />
      <TextField label={t.issued} type="datetime-local" value={issued} onChange={setIssued} />
      <Choice
        label={t.scope}
        value={scope}
        onChange={setScope}
        options={(['whole', 'part', 'none'] as const).map((value) => ({ value, label: t[value] }))}
      />
      {scope !== 'none' && !file && (
        <TextField label={t.pasted} hint={t.pastedHint} lines={5} value={pasted} onChange={setPasted} />
      )}
      {scope !== 'none' && pasted.trim() === '' && (
        <FileField label={t.file} accept=".xlsx,.xls,.csv" fileName={file?.name} onChoose={setFile} />
      )}
      <ProblemNote problem={failed?.body?.()} />
    </AskSheet>
  );
}

// 加标签: one of the six must-visit groups (B3) or of 老弱病残孕 (C10), with its reason and from when. Sensitive ones are offered to the named duty alone.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { flagPerson } from '../../shared/commands.ts';
import { flagCodes, type PersonFlag, personFlags } from '../../shared/person.ts';
import { ActSheet } from './act-sheet.tsx';

const messages = {
  zh: {
    title: '加标签',
    press: '加上',
    must_visit: '六必访',
    care: '老弱病残孕等',
    reason: '原因',
    reasonHint: '怎么知道的，写一句。会密封保存',
    from: '从哪天起',
    today: '空着就是今天',
    noFlag: '请选一个标签',
    noReason: '请写原因',
    duty: '大病家庭、留守儿童、社区矫正等敏感标签由社区或街道专人管理。',
  },
  en: {
    title: 'Add a flag',
    press: 'Add',
    must_visit: 'Must-visit groups',
    care: 'Old, weak, ill, disabled, pregnant',
    reason: 'Reason',
    reasonHint: 'How it is known, in a sentence. Kept sealed',
    from: 'Since',
    today: 'Empty means today',
    noFlag: 'Choose a flag',
    noReason: 'A reason is needed',
    duty: 'Sensitive flags are kept by a named duty of the community or street.',
  },
};

type FlagSheetProps = {
  personId: string;
  standing: readonly string[];
  maySeeSensitive: boolean;
  onClose(): void;
};

export function FlagSheet({ personId, standing, maySeeSensitive, onClose }: FlagSheetProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [flagId] = useState(newId);
  const [flag, setFlag] = useState<PersonFlag>();
  const [reason, setReason] = useState('');
  const [from, setFrom] = useState('');
  const add = useCommand(flagPerson, { onDone: onClose, invalidates: ['person.'] });
  const offered = flagCodes.filter(
    (code) => !standing.includes(code) && (maySeeSensitive || !personFlags[code].isSensitive),
  );
  const missing = !flag ? t.noFlag : reason.trim() === '' ? t.noReason : undefined;
  return (
    <ActSheet
      title={t.title}
      press={t.press}
      command={add}
      whyNot={missing}
      onSubmit={() =>
        flag && void add.run({ flagId, personId, flag, reason: reason.trim(), ...(from ? { from } : {}) })
      }
      onClose={onClose}
    >
      {(['must_visit', 'care'] as const).map((family) => (
        <Choice
          key={family}
          name="flag"
          label={t[family]}
          value={flag}
          onChange={setFlag}
          options={offered
            .filter((code) => personFlags[code].family === family)
            .map((code) => ({ value: code, label: words(personFlags[code].title) }))}
        />
      ))}
      {!maySeeSensitive && <p className="muted">{t.duty}</p>}
      <TextField label={t.reason} hint={t.reasonHint} lines={2} maxLength={300} value={reason} onChange={setReason} />
      <TextField label={t.from} hint={t.today} type="date" value={from} onChange={setFrom} />
    </ActSheet>
  );
}

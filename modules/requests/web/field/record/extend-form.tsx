// 延期: how many working days, and why. Somebody else decides; until then the limit stands.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { askApproval } from '../../../shared/commands.ts';
import type { PageAnswer } from '../../parts/names.ts';
import { useDraft } from '../../parts/use-draft.ts';
import { FormFrame } from './form-frame.tsx';
import { QuickWords } from './quick-words.tsx';

const messages = {
  zh: {
    title: '申请延期',
    what: '社区批准前，时限不变。',
    days: '要几个工作日',
    day: (n: number) => `${n} 天`,
    reason: '为什么',
    quick: '常用的理由',
    needed: '写一句为什么要延',
  },
  en: {
    title: 'Ask for more time',
    what: 'Until the community agrees the limit stands.',
    days: 'Working days',
    day: (n: number) => `${n}`,
    reason: 'Why',
    quick: 'Usual reasons',
    needed: 'A word on why',
  },
};

const sentences: readonly Words[] = [
  { zh: '要等配件', en: 'Waiting for parts' },
  { zh: '约不上本人，已另约时间', en: 'Another time was agreed' },
  { zh: '要几个单位一起办', en: 'Several units must act together' },
];

const dayChoices = [1, 2, 3, 5];
const empty = { reason: '', days: '1' };

export function ExtendForm({ page, onClose }: { page: PageAnswer; onClose(): void }) {
  const t = useMessages(messages);
  const { id: requestId } = page.request;
  const [approvalId] = useState(newId);
  const [draft, change, clear] = useDraft(`extend.${requestId}`, empty);
  const ask = useCommand(askApproval, {
    onDone: () => {
      clear();
      onClose();
    },
  });
  const reason = draft.reason.trim();
  return (
    <FormFrame
      title={t.title}
      run={ask}
      whyNot={reason === '' ? t.needed : undefined}
      onSend={() => void ask.run({ requestId, approvalId, kind: 'extension', reason, amount: Number(draft.days) })}
      onClose={onClose}
    >
      <p className="muted">{t.what}</p>
      <Choice
        label={t.days}
        value={draft.days}
        onChange={(days) => change({ days })}
        options={dayChoices.map((days) => ({ value: String(days), label: t.day(days) }))}
      />
      <QuickWords
        label={t.quick}
        sentences={sentences}
        value={draft.reason}
        onPick={(next) => change({ reason: next })}
      />
      <TextField
        label={t.reason}
        lines={2}
        maxLength={2000}
        value={draft.reason}
        onChange={(next) => change({ reason: next })}
      />
    </FormFrame>
  );
}

import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { endCase } from '../../shared/commands.ts';
import type { ChainNode } from '../../shared/queries.ts';
import { type CaseEnd, caseEnds, keysOf } from '../../shared/trace.ts';

const messages = {
  zh: {
    title: (name: string) => `结束病例 ${name}`,
    press: '结束病例',
    end: '结果',
    reason: '原因',
    ruledOut: '排除后，只因此人被列为密接的人一并解除；还接触过别的病例的留着。要先有之后的阴性复检。',
    needed: '选结果，写原因',
  },
  en: {
    title: (name: string) => `End the case of ${name}`,
    press: 'End it',
    end: 'Outcome',
    reason: 'Reason',
    ruledOut:
      'Whoever was named because of this one alone is let go; those who met another case stay. A later negative test comes first.',
    needed: 'Choose the outcome and write why',
  },
};

export function EndSheet({ node, onClose }: { node: ChainNode; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const [end, setEnd] = useState<CaseEnd>();
  const [reason, setReason] = useState('');
  const act = useCommand(endCase, { invalidates: ['trace.'], onDone: onClose });
  return (
    <AskSheet
      title={t.title(node.name)}
      press={t.press}
      isGrave
      busy={act.isSending}
      whyNot={end && reason.trim() !== '' ? undefined : t.needed}
      problem={act.problem}
      again={act.again}
      onSubmit={() => end && void act.run({ traceId: node.traceId, end, reason: reason.trim() })}
      onClose={onClose}
    >
      <Choice
        label={t.end}
        value={end}
        onChange={setEnd}
        options={keysOf(caseEnds).map((value) => ({ value, label: words(caseEnds[value]) }))}
      />
      {end === 'false_positive' && <p>{t.ruledOut}</p>}
      <TextField label={t.reason} lines={2} maxLength={300} value={reason} onChange={setReason} />
    </AskSheet>
  );
}

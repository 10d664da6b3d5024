import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { tellTest } from '../../shared/commands.ts';
import type { ChainNode } from '../../shared/queries.ts';
import { keysOf, type TestResult, testResults } from '../../shared/trace.ts';
import { fieldOf, isoOf } from '../words.ts';

const messages = {
  zh: {
    title: (name: string) => `${name} 的检测`,
    press: '报检测',
    sampled: '采样时间',
    result: '结果',
    positive: '阳性：马上成为病例，有负责人；还要登记其密接。',
    negative: '阴性：密接解除。',
    retest: '阴性复检：混管阳性的自动排除；单管阳性的，再由负责人“结束病例”。',
    needed: '选结果',
  },
  en: {
    title: (name: string) => `A test of ${name}`,
    press: 'Tell it',
    sampled: 'Sampled at',
    result: 'Result',
    positive: 'Positive: a case at once, with its owner; then name its contacts.',
    negative: 'Negative: the contact is released.',
    retest: 'A negative retest rules a pooled suspicion out by itself; a single positive is ended by its owner.',
    needed: 'Choose the result',
  },
};

export function TestSheet({ node, onClose }: { node: ChainNode; onClose(): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const [testId] = useState(newId);
  const [at, setAt] = useState(() => fieldOf(now));
  const [result, setResult] = useState<TestResult>();
  const tell = useCommand(tellTest, { invalidates: ['trace.'], onDone: onClose });
  return (
    <AskSheet
      title={t.title(node.name)}
      press={t.press}
      busy={tell.isSending}
      whyNot={result ? undefined : t.needed}
      problem={tell.problem}
      again={tell.again}
      onSubmit={() => result && void tell.run({ traceId: node.traceId, testId, sampledAt: isoOf(at), result })}
      onClose={onClose}
    >
      <TextField label={t.sampled} type="datetime-local" value={at} onChange={setAt} />
      <Choice
        label={t.result}
        value={result}
        onChange={setResult}
        options={keysOf(testResults).map((value) => ({ value, label: words(testResults[value]) }))}
      />
      {result === 'positive' && !node.caseAt && <p>{t.positive}</p>}
      {result === 'negative' && <p>{node.caseAt ? t.retest : t.negative}</p>}
    </AskSheet>
  );
}

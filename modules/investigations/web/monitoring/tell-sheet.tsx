// One press for a firm: everybody who lacks is negative unless somebody is chosen otherwise; who was not sampled is left out.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Choices, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { tellMonitoring } from '../../shared/commands.ts';
import type { MonitoredFirm } from '../../shared/queries.ts';
import { fieldOf, isoOf } from '../words.ts';

type Result = 'negative' | 'positive' | 'invalid' | 'none';
const messages = {
  zh: {
    title: (name: string) => `${name} 员工检测`,
    press: '报检测',
    sampled: '采样时间',
    negative: '阴性',
    positive: '阳性',
    invalid: '无效',
    none: '没有采样',
    warn: (names: string) => `${names} 阳性：马上立案，有负责人。`,
    needed: '至少一人有结果',
    drill: '演练',
    isDrill: '这是演练：不算完成，不进统计',
  },
  en: {
    title: (name: string) => `Tests at ${name}`,
    press: 'Tell them',
    sampled: 'Sampled at',
    negative: 'Negative',
    positive: 'Positive',
    invalid: 'Invalid',
    none: 'Not sampled',
    warn: (names: string) => `${names} positive: a case at once, with its owner.`,
    needed: 'Somebody must have a result',
    drill: 'Drill',
    isDrill: 'This is a drill: closes nothing, counted nowhere',
  },
};

export function TellSheet({ firm, onClose }: { firm: MonitoredFirm; onClose(): void }) {
  const t = useMessages(messages);
  const now = useNow();
  const [at, setAt] = useState(() => fieldOf(now));
  const [isDrill, setDrill] = useState(false);
  /** A press repeated after a dead network tells the same tests. */
  const [testIds] = useState(() => new Map(firm.workers.map(({ employmentId }) => [employmentId, newId()])));
  const [results, setResults] = useState<Record<string, Result>>({});
  const tell = useCommand(tellMonitoring, { invalidates: ['monitoring.', 'trace.'], onDone: onClose });
  const resultOf = ({ employmentId, isLacking }: MonitoredFirm['workers'][number]): Result =>
    results[employmentId] ?? (isLacking ? 'negative' : 'none');
  const told = firm.workers.flatMap((worker) => {
    const result = resultOf(worker);
    return result === 'none' ? [] : [{ employmentId: worker.employmentId, name: worker.name, result }];
  });
  const positive = told.filter(({ result }) => result === 'positive');
  return (
    <AskSheet
      title={t.title(firm.name)}
      press={t.press}
      busy={tell.isSending}
      whyNot={told.length === 0 ? t.needed : undefined}
      problem={tell.problem}
      again={tell.again}
      onSubmit={() =>
        void tell.run({
          enterpriseId: firm.enterpriseId,
          sampledAt: isoOf(at),
          tests: told.map(({ employmentId, result }) => ({
            testId: testIds.get(employmentId) ?? newId(),
            employmentId,
            result,
          })),
          isDrill,
        })
      }
      onClose={onClose}
    >
      <TextField label={t.sampled} type="datetime-local" value={at} onChange={setAt} />
      {firm.workers.map((worker) => (
        <Select
          key={worker.employmentId}
          label={worker.title ? `${worker.name} · ${worker.title}` : worker.name}
          value={resultOf(worker)}
          onChange={(result) => setResults({ ...results, [worker.employmentId]: result })}
          options={(['negative', 'positive', 'invalid', 'none'] as const).map((value) => ({ value, label: t[value] }))}
        />
      ))}
      {positive.length > 0 && <p className="late">{t.warn(positive.map(({ name }) => name).join('、'))}</p>}
      <Choices
        label={t.drill}
        value={isDrill ? ['drill'] : []}
        onChange={(chosen) => setDrill(chosen.length > 0)}
        options={[{ value: 'drill', label: t.isDrill }]}
      />
    </AskSheet>
  );
}

import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useAsDrill } from '#kernel/web/door/as-drill.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, Choices, TextField } from '#kernel/web/plain/controls.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { AskSheet } from '#modules/identity/web/public.ts';
import { openCase } from '../../shared/commands.ts';
import { keysOf, type Symptom, symptoms } from '../../shared/trace.ts';
import { fieldOf, isoOf } from '../words.ts';
import { isSomebody, type Who, WhoField } from './who-field.tsx';

const messages = {
  zh: {
    title: '登记病例',
    press: '登记，自动派负责人',
    sampled: '采样时间',
    symptom: '症状',
    needed: '还要：是谁',
    drill: '演练',
    isDrill: '这是演练：不进统计',
  },
  en: {
    title: 'Open a case',
    press: 'Open it with its owner',
    sampled: 'Sampled at',
    symptom: 'Symptoms',
    needed: 'Still wanting: who',
    drill: 'Drill',
    isDrill: 'This is a drill: counted nowhere',
  },
};

export function OpenCaseSheet({ onClose, onDone }: { onClose(): void; onDone(traceId: string): void }) {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const [traceId] = useState(newId);
  const [who, setWho] = useState<Who>({});
  const [at, setAt] = useState(() => fieldOf(now));
  const [symptom, setSymptom] = useState<Symptom>('unknown');
  const asDrill = useAsDrill();
  const [isDrill, setDrill] = useState(asDrill.isOn);
  const open = useCommand(openCase, {
    invalidates: ['trace.'],
    onDone: (done) => onDone((done.result as { traceId: string } | undefined)?.traceId ?? traceId),
  });
  return (
    <AskSheet
      title={t.title}
      press={t.press}
      busy={open.isSending}
      whyNot={isSomebody(who) ? undefined : t.needed}
      problem={open.problem}
      again={open.again}
      onSubmit={() => void open.run({ traceId, ...who, sampledAt: isoOf(at), symptom, isDrill })}
      onClose={() => {
        asDrill.leave();
        onClose();
      }}
    >
      <WhoField who={who} onChange={setWho} />
      <TextField label={t.sampled} type="datetime-local" value={at} onChange={setAt} />
      <Choice
        label={t.symptom}
        value={symptom}
        onChange={setSymptom}
        options={keysOf(symptoms).map((value) => ({ value, label: words(symptoms[value]) }))}
      />
      <Choices
        label={t.drill}
        value={isDrill ? ['drill'] : []}
        onChange={(chosen) => setDrill(chosen.length > 0)}
        options={[{ value: 'drill', label: t.isDrill }]}
      />
    </AskSheet>
  );
}

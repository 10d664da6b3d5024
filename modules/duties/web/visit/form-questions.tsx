// What the forms of the open turns ask here: only what is missing or stale, with the rest folded under it (the facts module's part). Answering is never a condition of
// telling the visit, except for what the form needs of it (O16).
import { useEffect, useRef } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { openFormQuery } from '#modules/facts/shared/queries.ts';
import { FormFields, useFilledForm } from '#modules/facts/web/public.ts';
import { type Answers, noAnswers, type QuestionsProps, together } from './questions.ts';

export function FormQuestions({ subjectId, forms, onChange }: QuestionsProps) {
  const parts = useRef(new Map<string, Answers>());
  return forms.map((form) => (
    <OneForm
      key={form}
      form={form}
      subjectId={subjectId}
      onChange={(answers) => {
        parts.current.set(form, answers);
        onChange(together([...parts.current.values()]));
      }}
    />
  ));
}

const sumOf = ({ asked, prefilled, knownAt }: QueryAnswer<typeof openFormQuery>) => ({
  asked,
  prefilled,
  // As it was taken along it is text; from a house that did not say it yet it is missing.
  knownAt: knownAt && new Date(knownAt).toISOString(),
});

type OneFormProps = { form: string; subjectId: string; onChange: (answers: Answers) => void };

function OneForm({ form, subjectId, onChange }: OneFormProps) {
  const { answer } = useAsk(openFormQuery, { form, subjectId }, { events: ['visit.', 'fact.'] });
  const filled = useFilledForm(answer);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  const { facts, told } = filled;
  useEffect(() => {
    const own = Object.entries(facts).map(([field, value]) => ({ field, value }));
    tell.current(answer ? { told: [...own, ...told], ...sumOf(answer) } : noAnswers);
  }, [answer, facts, told]);
  if (!answer) return null;
  return <FormFields opened={answer} typed={filled.typed} onChange={filled.put} faults={filled.faults} />;
}

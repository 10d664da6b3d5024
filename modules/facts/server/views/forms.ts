// Forms in force and the dictionary they draw from.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { dictionaryInForce, listReachInForce } from '#modules/methods/server/public.ts';
import { fieldKey, isHouseField } from '../../shared/dictionary.ts';
import { factProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { openForm } from '../open-form.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerOpenForm(
  { form: code, subjectId }: In<typeof q.openFormQuery>,
  { tx, actor, secrets }: Context,
): Promise<Out<typeof q.openFormQuery>> {
  const forms = (await listReachInForce(tx)).flatMap(({ method }) => method.forms);
  const form = forms.find((one) => one.code === code);
  if (!form) throw factProblem('form_not_found');
  return openForm(tx, { form, subjectId, actor, secrets });
}

export async function answerForms(
  { subject }: In<typeof q.listForms>,
  { tx }: Context,
): Promise<Out<typeof q.listForms>> {
  const dictionary = await dictionaryInForce(tx);
  return {
    forms: (await listReachInForce(tx)).flatMap(({ method }) =>
      method.forms
        .filter((form) => subject === undefined || form.subject === subject)
        .map((form) => ({
          code: form.code,
          title: form.title,
          subject: form.subject,
          issuer: form.issuer ?? null,
          methodTitle: method.title,
          fields: form.fields.map((name) => ({
            name,
            title: dictionary.get(fieldKey(form.subject, name))?.field.title ?? { zh: name, en: name },
          })),
        })),
    ),
  };
}

export async function answerDictionary(
  { text, home }: In<typeof q.listDictionary>,
  { tx }: Context,
): Promise<Out<typeof q.listDictionary>> {
  const forms = (await listReachInForce(tx)).flatMap(({ method }) => method.forms);
  const wanted = text.toLowerCase();
  const found = [...(await dictionaryInForce(tx)).values()].filter(
    (entry) =>
      (home === undefined || entry.home === home) &&
      (wanted === '' ||
        [entry.field.title.zh, entry.field.title.en, entry.field.name, ...entry.alsoCalled].some((word) =>
          word.toLowerCase().includes(wanted),
        )),
  );
  return {
    fields: found.map((entry) => ({
      home: entry.home,
      field: entry.field,
      alsoCalled: [...entry.alsoCalled],
      askAgainAfterDays: isHouseField(entry) ? null : (entry.askAgainAfterDays ?? null),
      keepDays: isHouseField(entry) ? null : (entry.keepDays ?? null),
      keptAs: isHouseField(entry) ? (entry.isDerived ? ('derived' as const) : ('house' as const)) : ('fact' as const),
      askedBy: forms
        .filter((form) => form.subject === entry.home && form.fields.includes(entry.field.name))
        .map((form) => ({ form: form.title, issuer: form.issuer ?? null })),
    })),
  };
}

// Forms in force and the dictionary they draw from.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { dictionaryInForce, listReachInForce } from '#modules/methods/server/public.ts';
import { defineForm } from '../../shared/commands.ts';
import { steadyDaysOf } from '../../shared/contested.ts';
import { type FieldHome, fieldKey, isHouseField } from '../../shared/dictionary.ts';
import { ownMethodName } from '../../shared/own-method.ts';
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
  { tx, actor }: Context,
): Promise<Out<typeof q.listForms>> {
  const dictionary = await dictionaryInForce(tx);
  const titled = (home: FieldHome) => (name: string) => ({
    name,
    title: dictionary.get(fieldKey(home, name))?.field.title ?? { zh: name, en: name },
  });
  return {
    mayDefine: actor.kind === 'staff' && mayBy(defineForm.allowed, actor),
    forms: (await listReachInForce(tx)).flatMap(({ method, areaUnitId }) =>
      method.forms
        .filter((form) => subject === undefined || form.subject === subject)
        .map((form) => ({
          code: form.code,
          title: form.title,
          subject: form.subject,
          issuer: form.issuer ?? null,
          methodTitle: method.title,
          version: method.version,
          since: method.effectiveFrom,
          isOwn: areaUnitId !== null && method.name === ownMethodName(areaUnitId),
          fields: form.fields.map(titled(form.subject)),
          visitFields: form.visitFields.map(titled('visit')),
          needed: form.needed,
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
      steadyDays: steadyDaysOf(entry) ?? null,
      keptAs: isHouseField(entry) ? (entry.isDerived ? ('derived' as const) : ('house' as const)) : ('fact' as const),
      askedBy: forms
        .filter((form) => form.subject === entry.home && form.fields.includes(entry.field.name))
        .map((form) => ({ form: form.title, issuer: form.issuer ?? null })),
    })),
  };
}

import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { defineForm } from '../../shared/commands.ts';
import { dictionaryOf, fieldKey } from '../../shared/dictionary.ts';
import { askedAlready, formFaults, formsBeside } from '../../shared/form-faults.ts';
import { wordsOfFaults } from '../../shared/judge.ts';
import { factProblem } from '../../shared/problems.ts';
import { openOwn, raiseOwn } from '../own-methods.ts';

/** A unit's own form. Refused where it asks what is held: the field, the form that asks it and who issued that are named (1.T). */
export async function handleDefineForm(
  { unitId, form, register }: z.output<typeof defineForm.input>,
  context: CommandContext,
): Promise<Done> {
  const { unit, methods } = await openOwn(unitId, context);
  const bodies = methods.map(({ method }) => method);
  const dictionary = dictionaryOf(bodies.flatMap(({ fields }) => fields));
  const faults = formFaults(
    form,
    dictionary,
    bodies.flatMap(({ forms }) => forms),
  );
  if (faults.length > 0)
    throw factProblem('form_faulty', { ...wordsOfFaults(faults), fields: faults.map(({ field }) => field) });
  const asked = askedAlready(form, formsBeside(form, bodies, register));
  if (asked) {
    const titles = asked.fields.map(
      (name) => dictionary.get(fieldKey(form.subject, name))?.field.title ?? { zh: name, en: name },
    );
    const issuer = asked.form.issuer ?? { zh: '本系统', en: 'the house' };
    throw factProblem('form_asks_twice', {
      fields: titles.map(({ zh }) => zh).join('、'),
      fieldsEn: titles.map(({ en }) => en).join(', '),
      names: asked.fields,
      form: asked.form.title.zh,
      formEn: asked.form.title.en,
      formCode: asked.form.code,
      issuer: issuer.zh,
      issuerEn: issuer.en,
    });
  }
  const issued = { ...form, issuer: form.issuer ?? { zh: unit.name, en: unit.name } };
  const methodId = raiseOwn(unit, methods, { form: issued }, context);
  return {
    subjectId: methodId,
    territoryId: unit.unitId,
    events: [{ type: 'form.defined', form: form.code, unitId: unit.unitId }],
    result: { methodId, form: form.code },
  };
}

// How a register is defined, what may be named in one, and how many it would have before it is saved.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { fieldsOf } from '#kernel/shared/condition.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { houseColumnNames } from '#modules/facts/server/public.ts';
import { isHouseField } from '#modules/facts/shared/dictionary.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { checkOwn } from '../../shared/check-register.ts';
import { defineRegister } from '../../shared/commands.ts';
import type * as q from '../../shared/queries.ts';
import { areaOf, staffOf } from '../area.ts';
import { listFlags } from '../flag-titles.ts';
import { getRegister, hasDuty, headOf } from '../heads.ts';
import { countHere, countKind } from '../store/preview.ts';
import { listDefinitions, listRegisters } from '../views/registers.ts';
import { wordsOfRule } from './tell-subject.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerDefinition(
  { registerId }: In<typeof q.registerDefinition>,
  context: Context,
): Promise<Out<typeof q.registerDefinition>> {
  const { tx } = context;
  const actor = staffOf(context);
  const row = await getRegister(tx, registerId);
  const [history, dictionary, flags] = await Promise.all([
    listDefinitions(tx, registerId),
    dictionaryInForce(tx),
    listFlags(tx),
  ]);
  return {
    register: headOf(row),
    areaUnitId: row.areaUnitId,
    areaName: row.areaName,
    definition: row.definition,
    rule: wordsOfRule(row.definition, dictionary, flags),
    version: row.version,
    history: history.map((one) => ({ ...one, from: one.from.toISOString() })),
    mayDefine:
      row.isOwn &&
      (!row.isSensitive || hasDuty(actor)) &&
      mayBy(defineRegister.allowed, { kind: 'staff', role: actor.role }),
  };
}

export async function answerFields(
  { subject }: In<typeof q.registerFields>,
  context: Context,
): Promise<Out<typeof q.registerFields>> {
  const { tx } = context;
  const actor = staffOf(context);
  const columns = houseColumnNames(subject);
  const fields = [...(await dictionaryInForce(tx)).values()]
    .filter(({ home }) => home === subject)
    .map((entry) => ({
      field: entry.field,
      mayCompare:
        entry.field.sensitivity !== 'sensitive' &&
        entry.field.type !== 'photo' &&
        (!isHouseField(entry) || columns.includes(entry.field.name)),
    }));
  const flags = (await listFlags(tx)).filter(({ isSensitive }) => !isSensitive || hasDuty(actor));
  return { fields, flags };
}

/** Above so many subjects a part of them is asked and the whole reckoned from it. */
const mostAsked = 60_000;

export async function answerPreview(
  input: In<typeof q.previewRegister>,
  context: Context,
): Promise<Out<typeof q.previewRegister>> {
  const { tx, now } = context;
  const actor = staffOf(context);
  const unitId = await areaOf(input.areaUnitId, context);
  const [dictionary, flags, registers] = await Promise.all([dictionaryInForce(tx), listFlags(tx), listRegisters(tx)]);
  const taken = registers
    .filter((row) => row.registerId !== input.registerId)
    .map(({ definition }) => definition.title.zh);
  const sensitive = new Map(flags.filter(({ isSensitive }) => isSensitive).map(({ code, title }) => [code, title]));
  const { register, problems, why } = checkOwn('preview', input.definition, dictionary, sensitive, taken);
  const subjects = await countKind(tx, unitId, register.subject);
  const isSensitive = register.sensitivity === 'sensitive';
  const mayCount = 'rule' in register.membership && problems.length === 0 && (!isSensitive || hasDuty(actor));
  // A taken title is no reason not to count.
  const isWorkable = 'rule' in register.membership && fieldsOf(register.membership.rule).length > 0;
  const share = subjects > mostAsked ? mostAsked / subjects : 1;
  const count =
    mayCount && isWorkable
      ? await countHere(
          tx,
          { districtId: actor.districtId, areaUnitId: unitId, definition: register },
          dictionary,
          dateOf(now),
          share,
        )
      : null;
  return { count, isEstimate: share < 1, subjects, isSensitive, why, problems };
}

// A unit's own register without code: checked like a method's, under a code that the house makes, each change a new definition beside those before it.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { checkOwn } from '../../shared/check-register.ts';
import type { defineRegister, endRegister } from '../../shared/commands.ts';
import { registerProblem } from '../../shared/problems.ts';
import { areaOf, staffOf } from '../area.ts';
import { listFlags } from '../flag-titles.ts';
import { getRegister, mustHaveDuty } from '../heads.ts';
import { endDefinition, putDefinition } from '../store/entries.ts';
import { findRegister, listRegisters, type RegisterRow } from '../views/registers.ts';

export async function handleDefine(
  input: z.output<typeof defineRegister.input>,
  context: CommandContext,
): Promise<Done> {
  const { tx } = context;
  const actor = staffOf(context);
  const areaUnitId = await areaOf(input.areaUnitId, context);
  const standing = await findRegister(tx, input.registerId);
  if (standing) mustBeOwn(standing);
  if (standing && (standing.definition.subject !== input.definition.subject || standing.areaUnitId !== areaUnitId))
    throw registerProblem('kind_stays');
  const [dictionary, flags, registers] = await Promise.all([dictionaryInForce(tx), listFlags(tx), listRegisters(tx)]);
  const taken = registers
    .filter((row) => row.registerId !== input.registerId)
    .map(({ definition }) => definition.title.zh);
  const sensitive = new Map(flags.filter(({ isSensitive }) => isSensitive).map(({ code, title }) => [code, title]));
  const code = standing?.definition.code ?? `own_${input.registerId.replaceAll('-', '').slice(-16)}`;
  const { register, problems } = checkOwn(code, input.definition, dictionary, sensitive, taken);
  const [first] = problems;
  if (first) throw registerProblem('faulty', { first: first.zh, firstEn: first.en, problems });
  if (standing?.isSensitive && register.sensitivity !== 'sensitive') throw registerProblem('stays_sensitive');
  mustHaveDuty({ isSensitive: register.sensitivity === 'sensitive', definition: register }, actor);
  putDefinition(tx, {
    registerId: input.registerId,
    districtId: actor.districtId,
    areaUnitId,
    register,
    version: (standing?.version ?? 0) + 1,
    by: { staffId: actor.staffId, postId: actor.postId, name: actor.staffName },
    reason: input.reason,
  });
  return {
    subjectId: input.registerId,
    territoryId: areaUnitId,
    events: [{ type: standing ? 'register.redefined' : 'register.defined', registerId: input.registerId, areaUnitId }],
    result: { registerId: input.registerId, code, isSensitive: register.sensitivity === 'sensitive' },
  };
}

export async function handleEnd(input: z.output<typeof endRegister.input>, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const register = await getRegister(tx, input.registerId);
  mustBeOwn(register);
  mustHaveDuty(register, staffOf(context));
  const areaUnitId = await areaOf(register.areaUnitId ?? undefined, context);
  endDefinition(tx, input.registerId, input.reason);
  return {
    subjectId: input.registerId,
    territoryId: areaUnitId,
    events: [{ type: 'register.ended', registerId: input.registerId, areaUnitId }],
  };
}

function mustBeOwn(register: RegisterRow): void {
  if (!register.isOwn) throw registerProblem('not_own');
}

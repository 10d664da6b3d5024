// The registers of an area, with how many are on each now; and one of them by its parts.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { defineRegister } from '../../shared/commands.ts';
import type * as q from '../../shared/queries.ts';
import { areaOf, staffOf } from '../area.ts';
import { getRegister, hasDuty, headOf, mustHaveDuty } from '../heads.ts';
import { countByPart, countLacking, countRegisters, listRegisters } from '../views/registers.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerRegisters(
  input: In<typeof q.listRegisters>,
  context: Context,
): Promise<Out<typeof q.listRegisters>> {
  const { tx } = context;
  const actor = staffOf(context);
  const unitId = await areaOf(input.unitId, context);
  const [rows, counts] = await Promise.all([listRegisters(tx), countRegisters(tx, unitId)]);
  const members = new Map(counts.map((one) => [one.registerId, one.members]));
  const registers = await Promise.all(
    rows.map(async (row) => {
      const isTold = !row.isSensitive || hasDuty(actor);
      const count = members.get(row.registerId) ?? 0;
      const wants = isTold && row.definition.wantsOwner === true;
      return {
        ...headOf(row),
        members: isTold ? count : null,
        withoutOwner: wants ? (count === 0 ? 0 : await countLacking(tx, row.registerId, unitId, 'owner')) : null,
        mayOpen: isTold,
      };
    }),
  );
  return { unitId, registers, mayDefine: mayBy(defineRegister.allowed, { kind: 'staff', role: actor.role }) };
}

export async function answerCounts(
  input: In<typeof q.countMembers>,
  context: Context,
): Promise<Out<typeof q.countMembers>> {
  const unitId = await areaOf(input.unitId, context);
  const row = await getRegister(context.tx, input.registerId);
  mustHaveDuty(row, staffOf(context));
  const parts = await countByPart(context.tx, row.registerId, unitId);
  const sum = (of: 'members' | 'subjects') => parts.reduce((total, part) => total + part[of], 0);
  return { parts, members: sum('members'), subjects: sum('subjects') };
}

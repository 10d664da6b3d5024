// Entries of kept registers, of any kind of subject, with from, to, reason and source. The list itself follows by being worked out; who may not know a
// sensitive register can neither enter nor take off.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { enterRegister, leaveRegister } from '../../shared/commands.ts';
import { registerProblem } from '../../shared/problems.ts';
import { isKept } from '../../shared/register.ts';
import { staffOf } from '../area.ts';
import { getRegister, mustHaveDuty } from '../heads.ts';
import { addEntry, endEntry, findEntry, findSubject, liesIn, type SubjectHere } from '../store/entries.ts';
import type { RegisterRow } from '../views/registers.ts';

export async function handleEnter(input: z.output<typeof enterRegister.input>, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { register, subject } = await load(input, context);
  const { title, code } = register.definition;
  if (subject.kind !== register.definition.subject)
    throw registerProblem('wrong_kind', { title: title.zh, titleEn: title.en });
  if (register.areaUnitId && !(await liesIn(tx, subject, register.areaUnitId)))
    throw registerProblem('outside_area', { title: title.zh, titleEn: title.en });
  if (await findEntry(tx, subject.subjectId, code)) throw registerProblem('already_on');
  const actor = staffOf(context);
  addEntry(tx, {
    entryId: input.entryId,
    subject,
    code,
    isSensitive: register.isSensitive,
    from: input.from ?? null,
    reason: input.reason,
    source: { kind: 'desk', id: null },
    by: { staffId: actor.staffId, postId: actor.postId, name: actor.staffName },
  });
  return done('register.entered', register, subject);
}

export async function handleLeave(input: z.output<typeof leaveRegister.input>, context: CommandContext): Promise<Done> {
  const { tx } = context;
  const { register, subject } = await load(input, context);
  const entry = await findEntry(tx, subject.subjectId, register.definition.code);
  if (!entry) throw registerProblem('not_on');
  endEntry(tx, entry.entryId, input.reason);
  return done('register.left', register, subject);
}

async function load(input: { registerId: string; subjectId: string }, context: CommandContext) {
  const register = await getRegister(context.tx, input.registerId);
  mustHaveDuty(register, staffOf(context));
  const { title } = register.definition;
  if (!isKept(register.definition)) throw registerProblem('not_kept', { title: title.zh, titleEn: title.en });
  const subject = await findSubject(context.tx, input.subjectId);
  if (!subject) throw registerProblem('subject_not_found');
  return { register, subject };
}

/** A sensitive register is not named in the event: events reach everybody of the area. */
function done(type: string, register: RegisterRow, subject: SubjectHere): Done {
  const territoryId = subject.gridId ?? subject.communityId ?? subject.unitId ?? undefined;
  return {
    subjectId: subject.subjectId,
    territoryId,
    events: [{ type, subjectId: subject.subjectId, registerId: register.isSensitive ? null : register.registerId }],
  };
}

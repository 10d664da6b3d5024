// Opening a sensitive register and a person from it: who, when, what for, on record before anything is shown.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { type lookFromRegister, openingMinutes, type openRegister } from '../../shared/commands.ts';
import { registerProblem } from '../../shared/problems.ts';
import { staffOf } from '../area.ts';
import { getRegister, mustHaveDuty } from '../heads.ts';
import { addLook, addOpening, findOpening, findSubject, isMember } from '../store/entries.ts';

export async function handleOpen(input: z.output<typeof openRegister.input>, context: CommandContext): Promise<Done> {
  const { tx, now } = context;
  const actor = staffOf(context);
  const register = await getRegister(tx, input.registerId);
  mustHaveDuty(register, actor);
  if (!register.isSensitive) throw registerProblem('not_sensitive');
  const until = new Date(now + openingMinutes * 60_000);
  addOpening(tx, {
    openingId: input.openingId,
    registerId: register.registerId,
    districtId: actor.districtId,
    staffId: actor.staffId,
    postId: actor.postId,
    byName: actor.staffName,
    purpose: input.purpose,
    until,
  });
  return {
    subjectId: register.registerId,
    unitIds: [actor.unitId],
    events: [{ type: 'register.opened', registerId: register.registerId }],
    result: { openingId: input.openingId, until: until.toISOString() },
  };
}

export async function handleLook(
  input: z.output<typeof lookFromRegister.input>,
  context: CommandContext,
): Promise<Done> {
  const { tx } = context;
  const opening = await findOpening(tx, input.openingId);
  if (!opening?.isOpen) {
    const register = opening && (await getRegister(tx, opening.registerId));
    throw register
      ? registerProblem('opening_needed', {
          title: register.definition.title.zh,
          titleEn: register.definition.title.en,
        })
      : registerProblem('not_found');
  }
  const subject = await findSubject(tx, input.subjectId);
  if (!subject || !(await isMember(tx, opening.registerId, input.subjectId)))
    throw registerProblem('subject_not_found');
  const words = subject.kind === 'person' ? maskName(subject.name) : subject.name;
  addLook(tx, { lookId: input.lookId, openingId: input.openingId, subjectId: input.subjectId, subjectWords: words });
  return { subjectId: input.subjectId, events: [{ type: 'register.looked', subjectId: input.subjectId }] };
}

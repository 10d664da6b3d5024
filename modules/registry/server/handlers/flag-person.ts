// Flags with from, to and reason: the six must-visit groups (B3) and 老弱病残孕. A change of a flag is on record; a sensitive one needs a named duty.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { flagPerson, unflagPerson } from '../../shared/commands.ts';
import { type PersonFlag, personFlags, sensitiveDuty } from '../../shared/person.ts';
import { registryProblem } from '../../shared/problems.ts';
import * as store from '../store.ts';

export async function handleFlagPerson(
  input: z.output<typeof flagPerson.input>,
  { tx, actor }: CommandContext,
): Promise<Done> {
  const person = await store.findPerson(tx, input.personId);
  if (!person) throw registryProblem('person_not_found');
  const { personId } = person;
  assertDuty(input.flag, actor);
  const living = await store.findLiving(tx, personId);
  const { isSensitive } = personFlags[input.flag];
  store.addFlag(tx, {
    flagId: input.flagId,
    districtId: person.districtId,
    personId,
    flag: input.flag,
    isSensitive,
    reason: input.reason,
    from: input.from ?? null,
  });
  return done('person.flagged', personId, input.flag, living);
}

export async function handleUnflagPerson(
  input: z.output<typeof unflagPerson.input>,
  { tx, actor }: CommandContext,
): Promise<Done> {
  const flag = await store.findFlag(tx, input.flagId);
  if (!flag) throw registryProblem('flag_not_found');
  assertDuty(flag.flag, actor);
  const living = await store.findLiving(tx, flag.personId);
  store.endFlag(tx, flag.flagId, input.reason);
  return done('person.unflagged', flag.personId, flag.flag, living);
}

function assertDuty(flag: PersonFlag, actor: CommandContext['actor']): void {
  const { isSensitive, title } = personFlags[flag];
  if (isSensitive && actor.kind === 'staff' && !sensitiveDuty.includes(actor.role))
    throw registryProblem('flag_needs_duty', { flag: title.zh });
}

/** A sensitive flag is not named in the event: events reach everybody of the area. */
function done(type: string, personId: string, flag: PersonFlag, home: store.StayRow | undefined): Done {
  const territoryId = home?.gridId ?? home?.communityId;
  return {
    subjectId: personId,
    territoryId,
    events: [{ type, personId, flag: personFlags[flag].isSensitive ? null : flag, territoryId: territoryId ?? null }],
  };
}

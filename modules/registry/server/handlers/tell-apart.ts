// "Not the same": somebody looked and says that two records are two people. Remembered with who, when and why, offered no more, and taken back the same way.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { reconsiderPair, tellApart } from '../../shared/commands.ts';
import { registryProblem } from '../../shared/problems.ts';
import { by } from '../merging/by.ts';
import * as merges from '../merging/store.ts';
import * as store from '../store.ts';

export async function handleTellApart(
  input: z.output<typeof tellApart.input>,
  { tx, actor }: CommandContext,
): Promise<Done> {
  const [one, other] = await getBoth(tx, input);
  if (await merges.findDistinction(tx, one.personId, other.personId)) return done('person.told_apart', one, other);
  merges.addDistinction(tx, {
    distinctionId: input.distinctionId,
    districtId: one.districtId,
    personId: one.personId,
    otherId: other.personId,
    reason: input.reason,
    ...(await by(tx, actor)),
  });
  return done('person.told_apart', one, other);
}

export async function handleReconsider(
  input: z.output<typeof reconsiderPair.input>,
  { tx, actor }: CommandContext,
): Promise<Done> {
  const [one, other] = await getBoth(tx, input);
  const standing = await merges.findDistinction(tx, one.personId, other.personId);
  if (!standing) throw registryProblem('not_told_apart');
  const { byName } = await by(tx, actor);
  merges.withdrawDistinction(tx, standing.distinctionId, { byName, reason: input.reason });
  return done('person.pair_reconsidered', one, other);
}

async function getBoth(
  tx: CommandContext['tx'],
  { personId, otherId }: { personId: string; otherId: string },
): Promise<[store.PersonRow, store.PersonRow]> {
  const one = await store.findPerson(tx, personId);
  const other = await store.findPerson(tx, otherId);
  if (!one || !other) throw registryProblem('person_not_found');
  if (one.personId === other.personId) throw registryProblem('same_record');
  return [one, other];
}

function done(type: string, one: store.PersonRow, other: store.PersonRow): Done {
  return { subjectId: one.personId, events: [{ type, personId: one.personId, otherId: other.personId }] };
}

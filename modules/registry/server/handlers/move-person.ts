// People move: the old stay ends where the new one begins, and yesterday's home keeps yesterday's people (A1, rule 8).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { leavePerson, moveInPerson, movePerson } from '../../shared/commands.ts';
import { registryProblem } from '../../shared/problems.ts';
import { documentOf, nameOf } from '../facts.ts';
import { assertOneHead, getOwnHome } from '../home.ts';
import * as store from '../store.ts';

type Stay = z.output<typeof movePerson.input>['stay'];
const rowOf = (stay: Stay) => ({
  stayId: stay.stayId,
  placeId: stay.placeId,
  relation: stay.relation ?? null,
  from: stay.from ?? null,
});

export async function handleMovePerson(
  { personId: given, stay }: z.output<typeof movePerson.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const person = await store.findPerson(tx, given);
  if (!person) throw registryProblem('person_not_found');
  const { personId } = person;
  const home = await getOwnHome(tx, stay.placeId);
  const living = await store.findLiving(tx, personId);
  if (living?.placeId === stay.placeId) throw registryProblem('already_here');
  assertLater(living, stay.from);
  await assertOneHead(tx, stay);
  store.endLiving(tx, personId, stay.from ?? null);
  store.addStay(tx, { ...rowOf(stay), districtId: person.districtId, personId, kind: 'living' });
  return moved(personId, living, home);
}

export async function handleMoveIn(
  input: z.output<typeof moveInPerson.input>,
  { tx, secrets }: CommandContext,
): Promise<Done> {
  const home = await getOwnHome(tx, input.stay.placeId);
  const idHash = secrets.hash('id', documentOf(input.document).normalized);
  const personId = await store.findByDocumentAndName(tx, idHash, nameOf(input.name));
  if (!personId) throw registryProblem('nobody_by_that');
  const living = await store.findLiving(tx, personId);
  if (living?.placeId === home.placeId) throw registryProblem('already_here');
  await assertOneHead(tx, input.stay);
  const from = await store.moveHere(tx, personId, rowOf(input.stay));
  return moved(personId, from && { gridId: from.fromGridId, communityId: from.fromCommunityId }, home);
}

export async function handleLeavePerson(
  input: z.output<typeof leavePerson.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const person = await store.findPerson(tx, input.personId);
  if (!person) throw registryProblem('person_not_found');
  const { personId } = person;
  const living = await store.findLiving(tx, personId);
  if (!living) throw registryProblem('not_staying');
  assertLater(living, input.on);
  store.endLiving(tx, personId, input.on ?? null);
  const territoryId = living.gridId ?? living.communityId;
  return {
    subjectId: personId,
    territoryId,
    events: [{ type: 'person.left', personId, placeId: living.placeId, territoryId }],
  };
}

function assertLater(living: { from: string } | undefined, from: string | undefined): void {
  if (living && from && from < living.from) throw registryProblem('moved_before', { from: living.from });
}

/** Both areas hear of it: the one that lost a resident and the one that gained one. */
function moved(
  personId: string,
  from: { gridId: string | null; communityId: string | null } | undefined,
  home: store.HomeRow,
): Done {
  const territoryId = home.gridId ?? home.communityId;
  const fromUnitId = from?.gridId ?? from?.communityId ?? null;
  return {
    subjectId: personId,
    territoryId,
    unitIds: fromUnitId ? [fromUnitId] : [],
    events: [{ type: 'person.moved', personId, placeId: home.placeId, territoryId, fromUnitId }],
    result: { personId },
  };
}

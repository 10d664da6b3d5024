// Registered is not living, and living is not working: each is a dated fact of its own, with when and why (GB/T 31000: 户籍地, 现住地, 服务处所).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { endRegistration, leaveWork, registerAt, workAt } from '../../shared/commands.ts';
import type { StayKind } from '../../shared/person.ts';
import { registryProblem } from '../../shared/problems.ts';
import * as store from '../store.ts';

const workPlaces = ['shop', 'dwelling', 'facility', 'building', 'building_unit', 'courtyard', 'estate', 'lane'];

export async function handleRegisterAt(
  input: z.output<typeof registerAt.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const person = await getPerson(tx, input.personId);
  const { personId } = person;
  const [standing] = await store.listOpenStays(tx, { personId, kind: 'registered' });
  const place = 'placeId' in input.at ? await store.findHome(tx, input.at.placeId) : undefined;
  if ('placeId' in input.at && !place) throw registryProblem('place_not_found');
  if (standing && place?.placeId === standing.placeId) throw registryProblem('already_registered');
  assertLater(standing, input.from);
  if (standing) store.endStay(tx, standing.stayId, input.from ?? null, input.reason ?? null);
  if ('placeId' in input.at)
    store.addStay(tx, {
      stayId: input.at.stayId,
      districtId: person.districtId,
      personId,
      placeId: input.at.placeId,
      kind: 'registered',
      relation: null,
      from: input.from ?? null,
      reason: input.reason ?? null,
    });
  store.setRegisteredPlace(tx, personId, 'elsewhere' in input.at ? input.at.elsewhere : (place?.address ?? null));
  return done(tx, 'person.registered', personId, standing);
}

export async function handleEndRegistration(
  input: z.output<typeof endRegistration.input>,
  { tx }: CommandContext,
): Promise<Done> {
  const { personId } = await getPerson(tx, input.personId);
  const [standing] = await store.listOpenStays(tx, { personId, kind: 'registered' });
  if (!standing) throw registryProblem('not_staying');
  assertLater(standing, input.on);
  store.endStay(tx, standing.stayId, input.on ?? null, input.reason);
  store.setRegisteredPlace(tx, personId, null);
  return done(tx, 'person.registration_ended', personId, standing);
}

export async function handleWorkAt(input: z.output<typeof workAt.input>, { tx }: CommandContext): Promise<Done> {
  const person = await getPerson(tx, input.personId);
  const place = await store.findHome(tx, input.placeId);
  if (!place || !workPlaces.includes(place.kind)) throw registryProblem('place_not_found');
  store.addStay(tx, {
    stayId: input.stayId,
    districtId: person.districtId,
    personId: person.personId,
    placeId: input.placeId,
    kind: 'working',
    relation: null,
    from: input.from ?? null,
    reason: input.reason ?? null,
  });
  return done(tx, 'person.began_work', person.personId, place);
}

export async function handleLeaveWork(input: z.output<typeof leaveWork.input>, { tx }: CommandContext): Promise<Done> {
  const [standing] = await store.listOpenStays(tx, { stayId: input.stayId });
  const kind: StayKind = 'working';
  if (standing?.kind !== kind) throw registryProblem('not_staying');
  assertLater(standing, input.on);
  store.endStay(tx, standing.stayId, input.on ?? null, input.reason);
  return done(tx, 'person.left_work', standing.personId, standing);
}

async function getPerson(tx: CommandContext['tx'], personId: string): Promise<store.PersonRow> {
  const person = await store.findPerson(tx, personId);
  if (!person) throw registryProblem('person_not_found');
  return person;
}

function assertLater(standing: { from: string } | undefined, from: string | undefined): void {
  if (standing && from && from < standing.from) throw registryProblem('moved_before', { from: standing.from });
}

/** Heard where they live, and where the place in question lies. */
async function done(
  tx: CommandContext['tx'],
  type: string,
  personId: string,
  place: { gridId: string | null; communityId: string } | undefined,
): Promise<Done> {
  const living = await store.findLiving(tx, personId);
  const unitOf = (one: typeof place) => one?.gridId ?? one?.communityId;
  const territoryId = unitOf(living) ?? unitOf(place);
  const other = unitOf(place);
  return {
    subjectId: personId,
    territoryId,
    unitIds: other && other !== territoryId ? [other] : [],
    events: [{ type, personId, territoryId: territoryId ?? null }],
  };
}

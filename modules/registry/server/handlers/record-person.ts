// Somebody comes on record, or what is on record of them is put right. One identity number is one person in the whole district.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { addPerson, correctPerson } from '../../shared/commands.ts';
import { registryProblem } from '../../shared/problems.ts';
import { tokensOf, valuesOf } from '../facts.ts';
import { assertOneHead, getOwnHome } from '../home.ts';
import * as store from '../store.ts';
import { correct } from '../tellings/correct.ts';
import { keepTellings } from '../tellings/keep.ts';

export async function handleAddPerson(
  input: z.output<typeof addPerson.input>,
  { tx, secrets, actor, doneAt, commandId }: CommandContext,
): Promise<Done> {
  const home = await getOwnHome(tx, input.stay.placeId);
  const values = await valuesOf(input, secrets);
  if (values.idHash) await assertNew(tx, values.idHash);
  const person = {
    name: values.name ?? input.name,
    initials: values.initials ?? '',
    pinyin: values.pinyin ?? '',
    sex: values.sex ?? 0,
    bornOn: values.bornOn ?? null,
    idKind: values.idKind ?? null,
    idCipher: values.idCipher ?? null,
    idHash: values.idHash ?? null,
    phoneCipher: values.phoneCipher ?? null,
    phoneHash: values.phoneHash ?? null,
    phoneTail: values.phoneTail ?? null,
    political: values.political ?? null,
    note: values.note ?? null,
  };
  store.addPerson(tx, input.personId, home.districtId, person);
  const kind = input.stay.kind ?? 'living';
  if (kind === 'living') await assertOneHead(tx, input.stay);
  store.addStay(tx, { ...stayOf(input.stay), districtId: home.districtId, personId: input.personId, kind });
  store.putSearch(tx, input.personId, await tokensOf(person));
  const source = { kind: 'entry', id: commandId, note: '' } as const;
  const first = { personId: input.personId, values, source, observedAt: doneAt, knownAt: new Date(doneAt), actor };
  await keepTellings(tx, first, secrets);
  const territoryId = home.gridId ?? home.communityId;
  return {
    subjectId: input.personId,
    territoryId,
    events: [{ type: 'person.added', personId: input.personId, territoryId }],
    result: { personId: input.personId },
  };
}

export async function handleCorrectPerson(
  input: z.output<typeof correctPerson.input>,
  context: CommandContext,
): Promise<Done> {
  const { tx, secrets } = context;
  const person = await store.findPerson(tx, input.personId);
  if (!person) throw registryProblem('person_not_found');
  const values = await valuesOf(input, secrets);
  if (values.idHash) await assertNew(tx, values.idHash, person.personId);
  return correct(context, { person, values, note: '', knownAt: input.knownAt });
}

async function assertNew(tx: CommandContext['tx'], idHash: Buffer, self?: string): Promise<void> {
  const held = await store.findByDocument(tx, idHash);
  if (!held.isHeld || (self && held.personId === self)) return;
  throw held.personId
    ? registryProblem('person_exists', { name: held.name, personId: held.personId })
    : registryProblem('registered_elsewhere');
}

export function stayOf(stay: {
  stayId: string;
  placeId: string;
  relation?: string | undefined;
  from?: string | undefined;
}) {
  return { stayId: stay.stayId, placeId: stay.placeId, relation: stay.relation ?? null, from: stay.from ?? null };
}

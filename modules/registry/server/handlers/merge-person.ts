// Two records of one person become one, and two again. What is written follows from merging/plan.ts; before anything is written, the rows as they are go sealed
// into person_merges, so that taking it back needs no memory but this. The journal names ids and which side was chosen: no names, no numbers.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { mergePersons, unmergePersons } from '../../shared/commands.ts';
import { mergersAcross } from '../../shared/merging.ts';
import { registryProblem } from '../../shared/problems.ts';
import { tokensOf } from '../facts.ts';
import { by } from '../merging/by.ts';
import { planMerge } from '../merging/plan.ts';
import type { Change, PersonRows, Row } from '../merging/rows.ts';
import * as merges from '../merging/store.ts';
import { changedRows, type Inverse, planUnmerge } from '../merging/unplan.ts';
import { leftValues, mergedValues } from '../merging/values.ts';
import * as store from '../store.ts';

export async function handleMerge(
  input: z.output<typeof mergePersons.input>,
  { tx, actor, secrets }: CommandContext,
): Promise<Done> {
  const [keep, merged] = await getPair(tx, input.keepId, input.mergedId);
  const [keepId, mergedId] = [keep.personId, merged.personId];
  const told = await merges.findDistinction(tx, keepId, mergedId);
  if (told) throw registryProblem('told_apart', { by: told.byName, reason: told.reason });
  await assertMayJoin(tx, actor, keepId, mergedId);

  const before = await merges.readRows(tx, keepId, mergedId);
  const [kept, other] = peopleOf(before, keepId, mergedId);
  const values = mergedValues(kept, other, input.choices, secrets);
  const changes: Change[] = [
    { table: 'people', key: { id: mergedId }, set: { merged_into_id: keepId, ...leftValues(kept, values) } },
    ...(Object.keys(values).length > 0 ? [{ table: 'people' as const, key: { id: keepId }, set: values }] : []),
    ...planMerge(before, { keepId, mergedId, now: tx.at.toISOString() }).changes,
  ];
  merges.putRows(tx, keepId, mergedId, changes);
  const inverse: Inverse = { before, after: changedRows(before, await merges.readRows(tx, keepId, mergedId)) };
  merges.addMerge(tx, {
    mergeId: input.mergeId,
    districtId: keep.districtId,
    keptId: keepId,
    mergedId,
    reason: input.reason,
    ...(await by(tx, actor)),
    inverse: secrets.seal(JSON.stringify(inverse)),
  });
  await putSearch(tx, keepId);
  return done(tx, 'person.merged', input.mergeId, keepId, mergedId);
}

export async function handleUnmerge(
  input: z.output<typeof unmergePersons.input>,
  { tx, actor, secrets }: CommandContext,
): Promise<Done> {
  const merge = await merges.findMerge(tx, input.mergeId);
  if (!merge) throw registryProblem('merge_not_found');
  if (merge.undoneAt) throw registryProblem('merge_undone');
  if (!merge.isLatest) throw registryProblem('merged_since');
  const { keptId: keepId, mergedId } = merge;
  const keep = await store.findPerson(tx, keepId);
  if (!keep) throw registryProblem('merge_not_found');
  const inverse = JSON.parse(secrets.open(merge.inverse)) as Inverse;
  const { changes, stayed } = planUnmerge(inverse, await merges.readRows(tx, keepId, mergedId), { keepId, mergedId });
  merges.putRows(tx, keepId, mergedId, changes);
  const { byName } = await by(tx, actor);
  merges.endMerge(tx, input.mergeId, { byName, reason: input.reason, stayed });
  await putSearch(tx, keepId);
  return {
    ...(await done(tx, 'person.unmerged', input.mergeId, keepId, mergedId)),
    result: { personId: keepId, otherId: mergedId, stayed },
  };
}

/** Both, locked in one order whoever is kept, so that two who merge the same pair the other way round wait for one another. */
async function getPair(
  tx: CommandContext['tx'],
  keepId: string,
  mergedId: string,
): Promise<[store.PersonRow, store.PersonRow]> {
  const isFirst = keepId < mergedId;
  const first = await store.findPerson(tx, isFirst ? keepId : mergedId);
  const second = await store.findPerson(tx, isFirst ? mergedId : keepId);
  if (!first || !second) throw registryProblem('person_not_found');
  if (first.personId === second.personId) throw registryProblem('same_record');
  return isFirst ? [first, second] : [second, first];
}

/** Second pair of eyes: what concerns two communities is for somebody who answers for both. */
async function assertMayJoin(
  tx: CommandContext['tx'],
  actor: CommandContext['actor'],
  keepId: string,
  mergedId: string,
): Promise<void> {
  const [one, other] = await Promise.all([merges.listCommunities(tx, keepId), merges.listCommunities(tx, mergedId)]);
  const isOne = one.length === 0 || other.length === 0 || one.some((communityId) => other.includes(communityId));
  if (!isOne && actor.kind === 'staff' && !mergersAcross.includes(actor.role))
    throw registryProblem('needs_wider_post');
}

function peopleOf({ people }: PersonRows, keepId: string, mergedId: string): [Row, Row] {
  const [keep, merged] = [people.find(({ id }) => id === keepId), people.find(({ id }) => id === mergedId)];
  if (!keep || !merged) throw registryProblem('person_not_found');
  return [keep, merged];
}

async function putSearch(tx: CommandContext['tx'], personId: string): Promise<void> {
  const person = await store.findPerson(tx, personId);
  if (person) store.putSearch(tx, personId, await tokensOf(person, await store.listOtherNames(tx, personId)));
}

async function done(
  tx: CommandContext['tx'],
  type: string,
  mergeId: string,
  keepId: string,
  mergedId: string,
): Promise<Done> {
  const living = await store.findLiving(tx, keepId);
  const territoryId = living?.gridId ?? living?.communityId;
  return {
    subjectId: keepId,
    territoryId,
    events: [{ type, mergeId, personId: keepId, mergedId, territoryId: territoryId ?? null }],
    result: { mergeId, personId: keepId },
  };
}

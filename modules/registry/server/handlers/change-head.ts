// 变更户主: one household has one head. A change is an act with its day and reason; who was what to the head before it stays on record as it was, so that the
// household can be read for any past day.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { newId } from '#kernel/shared/id.ts';
import type { changeHead } from '../../shared/commands.ts';
import { registryProblem } from '../../shared/problems.ts';
import { getOwnHome } from '../home.ts';
import * as store from '../store.ts';

export async function handleChangeHead(
  input: z.output<typeof changeHead.input>,
  { tx, now }: CommandContext,
): Promise<Done> {
  const home = await getOwnHome(tx, input.placeId);
  await store.lockPlace(tx, input.placeId);
  const living = await store.listLiving(tx, input.placeId);
  const named = new Map(input.members.map((member) => [member.personId, member]));
  if (named.size !== living.length || living.some(({ personId }) => !named.has(personId)))
    throw registryProblem('members_changed');
  const heads = input.members.filter(({ relation }) => relation === 'head');
  if (heads.length !== 1) throw registryProblem('one_head');
  const on = input.on ?? new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  const latest =
    living
      .map(({ from }) => from)
      .sort()
      .at(-1) ?? on;
  if (on < latest) throw registryProblem('moved_before', { from: latest });
  for (const { stayId, personId, relation: before, from } of living) {
    const relation = named.get(personId)?.relation ?? 'not_related';
    if (relation === before) continue;
    // A relation that held for no day is put right in place; any other ends, and the stay goes on under the new one.
    if (from === on || before === null) {
      store.setRelation(tx, stayId, relation);
      continue;
    }
    store.endStay(tx, stayId, on, input.reason);
    store.addStay(tx, {
      stayId: named.get(personId)?.stayId ?? newId(),
      districtId: home.districtId,
      personId,
      placeId: home.placeId,
      kind: 'living',
      relation,
      from: on,
      reason: input.reason,
    });
  }
  const territoryId = home.gridId ?? home.communityId;
  return {
    subjectId: home.placeId,
    territoryId,
    events: [{ type: 'household.head_changed', placeId: home.placeId, personId: heads[0]?.personId, territoryId }],
  };
}

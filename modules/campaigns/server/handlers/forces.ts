// R5 专班: members with a goal and a term; it ends with a report and not without.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import * as c from '../../shared/commands.ts';
import { campaignProblem } from '../../shared/problems.ts';
import { findCampaign, findOwnUnit } from '../store/campaigns.ts';
import * as store from '../store/forces.ts';

export const setUpForceHandler = command(c.setUpForce, async (input, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const unit = await findOwnUnit(tx, input.unitId);
  if (!unit) throw campaignProblem('out_of_area');
  if (input.toOn < input.fromOn) throw campaignProblem('window_wrong');
  if (input.campaignId && !(await findCampaign(tx, input.campaignId))) throw campaignProblem('not_found');
  const wanted = [...new Set(input.members.map(({ postId }) => postId))];
  if ((await store.listFit(tx, unit.unitId, wanted)).length !== wanted.length) throw campaignProblem('member_unknown');
  const { taskForceId, name, goal, fromOn, toOn } = input;
  const { districtId, unitId } = unit;
  store.addForce(
    tx,
    {
      taskForceId,
      districtId,
      unitId,
      campaignId: input.campaignId ?? null,
      name,
      goal,
      fromOn,
      toOn,
      byName: by.staffName,
    },
    input.members,
  );
  return { subjectId: taskForceId, territoryId: unitId, events: [{ type: 'taskforce.set_up', taskForceId, unitId }] };
});

export const endForceHandler = command(c.endForce, async ({ taskForceId, report }, { tx, actor }): Promise<Done> => {
  const by = staffOf(actor);
  const force = await store.lockForce(tx, taskForceId);
  if (!force) throw campaignProblem('force_not_found');
  if (force.endedAt) throw campaignProblem('force_over');
  store.endForce(tx, taskForceId, by.staffName, report);
  return { subjectId: taskForceId, territoryId: force.unitId, events: [{ type: 'taskforce.ended', taskForceId }] };
});

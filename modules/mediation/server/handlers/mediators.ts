// Who mediates: assigned by desk or committee, declared unrelated before anything else, stepping back where there is an interest.
import { command } from '#kernel/server/house.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { assignMediator, declareMediator, stepBack } from '../../shared/commands.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { done, openFor } from '../standing.ts';
import { declareUnrelated, findMediatorPost, insertMediator, listParties, stepBackFrom } from '../store/cases.ts';

export const assignMediatorHandler = command(assignMediator, async ({ caseId, postId }, context) => {
  const { tx } = context;
  const { row, mediators } = await openFor('assign', caseId, context);
  const post = await findMediatorPost(tx, postId, row);
  if (!post) throw mediationProblem('no_mediator_post');
  const name = post.staffName;
  const before = mediators.find(({ staffId }) => staffId === post.staffId);
  if (before) throw mediationProblem(before.steppedBackAt ? 'stepped_back' : 'assigned_already', { name });
  const isParty = (await listParties(tx, caseId)).some((p) => p.phoneHash && post.phoneHash?.equals(p.phoneHash));
  if (isParty) throw mediationProblem('is_party', { name });
  insertMediator(tx, { caseId, staffId: post.staffId, postId: post.postId });
  return done(row, [{ type: 'mediation.assigned', by: name, staffId: post.staffId }], {
    unitIds: [row.deskUnitId, row.committeeUnitId, post.unitId],
  });
});

export const declareMediatorHandler = command(declareMediator, async ({ caseId }, context) => {
  const { row } = await openFor('declare', caseId, context);
  if (context.actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
  declareUnrelated(context.tx, caseId, context.actor.staffId);
  return done(row, [{ type: 'mediation.declared', by: context.actor.staffName }]);
});

export const stepBackHandler = command(stepBack, async ({ caseId, reason }, context) => {
  const { row } = await openFor('step_back', caseId, context);
  if (context.actor.kind !== 'staff') throw kernelProblem('sign_in_needed');
  stepBackFrom(context.tx, caseId, context.actor.staffId, reason);
  return done(row, [{ type: 'mediation.stepped_back', by: context.actor.staffName }]);
});

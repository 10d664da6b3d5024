import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import type { Role } from '#kernel/shared/right.ts';
import { appointPost, startSecondment } from '../../shared/commands.ts';
import type { PostBasis } from '../../shared/post.ts';
import { identityProblem } from '../../shared/problems.ts';
import { getStaff, getUnit, requireAppointing, staffOf } from '../standing.ts';
import { addPost } from '../store.ts';

type Appointment = {
  postId: string;
  staffId: string;
  role: Role;
  unitId: string;
  basis: PostBasis;
  from?: string | undefined;
  until?: string | undefined;
};

async function appoint(
  input: Appointment,
  { tx, actor }: CommandContext,
  type: 'post.appointed' | 'secondment.started',
): Promise<Done> {
  const by = staffOf(actor);
  const staff = await getStaff(tx, input.staffId);
  const unit = await getUnit(tx, by, input.unitId);
  requireAppointing(by, staff.id, input.role, unit, { mayStandAnywhere: false });
  const from = input.from ? new Date(input.from) : tx.at;
  const until = input.until ? new Date(input.until) : null;
  if (until && until <= from) throw identityProblem('dates_reversed');
  const { postId, staffId, role, unitId, basis } = input;
  addPost(tx, { id: postId, districtId: by.districtId, staffId, role, unitId, basis, from, until });
  const facts = {
    postId,
    staffId,
    staffName: staff.name,
    role,
    unitId,
    basis,
    from: from.toISOString(),
    until: until?.toISOString() ?? null,
  };
  const events = [{ type: 'post.appointed', ...facts }, ...(type === 'post.appointed' ? [] : [{ type, ...facts }])];
  return { subjectId: postId, territoryId: unitId, events };
}

export const appointPostHandler = command(appointPost, (input, context) => appoint(input, context, 'post.appointed'));

/** A5: one more post beside the home post, with a scope of its own; the home post is not touched. */
export const startSecondmentHandler = command(startSecondment, (input, context) =>
  appoint({ ...input, basis: 'seconded' }, context, 'secondment.started'),
);

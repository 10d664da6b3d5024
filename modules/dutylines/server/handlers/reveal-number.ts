// Opening a number: who looked at which is written down here; the number is told by the query that redeems the token.
import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { revealNumber } from '../../shared/commands.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { makeLook } from '../look.ts';
import { findLinkNumber, findRingNumber } from '../store/open-rings.ts';

export const revealHandler = command(revealNumber, async (input, { tx, actor, now, secrets }): Promise<Done> => {
  const { postId } = staffOf(actor);
  const look =
    'linkId' in input
      ? { what: 'link' as const, id: input.linkId, postId }
      : { what: 'ring' as const, id: input.ringId, postId };
  const cipher = await (look.what === 'link' ? findLinkNumber(tx, look.id) : findRingNumber(tx, look.id));
  if (!cipher) throw dutyProblem('no_number');
  return {
    subjectId: look.id,
    events: [{ type: 'duty_line.revealed', what: look.what, id: look.id }],
    result: makeLook(look, now, secrets),
  };
});

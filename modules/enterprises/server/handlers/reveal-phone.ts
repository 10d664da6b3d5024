// Opening a firm's telephone: who looks and why goes on record; the number itself is told by a query that redeems the token.
import { command } from '#kernel/server/house.ts';
import { revealPhone } from '../../shared/commands.ts';
import { enterpriseProblem } from '../../shared/problems.ts';
import { makeLook } from '../look.ts';
import { getOwn } from '../own.ts';

export const revealPhoneHandler = command(revealPhone, async ({ enterpriseId }, { tx, actor, now, secrets }) => {
  const row = await getOwn(tx, enterpriseId);
  if (actor.kind !== 'staff') throw enterpriseProblem('not_found');
  if (!row.phoneCipher) throw enterpriseProblem('nothing_to_reveal');
  return {
    subjectId: enterpriseId,
    events: [{ type: 'enterprise.revealed', enterpriseId }],
    result: makeLook(enterpriseId, actor.postId, now, secrets),
  };
});

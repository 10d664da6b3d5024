// What the security administrator does to an account that exists. One shape, five verbs.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import {
  closeAccount,
  endSessions as endSessionsCommand,
  reopenAccount,
  resetSecondFactor as resetCommand,
  unlockAccount as unlockCommand,
} from '../../shared/commands.ts';
import { identityProblem } from '../../shared/problems.ts';
import { staffOf } from '../standing.ts';
import { endSessions, findStaffOfAccount, resetSecondFactor, setAccountClosed, unlockAccount } from '../store.ts';

type OnAccount = { accountId: string; reason: string };

/** Nobody guards their own account: two administrators must agree before one of them comes back in. */
async function guard(
  { accountId, reason }: OnAccount,
  { tx, actor }: CommandContext,
  type: string,
  act: () => Promise<unknown>,
): Promise<Done> {
  const staff = await findStaffOfAccount(tx, accountId);
  if (!staff) throw identityProblem('account_not_found');
  if (staffOf(actor).staffId === staff.id) throw identityProblem('own_account');
  await act();
  return { subjectId: staff.id, events: [{ type, accountId, staffId: staff.id, reason }] };
}

export const closeAccountHandler = command(closeAccount, (input, context) =>
  guard(input, context, 'account.closed', () => setAccountClosed(context.tx, input.accountId, true)),
);
export const reopenAccountHandler = command(reopenAccount, (input, context) =>
  guard(input, context, 'account.reopened', async () => {
    const staff = await findStaffOfAccount(context.tx, input.accountId);
    if (staff?.leftAt) throw identityProblem('staff_left', { name: staff.name });
    await setAccountClosed(context.tx, input.accountId, false);
  }),
);
export const unlockAccountHandler = command(unlockCommand, (input, context) =>
  guard(input, context, 'account.unlocked', () => unlockAccount(context.tx, input.accountId)),
);
export const resetSecondFactorHandler = command(resetCommand, (input, context) =>
  guard(input, context, 'account.second_factor_reset', () => resetSecondFactor(context.tx, input.accountId)),
);
export const endSessionsHandler = command(endSessionsCommand, (input, context) =>
  guard(input, context, 'account.sessions_ended', () => endSessions(context.tx, input.accountId)),
);

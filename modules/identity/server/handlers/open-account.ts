import { command, type Done } from '#kernel/server/house.ts';
import { openAccount as openAccountCommand } from '../../shared/commands.ts';
import { identityProblem } from '../../shared/problems.ts';
import { getStaff } from '../standing.ts';
import { openAccount } from '../store.ts';

/** The account has no password yet: POST /api/accounts/one-time-password makes the one it starts with, outside the journal. */
export const openAccountHandler = command(
  openAccountCommand,
  async ({ accountId, staffId, username }, { tx }): Promise<Done> => {
    const staff = await getStaff(tx, staffId);
    if (staff.accountId) throw identityProblem('has_account', { name: staff.name });
    await openAccount(tx, { accountId, username, name: staff.name, staffId });
    return {
      subjectId: staffId,
      events: [{ type: 'account.opened', accountId, staffId, username }],
      result: { accountId, username },
    };
  },
);

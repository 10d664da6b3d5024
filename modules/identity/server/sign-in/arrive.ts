// Somebody has come in: the journal says so, and the page hears what comes next.
import { kernelProblem } from '#kernel/shared/problem.ts';
import type { SignInStep } from '../../shared/session.ts';
import { type DoorParts, nextOf } from './door.ts';
import { record } from './record.ts';
import { findSession, noteSignIn } from './store.ts';

export type Means = 'password' | 'totp' | 'backup_code';

export async function arrive({ house }: DoorParts, token: string, means: Means): Promise<SignInStep> {
  return house.database.asOwner(async (tx) => {
    const session = await findSession(tx, token);
    if (!session?.staffId || !session.districtId) throw kernelProblem('sign_in_needed');
    noteSignIn(tx, session.accountId);
    record(tx, house.secrets, {
      name: 'session.open',
      by: { staffId: session.staffId, districtId: session.districtId },
      subjectId: session.staffId,
      facts: { means },
    });
    return { next: nextOf(session) };
  });
}

// Somebody has come in: the journal says so, and the page hears what comes next.
import type { Tx } from '#kernel/server/transaction.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import type { SignInStep } from '../../shared/session.ts';
import { type SessionDoor, termsOf } from '../../shared/session-door.ts';
import { settingOf } from '../../shared/settings.ts';
import { type DoorParts, nextOf } from './door.ts';
import { record } from './record.ts';
import { findSession, listSessionPosts, noteSignIn, readStoredSetting, setTerms } from './store.ts';

export type Means = 'password' | 'totp' | 'backup_code' | 'phone';

export async function arrive(
  { house }: DoorParts,
  token: string,
  means: Means,
  door: SessionDoor,
): Promise<SignInStep> {
  return house.database.asOwner(async (tx) => {
    const session = await findSession(tx, token);
    if (!session?.staffId || !session.districtId) throw kernelProblem('sign_in_needed');
    noteSignIn(tx, session.accountId);
    await setTermsOf(tx, token, door);
    record(tx, house.secrets, {
      name: 'session.open',
      by: { staffId: session.staffId, districtId: session.districtId },
      subjectId: session.staffId,
      facts: { means, door },
    });
    return { next: nextOf(session) };
  });
}

/** What the door gives and takes. To be called for every session that is opened: the library makes a new one when a second factor is enrolled. */
export async function setTermsOf(tx: Tx, token: string, door: SessionDoor): Promise<void> {
  const posts = await listSessionPosts(tx, token);
  const { idle, isReadOnly } = termsOf(
    door,
    posts.map(({ role }) => role),
  );
  if (idle === 'field') {
    const minutes = settingOf('session_idle_field_minutes', await readStoredSetting(tx, 'session_idle_field_minutes'));
    setTerms(tx, token, { idleMinutes: minutes });
  }
  if (isReadOnly) {
    const days = settingOf('session_screen_days', await readStoredSetting(tx, 'session_screen_days'));
    setTerms(tx, token, { idleMinutes: days * 24 * 60, readOnlyDays: days });
  }
}

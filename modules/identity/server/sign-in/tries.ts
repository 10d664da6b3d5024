// A password is tried only here: counted before it is made, at most a few at once, and a wrong one says how many are left.
import type { House } from '#kernel/server/house.ts';
import type { Problem } from '#kernel/shared/problem.ts';
import { identityProblem } from '../../shared/problems.ts';
import { settingOf } from '../../shared/settings.ts';
import type { Limiter } from './limiter.ts';
import { record } from './record.ts';
import { beginAttempt, findHolderByUsername, forgetAttempts, readStoredSetting, takeBackAttempt } from './store.ts';

export type Try<T> = { isRight: true; value: T } | { isRight: false };

/** Runs `attempt` for this user name. Throws `wrong_password` or `account_locked`, alike for names that exist and names that do not. */
export type TryPassword = <T>(username: string, attempt: () => Promise<Try<T>>) => Promise<T>;

export function passwordTries(house: House, limiter: Limiter): TryPassword {
  return (username, attempt) =>
    limiter(async () => {
      const { rule, begun } = await house.database.asOwner(async (tx) => {
        const rule = {
          tries: settingOf('sign_in_tries', await readStoredSetting(tx, 'sign_in_tries')),
          lockMinutes: settingOf('sign_in_lock_minutes', await readStoredSetting(tx, 'sign_in_lock_minutes')),
        };
        return { rule, begun: await beginAttempt(tx, username, rule) };
      });
      if (begun.isRefused) throw await refused(house, username, locked(house, begun.lockedUntil));
      const tried = await attempt().catch(async (error: unknown) => {
        await house.database.asOwner(async (tx) => takeBackAttempt(tx, username));
        throw error;
      });
      if (tried.isRight) {
        await house.database.asOwner(async (tx) => forgetAttempts(tx, username));
        return tried.value;
      }
      const problem = begun.lockedUntil
        ? locked(house, begun.lockedUntil)
        : identityProblem('wrong_password', { left: rule.tries - begun.failures, minutes: rule.lockMinutes });
      throw await refused(house, username, problem);
    });
}

export function locked(house: House, until: Date | null): Problem {
  const left = (until?.getTime() ?? 0) - house.database.clock.now();
  return identityProblem('account_locked', { minutes: Math.max(1, Math.ceil(left / 60_000)) });
}

/** A name that nobody bears is not written down: people type their password into the wrong field. */
async function refused(house: House, username: string, problem: Problem): Promise<Problem> {
  await house.database.asOwner(async (tx) => {
    const holder = await findHolderByUsername(tx, username);
    record(tx, house.secrets, {
      name: 'session.open',
      subjectId: holder?.staffId,
      facts: holder ? { username } : {},
      problem,
    });
  });
  return problem;
}

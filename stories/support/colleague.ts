// One more person at a post of the demonstration, with an account of their own: opened by the system administrator, entered with the one-time password, which is changed at once.
import { expect } from '@playwright/test';
import { newId } from '#kernel/shared/id.ts';
import { addStaff, appointPost, openAccount } from '#modules/identity/shared/commands.ts';
import { type Caller, demoPassword, type Hat, signInStaff } from './caller.ts';

/** Beside `hat`: the same role at the same unit. Gives the user name; the password is the demonstration's. */
export async function colleagueAt(
  url: string,
  hat: Hat,
  name: string,
  { system, security }: { system: Caller; security: Caller },
): Promise<string> {
  const [staffId, accountId] = [newId(), newId()];
  const username = `colleague.${staffId.slice(-8)}`;
  await system.act(addStaff, { staffId, name, homeUnitId: hat.unitId });
  await security.act(appointPost, { postId: newId(), staffId, role: hat.role as 'grid_worker', unitId: hat.unitId });
  await system.act(openAccount, { accountId, staffId, username });
  const given = await system.http.post('/api/accounts/one-time-password', {
    data: { accountId },
    headers: system.headers,
  });
  expect(given.ok(), await given.text()).toBe(true);
  const { password } = (await given.json()) as { password: string };
  const first = await signInStaff(url, username, password);
  const changed = await first.http.post('/api/session/password', { data: { current: password, next: demoPassword } });
  expect(changed.ok(), await changed.text()).toBe(true);
  await first.http.dispose();
  return username;
}

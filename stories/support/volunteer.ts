// A volunteer with the account of a shift that has begun, past their one-time password: signs in with the password of the demonstration.
import { request } from '@playwright/test';
import { newId } from '#kernel/shared/id.ts';
import { assignShift, openShiftAccount, planShift, setUpSite } from '#modules/shifts/shared/commands.ts';
import { approveVolunteer, enterVolunteer } from '#modules/shifts/shared/volunteer-commands.ts';
import { type Caller, demoPassword } from './caller.ts';
import { expect } from './story.ts';

/** At the work site of this id, which is rostered with it; gives the user name. */
export async function openVolunteer(
  url: string,
  planner: Caller,
  { siteId, title, name, phone, hours }: { siteId: string; title: string; name: string; phone: string; hours: number },
): Promise<string> {
  const [shiftId, lineId, volunteerId] = [newId(), newId(), newId()];
  const [from, until] = [0, hours].map((n) => new Date(Date.now() + n * 3600_000).toISOString()) as [string, string];
  const unitId = planner.hats[0]?.unitId ?? '';
  await planner.act(setUpSite, { siteId, kind: 'sampling', title });
  await planner.act(planShift, { shiftId, siteId, task: '信息录入', from, until });
  await planner.act(enterVolunteer, { volunteerId, unitId, name, phone, partyStatus: 'league', consents: true });
  await planner.act(approveVolunteer, { volunteerId });
  await planner.act(assignShift, { shiftId, lines: [{ lineId, role: 'registrar', volunteerId }] });
  const opening = { lineId, staffId: newId(), accountId: newId(), postId: newId() };
  const { accountId, username } = await planner.act(openShiftAccount, opening);
  const slip = await planner.http.post('/api/accounts/one-time-password', {
    data: { accountId },
    headers: planner.headers,
  });
  expect(slip.ok(), await slip.text()).toBe(true);
  const { password } = (await slip.json()) as { password: string };
  const http = await request.newContext({ baseURL: url });
  await http.post('/api/auth/sign-in/username', { data: { username, password } });
  const changed = await http.post('/api/session/password', { data: { current: password, next: demoPassword } });
  expect(changed.ok(), await changed.text()).toBe(true);
  await http.dispose();
  return String(username);
}

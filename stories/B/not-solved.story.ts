// R7, B6, B10: the caller's word decides. Not solved is done again under the same number; nobody who did the work can speak for the caller.

import { newId } from '#kernel/shared/id.ts';
import {
  answerRequest,
  callBackRequest,
  dispatchRequest,
  rateRequest,
  resolveRequest,
  signRequest,
  thankRequest,
} from '#modules/requests/shared/commands.ts';
import { listRequests } from '#modules/requests/shared/queries.ts';
import { boardOverview } from '#modules/statistics/shared/queries.ts';
import { elderHome, pageOf, placeOf, report } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

async function done(desk: Caller, repairman: Caller, caller: Caller, text: string): Promise<string> {
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(caller, { channel: 'one_key', placeId, text });
  await desk.act(answerRequest, { requestId });
  await desk.act(dispatchRequest, { requestId, kindCode: 'pipe_blockage' });
  await repairman.act(signRequest, { requestId });
  await repairman.act(resolveRequest, { requestId, text: '已疏通' });
  return requestId;
}

test('[R7][B6] “not solved”, pressed on the caller’s phone, opens the same number again before the desk’s eyes and counts the relapse; solved at last, it closes', async ({
  staff,
  resident,
  residentPage,
  deskPage,
}) => {
  const [desk, repairman, elder] = await Promise.all([staff('desk.jiezhuang'), staff('wang.shifu'), resident()]);
  const requestId = await done(desk, repairman, elder, '阳台地漏又返水了');
  const { requestNo } = (await pageOf(desk, requestId)).request;
  const screen = await deskPage('desk.jiezhuang');
  await screen.goto(`/desk/requests/${requestId}`);
  await expect(screen.getByText('待核实').first()).toBeVisible();

  const phone = await residentPage(elder);
  await phone.goto(`/requests/${requestId}`);
  await phone.getByRole('button', { name: '没解决', exact: true }).click();
  // Nothing is chosen for the caller, and no face is needed more than another (2d: pressure to rate high).
  await expect(phone.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(phone.getByText('会用同一个编号重新办理')).toBeVisible();
  await phone.getByRole('radio', { name: '不满意', exact: true }).click();
  await phone.getByRole('button', { name: '没解决，重新办' }).click();
  await expect(phone.getByRole('button', { name: '没解决，重新办' })).toHaveCount(0);

  await expect(screen.getByText('重办').first()).toBeVisible();
  const again = (await pageOf(desk, requestId)).request;
  expect(again).toMatchObject({ requestNo, state: 'reopened', relapseCount: 1, rating: 2 });
  // It is the repairman's again, without another dispatch.
  const { rows } = await repairman.ask(listRequests, { tab: 'mine', limit: 200 });
  expect(rows.find(({ id }) => id === requestId)?.state).toBe('reopened');
  await repairman.act(signRequest, { requestId });
  await repairman.act(resolveRequest, { requestId, text: '换了存水弯' });
  await elder.act(rateRequest, { requestId, stars: 4, isSolved: true });
  expect((await pageOf(desk, requestId)).request).toMatchObject({ requestNo, state: 'closed', relapseCount: 1 });
});

test('[R7][B10] who did the work rates nothing and rings nobody back; thanks stand beside the case and are no satisfaction', async ({
  staff,
  resident,
}) => {
  const [desk, repairman, lead, elder] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('wang.shifu'),
    staff('lead.anju'),
    resident(),
  ]);
  const day = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);
  const satisfied = async () =>
    (await desk.ask(boardOverview, { from: day, to: day })).rates.satisfaction.numerator.value;
  const requestId = await done(desk, repairman, elder, '洗手池下水慢');
  const before = await satisfied();
  await elder.act(thankRequest, { requestId, noteId: newId(), text: '谢谢师傅' });
  expect(await satisfied()).toBe(before);
  const stars = { requestId, stars: 5, isSolved: true };
  for (const who of [repairman, lead, desk]) expect((await who.refused(rateRequest, stars)).status).toBe(403);
  const ring = { requestId, callbackId: newId(), means: 'phone' as const, result: 'solved' as const };
  for (const who of [repairman, lead]) expect((await who.refused(callBackRequest, ring)).status).toBe(403);
  await elder.act(rateRequest, { ...stars, stars: 3 });
  expect(await satisfied()).toBe(before + 1);
  expect((await elder.refused(rateRequest, { ...stars, stars: 1 })).code).toBe('request.not_now');
});

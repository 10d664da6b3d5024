// R4, R10, B12: what is ordered from above has its receipt, and a meeting on a hard matter gives its members the matter itself, not a copy.

import { newId } from '#kernel/shared/id.ts';
import {
  answerSupervision,
  conveneRequest,
  dispatchRequest,
  noteRequest,
  remindRequest,
  signRequest,
  superviseRequest,
  transferRequest,
} from '#modules/requests/shared/commands.ts';
import { listRequests } from '#modules/requests/shared/queries.ts';
import { unitNamed } from '../support/places.ts';
import { elderHome, pageOf, placeOf, report } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

async function handedOut(desk: Caller, text: string): Promise<string> {
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(desk, { channel: 'hotline', placeId, text });
  await desk.act(dispatchRequest, { requestId, kindCode: 'stairwell_leak' });
  return requestId;
}

test('[R4][B12] an order from the street reaches the unit that has the matter, on its phone; it stays open until answered, once, and the answer goes back up', async ({
  staff,
  fieldPage,
}) => {
  const [desk, street, repairman, doctor] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('supervisor.jiezhuang'),
    staff('wang.shifu'),
    staff('doctor.jiezhuang'),
  ]);
  const requestId = await handedOut(desk, '楼道漏水，墙皮掉到孩子头上');
  await repairman.act(signRequest, { requestId });
  const order = { requestId, supervisionId: newId(), reason: '三天内给出方案' };
  expect((await repairman.refused(superviseRequest, order)).status).toBe(403);
  await street.act(superviseRequest, { ...order, dueAt: new Date(Date.now() + 3 * 86_400_000).toISOString() });
  const standing = async (as: Caller) =>
    (await pageOf(as, requestId)).supervisions.find(({ id }) => id === order.supervisionId);
  expect(await standing(repairman)).toMatchObject({ kind: 'supervision_order', reason: order.reason, answer: null });

  const phone = await fieldPage('wang.shifu');
  await phone.goto(`/field/requests/${requestId}`);
  await expect(phone.getByText(order.reason).first()).toBeVisible();

  const answer = { requestId, supervisionId: order.supervisionId, answer: '已约防水公司周三进场' };
  expect((await doctor.refused(answerSupervision, answer)).status).toBeGreaterThanOrEqual(400);
  await repairman.act(answerSupervision, answer);
  expect((await repairman.refused(answerSupervision, { ...answer, answer: '再答一次' })).status).toBeGreaterThan(399);
  const receipt = await standing(street);
  expect(receipt?.answer).toBe(answer.answer);
  expect(Date.parse(receipt?.answeredAt ?? '')).toBeGreaterThan(0);
});

test('[R10][B12] called to a joint meeting, a unit that could not see the matter has it from then on and writes into the same record', async ({
  staff,
}) => {
  const [desk, doctor] = await Promise.all([staff('desk.jiezhuang'), staff('doctor.jiezhuang')]);
  const requestId = await handedOut(desk, '三户楼上楼下互相推诿，老人受潮犯了病');
  const seen = async () => (await doctor.ask(listRequests, { tab: 'all', limit: 200 })).rows.map(({ id }) => id);
  expect(await seen()).not.toContain(requestId);
  const clinic = doctor.hats[0]?.unitId ?? '';
  await desk.act(conveneRequest, {
    requestId,
    supervisionId: newId(),
    topic: '现场会商：漏水与老人安置',
    meetsAt: new Date(Date.now() + 86_400_000).toISOString(),
    unitIds: [clinic],
  });
  expect(await seen()).toContain(requestId);
  await doctor.act(noteRequest, { requestId, noteId: newId(), text: '会上议定：卫生站明早上门给老人复查' });
  const { story, supervisions, request } = await pageOf(desk, requestId);
  expect(supervisions.map(({ kind }) => kind)).toContain('joint_meeting');
  expect(JSON.stringify(story)).toContain('明早上门给老人复查');
  expect(request.assisting.map(({ unitId }) => unitId)).toContain(clinic);
});

test('[B6][B12] urged and passed on: the urging is counted with its time, the time limit does not start again, and the first unit keeps what it did', async ({
  staff,
}) => {
  const [desk, lead, repairman] = await Promise.all([staff('desk.jiezhuang'), staff('lead.anju'), staff('wang.shifu')]);
  const requestId = await handedOut(desk, '单元门口台阶塌了');
  const due = (await pageOf(desk, requestId)).request.resolveDueAt;
  for (const text of ['请尽快', '又有人摔了'])
    await desk.act(remindRequest, { requestId, supervisionId: newId(), text });
  await repairman.act(signRequest, { requestId });
  await repairman.act(noteRequest, { requestId, noteId: newId(), text: '已围挡' });
  const leadUnitId = await unitNamed(desk, '接庄社区警务室');
  await lead.act(transferRequest, { requestId, leadUnitId, reason: '查明是车撞的' });
  const { request, supervisions, story } = await pageOf(desk, requestId);
  expect(supervisions.filter(({ kind }) => kind === 'reminder')).toHaveLength(2);
  expect(request.leadUnitId).toBe(leadUnitId);
  expect(request.resolveDueAt).toBe(due);
  expect(story.find(({ text }) => text === '已围挡')?.unitName).toContain('物业');
});

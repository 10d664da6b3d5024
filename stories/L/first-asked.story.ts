// L12, D9, N2, N3, M4, B7: who was asked first stays answerable; one record for both lines; what a family must not read.

import { newId } from '#kernel/shared/id.ts';
import { methodCatalogue } from '#modules/methods/shared/commands.ts';
import {
  answerRequest,
  classifyRequest,
  dispatchRequest,
  handOverQuestion,
  noteRequest,
  resolveRequest,
  returnRequest,
  signRequest,
  withdrawRequest,
} from '#modules/requests/shared/commands.ts';
import { dispatchPreview, listRequests, myRequests } from '#modules/requests/shared/queries.ts';
import { unitPage } from '#modules/territory/shared/queries.ts';
import { unitNamed } from '../support/places.ts';
import { elderHome, everyRow, pageOf, placeOf, report } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

test('[L12] who is asked first owns the question until somebody takes it over, by name and on record', async ({
  staff,
}) => {
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(desk, { channel: 'walk_in', placeId, text: '办居住证找谁' });
  expect((await pageOf(desk, requestId)).request.firstAskedName).toBe('李敏');
  const community = await unitNamed(desk, '接庄社区');
  const { posts } = await desk.ask(unitPage, { unitId: community });
  const colleague = posts.find(({ staffName }) => staffName === '赵静');
  await desk.act(handOverQuestion, { requestId, toStaffId: colleague?.staffId ?? '', note: '下班交接' });
  const { request, story } = await pageOf(desk, requestId);
  expect(request.firstAskedName).toBe('赵静');
  expect(story.find(({ type }) => type === 'request.question_handed_over')?.facts).toMatchObject({
    from: '李敏',
    to: '赵静',
  });
  // Nobody outside its place can take it, or even see it.
  const police = await staff('doctor.jiezhuang');
  expect((await police.refused(handOverQuestion, { requestId, toStaffId: colleague?.staffId ?? '' })).code).toBe(
    'request.not_found',
  );
  expect(worker.hats[0]?.role).toBe('grid_worker');
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[D9][L12] both lines see one record, entered once: the department that handles it and the street where it happened', async ({
  staff,
}) => {
  const [desk, cadre, street] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('cadre.jiezhuang'),
    staff('supervisor.jiezhuang'),
  ]);
  const department = cadre.wearing(cadre.hats.find(({ role }) => role === 'department_officer')!);
  const leadUnitId = cadre.hats.find(({ role }) => role === 'department_officer')?.unitId ?? '';
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(desk, { channel: 'hotline', placeId, text: '园区企业外来人员住进小区，要登记' });
  expect((await department.ask(listRequests, { tab: 'all' })).rows.map(({ id }) => id)).not.toContain(requestId);
  await desk.act(dispatchRequest, { requestId, kindCode: 'other_request', leadUnitId, note: '请行业部门一并处理' });
  const numberOf = async (as: typeof street) =>
    (await everyRow(as, { tab: 'open' })).filter(({ id }) => id === requestId).map(({ requestNo }) => requestNo);
  const seen = await Promise.all([numberOf(department), numberOf(street), numberOf(desk)]);
  expect(seen[0]).toHaveLength(1);
  expect(seen[1]).toEqual(seen[0]);
  expect(seen[2]).toEqual(seen[0]);
  await department.act(signRequest, { requestId });
  await department.act(noteRequest, { requestId, noteId: newId(), text: '三人已登记' });
  expect(JSON.stringify((await pageOf(street, requestId)).story)).toContain('三人已登记');
  // History keeps its owner: the department still finds what it gave back, under a number that did not change.
  await department.act(returnRequest, { requestId, reason: '已登记，余下归社区' });
  expect((await pageOf(desk, requestId)).request.requestNo).toBe(seen[0]?.[0]);
});

test('[B7][N2][M4] four named services, each with its own handling unit by the rule; property matters are told apart by kind', async ({
  staff,
  resident,
}) => {
  const [desk, elder] = await Promise.all([staff('desk.jiezhuang'), resident()]);
  const { kinds } = await desk.ask(methodCatalogue, {});
  const services = kinds.filter(({ serviceKind }) => serviceKind !== null);
  expect(services.map(({ serviceKind }) => serviceKind).toSorted()).toEqual([
    'family_doctor',
    'home_repair',
    'mediation',
    'pension_verification',
  ]);
  const { placeId } = await placeOf(desk, elderHome);
  const handled: Record<string, RegExp> = {
    family_doctor: /卫生服务站/,
    home_repair: /物业/,
    pension_verification: /社区/,
    mediation: /接庄街道 · 郭淑贤/,
  };
  const requestId = await report(elder, { channel: 'one_key', placeId, text: '家里的事想请社区帮帮忙' });
  for (const { code, serviceKind } of services) {
    const preview = await desk.ask(dispatchPreview, { requestId, kindCode: code });
    expect(preview.leadName, code).toMatch(handled[serviceKind ?? ''] ?? /^$/);
    expect(preview.rule).not.toBe('');
    expect(preview.resolveDueAt).not.toBeNull();
  }
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
  // 环境卫生, 设施维修, 停车
  for (const code of ['rubbish_heap', 'public_facility', 'parking']) {
    const matter = await report(desk, { channel: 'hotline', placeId, text: '物业的事', kindCode: code });
    expect((await everyRow(desk, { kindCodes: [code] })).map(({ id }) => id)).toContain(matter);
    const { leadName } = await desk.ask(dispatchPreview, { requestId: matter, kindCode: code });
    expect(leadName, code).toContain('物业');
    await desk.act(withdrawRequest, { requestId: matter, reason: 'test' });
  }
});

test('[N3] domestic violence goes to the police room and cannot be read by those without the duty, nor on the family’s own device', async ({
  staff,
  resident,
}) => {
  const [desk, repairman, police, elder] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('wang.shifu'),
    staff('police.jiezhuang'),
    resident(),
  ]);
  const { placeId } = await placeOf(desk, elderHome);
  const text = '我老公动手打我，救救我';
  const requestId = await report(elder, { channel: 'one_key', placeId, text });
  const { request } = await pageOf(desk, requestId);
  expect(request.isEmergency).toBe(true);
  await desk.act(answerRequest, { requestId });
  await desk.act(classifyRequest, { requestId, kindCode: 'domestic_violence' });
  await desk.act(dispatchRequest, { requestId, kindCode: 'domestic_violence' });
  expect((await pageOf(desk, requestId)).request.leadName).toContain('警务室');
  expect((await everyRow(repairman, { tab: 'all' })).map(({ id }) => id)).not.toContain(requestId);
  // The next one to open the page on the family's phone reads nothing of it.
  const mine = await elder.ask(myRequests, {});
  const line = JSON.stringify(mine.rows.find(({ id }) => id === requestId) ?? {});
  expect(line).not.toContain('打我');
  expect(line).not.toContain('家暴');
  await police.act(signRequest, { requestId });
  await police.act(resolveRequest, { requestId, text: '已出警，告诫书已送达' });
});

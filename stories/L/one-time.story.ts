// L13, L14, L12: what is wanting is told at one time and in writing, a second list is a breach in plain sight; visits are counted; a question asked in the
// wrong hall is not sent away.

import { newId } from '#kernel/shared/id.ts';
import { dispatchRequest, noteVisit, tellMissing, withdrawRequest } from '#modules/requests/shared/commands.ts';
import { listRequests } from '#modules/requests/shared/queries.ts';
import { homesOf } from '../support/places.ts';
import { elderHome, everyRow, pageOf, placeOf, report } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

test('[L13] the desk tells all that is wanting at one time; the caller reads the whole list on the phone; a second list turns red on the record and is listed as a breach', async ({
  staff,
  resident,
  deskPage,
  residentPage,
}) => {
  const [desk, elder] = await Promise.all([staff('desk.jiezhuang'), resident()]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(elder, { channel: 'one_key', placeId, text: '社保卡丢了，想请社区代办补卡' });
  await desk.act(dispatchRequest, { requestId, kindCode: 'delegated_service' });
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/requests/${requestId}`);
  const tell = async (items: string) => {
    await page.getByRole('button', { name: '更多' }).click();
    // All that may be done is in sight at once, and nothing of the record was pushed away by it.
    const acts = page.getByRole('menu', { name: '更多' }).getByRole('menuitem');
    for (const act of await acts.all()) await expect(act).toBeInViewport({ ratio: 1 });
    await expect(page.getByRole('heading', { level: 2, name: /社保卡丢了/ })).toBeInViewport({ ratio: 1 });
    await page.getByRole('menuitem', { name: '一次告知' }).click();
    await page.getByRole('textbox', { name: /还缺什么/ }).fill(items);
    await page
      .getByRole('form', { name: /一次告知/ })
      .getByRole('button', { name: '一次告知' })
      .click();
    await expect(page.getByRole('form', { name: /一次告知/ })).toHaveCount(0);
  };
  await tell('身份证复印件\n一寸照片两张\n委托书');
  await expect(page.getByText('还缺 3 样')).toBeVisible();
  const phone = await residentPage(elder);
  await phone.goto(`/requests/${requestId}`);
  await expect(phone.getByText('请一次备齐')).toBeVisible();
  for (const item of ['1. 身份证复印件', '2. 一寸照片两张', '3. 委托书'])
    await expect(phone.getByText(item)).toBeVisible();
  const breaches = async () => (await everyRow(desk, { tab: 'all', isToldTwice: true })).map(({ id }) => id);
  expect(await breaches()).not.toContain(requestId);

  await tell('户口簿');
  await expect(page.getByText('告知了 2 次，违反一次告知')).toBeVisible();
  await expect(phone.getByText('1. 户口簿')).toBeVisible();
  expect(await breaches()).toContain(requestId);
  // What the law changed in between is told again without a breach.
  await desk.act(tellMissing, { requestId, noteId: newId(), items: ['健康承诺书'], rulesChanged: '3 月起新规' });
  expect((await pageOf(desk, requestId)).request).toMatchObject({ tellings: 3, breaches: 1 });
});

test('[L14] one visit is the aim: who walked in has come once, a telephone costs no visit, and whoever had to come again is listed', async ({
  staff,
}) => {
  const desk = await staff('desk.jiezhuang');
  const { placeId } = await placeOf(desk, elderHome);
  const [walked, rang] = [
    await report(desk, { channel: 'walk_in', placeId, text: '办居住证' }),
    await report(desk, { channel: 'hotline', placeId, text: '问医保怎么续' }),
  ];
  const visits = async (requestId: string) => (await pageOf(desk, requestId)).request.visits;
  expect([await visits(walked), await visits(rang)]).toEqual([1, 0]);
  const often = async () => (await everyRow(desk, { tab: 'all', isManyVisits: true })).map(({ id }) => id);
  expect(await often()).not.toContain(walked);
  await desk.act(noteVisit, { requestId: walked, visitId: newId() });
  expect(await visits(walked)).toBe(2);
  expect(await often()).toContain(walked);
  expect(await often()).not.toContain(rang);
  for (const requestId of [walked, rang]) await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

test('[L12] asked in the wrong hall: the question goes to the community of the place at once, and who was asked first still stands by name and still sees it', async ({
  staff,
}) => {
  const [desk, doctor, worker] = await Promise.all([
    staff('desk.jiezhuang'),
    staff('doctor.jiezhuang'),
    staff('grid.jiezhuang'),
  ]);
  const { places } = await homesOf(worker);
  const requestId = await report(doctor, {
    channel: 'walk_in',
    placeId: places[0]?.placeId,
    text: '来卫生站问残疾证去哪办',
  });
  const { request } = await pageOf(desk, requestId);
  expect(request).toMatchObject({ deskName: '接庄社区', firstAskedName: '韩雪' });
  expect((await desk.ask(listRequests, { tab: 'mine', limit: 200 })).rows.map(({ id }) => id)).toContain(requestId);
  expect((await pageOf(doctor, requestId)).request.requestNo).toBe(request.requestNo);
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

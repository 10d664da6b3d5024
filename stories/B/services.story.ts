// B7: the four named services of the one-key call, each booked on a telephone and each with what it asks for: the desk before it hands out, the handler before
// it is done, and the caller sees the hour and the charge.

import type { Page } from '@playwright/test';
import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';
import { waitingMediations } from '#modules/mediation/shared/queries.ts';
import { dispatchRequest, resolveRequest, signRequest, writeFacts } from '#modules/requests/shared/commands.ts';
import { followRequest, listAppointments } from '#modules/requests/shared/queries.ts';
import { elderHome, pageOf, placeOf } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

const first17 = '37990019490412002';
const idNumber = first17 + residentIdCheckDigit(first17);
/** One digit read wrongly from the card. */
const misread = `37990019490413002${idNumber.at(-1)}`;

/** The place that the telephone remembers: no story of booking is one of finding a place. */
async function atHome(page: Page, desk: Caller): Promise<void> {
  const { placeId } = await placeOf(desk, elderHome);
  const place = JSON.stringify({ id: placeId, isUnit: false, address: elderHome, within: '接庄街道 · 接庄社区' });
  await page.evaluate(`localStorage.setItem('huying.place', ${JSON.stringify(place)})`);
  await page.goto('/');
}

/** From the large entry on the home page to the page of the request; gives its id. */
async function book(page: Page, service: string, words: string, fill?: (page: Page) => Promise<void>): Promise<string> {
  await page.getByRole('navigation', { name: '预约办事' }).getByRole('link', { name: service }).click();
  await page.getByRole('heading', { name: service, level: 1 }).waitFor();
  await page.locator('textarea').first().fill(words);
  await fill?.(page);
  await page.getByRole('radio', { name: /^明天 15:00$/ }).check({ force: true });
  await page.getByRole('button', { name: '提交' }).click();
  await page.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  await expect(page.getByText(/您希望 明天 15:00/)).toBeVisible();
  return page.url().split('/').at(-1) ?? '';
}

test('[B7] a family doctor: booked with the hour one wishes, asked at the desk for whom, moved by the doctor, and the caller sees both hours', async ({
  staff,
  residentPage,
  deskPage,
  fieldPage,
  clock,
}) => {
  await clock.set('2026-03-16 09:00');
  const desk = await staff('desk.jiezhuang');
  const phone = await residentPage();
  await atHome(phone, desk);
  const requestId = await book(phone, '家庭医生', '头晕两天了，想量血压');

  const screen = await deskPage('desk.jiezhuang');
  await screen.goto(`/desk/requests/${requestId}`);
  const panel = screen.getByRole('form', { name: '归类派单' });
  await expect(panel.getByText('还要填：服务对象')).toBeVisible();
  expect((await desk.refused(dispatchRequest, { requestId })).code).toBe('request.facts_needed');
  await panel.getByLabel('服务对象').fill('刘秀英');
  await panel.getByRole('button', { name: /派给/ }).click();
  await expect(screen.getByText('待接单').first()).toBeVisible();
  await expect(screen.getByRole('region', { name: '登记的信息' })).toContainText('刘***');

  const doctor = await staff('doctor.jiezhuang');
  await doctor.act(signRequest, { requestId });
  const tomorrow = await doctor.ask(listAppointments, { on: '2026-03-17' });
  expect(tomorrow.rows.map(({ id, isAgreed }) => ({ id, isAgreed }))).toContainEqual({
    id: requestId,
    isAgreed: false,
  });
  const pocket = await fieldPage('doctor.jiezhuang');
  await pocket.goto(`/field/requests/${requestId}`);
  const time = pocket.getByRole('region', { name: '预约' });
  await expect(time).toContainText('希望 明天 15:00');
  await time.getByRole('button', { name: '就这个时间' }).click();
  await expect(time).toContainText('约好 明天 15:00');
  await expect(phone.getByText('约好 明天 15:00')).toBeVisible();
  await time.getByRole('button', { name: '改时间' }).click();
  await time.getByLabel('约定时间').fill('2026-03-17T10:30');
  await time.getByRole('button', { name: '定下来' }).click();
  await expect(phone.getByText('约好 明天 10:30')).toBeVisible();
  await expect(phone.getByText(/时间改到 明天 10:30（原来是 明天 15:00）/)).toBeVisible();

  // The next morning it stands first on the doctor's own page, by its hour.
  await clock.set('2026-03-17 08:00');
  await pocket.goto('/field');
  await expect(
    pocket.getByRole('region', { name: '今天的预约' }).getByRole('link').filter({ hasText: '头晕两天' }),
  ).toContainText('10:30');
  await pocket.goto(`/field/requests/${requestId}`);
  await pocket.getByRole('button', { name: '办结', exact: true }).click();
  const form = pocket.getByRole('form', { name: '办结' });
  await form.getByLabel('怎么办的').fill('血压 152/88，已调药');
  await expect(form.getByText('还要填：怎么看的')).toBeVisible();
  // What is agreed already is not asked again.
  await expect(form.getByLabel('约定时间')).toHaveCount(0);
  await form.getByRole('radio', { name: '上门' }).check({ force: true });
  await form.getByRole('button', { name: '办结' }).click();
  await expect(pocket.getByText('待核实').first()).toBeVisible();
});

test('[B7] a pension verification: the identity number is refused by its check digit, sealed and masked, opened by a look on record', async ({
  staff,
  resident,
  residentPage,
  deskPage,
  clock,
}) => {
  await clock.set('2026-03-16 09:00');
  const [desk, elder] = await Promise.all([staff('desk.jiezhuang'), resident()]);
  const phone = await residentPage(elder);
  await atHome(phone, desk);
  const requestId = await book(phone, '养老认证', '不会刷脸，想请社区上门认证');
  await desk.act(dispatchRequest, { requestId });
  // The community's own work: whoever leads it does it at the desk.
  const { request } = await pageOf(desk, requestId);
  const lead = request.leadPostName === '赵静' ? 'desk2.jiezhuang' : 'desk.jiezhuang';
  const handler = await staff(lead);
  await handler.act(signRequest, { requestId });
  const screen = await deskPage(lead);
  await screen.goto(`/desk/requests/${requestId}`);
  await screen.getByRole('button', { name: '办结', exact: true }).click();
  const form = screen.getByRole('form', { name: '办结' });
  await form.getByLabel('怎么办的').fill('上门见到本人，核对了证件');
  await form.getByRole('radio', { name: '通过', exact: true }).check({ force: true });
  await form.getByRole('button', { name: '办结' }).click();
  await expect(form.getByText('还要填：本人身份证号或本人持证照片')).toBeVisible();
  await form.getByLabel('本人身份证号').fill(misread);
  await expect(form.getByText(/末位校验码与前 17 位不符/)).toBeVisible();
  await form.getByRole('button', { name: '办结' }).click();
  expect((await pageOf(desk, requestId)).request.state).toBe('in_progress');
  const input = { requestId, text: '核对了', facts: [{ field: 'identityProof', value: misread }] };
  expect((await handler.refused(resolveRequest, input)).code).toBe('request.facts_faulty');
  await form.getByLabel('本人身份证号').fill(idNumber);
  await form.getByRole('button', { name: '办结' }).click();
  const known = screen.getByRole('region', { name: '登记的信息' });
  await expect(known).toContainText(/3799\*{12}/);
  await expect(known).not.toContainText(idNumber);
  await known.getByRole('button', { name: '显示本人身份证号' }).click();
  await expect(known).toContainText(idNumber);
  await expect(screen.getByText('看了隐去的信息')).toBeVisible();
  // The pensioner's own page keeps it behind the mask: others read over the shoulder.
  const own = phone.getByRole('region', { name: '登记的信息' });
  await expect(own).toContainText(/3799\*{12}/);
  const seen = await elder.ask(followRequest, { requestId });
  expect(JSON.stringify(seen)).not.toContain(idNumber);
  const worker = await staff('grid.jiezhuang');
  expect(JSON.stringify(await pageOf(worker, requestId))).not.toContain(idNumber);
});

test('[B7] a home repair: what it costs is before the caller’s eyes while they have not yet said that it is solved', async ({
  staff,
  resident,
  residentPage,
  fieldPage,
  clock,
}) => {
  await clock.set('2026-03-16 09:00');
  const [desk, repairman, elder] = await Promise.all([staff('desk.jiezhuang'), staff('wang.shifu'), resident()]);
  const phone = await residentPage(elder);
  await atHome(phone, desk);
  const requestId = await book(phone, '上门维修', '厨房水龙头滴水');
  await desk.act(dispatchRequest, { requestId });
  await repairman.act(signRequest, { requestId });
  const bare = await repairman.refused(resolveRequest, { requestId, text: '修好了' });
  // All that is wanting is told at one time.
  expect(bare.title.zh).toContain('约定时间；收费金额');
  const pocket = await fieldPage('wang.shifu');
  await pocket.goto(`/field/requests/${requestId}`);
  await pocket.getByRole('button', { name: '办结', exact: true }).click();
  const form = pocket.getByRole('form', { name: '办结' });
  await form.getByRole('button', { name: '已修好，试过正常' }).click();
  await form.getByLabel(/收费金额/).fill('十二块');
  await expect(form.getByText(/金额写成元和分/)).toBeVisible();
  await form.getByLabel(/收费金额/).fill('12.5');
  await form.getByRole('button', { name: '办结' }).click();
  await expect(pocket.getByText('待核实').first()).toBeVisible();
  const own = phone.getByRole('region', { name: '登记的信息' });
  await expect(own).toContainText('收费金额');
  await expect(own).toContainText('¥12.50');
  await expect(phone.getByText('解决了吗？')).toBeVisible();
  expect((await elder.ask(followRequest, { requestId })).request).toMatchObject({ state: 'resolved', mayRate: true });
  // A slip is put right, and what it was before stays on record.
  await repairman.act(writeFacts, { requestId, facts: [{ field: 'repairCharge', value: 1200 }] });
  await expect(own).toContainText('¥12.00');
  const charge = (await pageOf(desk, requestId)).facts.find(({ field }) => field.name === 'repairCharge');
  expect(charge?.earlier.map(({ value }) => value)).toEqual([1250]);
  const callers = await elder.refused(writeFacts, { requestId, facts: [{ field: 'repairCharge', value: 0 }] });
  expect(callers.code).toBe('request.facts_faulty');
});

test('[B7][N1] a mediation: booked with whom it is against, it waits where disputes wait, and the other side is not typed once more', async ({
  staff,
  resident,
  residentPage,
  deskPage,
  clock,
}) => {
  await clock.set('2026-03-16 09:00');
  const [desk, elder] = await Promise.all([staff('desk.jiezhuang'), resident()]);
  const phone = await residentPage(elder);
  await atHome(phone, desk);
  const requestId = await book(phone, '纠纷调解', '楼上天天半夜拖椅子', (page) =>
    page.getByLabel('对方当事人').fill('楼上 201 李建国'),
  );
  await desk.act(dispatchRequest, { requestId });
  const { rows } = await desk.ask(waitingMediations, {});
  expect(rows.map((row) => row.requestId)).toContain(requestId);
  const screen = await deskPage('desk.jiezhuang');
  await screen.goto('/desk/mediation?tab=waiting');
  await screen.getByRole('link', { name: '楼上天天半夜拖椅子' }).click();
  const respondent = screen.getByRole('region', { name: '被申请人', exact: true });
  await expect(respondent.getByLabel('姓名')).toHaveValue('楼上 201 李建国');
});

test('[B7] 长辈版 has the same four, two on its opening page and two under 办别的事, each asked one question a page', async ({
  resident,
  staff,
  residentPage,
  clock,
}) => {
  await clock.set('2026-03-16 09:00');
  const desk = await staff('desk.jiezhuang');
  const phone = await residentPage(await resident());
  await atHome(phone, desk);
  await phone.getByRole('button', { name: '长辈版' }).click();
  const offers = async (...entries: string[]) => {
    for (const entry of entries) {
      const link = phone.getByRole('link').filter({ hasText: entry });
      await expect(link).toBeVisible();
      expect((await link.boundingBox())?.height).toBeGreaterThanOrEqual(60);
    }
  };
  await offers('量血压、看病', '领养老金认证');
  await phone.getByRole('link').filter({ hasText: '办别的事' }).click();
  await offers('家里东西坏了', '邻里闹矛盾');
  await phone.getByRole('link').filter({ hasText: '家里东西坏了' }).click();
  await phone.locator('textarea').first().fill('灯不亮');
  await phone.getByRole('button', { name: '下一步' }).click();
  await phone.getByRole('radio', { name: '明天下午三点' }).check({ force: true });
  await phone.getByRole('button', { name: '下一步' }).click();
  await phone.getByRole('button', { name: '提交' }).click();
  await phone.waitForURL(/\/requests\/[0-9a-f-]{36}$/);
  await expect(phone.getByText('您希望 明天 15:00')).toBeVisible();
});

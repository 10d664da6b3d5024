// C2, C5, C7, C8, C12, C13, C17, C20, C23 at the desk: a site opens with its checklist, the gate, the priority lane, a box that is counted by both sides, results with an owner, and
// a firm that sees its result without a name.

import { HOUR_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { callBuildings } from '#modules/campaigns/shared/commands.ts';
import { roundBuildings } from '#modules/campaigns/shared/queries.ts';
import { listEnterprises } from '#modules/enterprises/shared/queries.ts';
import { holdAtGate, packBox, tellResults } from '#modules/sampling/shared/commands.ts';
import { roundResults } from '#modules/sampling/shared/queries.ts';
import { assignShift, comeToShift, planShift, setUpSite as setUpWorkSite } from '#modules/shifts/shared/commands.ts';
import { faultsOf } from '../support/access.ts';
import { soon } from '../support/duties.ts';
import { beginTesting, fillTube, openASite, powerOverStreet } from '../support/sampling.ts';
import { expect, test } from '../support/story.ts';

test.use({ era: 'sampling-desk' });

test('[C5][C17][C13] a site does not open before equipment is tested and zones are laid out or told why; who came by the roster is filled in, others are the chief’s word; its day ends with the disinfection', async ({
  staff,
  deskPage,
}) => {
  await powerOverStreet(await staff('supervisor.jiezhuang'), await staff('supervisor.gaoxin'));
  const desk = await staff('desk.jiezhuang');
  const { campaignId } = await beginTesting(desk, '第一次区域核酸');
  const now = Date.now();
  const [workSiteId, shiftId, lineId] = [newId(), newId(), newId()];
  await desk.act(setUpWorkSite, { siteId: workSiteId, kind: 'sampling', title: '接庄小学操场', campaignId });
  await desk.act(planShift, {
    shiftId,
    siteId: workSiteId,
    task: '采样',
    from: new Date(now - 10 * MINUTE_MS).toISOString(),
    until: new Date(now + 4 * HOUR_MS).toISOString(),
  });
  const grid = await staff('grid.jiezhuang');
  await desk.act(assignShift, {
    shiftId,
    lines: [{ lineId, role: 'registrar', postId: grid.hats[0]?.postId ?? '' }],
  });
  await desk.act(comeToShift, { lineId });

  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/sampling?campaignId=${campaignId}`);
  await page.getByRole('button', { name: '设采样点' }).click();
  const setUp = page.getByRole('dialog', { name: '设采样点' });
  await expect(setUp).toContainText(/人：\d+ ÷ 2500 ≈ \d+ 个采样点/);
  await setUp.getByLabel('已排班的岗点').selectOption({ label: '接庄小学操场' });
  await setUp.getByRole('button', { name: '设点' }).click();
  await page.getByRole('link', { name: /接庄小学操场/ }).click();
  await page.getByRole('button', { name: '开点', exact: true }).click();
  const opening = page.getByRole('dialog', { name: '开点' });
  const press = opening.getByRole('button', { name: '开点' });
  await expect(opening.getByLabel('信息登记员')).not.toHaveValue('');
  await expect(opening.getByText('排班上已到岗')).toHaveCount(1);
  for (const role of ['点长', '社区工作人员', '医务人员', '公安民警']) await opening.getByLabel(role).fill(`样${role}`);
  for (const zone of ['等候区', '准备区', '采样区', '临时隔离区', '医疗垃圾暂存区', '登记区', '体温检测通道'])
    await opening.getByRole('checkbox', { name: zone }).check();
  await expect(opening).toContainText('还缺：缓冲区');
  await expect(press).toBeDisabled();
  await opening.getByLabel('缺的功能区：为什么').fill('操场小，下雨，缓冲区设在走廊');
  for (const check of ['一米线', '物资到位']) await opening.getByRole('checkbox', { name: check }).check();
  await expect(press).toBeDisabled();
  await opening.getByRole('checkbox', { name: '设备试过' }).check();
  await press.click();
  await expect(opening).toHaveCount(0);
  await expect(page.getByText('按排班')).toHaveCount(1);
  await expect(page.getByText('点长口头')).toHaveCount(4);
  await expect(page.getByText('操场小，下雨，缓冲区设在走廊')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole('button', { name: '收点' }).click();
  await expect(page.getByText('已收点，未消毒')).toBeVisible(soon);
  await page.getByRole('button', { name: '登记消毒' }).click();
  const end = page.getByRole('dialog', { name: '终末消毒' });
  await expect(end.getByRole('button', { name: '登记消毒' })).toBeDisabled();
  await end.getByLabel('谁消毒（二级防护）').fill('样消毒员');
  await end.getByLabel('消毒剂和浓度').fill('含氯消毒液 1000mg/L');
  // On the clock of the product: after it was closed.
  const after = new Date(Date.now() + 8 * HOUR_MS + 3 * MINUTE_MS).toISOString().slice(0, 16);
  await end.getByLabel('结束').fill(after);
  await end.getByRole('button', { name: '登记消毒' }).click();
  await expect(page.getByText('已消毒').first()).toBeVisible(soon);
});

test('[C8][C20][C2] who is warm stands held until released with a reason; the priority lane’s wait is told beside the others’; a positive tube has an owner by name at once, and all negative in the retest is a false positive; who nobody found is named by the desk', async ({
  staff,
  deskPage,
}) => {
  await powerOverStreet(await staff('supervisor.jiezhuang'), await staff('supervisor.gaoxin'));
  const desk = await staff('desk.jiezhuang');
  const { campaignId, roundId, people } = await beginTesting(desk, '第二次区域核酸');
  const siteId = await openASite(desk, campaignId, '东门');
  const [one, two, three, four] = people;
  await fillTube(desk, { siteId, roundId, code: 'A-00001' }, [
    { subjectId: one!.subjectId, isPriority: true, minutesWaited: 5 },
    { subjectId: two!.subjectId, minutesWaited: 30 },
    { told: { name: three!.name } },
  ]);
  await desk.act(holdAtGate, { holdId: newId(), siteId, subjectId: four!.subjectId, temperature: 38.1 });
  await desk.act(holdAtGate, { holdId: newId(), siteId, description: '穿蓝衣的孩子，没带证件', temperature: 37.9 });

  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/sampling/${siteId}`);
  const waits = page.getByRole('group', { name: '等候' });
  await expect(waits).toContainText('优先通道 中位数 5 分钟（1 人）');
  await expect(waits).toContainText('其他人 中位数 30 分钟（1 人）');
  await expect(waits.getByText('优先通道等得更久')).toHaveCount(0);

  await page.goto(`/desk/sampling?campaignId=${campaignId}&view=gate`);
  await expect(page.getByText('临时隔离中 2 人，已解除 0 人，已转交 0 人')).toBeVisible();
  const held = page.getByRole('list', { name: '体温异常' }).getByRole('listitem');
  const child = held.filter({ hasText: '穿蓝衣的孩子' });
  await child.getByRole('button', { name: '解除或转交' }).click();
  const release = page.getByRole('dialog', { name: /解除或转交/ });
  await expect(release.getByRole('button', { name: '复测正常，解除' })).toBeDisabled();
  await release.getByLabel('复测多少度，或者交给了谁').fill('交给区医院发热门诊李医生');
  await release.getByRole('button', { name: '转交医务' }).click();
  await expect(child).toContainText('已转交');
  await expect(page.getByText('临时隔离中 1 人，已解除 0 人，已转交 1 人')).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);

  // Somebody who forgot the card: named by the desk from who it may be.
  await page.getByRole('link', { name: '要核对的' }).click();
  const nobody = page.getByRole('listitem').filter({ hasText: '还没有对上人' });
  await nobody.getByRole('button', { name: '确认是谁' }).click();
  const naming = page.getByRole('dialog', { name: /确认是谁/ });
  const fits = naming.getByRole('listitem').filter({ hasText: '姓名相同' });
  await expect(fits.first()).toContainText(three!.name);
  await fits.first().getByRole('button', { name: '就是这一位' }).click();
  await expect(nobody).toHaveCount(0, soon);

  const testedAt = new Date(Date.now()).toISOString();
  await desk.act(tellResults, { roundId, rows: [{ code: 'A-00001', result: 'positive', testedAt }] });
  await page.getByRole('link', { name: '结果与复采' }).click();
  const positive = page.getByRole('list', { name: '阳性试管' }).getByRole('listitem').filter({ hasText: 'A-00001' });
  await expect(positive).toContainText(/负责人 \S+/, soon);
  await expect(positive).toContainText('等复采');
  await expect(page.getByRole('list', { name: '复采名单' }).getByRole('listitem')).toHaveCount(3, soon);
  // The one owner is that of the cases, and given on where they stand.
  const owners = async () =>
    (await desk.ask(roundResults, { roundId })).positives.find(({ code }) => code === 'A-00001');
  await expect.poll(async () => (await owners())?.isCase, soon).toBe(true);
  await expect(positive).toContainText(`负责人 ${(await owners())?.owners.join('、')}`);
  await expect(positive.getByRole('link', { name: '去流调' })).toHaveAttribute('href', '/desk/investigations');
  expect(await faultsOf(page)).toEqual([]);

  // The retest, one by one: all negative.
  const asked = await desk.ask(roundResults, { roundId });
  const retestRoundId = asked.retestRoundId ?? '';
  for (const [n, { subjectId }] of asked.people.entries()) {
    const code = `R-0000${n}`;
    await fillTube(desk, { siteId, roundId: retestRoundId, code, size: 1 }, [{ subjectId: subjectId ?? '' }]);
    await desk.act(tellResults, { roundId: retestRoundId, rows: [{ code, result: 'negative', testedAt }] });
  }
  await expect(positive).toContainText('复采全部阴性', soon);
  await positive.getByRole('link', { name: 'A-00001' }).click();
  await expect(page.getByRole('list', { name: '管里的人' }).getByText('复采 阴性')).toHaveCount(3);
  await page.getByRole('list', { name: '管里的人' }).getByRole('link').first().click();
  const samples = page.getByRole('region', { name: '采样和结果' });
  await expect(samples.getByRole('listitem')).toHaveCount(2, soon);
  await expect(samples.getByRole('listitem').filter({ hasText: 'A-00001' })).toContainText('阳性');
});

test('[C12] a box goes in two trips and to another laboratory: both sides count, a count that differs needs its reason and the list to compare, and the clock stands at the desk', async ({
  staff,
  deskPage,
}) => {
  await powerOverStreet(await staff('supervisor.jiezhuang'), await staff('supervisor.gaoxin'));
  const desk = await staff('desk.jiezhuang');
  const { campaignId, roundId, people } = await beginTesting(desk, '第三次区域核酸');
  const siteId = await openASite(desk, campaignId, '西门');
  const codes = ['B-00001', 'B-00002', 'B-00003'];
  for (const [n, code] of codes.entries())
    await fillTube(desk, { siteId, roundId, code }, [{ subjectId: people[n]!.subjectId }]);
  const boxId = newId();
  const packed = {
    boxId,
    siteId,
    roundId,
    code: 'X-01',
    sealNo: 'F-7781',
    lab: '区人民医院',
    codes: codes.slice(0, 2),
  };
  expect((await desk.refused(packBox, { ...packed, told: 3 })).code).toBe('sampling.count_reason_wanted');
  await desk.act(packBox, { ...packed, told: 2 });

  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/sampling?campaignId=${campaignId}&view=boxes`);
  const unboxed = page.getByRole('region', { name: '已封管、还没装箱' });
  await unboxed.getByText('西门').click();
  await expect(unboxed.getByText('B-00003')).toBeVisible();
  const box = page.getByRole('listitem').filter({ hasText: 'X-01' });
  await expect(box).toContainText('时限内');
  await box.getByRole('button', { name: '交接', exact: true }).click();
  const hand = page.getByRole('dialog', { name: /交接转运/ });
  const press = hand.getByRole('button', { name: '交接转运' });
  await hand.getByLabel('接的人', { exact: true }).fill('样转运员');
  await hand.getByLabel('交的人清点几管').fill('2');
  await hand.getByLabel('接的人清点几管').fill('1');
  await hand.getByLabel('箱内温度（℃）').fill('4.5');
  await hand.getByLabel('改送哪个实验室').fill('市第一医院');
  await hand.getByRole('radio', { name: '完好' }).check();
  await expect(hand).toContainText('对一对是哪一支：B-00001、B-00002');
  await expect(press).toBeDisabled();
  await hand.getByLabel('数目不同或开过箱：为什么').fill('一支掉在车里，已找到');
  await press.click();
  await expect(hand).toHaveCount(0);
  await expect(box).toContainText('数目没有对上');
  await expect(box).toContainText('市第一医院');
  expect(await faultsOf(page)).toEqual([]);

  await box.getByRole('button', { name: '签收', exact: true }).click();
  const receive = page.getByRole('dialog', { name: /实验室签收/ });
  await expect(receive.getByLabel('交的人', { exact: true })).toHaveValue('样转运员');
  await expect(receive.getByLabel('哪个实验室')).toHaveValue('市第一医院');
  await receive.getByLabel('接的人', { exact: true }).fill('样检验员');
  await receive.getByLabel('交的人清点几管').fill('2');
  await receive.getByLabel('接的人清点几管').fill('2');
  await receive.getByLabel('箱内温度（℃）').fill('5');
  await receive.getByRole('radio', { name: '破损或开过箱' }).check();
  await receive.getByLabel('数目不同或开过箱：为什么').fill('途中开箱找管，重新封条 F-7790');
  await receive.getByRole('button', { name: '实验室签收' }).click();
  await expect(box).toContainText('已送达', soon);
  await expect(box).toContainText('封条破损');
  await expect(box.getByRole('button', { name: '签收', exact: true })).toHaveCount(0);
});

test('[C7][C23] the building call says what to bring; a firm is sampled in its day and its night shift, and is handed its result without a name', async ({
  staff,
  deskPage,
}) => {
  await powerOverStreet(await staff('supervisor.jiezhuang'), await staff('supervisor.gaoxin'));
  const desk = await staff('desk.jiezhuang');
  const { campaignId, roundId, unitId, people } = await beginTesting(desk, '第四次区域核酸');
  await desk.act(callBuildings, { roundId, unitId, from: new Date(Date.now()).toISOString() });
  const [building] = (await desk.ask(roundBuildings, { roundId })).rows;
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/campaigns/${campaignId}/rounds/${roundId}?view=buildings`);
  await page.getByRole('row').filter({ hasText: building!.name }).getByRole('button', { name: '喇叭稿' }).click();
  const said = page.getByRole('dialog', { name: building!.name });
  for (const what of ['身份证', '打开个人码', '戴好口罩', '间隔一米', '孩子', '忘带证件'])
    await expect(said).toContainText(what);
  await said.getByRole('button', { name: '喇叭', exact: true }).click();

  const { rows } = await desk.ask(listEnterprises, { limit: 5 });
  const firm = rows[0]!;
  await page.goto(`/desk/enterprises?enterprise=${firm.enterpriseId}`);
  const part = page.getByRole('region', { name: '企业上门采样' });
  await part.getByRole('button', { name: '安排上门采样' }).click();
  const sheet = page.getByRole('dialog', { name: /安排企业上门采样/ });
  const press = sheet.getByRole('button', { name: '安排' });
  await sheet.getByLabel('哪个行动').selectOption({ label: '第四次区域核酸' });
  await sheet.getByLabel('厂里一共几人').fill('3');
  await sheet.getByLabel('夜班从').fill('2030-03-11T20:00');
  await sheet.getByLabel('夜班到').fill('2030-03-11T19:00');
  await expect(press).toBeDisabled();
  await sheet.getByLabel('夜班到').fill('2030-03-11T21:00');
  await press.click();
  await expect(sheet).toHaveCount(0);
  await expect(part).toContainText('应采 3 人，已采 0 人');
  await expect(part).toContainText('夜班');
  const link = part.getByRole('link', { name: /第四次区域核酸/ });
  const siteId = (await link.getAttribute('href'))?.split('/').at(-1) ?? '';
  await fillTube(
    desk,
    { siteId, roundId, code: 'F-00001' },
    people.slice(0, 3).map(({ subjectId }) => ({ subjectId })),
  );
  const testedAt = new Date(Date.now()).toISOString();
  await desk.act(tellResults, { roundId, rows: [{ code: 'F-00001', result: 'negative', testedAt }] });
  await expect(part).toContainText('已采 3 人，阴性 3 人，待结果 0 人', soon);
  await part.getByRole('button', { name: '打印结果单' }).click();
  const printed = page.getByRole('table').filter({ hasText: 'F-00001' });
  await expect(printed.getByRole('row').filter({ hasText: 'F-00001' })).toContainText('阴性');
  for (const { name } of people.slice(0, 3)) await expect(printed).not.toContainText(name);
});

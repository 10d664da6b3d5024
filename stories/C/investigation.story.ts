// C2, C3 in the browser: a cold-chain firm’s worker is positive and has an owner at once; contacts are named, reached by the grid, tested, handed out with a receipt; the chain is
// seen at both sizes; a false positive lets go whom it alone had named.

import { addDays } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { recordVisit } from '#modules/duties/shared/commands.ts';
import { addEnterprise, employ } from '#modules/enterprises/shared/commands.ts';
import { nameContact, openCase, tellTest } from '#modules/investigations/shared/commands.ts';
import { casePage, listCases, monitoredFirms } from '#modules/investigations/shared/queries.ts';
import { enterRegister } from '#modules/registers/shared/commands.ts';
import { listRegisters } from '#modules/registers/shared/queries.ts';
import { listPersons } from '#modules/registry/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { plainMonday } from '../support/days.ts';
import { owedTo, soon } from '../support/duties.ts';
import { type Caller, deskSize, expect, phoneSize, test } from '../support/story.ts';

test.use({ era: 'investigation', actionTimeout: 20_000 });
const monday = plainMonday();

/** Residents of the worker’s grid whose name no other of them bears. */
async function residents(worker: Caller, count: number) {
  const unitId = worker.hats[0]?.unitId ?? '';
  const { people } = await worker.ask(listPersons, { unitId, limit: 200 });
  const once = people.filter(({ name }) => people.filter((other) => other.name.includes(name)).length === 1);
  expect(once.length).toBeGreaterThanOrEqual(count);
  return once.slice(0, count);
}

async function openFirm(desk: Caller) {
  const enterpriseId = newId();
  const firmName = `样本冷链${newId().slice(-5)}`;
  await desk.act(addEnterprise, { enterpriseId, name: firmName });
  const names = ['装卸工甲', '装卸工乙', '库管丙'];
  for (const [n, name] of names.entries())
    await desk.act(employ, { employmentId: newId(), enterpriseId, name, phone: `1990000830${n}`, title: '冷库' });
  const { registers } = await desk.ask(listRegisters, {});
  const registerId = registers.find(({ code }) => code === 'cold_chain_enterprise')?.registerId ?? '';
  await desk.act(enterRegister, { entryId: newId(), registerId, subjectId: enterpriseId, reason: '进口冷链' });
  const firm = async () => (await desk.ask(monitoredFirms, {})).firms.find((one) => one.enterpriseId === enterpriseId);
  await expect.poll(async () => (await firm())?.dueAt ?? null, soon).not.toBeNull();
  return { enterpriseId, firmName, firm };
}

test('[C2][C3] a firm’s untested workers stand by name when the week is over; a positive has a case and an owner at once; contacts have a status each, and one outside the district its receipt', async ({
  clock,
  staff,
  deskPage,
  fieldPage,
}) => {
  test.slow();
  await clock.set(`${monday} 09:00`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const { firmName, firm } = await openFirm(desk);
  await clock.set(`${addDays(monday, 5)} 09:00`);
  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/monitoring');
  const row = page.getByRole('list', { name: '企业' }).getByRole('listitem', { name: firmName });
  await expect(row).toContainText('超期', soon);
  await expect(row).toContainText('没测：装卸工甲、装卸工乙、库管丙');
  await row.getByRole('button', { name: `报检测 ${firmName}` }).click();
  const tell = page.getByRole('dialog', { name: `${firmName} 员工检测` });
  await tell.getByLabel('库管丙').selectOption('positive');
  await expect(tell).toContainText('库管丙 阳性：马上立案');
  await tell.getByRole('button', { name: '报检测' }).click();
  await expect(row).toContainText('本周已测完');
  expect((await firm())?.workers.every(({ isLacking }) => !isLacking)).toBe(true);

  // The moment it is told: a case, by name, with somebody who owns it.
  await page.goto('/desk/investigations');
  const cases = page.getByRole('list', { name: '病例', exact: true });
  const line = cases.getByRole('listitem').filter({ hasText: firmName });
  await expect(line).toContainText('库管丙');
  await expect(line).toContainText('冷链监测');
  await expect(line).toContainText(/负责 \S+/);
  await line.getByRole('link').click();
  await expect(page.getByRole('region', { name: '传播链没有打开' })).toBeVisible();
  await page.getByRole('button', { name: '打开传播链' }).click();
  const chain = page.getByRole('list', { name: '传播链' });
  await expect(chain.getByRole('listitem', { name: '库管丙' })).toContainText('病例');
  await expect(page.getByRole('region', { name: '谁打开过' })).toContainText('流调处置');

  // A resident, found and not typed; the grid is asked to ring, and not told why.
  const [met] = await residents(worker, 1);
  if (!met) throw new Error('a resident is needed');
  await page.getByRole('button', { name: '登记密接 库管丙' }).click();
  const sheet = page.getByRole('dialog', { name: '库管丙 的密接' });
  await expect(sheet.getByRole('button', { name: '登记', exact: true })).toBeDisabled();
  await sheet.getByLabel('是谁').fill(met.name);
  await sheet.getByRole('radio', { name: new RegExp(met.name) }).click();
  await sheet.getByLabel('在哪里接触').fill('冷库更衣室');
  await sheet.getByRole('button', { name: '登记', exact: true }).click();
  const contact = chain.getByRole('listitem', { name: met.name });
  await expect(contact).toContainText('待联系');
  await expect(contact).toContainText('接触 库管丙 · 冷库更衣室');
  await expect(page.getByRole('list', { name: '待联系的密接' })).toContainText(met.name);
  await expect.poll(async () => (await owedTo(worker, met.personId)).length, soon).toBeGreaterThan(0);
  const phone = await fieldPage('grid.jiezhuang');
  const card = phone.getByRole('link', { name: new RegExp(met.name) }).first();
  await expect(card).toContainText('尽快联系本人');
  await expect(card).not.toContainText(/密接|病例|流调/);
  await worker.act(recordVisit, { visitId: newId(), subjectId: met.personId, action: 'call', outcome: 'done' });
  await expect(contact).toContainText('已联系', soon);

  // Unknown to the register: the name and the number lie sealed; of another district, so handed out, and red until the receipt.
  await page.getByRole('button', { name: '登记密接 库管丙' }).click();
  await sheet.getByRole('button', { name: '名册上没有这个人' }).click();
  await sheet.getByLabel('姓名').fill('送货司机');
  await sheet.getByLabel('手机（加密保存）').fill('19900083111');
  await sheet.getByLabel('在哪里接触').fill('装卸口');
  await sheet.getByRole('button', { name: '登记', exact: true }).click();
  const driver = chain.getByRole('listitem', { name: '送货司机' });
  await driver.getByRole('button', { name: '转出区外… 送货司机' }).click();
  const out = page.getByRole('dialog', { name: '转出区外 送货司机' });
  await out.getByLabel('转给哪里').fill('任城区疾控');
  await out.getByRole('button', { name: '转出', exact: true }).click();
  await expect(driver).toContainText('已转出，等回执');
  await expect(line).toContainText('1 人转出没回执');
  await driver.getByRole('button', { name: '登记回执 送货司机' }).click();
  const receipt = page.getByRole('dialog', { name: '登记回执 送货司机' });
  await receipt.getByLabel(/谁回的/).fill('任城区疾控 刘');
  await receipt.getByRole('button', { name: '登记', exact: true }).click();
  await expect(driver).toContainText('已转出，有回执');
  await expect(line).not.toContainText('没回执');

  // The contact’s test is positive: a case of their own in the same chain.
  await contact.getByRole('button', { name: `报检测 ${met.name}` }).click();
  const tested = page.getByRole('dialog', { name: `${met.name} 的检测` });
  await tested.getByRole('radio', { name: '阳性', exact: true }).check();
  await expect(tested).toContainText('马上成为病例');
  await tested.getByRole('button', { name: '报检测' }).click();
  await expect(contact).toContainText(/病例.*负责/);
  await expect(cases.getByRole('listitem').filter({ hasText: met.name })).toContainText('密接检测');
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize(deskSize);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/chain-desk.png` });
  await page.setViewportSize(phoneSize);
  await expect(chain).toBeVisible();
  expect(await page.locator('html').evaluate((html) => html.scrollWidth)).toBeLessThanOrEqual(phoneSize.width);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/chain-phone.png`, fullPage: true });
});

test('[C2] a false positive: ended only after a later negative test, it lets go whom it alone had named; who met another case stays; a supervisor opens the chain with a purpose', async ({
  staff,
  clock,
  deskPage,
}) => {
  await clock.set(`${addDays(monday, 6)} 10:00`);
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const [wrong, other, only, shared] = (await residents(worker, 6)).slice(2);
  if (!wrong || !other || !only || !shared) throw new Error('four residents are needed');
  const at = (hours: number) => `${addDays(monday, 6)}T${String(hours).padStart(2, '0')}:00:00+08:00`;
  const [first, second] = [newId(), newId()];
  for (const [traceId, subjectId] of [
    [first, wrong.personId],
    [second, other.personId],
  ] as const)
    await desk.act(openCase, { traceId, subjectId, sampledAt: at(7), symptom: 'none' });
  const meet = (fromId: string, subjectId: string) =>
    desk.act(nameContact, {
      traceId: newId(),
      exposureId: newId(),
      fromId,
      subjectId,
      kind: 'close',
      place: '同一楼道',
      lastAt: at(6),
    });
  await meet(first, only.personId);
  await meet(first, shared.personId);
  await meet(second, shared.personId);

  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/investigations/${first}`);
  await page.getByRole('button', { name: '打开传播链' }).click();
  const chain = page.getByRole('list', { name: '传播链' });
  const index = chain.getByRole('listitem', { name: wrong.name });
  const end = async () => {
    await index.getByRole('button', { name: `更多：${wrong.name}` }).click();
    await page.getByRole('menuitem', { name: '结束病例…' }).click();
    const sheet = page.getByRole('dialog', { name: `结束病例 ${wrong.name}` });
    await sheet.getByRole('radio', { name: '排除（假阳性）' }).check();
    await sheet.getByLabel('原因').fill('复检两次阴性');
    await sheet.getByRole('button', { name: '结束病例' }).click();
    return sheet;
  };
  const refused = await end();
  await expect(refused).toContainText('排除要有之后的阴性复检');
  await refused.getByRole('button', { name: '不做了' }).click();
  await desk.act(tellTest, { traceId: first, testId: newId(), sampledAt: at(9), result: 'negative' });
  await end();
  await expect(index).toContainText('已结束');
  await expect(chain.getByRole('listitem', { name: only.name })).toContainText('已解除', soon);
  await expect(chain.getByRole('listitem', { name: shared.name })).toContainText('待联系');
  expect((await owedTo(worker, only.personId)).filter(({ title }) => title.zh.startsWith('尽快联系'))).toEqual([]);
  const standing = (await desk.ask(listCases, {})).cases.map(({ traceId }) => traceId);
  expect(standing).toContain(second);
  expect(standing).not.toContain(first);

  // A supervisor says what for; without it nothing of the chain is told.
  const above = await staff('supervisor.jiezhuang');
  expect((await above.ask(casePage, { traceId: second })).nodes).toEqual([]);
  const look = await deskPage('supervisor.jiezhuang');
  await look.goto(`/desk/investigations/${second}`);
  const shut = look.getByRole('region', { name: '传播链没有打开' });
  await expect(shut.getByRole('button', { name: '打开传播链' })).toBeDisabled();
  await shut.getByLabel('用途').fill('督查联系进度');
  await shut.getByRole('button', { name: '打开传播链' }).click();
  await expect(look.getByRole('list', { name: '传播链' })).toContainText(shared.name);
  await expect(look.getByRole('button', { name: /^登记密接/ })).toHaveCount(0);
  await expect(look.getByRole('region', { name: '谁打开过' })).toContainText('督查联系进度');
});

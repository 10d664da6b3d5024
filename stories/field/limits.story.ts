// What a phone runs into: no room left, a clock that somebody turned, a PIN that others have seen, a place that is no longer its own.
import { newId } from '#kernel/shared/id.ts';
import { listVisits } from '#modules/duties/shared/queries.ts';
import { movePerson } from '#modules/registry/shared/commands.ts';
import { listPlaces, listUnits } from '#modules/territory/shared/queries.ts';
import { lastVisit, putAway, soon } from '../support/duties.ts';
import { elderOf, pin, setUp, unlock } from '../support/phone.ts';
import { expect, test } from '../support/story.ts';

test('a phone without room says at once that the visit was not taken down; with room again the same press is', {
  tag: '@long',
}, async ({ staff, fieldPage }) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const subjectId = await elderOf(worker, desk, '存满甲');
  const page = await fieldPage('grid.jiezhuang');
  await setUp(page);
  await page.context().setOffline(true);
  await page.goto('/field');
  await unlock(page);
  await page.getByRole('link', { name: /存满甲/ }).click();
  // As a browser says it of a full disk; small writes pass by the quota that its own tools can set.
  await page.evaluate(`{
    const { add } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.add = () => { throw new DOMException('The disk is full', 'QuotaExceededError'); };
    globalThis.makeRoom = () => { IDBObjectStore.prototype.add = add; };
  }`);
  await page.getByRole('button', { name: '一切都好' }).click();
  await expect(page.getByText('这台手机存满了，这一条没有记下')).toBeVisible();
  await page.evaluate('makeRoom()');
  await page.getByRole('button', { name: '再报一次' }).click();
  await putAway(page);
  await expect(page.getByText(/1 条待同步/)).toBeVisible(soon);
  await page.context().setOffline(false);
  await expect.poll(async () => (await lastVisit(worker, subjectId))?.outcome, soon).toBe('done');
  expect((await worker.ask(listVisits, { subjectId })).visits).toHaveLength(1);
});

test('a phone two hours fast that was opened without a network: the visit stands at the time it was made, and 我的 says that the clock is wrong', {
  tag: '@long',
}, async ({ staff, fieldPage }) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const subjectId = await elderOf(worker, desk, '快钟甲');
  const page = await fieldPage('grid.jiezhuang');
  // The clock of the device, not of the page that happens to be open.
  await page.addInitScript(() => {
    const real = Date.now.bind(Date);
    const ahead = 2 * 60 * 60_000;
    Date.now = () => real() + ahead;
    const { Date: RealDate } = globalThis;
    globalThis.Date = new Proxy(RealDate, {
      construct: (of, args: unknown[]) => Reflect.construct(of, args.length === 0 ? [real() + ahead] : args) as object,
    });
  });
  await setUp(page);
  await expect(page.getByText(/这台手机的时间快了 (119|120) 分钟/)).toBeVisible(soon);
  await page.context().setOffline(true);
  await page.goto('/field');
  await unlock(page);
  await page.getByRole('link', { name: /快钟甲/ }).click();
  const doneAt = Date.now();
  await page.getByRole('button', { name: '一切都好' }).click();
  await putAway(page);
  await expect(page.getByText(/1 条待同步/)).toBeVisible(soon);
  await page.context().setOffline(false);
  await expect.poll(async () => (await lastVisit(worker, subjectId))?.outcome, soon).toBe('done');
  const visit = await lastVisit(worker, subjectId);
  expect(Math.abs(new Date(visit!.happenedAt).getTime() - doneAt)).toBeLessThan(30_000);
});

test('a PIN that others have seen is changed without a network: the old one opens nothing any more', {
  tag: '@long',
}, async ({ fieldPage }) => {
  test.slow();
  const page = await fieldPage('grid.jiezhuang');
  await setUp(page);
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '换 PIN' }).click();
  const sheet = page.getByRole('dialog', { name: '换 PIN' });
  await sheet.getByLabel('现在的 PIN').fill('111111');
  await sheet.getByLabel('设一个 PIN').fill('864209');
  await sheet.getByLabel('再输一次').fill('864209');
  await sheet.getByRole('button', { name: '换成新的' }).click();
  await expect(sheet.getByText('不是这个 PIN')).toBeVisible();
  await sheet.getByLabel('现在的 PIN').fill(pin);
  await sheet.getByRole('button', { name: '换成新的' }).click();
  await expect(sheet).toHaveCount(0);
  await page.goto('/field');
  await unlock(page);
  await expect(page.getByText('不是这个 PIN')).toBeVisible();
  await page.getByLabel(/^PIN/).fill('864209');
  await page.getByRole('button', { name: '打开' }).click();
  await expect(page.getByRole('heading', { name: '今日' })).toBeVisible();
});

test('somebody who moved out of the grid is no longer on the phone after its next contact', { tag: '@long' }, async ({
  staff,
  fieldPage,
}) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const personId = await elderOf(worker, desk, '搬走甲');
  const page = await fieldPage('grid.jiezhuang');
  await setUp(page);
  await page.goto('/field');
  await unlock(page);
  await page.getByRole('link', { name: /搬走甲/ }).click();
  await expect(page.getByRole('heading', { name: /搬走甲/ })).toBeVisible();
  const looked = page.url();
  const away = async () => {
    await page.context().setOffline(true);
    await page.goto(looked);
    await unlock(page);
  };
  await away();
  await expect(page.getByRole('heading', { name: /搬走甲/ })).toBeVisible();

  const { units } = await desk.ask(listUnits, { kinds: ['grid'], limit: 50 });
  const elsewhere = units.find(({ unitId }) => unitId !== worker.hats[0]?.unitId);
  const { places } = await desk.ask(listPlaces, { gridId: elsewhere!.unitId, kinds: ['dwelling'], limit: 1 });
  await desk.act(movePerson, { personId, stay: { stayId: newId(), placeId: places[0]!.placeId } });
  await page.context().setOffline(false);
  await page.goto('/field/me');
  await unlock(page);
  await expect(page.getByText(/随身数据 \d\d:\d\d 已带上/)).toBeVisible({ timeout: 60_000 });
  await away();
  await expect(page.getByText('没有找到，或者不在您的职责范围内')).toBeVisible(soon);
  await expect(page.getByText('搬走甲')).toHaveCount(0);
});

// C1 in the browser: a scenario injected event by event to whom it concerns, acts timed by the journal, gaps with who mends them by when, the debrief on paper; a real event in the
// middle of it goes its own way, and no figure of what is real moves.

import { newId } from '#kernel/shared/id.ts';
import { drillPage } from '#modules/drills/shared/queries.ts';
import { listStaff } from '#modules/identity/shared/queries.ts';
import { openCase } from '#modules/investigations/shared/commands.ts';
import { listCases } from '#modules/investigations/shared/queries.ts';
import { listPersons } from '#modules/registry/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { soon } from '../support/duties.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

test('[C1] a drill runs by the minute; what is asked stands on the screens of those concerned, marked; a real case meanwhile is neither touched nor taken for it; the gap is mended by somebody by a day', async ({
  clock,
  staff,
  deskPage,
  fieldPage,
}) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const unitId = worker.hats[0]?.unitId ?? '';
  const { people } = await worker.ask(listPersons, { unitId, limit: 200 });
  const [played, real] = people.filter(({ name }) => people.filter((other) => other.name.includes(name)).length === 1);
  if (!played || !real) throw new Error('two residents are needed');
  const before = (await desk.ask(listCases, {})).counts;
  const title = `疫情处置 ${newId().slice(-5)}`;

  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/drills/new');
  await page.getByLabel('名称').fill(title);
  // What is not played here is taken out of the scenario it begins with.
  for (const n of [6, 5, 3, 2]) await page.getByRole('button', { name: `删去情况 ${n}` }).click();
  const last = page.getByRole('region', { name: '情况 2' });
  await last.getByLabel('第几分钟').fill('5');
  await last.getByLabel('导入什么情况').fill('网格员到采样点集合');
  await last.getByLabel('哪个单位办（不选：本单位）').fill(worker.hats[0]?.unitName ?? '');
  await last
    .getByRole('radio', { name: new RegExp(`^${worker.hats[0]?.unitName}`) })
    .first()
    .click();
  await page.getByRole('button', { name: '加一条' }).click();
  const third = page.getByRole('region', { name: '情况 3' });
  await third.getByLabel('导入什么情况').fill('呼叫各网格核查到位');
  await third.getByLabel('要办什么').selectOption('ring');
  await third.getByLabel('几分钟内').fill('10');
  expect(await faultsOf(page)).toEqual([]);
  await page.setViewportSize(deskSize);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/drill-plan.png` });
  await page.getByRole('button', { name: '保存计划' }).click();
  await expect(page).toHaveURL(/drills\/[\w-]{36}$/);
  const drillId = page.url().split('/').at(-1) ?? '';
  await page.getByRole('button', { name: '开始演练' }).click();
  const injections = page.getByRole('region', { name: '情况导入' });
  const first = injections.getByRole('listitem', { name: '疾控通报：冷链企业员工核酸阳性' });
  await expect(first).toContainText('等着办', soon);

  // Over every page of whoever is in it; the others of the area see that a drill runs, and nothing is asked of them yet.
  const strip = page.getByRole('region', { name: '演练中' });
  await expect(strip).toContainText('疾控通报：冷链企业员工核酸阳性', soon);
  const phone = await fieldPage('grid.jiezhuang');
  const carried = phone.getByRole('region', { name: '演练中' });
  await expect(carried).toContainText(title);
  await expect(carried).not.toContainText('疾控通报');

  // A real event: it counts as on any day, and the drill does not take it for its own.
  await desk.act(openCase, {
    traceId: newId(),
    subjectId: real.personId,
    sampledAt: new Date(Date.now() - 60_000).toISOString(),
    symptom: 'none',
  });
  await strip.getByRole('link', { name: '按演练去办' }).click();
  await page.getByRole('button', { name: '登记病例' }).click();
  const open = page.getByRole('dialog', { name: '登记病例' });
  await open.getByLabel('是谁').fill(played.name);
  await open.getByRole('radio', { name: new RegExp(played.name) }).click();
  // Opened from the drill's line it comes ticked, and stays changeable.
  await expect(open.getByRole('checkbox', { name: /这是演练/ })).toBeChecked();
  await open.getByRole('button', { name: '登记，自动派负责人' }).click();
  const lines = page.getByRole('list', { name: '病例', exact: true }).getByRole('listitem');
  await expect(lines.filter({ hasText: played.name })).toContainText('演练');
  await expect(lines.filter({ hasText: real.name })).not.toContainText('演练');
  expect((await desk.ask(listCases, {})).counts).toEqual({ ...before, cases: before.cases + 1 });
  await page.goto(`/desk/drills/${drillId}`);
  await expect(first).toContainText('按时', soon);

  await clock.advance({ minutes: 6 });
  await expect(carried).toContainText('网格员到采样点集合', soon);
  if (process.env['SHOTS']) await phone.screenshot({ path: `${process.env['SHOTS']}/drill-phone.png` });
  await carried.getByRole('button', { name: '已办 网格员到采样点集合' }).click();
  await expect(carried).not.toContainText('网格员到采样点集合', soon);
  const second = injections.getByRole('listitem', { name: '网格员到采样点集合' });
  await expect(second).toContainText('按时', soon);
  await clock.advance({ minutes: 20 });
  const missed = injections.getByRole('listitem', { name: '呼叫各网格核查到位' });
  await expect(missed).toContainText('超时未办', soon);
  await page.getByRole('button', { name: '结束演练' }).click();
  await expect(missed).toContainText('没有做');
  await expect(carried).toHaveCount(0, soon);
  const { injections: told } = await desk.ask(drillPage, { drillId });
  expect(told.map(({ actedByName }) => actedByName !== null)).toEqual([true, true, false]);

  const gaps = page.getByRole('region', { name: '问题和整改' });
  await gaps.getByRole('button', { name: '派人整改 呼叫各网格核查到位' }).click();
  const sheet = page.getByRole('dialog', { name: '派人整改' });
  // Chosen of the unit's people, not typed.
  const own = await desk.ask(listStaff, { unitId: desk.hats[0]?.unitId });
  const mender = own.staff[0]?.name ?? '';
  await sheet.getByLabel('谁来改').fill(mender);
  await sheet
    .getByRole('radio', { name: new RegExp(mender) })
    .first()
    .click();
  await sheet.getByRole('button', { name: '登记' }).click();
  await expect(gaps).toContainText(`${mender} 整改`);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/drill-desk.png`, fullPage: true });
  await page.getByRole('button', { name: '打印复盘' }).click();
  const paper = page.getByRole('dialog', { name: `演练复盘：${title}` });
  await expect(paper.getByRole('row').filter({ hasText: '呼叫各网格核查到位' }).first()).toContainText('没有做');
  await expect(paper).toContainText('办理时间取自系统日志');
  await expect(paper).toContainText(mender);
  if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/debrief.png` });
  await paper.getByRole('button', { name: '关闭' }).click();
  await gaps.getByRole('button', { name: /^整改好了/ }).click();
  const mend = page.getByRole('dialog', { name: '整改好了' });
  await mend.getByLabel('怎么改的').fill('补全值守表，重新呼叫');
  await mend.getByRole('button', { name: '整改好了' }).click();
  await expect(gaps).toContainText('已整改');
  await page.setViewportSize(phoneSize);
  expect(await faultsOf(page)).toEqual([]);
  await page.goto('/desk/drills');
  await expect(page.getByRole('listitem').filter({ hasText: title })).toContainText('3 项，按时 2');
});

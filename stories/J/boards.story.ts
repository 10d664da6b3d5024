// C15, C24, J5, J6: the small boards beside the roster. What happened at a site, what there is and what is short, gifts with their receipt, and neighbours who help each other.

import { addDays, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { changeSetting } from '#modules/identity/shared/commands.ts';
import { postNeighbour } from '#modules/shifts/shared/board-commands.ts';
import { assignShift, comeToShift, planShift, setUpSite } from '#modules/shifts/shared/commands.ts';
import { faultsOf } from '../support/access.ts';
import type { Caller } from '../support/caller.ts';
import { soon } from '../support/duties.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

// A day of its own: its clock goes to a morning that has not been.
test.use({ era: 'boards', actionTimeout: 25_000 });
const day = addDays(dateOf(Date.now()), 1);
const at = (hours: number) => new Date(instantAt(day, hours * 60)).toISOString();

const openSite = async (secretary: Caller, title: string) => {
  const siteId = newId();
  await secretary.act(setUpSite, { siteId, kind: 'test_point', title, wanted: [{ role: 'order', count: 1 }] });
  return siteId;
};

test('[C15] [J6] who keeps order notes a quarrel, a faint and rain on the phone, and the gift that was brought; the desk reads them, and what is worth more than the limit waits for the secretary’s eye', async ({
  clock,
  staff,
  fieldPage,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${day} 07:30`);
  const [secretary, worker] = await Promise.all([staff('secretary.jiezhuang'), staff('grid.jiezhuang')]);
  const siteId = await openSite(secretary, '东门服务点');
  const [shiftId, lineId] = [newId(), newId()];
  await secretary.act(planShift, { shiftId, siteId, task: '维持秩序', from: at(8), until: at(12) });
  await secretary.act(assignShift, {
    shiftId,
    lines: [{ lineId, role: 'order', postId: worker.hats[0]?.postId }],
  });
  await clock.set(`${day} 08:05`);
  await worker.act(comeToShift, { lineId });

  const phone = await fieldPage('grid.jiezhuang');
  await phone.goto('/field/shifts');
  for (const [kind, told, done] of [
    ['争执', '两人为排队先后争吵', '劝开，各退一步'],
    ['身体不适', '排队老人头晕', '扶到阴凉处，医护看过'],
    ['下雨', '突降阵雨', '搭雨棚，先让老人'],
  ] as const) {
    await phone.getByRole('button', { name: '记现场情况…' }).click();
    const sheet = phone.getByRole('dialog', { name: '记现场情况' });
    await sheet.getByRole('radio', { name: kind, exact: true }).check();
    await sheet.getByLabel('发生了什么').fill(told);
    await sheet.getByLabel('怎么处理的').fill(done);
    await sheet.getByRole('button', { name: '记下' }).click();
    await expect(sheet).toHaveCount(0, soon);
  }
  await phone.getByRole('button', { name: '登记慰问品…' }).click();
  const gift = phone.getByRole('dialog', { name: '登记慰问品' });
  await gift.getByLabel('收到什么').fill('苹果六箱');
  await gift.getByLabel(/谁送的/).fill('三号楼几位邻居');
  await gift.getByLabel('谁收的').fill('东门服务点当班的人');
  await gift.getByLabel(/估价/).fill('480');
  await gift.getByLabel('怎么用的').fill('分给当班的人和独居老人');
  await gift.getByRole('button', { name: '登记慰问品' }).click();
  await expect(gift).toHaveCount(0, soon);

  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto('/desk/boards?view=notes');
  const notes = desk.getByRole('list', { name: '现场情况' });
  await expect(notes.getByRole('listitem')).toHaveCount(3, soon);
  await expect(notes.getByRole('listitem').filter({ hasText: '身体不适' })).toContainText('处理：扶到阴凉处，医护看过');
  await desk.getByLabel('哪一种').selectOption({ label: '争执 1' });
  await expect(notes.getByRole('listitem')).toHaveCount(1);
  await desk.getByLabel('哪个岗点').selectOption({ label: '东门服务点' });
  await desk.getByRole('button', { name: '代记…' }).click();
  const sheet = desk.getByRole('dialog', { name: '记现场情况' });
  await sheet.getByRole('radio', { name: '高温', exact: true }).check();
  await sheet.getByLabel('发生了什么').fill('地面四十度');
  await sheet.getByRole('button', { name: '记下' }).click();
  await desk.getByLabel('哪一种').selectOption({ label: '高温 1' });
  await expect(notes).toContainText('地面四十度');

  await desk.getByRole('navigation', { name: '看哪些' }).getByRole('link', { name: '慰问品' }).click();
  const row = desk.getByRole('list', { name: '慰问品登记' }).getByRole('listitem').filter({ hasText: '苹果六箱' });
  await expect(row).toContainText('480 元');
  await expect(row).toContainText('等领导过目');
  await desk.getByRole('button', { name: '接收单 苹果六箱' }).click();
  await expect(desk.getByRole('heading', { name: '慰问品接收单' })).toBeVisible();
  await desk.keyboard.press('Escape');
  // Under the limit nobody has to look; what one wrote down oneself, somebody else looks at.
  for (const [what, yuan] of [
    ['饺子两盘', '40'],
    ['牛奶十箱', '600'],
  ] as const) {
    await desk.getByRole('button', { name: '登记慰问品…' }).click();
    const form = desk.getByRole('dialog', { name: '登记慰问品' });
    await form.getByLabel('收到什么').fill(what);
    await form.getByLabel(/谁送的/).fill('不愿留名');
    await form.getByLabel('谁收的').fill('社区');
    await form.getByLabel(/估价/).fill(yuan);
    await form.getByLabel('怎么用的').fill('分给志愿者');
    await form.getByRole('button', { name: '登记慰问品' }).click();
    await expect(form).toHaveCount(0, soon);
  }
  await expect(desk.getByRole('listitem').filter({ hasText: '饺子两盘' })).not.toContainText('等领导过目');
  await expect(desk.getByRole('listitem').filter({ hasText: '牛奶十箱' })).toContainText('等领导过目');
  await expect(desk.getByRole('button', { name: '过目 牛奶十箱' })).toHaveCount(0);
  await desk.getByRole('button', { name: '过目 苹果六箱' }).click();
  await expect(row).toContainText(/已过目/);
  await expect(row).not.toContainText('等领导过目');
});

test('[C24] the board shows what is free and what is used where; what is asked beyond it is a shortage by number, and what comes back is free again', async ({
  clock,
  staff,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${day} 12:30`);
  await openSite(await staff('secretary.jiezhuang'), '西门服务点');
  const street = await deskPage('supervisor.jiezhuang');
  await street.goto('/desk/boards');
  await street.getByRole('button', { name: '登记资源…' }).click();
  const form = street.getByRole('dialog', { name: '登记资源' });
  await form.getByLabel('名称').fill('防护服');
  await form.getByLabel('数量').fill('100');
  await form.getByLabel(/^单位/).fill('套');
  await form.getByRole('button', { name: '登记资源' }).click();
  const row = (page: typeof street) =>
    page.getByRole('list', { name: '资源调度' }).getByRole('listitem').filter({ hasText: '防护服' }).first();
  await expect(row(street)).toContainText('可用 100 · 在用 0 · 共 100 套');

  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto('/desk/boards');
  const ask = async (quantity: string) => {
    await desk.getByRole('button', { name: '申请… 防护服' }).click();
    const sheet = desk.getByRole('dialog', { name: '申请 防护服' });
    await sheet.getByLabel('哪个岗点要用').selectOption({ label: '西门服务点' });
    await sheet.getByLabel(/^数量/).fill(quantity);
    await sheet.getByRole('button', { name: '申请', exact: true }).click();
    await expect(sheet).toHaveCount(0, soon);
  };
  await ask('70');
  await ask('50');
  await expect(row(desk)).toContainText('缺 20 套');
  // The community asks, the street that has them gives.
  await expect(desk.getByRole('button', { name: /^调拨/ })).toHaveCount(0);
  await expect(row(street)).toContainText('缺 20 套', soon);
  await street.getByRole('button', { name: '调拨 西门服务点 70 套' }).click();
  await expect(row(street)).toContainText('可用 30 · 在用 70 · 共 100 套');
  const second = street.getByRole('button', { name: '调拨 西门服务点 50 套' });
  await expect(second).toHaveAttribute('aria-disabled', 'true');
  await expect(second).toHaveAttribute('title', '缺 20 套');
  for (const size of [deskSize, phoneSize]) {
    await street.setViewportSize(size);
    expect(await faultsOf(street), `at ${size.width}`).toEqual([]);
  }
  await desk.getByRole('button', { name: '归还 西门服务点 70 套' }).click();
  await expect(row(street)).toContainText('可用 100', soon);
  await second.click();
  await expect(row(street)).toContainText('可用 50 · 在用 50');
  await expect(row(street)).not.toContainText('缺');
});

test('[J5] the board is there only where it was opened: one neighbour has, another needs, neither reads the other’s name or number, and the community brings them together', async ({
  clock,
  staff,
  resident,
  residentPage,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${day} 15:00`);
  const [admin, secretary] = await Promise.all([staff('admin.system'), staff('secretary.jiezhuang')]);
  const [giver, taker] = [await resident('19900000081'), await resident('19900000082')];
  const phone = await residentPage(giver);
  await expect(phone.getByRole('link', { name: /志愿服务/ })).toBeVisible();
  await expect(phone.getByRole('link', { name: /邻里互助/ })).toHaveCount(0);
  await phone.goto('/neighbours');
  await expect(phone.getByText('邻里互助还没有开放')).toBeVisible();

  await admin.act(changeSetting, { name: 'neighbour_board', value: true });
  await phone.goto('/');
  await phone.getByRole('link', { name: /邻里互助/ }).click();
  await phone.getByLabel('所在社区').selectOption({ label: '接庄社区' });
  await phone.getByRole('button', { name: '我有 / 我要…' }).click();
  const sheet = phone.getByRole('dialog', { name: '邻里互助' });
  await sheet.getByLabel('写一句').fill('白菜五棵，放在门口');
  await sheet.getByRole('button', { name: '发布' }).click();
  const offer = phone.getByRole('article', { name: '白菜五棵，放在门口' });
  await expect(offer).toContainText('我的');
  expect(await faultsOf(phone)).toEqual([]);

  await taker.act(postNeighbour, {
    neighbourId: newId(),
    unitId: secretary.hats[0]?.unitId ?? '',
    sense: 'need',
    kind: 'vegetables',
    title: '想要两棵白菜',
    until: at(40),
  });
  const other = await residentPage(taker);
  await other.goto('/neighbours');
  // One's community is known from one's own post.
  const seen = other.getByRole('article', { name: '白菜五棵，放在门口' });
  await expect(seen).toBeVisible(soon);
  await expect(seen).not.toContainText('我的');
  await expect(seen.getByRole('button')).toHaveCount(0);
  await expect(other.getByRole('main')).not.toContainText(/199|0081/);

  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto('/desk/boards?view=neighbours');
  await desk.getByRole('button', { name: '显示想要两棵白菜 电话' }).click();
  await expect(desk.getByText('19900000082')).toBeVisible(soon);
  await desk.getByRole('button', { name: '牵线… 想要两棵白菜' }).click();
  const match = desk.getByRole('dialog', { name: '给“想要两棵白菜”牵线' });
  await match.getByRole('button', { name: /白菜五棵/ }).click();
  await expect(desk.getByRole('listitem').filter({ hasText: '已和“白菜五棵，放在门口”牵线' })).toBeVisible();
  for (const size of [deskSize, phoneSize]) {
    await desk.setViewportSize(size);
    expect(await faultsOf(desk), `at ${size.width}`).toEqual([]);
  }
  await phone.reload();
  await expect(offer).toContainText('已牵线，社区会联系您', soon);
});

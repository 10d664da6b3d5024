// C8–C11, C21 at a table, without a network all the while: whatever somebody shows is one scan and one press; forged codes, strangers, fever and second thoughts each have their way.
import { randomBytes } from 'node:crypto';
import type { Page } from '@playwright/test';
import { newId } from '#kernel/shared/id.ts';
import { flagPerson } from '#modules/registry/shared/commands.ts';
import { personalCode } from '#modules/sampling/shared/personal-code.ts';
import { listBoxes, listFlags, sitePage, tubePage } from '#modules/sampling/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { setUp, unlock } from '../support/phone.ts';
import { openTesting, powerOverStreet, settlePeople } from '../support/sampling.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';
import { chooseTable, scan, soonOnTablet } from '../support/tablet.ts';

test.use({ era: 'sampling-table' });
const tube = (n: number) => `CD01-001-${String(n).padStart(5, '0')}`;

async function standAt(page: Page, site: string): Promise<void> {
  page.setDefaultTimeout(30_000);
  await setUp(page);
  await page.goto('/field/sampling');
  await unlock(page);
  await chooseTable(page, site, 1, '护士甲');
  await page.context().setOffline(true);
}
const filled = (page: Page, text: string) => expect(page.getByText(text, { exact: true })).toBeVisible();
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('[C9] [C10] [C21] one scan and one press by code, by card, by passport, by name; a forged code, another’s code, a wrong number and a second time are each said, and nobody is guessed', async ({
  staff,
  fieldPage,
  residentPage,
  resident,
}) => {
  test.setTimeout(240_000);
  const [maker, checker, desk] = await Promise.all([
    staff('supervisor.jiezhuang'),
    staff('supervisor.gaoxin'),
    staff('desk.jiezhuang'),
  ]);
  await powerOverStreet(maker, checker);
  const phone = '19900007788';
  const people = await settlePeople(desk, 6, 2000, (n) => (n === 0 ? phone : undefined));
  const [byCode, byCard, byName, elder] = people;
  await desk.act(flagPerson, { flagId: newId(), personId: elder!.personId, flag: 'lone_elder', reason: '独居' });
  const { siteId, roundId, title } = await openTesting(desk, '校园', { kind: 'campus' });

  // What a resident shows: their own page, a code without name and number.
  const own = await residentPage(await resident(phone));
  await own.getByRole('link', { name: '我的采样码' }).click();
  await expect(own.getByRole('img', { name: /采样码/ })).toBeVisible();
  expect(await faultsOf(own)).toEqual([]);
  const code = (await own.getByText(/^HY[0-9A-Z]{17}$/).textContent())!;

  const page = await fieldPage('desk.jiezhuang');
  await standAt(page, title);
  // Nobody goes anywhere before there is a tube.
  await scan(page, code);
  await expect(page.getByRole('heading', { name: byCode!.name })).toBeVisible();
  await expect(page.getByRole('button', { name: '采样登记' })).toHaveAttribute('aria-disabled', 'true');
  await scan(page, tube(1));
  await filled(page, '0 / 10');
  await press(page, '采样登记');
  await filled(page, '1 / 10');
  for (const size of [phoneSize, deskSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `the table at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize(phoneSize);

  // The same again in the same round: said, and a return alone does nothing.
  await scan(page, code);
  await expect(page.getByText(/^本机 \d\d:\d\d 已采/)).toBeVisible();
  await scan(page, '');
  await expect(page.getByRole('button', { name: '仍要再采一次' })).toBeVisible();
  await filled(page, '1 / 10');

  // By card: scan and return. By name: typed, chosen, pressed.
  await scan(page, byCard!.number);
  await expect(page.getByRole('heading', { name: byCard!.name })).toBeVisible();
  await scan(page, '');
  await filled(page, '2 / 10');
  await page.keyboard.type(byName!.name.slice(0, 1));
  await page.keyboard.insertText(byName!.name.slice(1));
  await page.getByRole('button', { name: new RegExp(`${byName!.name}.*尾号 ${byName!.number.slice(-4)}`) }).click();
  await press(page, '采样登记');
  await filled(page, '3 / 10');
  await scan(page, elder!.number);
  await expect(page.getByText('优先', { exact: true })).toBeVisible();
  await scan(page, '');
  await filled(page, '4 / 10');

  // Strange codes are said for what they are.
  const forged = personalCode(randomBytes(32));
  await scan(page, forged);
  await expect(page.getByText(/不在本点花名册/)).toBeVisible();
  await scan(page, forged.slice(0, -1) + (forged.endsWith('A') ? 'B' : 'A'));
  await expect(page.getByText(/这个采样码是错的/)).toBeVisible();
  await scan(page, 'https://pay.example.cn/q/8f2');
  await expect(page.getByText(/这不是采样码/)).toBeVisible();
  const wrong = byCard!.number.slice(0, 17) + (byCard!.number.endsWith('1') ? '2' : '1');
  await scan(page, wrong);
  await expect(page.getByText('身份证号不对，请对着证件再核一遍')).toBeVisible();
  await filled(page, '4 / 10');

  // A foreigner's passport, on no roster: as they say it, in the same tube.
  await scan(page, 'K12345678');
  await page.getByRole('textbox', { name: '姓名', exact: true }).fill('J. Smith');
  await press(page, '采样登记');
  await filled(page, '5 / 10');

  await page.context().setOffline(false);
  await expect(page.getByText('已同步')).toBeVisible(soonOnTablet);
  const { tubes } = await desk.ask(sitePage, { siteId, roundId });
  const told = await desk.ask(tubePage, { tubeId: tubes[0]!.tubeId });
  expect(told.people.map(({ subjectId, how, isPriority }) => [subjectId, how, isPriority])).toEqual([
    [byCode!.personId, 'qr', false],
    [byCard!.personId, 'id_card', false],
    [byName!.personId, 'search', false],
    [elder!.personId, 'id_card', true],
    [null, 'passport', false],
  ]);
  expect(told.people[4]?.name).toBe('J. Smith');
});

test('[C8] [C11] [C13] fever goes alone, a closed home among itself; not swabbed, swabbed before, broken and short each with a reason; the site opens by its checklist and its day ends with the disinfection', async ({
  staff,
  fieldPage,
}) => {
  test.setTimeout(240_000);
  const [maker, checker, desk] = await Promise.all([
    staff('supervisor.jiezhuang'),
    staff('supervisor.gaoxin'),
    staff('desk.jiezhuang'),
  ]);
  await powerOverStreet(maker, checker);
  const people = await settlePeople(desk, 5, 2100);
  const [first, warm, closed, late] = people;
  const { siteId, roundId, campaignId, title } = await openTesting(desk, '发热');
  const page = await fieldPage('desk.jiezhuang');
  await standAt(page, title);

  await press(page, '开点');
  const opening = page.getByRole('dialog', { name: '开点' });
  await expect(opening.getByRole('button', { name: '开点' })).toHaveAttribute('aria-disabled', 'true');
  for (const zone of await opening.getByRole('checkbox').all()) await zone.check({ force: true });
  for (const role of ['点长', '社区工作人员', '医务人员', '信息登记员', '公安民警'])
    await opening.getByLabel(role).fill(`${role}甲`);
  await opening.getByRole('button', { name: '开点' }).click();
  await expect(page.getByRole('button', { name: '收点' })).toBeVisible();

  await scan(page, tube(1));
  await scan(page, first!.number);
  await scan(page, '');
  await filled(page, '1 / 10');
  // Registered and not swabbed: the place is free again, and the next one takes it.
  await page.getByRole('region', { name: '刚登记的' }).getByRole('button', { name: '没采成…' }).first().click();
  await press(page, '人走了');
  await filled(page, '0 / 10');
  await scan(page, late!.number);
  await press(page, '先采后登记…');
  await press(page, '没扫上码，先采了');
  await filled(page, '1 / 10');
  await expect(page.getByRole('region', { name: '手里的管' }).getByRole('listitem').first()).toContainText(late!.name);

  // Fever: held, and then only into a tube of their own.
  await scan(page, warm!.number);
  await page.getByRole('region', { name: warm!.name }).getByRole('button', { name: '体温异常…' }).click();
  await page.getByLabel('体温 ℃').fill('38.4');
  await press(page, '送临时隔离区');
  await expect(page.getByText('体温异常要单采：先扫单采管')).toBeVisible();
  await page.setViewportSize(phoneSize);
  await scan(page, '');
  await scan(page, tube(2));
  await filled(page, '0 / 1');
  await scan(page, '');
  await filled(page, '1 / 1');
  await press(page, '清点 1');
  await filled(page, '1 / 10');
  await press(page, '临时隔离 1 人');
  await press(page, '解除或转交…');
  await page.getByRole('radio', { name: '转交医务人员' }).check({ force: true });
  await press(page, '120 接走');
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click();

  // A closed home: its own tube, and no stranger in it.
  await scan(page, closed!.number);
  await press(page, '一户一管');
  await scan(page, tube(3));
  await filled(page, '0 / 10');
  await scan(page, '');
  await filled(page, '1 / 10');
  await scan(page, first!.number);
  await expect(page.getByText('手里是别户的管，先封管')).toBeVisible();
  await press(page, '提前封管…');
  await press(page, '清点 1');
  await expect(page.getByText(tube(1), { exact: true })).toBeVisible();
  await scan(page, first!.number);
  await scan(page, '');
  await filled(page, '2 / 10');

  // The last one is short, with a reason; packed with two more by another count, with a reason too.
  await press(page, '提前封管…');
  await press(page, '清点 2');
  await press(page, '收点，最后一支');
  await expect(page.getByText('手里没有管')).toBeVisible();
  await scan(page, tube(4));
  await press(page, '破损、遗失…');
  await press(page, '掉在地上');
  await expect(page.getByText('手里没有管')).toBeVisible();
  await page.getByRole('link', { name: '装箱' }).click();
  await expect(page.getByRole('heading', { name: '装箱封箱' })).toBeVisible();
  for (const n of [1, 2, 3]) await scan(page, tube(n));
  await expect(page.getByText('扫到 3 管')).toBeVisible();
  await page.getByLabel('手工清点几管').fill('2');
  await page.getByLabel('箱号').fill('B-7');
  await page.getByLabel('封条号').fill('007');
  await page.getByLabel('送到哪个实验室').fill('区人民医院');
  await expect(page.getByText(/扫到 3 管，清点 2 管，对不上/)).toBeVisible();
  await page.getByLabel('对不上：为什么').fill('一支压在箱底');
  expect(await faultsOf(page)).toEqual([]);
  await press(page, '封箱');
  await page.getByRole('link', { name: '回采样台' }).click();
  await press(page, '收点');
  await press(page, '终末消毒');
  const done = page.getByRole('dialog');
  await done.getByRole('textbox').first().fill('消杀队');
  await done.getByRole('textbox').nth(1).fill('含氯消毒剂');
  const inAMinute = new Date(Date.now() + 60_000 + 8 * 3600_000).toISOString().slice(0, 16);
  await done.getByLabel('结束').fill(inAMinute);
  await done.getByRole('button', { name: '登记消毒' }).click();
  await expect(done).toHaveCount(0);
  await expect(page.getByRole('button', { name: '终末消毒' })).toHaveCount(0);

  await page.context().setOffline(false);
  await expect(page.getByText('已同步')).toBeVisible(soonOnTablet);
  const { site, tubes, holds } = await desk.ask(sitePage, { siteId, roundId });
  expect(site.state).toBe('over');
  const shown = tubes.map((one) => [one.code, one.kind, one.people, one.told, one.lostAt !== null]).toSorted();
  expect(shown).toEqual([
    [tube(1), 'pooled', 2, 2, false],
    [tube(2), 'single', 1, 1, false],
    [tube(3), 'household', 1, 1, false],
    [tube(4), 'pooled', 0, null, true],
  ]);
  expect(holds.map(({ temperature, outcome }) => [temperature, outcome])).toEqual([[38.4, 'taken_over']]);
  expect((await desk.ask(listFlags, { roundId })).flags.map(({ flag }) => flag)).toEqual([]);
  const { boxes } = await desk.ask(listBoxes, { campaignId });
  expect(boxes.map((box) => [box.code, box.told, box.codes.length, box.isMatched, box.reason])).toEqual([
    ['B-7', 2, 3, false, '一支压在箱底'],
  ]);
});

// A8, in the part told here: somebody met at home and once more at the shop is one person. Two records are made as they are met, offered as one to the desk,
// compared side by side and brought together; everybody else sees one person, and it can be taken back.

import { newId } from '#kernel/shared/id.ts';
import { addPerson, flagPerson } from '#modules/registry/shared/commands.ts';
import { listDuplicates } from '#modules/registry/shared/pair-queries.ts';
import { findPersons, householdPage, personPage } from '#modules/registry/shared/queries.ts';
import { addPlaces } from '#modules/territory/shared/commands.ts';
import { settle } from '../support/new-ground.ts';
import { part } from '../support/parts.ts';
import { expect, test } from '../support/story.ts';

test('[A8] a person met at home and at the shop is one person: compared, brought together, read as one by everybody, and put back as it was', async ({
  staff,
  deskPage,
}) => {
  const street = await staff('supervisor.jiezhuang');
  const ground = await settle(street, '合一社区', '接庄街道');
  const shopId = newId();
  await street.act(addPlaces, {
    places: [
      { placeId: shopId, communityId: ground.communityId, kind: 'shop', name: '合一粥铺', gridId: ground.gridId },
    ],
  });
  const [atHome, atShop] = [newId(), newId()];
  const stay = (placeId: string, more: object = {}) => ({ stayId: newId(), placeId, ...more });
  await street.act(addPerson, {
    personId: atHome,
    name: '祁红梅',
    bornOn: '1971-05-06',
    phone: '19900041111',
    note: '晚上在家',
    stay: stay(ground.homes[0]),
  });
  // Met at the shop: written in the older character, works there and lives elsewhere.
  await street.act(addPerson, {
    personId: atShop,
    name: '祁紅梅',
    phone: '19900041111',
    note: '粥铺老板',
    stay: stay(shopId, { kind: 'working' }),
  });
  await street.act(flagPerson, { flagId: newId(), personId: atShop, flag: 'weak', reason: '走访' });
  const offered = async () =>
    (await street.ask(listDuplicates, { unitId: ground.communityId })).pairs.map(({ weight }) => weight.zh);
  expect(await offered()).toEqual(['很可能是同一个人：姓名只差繁简或异体字、电话相同']);

  const page = await deskPage('supervisor.jiezhuang');
  await page.goto('/desk/people');
  await page.getByRole('link', { name: /可能重复 \d+ 组/ }).click();
  await page
    .getByRole('link', { name: /祁\*梅 · 祁\*梅/ })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: '是不是同一个人？' })).toBeVisible();
  const row = (name: string) => page.getByRole('row', { name: new RegExp(`^${name}`) });
  await expect(row('姓名')).toContainText('不同，请选');
  await expect(row('电话')).not.toContainText('不同');
  await expect(page.getByRole('button', { name: '合并为一个人…' })).toHaveAttribute('aria-disabled', 'true');
  const isHomeKept = page.url().includes(`${atHome}.`);
  if (!isHomeKept) await page.getByRole('button', { name: '换一边保留' }).click();
  await expect(page).toHaveURL(new RegExp(`${atHome}\\.`));
  await row('姓名').getByRole('radio').first().check();
  await row('备注').getByRole('radio').last().check();
  await page.getByRole('button', { name: '合并为一个人…' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('当面核对过身份证');
  await page.getByRole('dialog').getByRole('button', { name: '合并', exact: true }).click();

  await expect(page).toHaveURL(new RegExp(`/desk/people/${atHome}$`));
  const where = part(page, '住处、户籍与工作');
  await expect(where).toContainText('合一社区家园1号楼101');
  await expect(where).toContainText('合一粥铺');
  await expect(part(page, '标签')).toContainText('弱');
  await expect(part(page, '合并与核对')).toContainText('当面核对过身份证');
  expect(await offered()).toEqual([]);
  const found = async (text: string) =>
    (await street.ask(findPersons, { text })).people.map(({ personId }) => personId);
  for (const text of ['祁红梅', '祁紅梅', '19900041111']) expect(await found(text), text).toEqual([atHome]);
  expect((await street.ask(householdPage, { placeId: shopId })).workers.map(({ personId }) => personId)).toEqual([
    atHome,
  ]);
  expect((await street.ask(personPage, { personId: atHome })).person.note).toBe('粥铺老板');

  // Whoever kept the old link is led to the one person.
  await page.goto(`/desk/people/${atShop}`);
  await expect(page.getByText('您打开的那条记录已经并入这个人。')).toBeVisible();
  await part(page, '合并与核对').getByRole('button', { name: '撤回这次合并…' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('是母女，同用一个电话');
  await page.getByRole('dialog').getByRole('button', { name: '撤回', exact: true }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect((await street.ask(personPage, { personId: atShop })).flags.map(({ flag }) => flag)).toEqual(['weak']);
  expect((await street.ask(personPage, { personId: atHome })).person.note).toBe('晚上在家');

  // And this time it is written down that they are two.
  await page.goto(`/desk/duplicates/${atHome}.${atShop}`);
  await page.getByRole('button', { name: '不是同一个人…' }).click();
  await page.getByRole('dialog').getByLabel('原因').fill('是母女，同用一个电话');
  await page.getByRole('dialog').getByRole('button', { name: '记下', exact: true }).click();
  await expect(page.getByText(/核对过，不是同一个人：是母女，同用一个电话/).first()).toBeVisible();
  expect(await offered()).toEqual([]);
});

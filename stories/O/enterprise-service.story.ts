// O3, O5, O16 through the product: each key firm has a helper by name who comes each month, a department is paired with its firm and comes each quarter, and an entry
// that lacks one of its two deliveries is on record, says which, and leaves the month open.

import { newId } from '#kernel/shared/id.ts';
import { dutyCoverage, listDutyRhythms, listVisits, myDuties } from '#modules/duties/shared/queries.ts';
import { enterRegister, nameOwner } from '#modules/registers/shared/commands.ts';
import { listMembers, listOwned, listRegisters, ownerChoices } from '#modules/registers/shared/queries.ts';
import { putAway, soon } from '../support/duties.ts';
import { type Caller, expect, test } from '../support/story.ts';

const register = async (as: Caller, code: string) =>
  (await as.ask(listRegisters, {})).registers.find((one) => one.code === code);
const membersOf = async (as: Caller, code: string) =>
  (await as.ask(listMembers, { registerId: (await register(as, code))?.registerId ?? '', limit: 500 })).rows;
const owedTo = async (as: Caller, subjectId: string) =>
  (await as.ask(myDuties, { span: 'open', limit: 500 })).subjects.find((one) => one.subjectId === subjectId)?.duties ??
  [];
const titlesOf = (duties: { title: { zh: string } }[]) => duties.map(({ title }) => title.zh);

test('[O3] the street sees which key firms have no helper, names one for all of them, and they stand on the helper’s 今日 by name', async ({
  staff,
  deskPage,
  fieldPage,
}) => {
  test.slow();
  const [street, helper] = await Promise.all([staff('supervisor.jiezhuang'), staff('desk.jiezhuang')]);
  await expect.poll(async () => (await register(street, 'key_enterprise'))?.members, soon).toBe(4);
  const key = await register(street, 'key_enterprise');
  expect(key).toMatchObject({ wantsOwner: true, withoutOwner: 4 });
  const firms = await membersOf(street, 'key_enterprise');
  const page = await deskPage('supervisor.jiezhuang');
  await page.goto(`/desk/registers/${key?.registerId}`);
  for (const { name } of firms) await page.getByRole('checkbox', { name: `选中 ${name}` }).check();
  await page.getByRole('button', { name: '指定专人（4）' }).click();
  const sheet = page.getByRole('dialog', { name: '给 4 个对象指定专人' });
  const choice = sheet.getByLabel('谁负责').locator('option', { hasText: '李敏 · 接庄社区' });
  await sheet.getByLabel('谁负责').selectOption((await choice.getAttribute('value')) ?? '');
  await sheet.getByLabel('说明').fill('助企服务员');
  await sheet.getByRole('button', { name: '指定', exact: true }).click();
  await expect(sheet).toHaveCount(0);
  await expect.poll(async () => (await register(street, 'key_enterprise'))?.withoutOwner, soon).toBe(0);
  const { owned } = await helper.ask(listOwned, {});
  expect(owned.map(({ subjectId }) => subjectId).toSorted()).toEqual(
    firms.map(({ subjectId }) => subjectId).toSorted(),
  );

  const phone = await fieldPage('desk.jiezhuang');
  for (const { subjectId, name } of firms) {
    await expect.poll(async () => (await owedTo(helper, subjectId)).map((duty) => duty.isOwned), soon).toEqual([true]);
    await phone.getByLabel(/找人/).fill(name);
    const card = phone.getByRole('link', { name: new RegExp(name) });
    await expect(card).toContainText('一进两送');
    await expect(card).toContainText('专人');
  }
  // Another desk of the same community is not asked what one is named for.
  const other = await staff('desk2.jiezhuang');
  expect(await owedTo(other, firms[0]?.subjectId ?? '')).toEqual([]);
});

test('[O16] policy was brought and service was not: the visit is on record, the screen says which is lacking, and only both close the month', async ({
  staff,
  fieldPage,
}) => {
  test.slow();
  const helper = await staff('desk.jiezhuang');
  await expect.poll(async () => (await register(helper, 'key_enterprise'))?.members, soon).toBe(4);
  const firm = (await membersOf(helper, 'key_enterprise')).at(-1);
  if (!firm) throw new Error('no key firm');
  const { subjectId, name } = firm;
  await expect.poll(async () => titlesOf(await owedTo(helper, subjectId)), soon).toEqual(['一进两送']);
  const { rhythms } = await helper.ask(listDutyRhythms, {});
  const rhythmId = rhythms.find(({ code }) => code === 'two_sends')?.rhythmId ?? '';
  const done = async () => (await helper.ask(dutyCoverage, { rhythmId })).total.done;
  expect(await done()).toBe(0);

  const phone = await fieldPage('desk.jiezhuang');
  await phone.goto(`/field/visits/${subjectId}`);
  const asks = phone.getByRole('region', { name: /顺便问一问/ });
  const sent = (what: string, answer: string) =>
    asks.getByRole('group', { name: what }).getByRole('radio', { name: answer, exact: true }).click();
  await sent('送政策', '是');
  await sent('送服务', '否');
  await asks.getByLabel('企业需要').fill('缺两名数控车工');
  await phone.getByRole('button', { name: '完成：没有问题' }).click();
  const note = phone.getByText(`${name} 的走访已记下，还缺送服务，应办没有销`);
  await putAway(phone);
  await expect(note).toBeVisible(soon);
  const { visits } = await helper.ask(listVisits, { subjectId });
  expect(visits[0]).toMatchObject({ outcome: 'done', told: { policySent: true, serviceSent: false }, closed: [] });
  expect(titlesOf(await owedTo(helper, subjectId))).toEqual(['一进两送']);
  expect(await done()).toBe(0);

  await phone.getByRole('link', { name: '去补' }).click();
  // What the firm needs was told a moment ago and is not asked again.
  await expect(asks.getByText(/系统已有/)).toBeVisible();
  await sent('送政策', '是');
  await sent('送服务', '是');
  await phone.getByRole('button', { name: '完成：没有问题' }).click();
  await putAway(phone);
  await expect.poll(done, soon).toBe(1);
  expect(await owedTo(helper, subjectId)).toEqual([]);
});

test('[O5] the district pairs a department with a firm by name; it is the department’s officer who is asked to come this quarter, and who comes', async ({
  staff,
  fieldPage,
}) => {
  test.slow();
  const [street, district, officer, desk] = await Promise.all([
    staff('supervisor.jiezhuang'),
    staff('supervisor.gaoxin'),
    staff('cadre.jiezhuang'),
    staff('desk.jiezhuang'),
  ]);
  const hat = officer.hats.find(({ role }) => role === 'department_officer');
  if (!hat) throw new Error('no department officer');
  await expect.poll(async () => (await register(street, 'key_enterprise'))?.members, soon).toBe(4);
  const firm = (await membersOf(street, 'key_enterprise'))[0];
  const paired = await register(street, 'paired_enterprise');
  const subjectId = firm?.subjectId ?? '';
  const registerId = paired?.registerId ?? '';
  await street.act(enterRegister, { entryId: newId(), registerId, subjectId, reason: '区直部门联系包保' });
  const { posts } = await district.ask(ownerChoices, {});
  expect(posts.map(({ postId }) => postId)).toContain(hat.postId);
  const pair = { subjectIds: [subjectId], registerCode: 'paired_enterprise', postId: hat.postId };
  // A community may not order a department about.
  expect((await desk.refused(nameOwner, pair)).code).toBe('register.post_not_yours');
  await expect.poll(async () => (await register(street, 'paired_enterprise'))?.withoutOwner, soon).toBe(1);
  await district.act(nameOwner, { ...pair, reason: '包保企业' });
  const asOfficer = officer.wearing(hat);
  await expect.poll(async () => titlesOf(await owedTo(asOfficer, subjectId)), soon).toContain('部门联系包保');
  expect((await register(street, 'paired_enterprise'))?.withoutOwner).toBe(0);
  expect(titlesOf(await owedTo(desk, subjectId))).not.toContain('部门联系包保');

  const phone = await fieldPage('cadre.jiezhuang');
  await phone.goto(`/field/visits/${subjectId}`);
  await expect(phone.getByRole('heading', { name: firm?.name ?? '' })).toBeVisible();
  await expect(phone.getByText('部门联系包保').first()).toBeVisible();
  await phone.getByRole('button', { name: '没有问题', exact: true }).click();
  await putAway(phone);
  await expect.poll(async () => titlesOf(await owedTo(asOfficer, subjectId)), soon).not.toContain('部门联系包保');
});

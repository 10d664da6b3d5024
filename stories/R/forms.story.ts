// R1, a fact is typed once, where forms are set up: a desk picks what to ask from the one dictionary; what is held is refused by its name and offered instead; a field that is
// really new is described once, for everybody, and the form that asks it is in force at once.
import { listDictionary, listFacts, listForms } from '#modules/facts/shared/queries.ts';
import { listPersons } from '#modules/registry/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

test('[R1] a street sets up a form from the dictionary: held fields are refused by name and offered, a new one is added for everybody, and the form is in force', async ({
  deskPage,
  staff,
}) => {
  test.slow();
  const stamp = String(Date.now()).slice(-5);
  const [formName, fieldName] = [`助餐摸排${stamp}`, `助餐时段${stamp}`];
  const page = await deskPage('supervisor.jiezhuang');
  await page.goto('/desk/forms');
  await expect(page.getByRole('row').filter({ hasText: '走访记录' })).toContainText('社区');
  await page.getByRole('link', { name: '设一张表单' }).click();
  await page.getByLabel('表单叫什么').fill(formName);
  await page.getByLabel(/哪个台账/).selectOption({ label: '独居老人' });

  // What the house keeps is shown by itself, and says so.
  const found = page.getByRole('region', { name: '字段目录' });
  await found.getByLabel(/找一项/).fill('出生');
  await expect(found.getByRole('button', { name: '选 出生日期' })).toHaveAttribute('aria-disabled', 'true');
  await expect(found.getByText('系统里有，自动带出，不用问').first()).toBeVisible();

  // Under another name it is the same field: refused by name, and the held one is taken instead.
  await page.getByRole('button', { name: '目录里没有，新增一项' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('textbox', { name: '叫什么' }).fill('帮扶人');
  await sheet.getByLabel('为什么要').fill('冬季摸排要用');
  expect(await faultsOf(page)).toEqual([]);
  await sheet.getByRole('button', { name: '加进目录' }).click();
  await expect(sheet.getByRole('alert')).toContainText('“帮扶人”目录里已经有了：照看的人');
  await sheet.getByRole('button', { name: '用已有的“照看的人”' }).click();
  const form = page.getByRole('region', { name: '设一张表单' });
  await expect(form.getByRole('listitem').filter({ hasText: '照看的人' })).toContainText('已在问：社区《走访记录》');

  // Asked already by the visits of this register: field, form and issuer are named, and one tap leaves it out.
  await form.getByRole('button', { name: '定下这张表单' }).click();
  await expect(form.getByRole('alert')).toContainText('“照看的人”已由社区的“走访记录”在问');
  await expect(form.getByRole('link', { name: '看《走访记录》问了什么' })).toBeVisible();
  for (const size of [phoneSize, deskSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `at ${size.width}`).toEqual([]);
  }
  await form.getByRole('button', { name: '去掉这 1 项，用系统里的' }).click();
  await expect(form.getByText('还没有选；在字段目录里找。')).toBeVisible();

  await page.getByRole('button', { name: '目录里没有，新增一项' }).click();
  await sheet.getByRole('textbox', { name: '叫什么' }).fill(fieldName);
  await sheet.getByLabel('怎么填').selectOption({ label: '选一项' });
  await expect(sheet.getByRole('button', { name: '加进目录' })).toHaveAttribute('aria-disabled', 'true');
  await sheet.getByLabel('可以选的').fill('中午\n晚上\n不需要');
  await sheet.getByLabel('为什么要').fill('区里办助餐点');
  await sheet.getByRole('button', { name: '加进目录' }).click();
  const picked = form.getByRole('listitem').filter({ hasText: fieldName });
  await expect(picked).toContainText('180 天后再问');
  await picked.getByRole('checkbox').check();
  await form.getByLabel(/谁要的/).fill('区民政局');
  await form.getByRole('button', { name: '定下这张表单' }).click();

  await expect(page).toHaveURL(/\/desk\/forms\/own_/);
  const row = page.getByRole('row').filter({ hasText: formName });
  await expect(row).toContainText('本地自设');
  await expect(row).toContainText('区民政局');
  await expect(page.getByRole('listitem').filter({ hasText: fieldName })).toContainText('必填');
  expect(await faultsOf(page)).toEqual([]);

  // In force for everybody: it waits on the record of each person, and another unit that wants the same is sent to it.
  const secretary = await staff('secretary.jiezhuang');
  const { forms } = await secretary.ask(listForms, { subject: 'person' });
  const made = forms.find((one) => one.title.zh === formName);
  expect(made).toMatchObject({ isOwn: true, needed: [made?.fields[0]?.name] });
  const { fields } = await secretary.ask(listDictionary, { text: fieldName });
  expect(fields.map(({ askedBy }) => askedBy.map(({ issuer }) => issuer?.zh))).toEqual([['区民政局']]);
  const { people } = await secretary.ask(listPersons, { flags: ['lone_elder'] });
  const { missing } = await secretary.ask(listFacts, { subjectId: people[0]?.personId ?? '' });
  expect(missing.map(({ title }) => title.zh)).toContain(fieldName);
});

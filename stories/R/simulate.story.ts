// 减负, before anything binds anybody: what a method would make of everybody's week is told on the desk; over forty hours it is published with a name that answers for it, or
// not at all.
import { reachMethods } from '#modules/burden/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

const words = (zh: string) => ({ zh, en: zh });
/** Every lone elder every day for an hour; in force in years only, so that no other story owes a duty of it. */
const heavy = (name: string) => ({
  kind: 'reach',
  name,
  version: '1.0.0',
  title: words('独居老人天天到'),
  summary: words('每天上门一小时'),
  effectiveFrom: '2031-01-06',
  registers: [
    {
      code: 'every_day_elder',
      title: words('天天到的老人'),
      purpose: words('每天上门'),
      subject: 'person',
      membership: { rule: { field: 'flags', has: 'lone_elder' } },
      sensitivity: 'normal',
      columns: ['name'],
    },
  ],
  rhythms: [
    {
      code: 'every_day_hour',
      title: words('天天走访独居老人'),
      register: 'every_day_elder',
      action: 'visit',
      cadence: { every: 'day' },
      onDayOff: 'same_day',
      role: 'grid_worker',
      rank: 3,
      minutes: 60,
    },
  ],
});

test('a method is weighed on the desk before it is published: by role and name, now and with it; over forty hours it wants a name that answers for it', async ({
  deskPage,
  staff,
}) => {
  test.slow();
  const name = `daily-elders-${Date.now().toString(36)}`;
  const page = await deskPage('supervisor.gaoxin');
  await page.goto('/desk/burden?view=methods');
  await page.getByRole('link', { name: '测算一个工作法' }).click();

  // One that is in force: its figures, and nothing to publish.
  await page.getByLabel('哪个工作法').selectOption('six-visits');
  await expect(page.getByText('这个版本已经生效，不用再发布', { exact: false })).toBeVisible({ timeout: 30_000 });
  await expect(page.getByRole('row').filter({ hasText: '张桂兰' })).toContainText('网格员');

  const file = { name: '天天到.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(heavy(name))) };
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.getByLabel('在哪个辖区').selectOption({ label: '接庄社区' });
  await expect(page.getByText(/\d+ 人每周超过 40 小时，最多的 .+ 小时：要有批准人才能发布/)).toBeVisible({
    timeout: 30_000,
  });
  const row = page.getByRole('row').filter({ hasText: '张桂兰' });
  await expect(row).toContainText('超过 40 小时');
  const part = page.getByRole('region', { name: '发布' });
  const publish = part.getByRole('button', { name: '发布' });
  await expect(publish).toHaveAttribute('aria-disabled', 'true');
  for (const size of [phoneSize, deskSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `at ${size.width}`).toEqual([]);
  }
  await part.getByLabel('批准人姓名').fill('郑区长');
  await publish.click();
  await expect(page.getByText('“独居老人天天到”已发布')).toBeVisible();
  await page.getByRole('link', { name: '看全部工作法' }).click();
  await expect(page.getByRole('row').filter({ hasText: name })).toContainText('郑区长');
  const { methods } = await (await staff('supervisor.gaoxin')).ask(reachMethods, {});
  expect(methods.find((one) => one.name === name)).toMatchObject({ approvedBy: '郑区长', areaName: '接庄社区' });

  // A street weighs it too, and is told who publishes.
  const street = await deskPage('supervisor.jiezhuang');
  await street.goto('/desk/burden/simulate');
  await street
    .locator('input[type="file"]')
    .setInputFiles({ ...file, buffer: Buffer.from(JSON.stringify(heavy(`${name}-b`))) });
  await expect(street.getByText('发布由区级督查或系统管理员做', { exact: false })).toBeVisible({ timeout: 30_000 });
  await expect(street.getByRole('button', { name: '发布' })).toHaveCount(0);
  await street.locator('input[type="file"]').setInputFiles({ ...file, buffer: Buffer.from('{"kind":"reach"') });
  await expect(street.getByText('这个文件读不懂', { exact: false })).toBeVisible();
  const faulty = { ...heavy(`${name}-c`), registers: [] };
  await street.locator('input[type="file"]').setInputFiles({ ...file, buffer: Buffer.from(JSON.stringify(faulty)) });
  await expect(street.getByText('天天走访独居老人：这个工作法里没有台账“every_day_elder”。')).toBeVisible();
});

// B1, B5 on the screens: the sweep on a phone in the rain, the meeting at a desk, what was missed before a supervisor's eyes. In March 2026, one story after the other, on a product
// of its own: years that went by at once would have to be made and put down first.
import { listOccurrences, sweepPage } from '#modules/rhythms/shared/queries.ts';
import { expectAccess } from '../support/access.ts';
import { soon } from '../support/duties.ts';
import { expect, test } from '../support/story.ts';

test.use({ era: 'sweeps' });

test('[B5] a finding on the sweep becomes a request first and is linked to its item; the rest is fine in one tap', async ({
  fieldPage,
  deskPage,
  clock,
}) => {
  test.slow();
  await clock.set('2026-03-16 08:40');
  const phone = await fieldPage('grid.jiezhuang');
  await phone.getByRole('link', { name: /周一一排查.*今天/ }).click(soon);
  const stairs = phone.getByRole('group', { name: /楼道无堆物/ });
  await stairs.getByRole('button', { name: '发现问题' }).click();
  const form = phone.getByRole('dialog', { name: '发现问题' });
  await form.getByRole('button', { name: /就在/ }).click();
  await form.getByLabel('看到什么，谁要什么').fill('三单元楼道堆了旧家具');
  await form.getByRole('button', { name: '上报', exact: true }).click();
  await expect(stairs.getByRole('button', { name: '发现问题' })).toHaveAttribute('aria-pressed', 'true');
  await expect(phone.getByRole('link', { name: /三单元楼道堆了旧家具/ })).toBeVisible();
  await expectAccess(phone);
  await phone.getByRole('button', { name: '其余都正常，报送' }).click();
  await expect(phone.getByRole('status').filter({ hasText: '已报送' })).toContainText('发现问题 1 项');

  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto(`/desk/rhythms/sweeps/${phone.url().split('/').at(-1)}`);
  await expect(desk.getByRole('region', { name: '排查清单' })).toContainText('发现问题 1 项');
  await expectAccess(desk);
  await desk.getByRole('link', { name: /三单元楼道堆了旧家具/ }).click();
  await expect(desk.getByRole('heading', { name: /三单元楼道堆了旧家具/ }).first()).toBeVisible();
});

test('[B5][B1] the meeting of the 16th is recorded at the desk; its decision stands on 今日 of whoever has to do it, until they say it is done', async ({
  deskPage,
  fieldPage,
  clock,
}) => {
  await clock.set('2026-03-16 11:00');
  const page = await deskPage('secretary.jiezhuang');
  await page.goto('/desk/rhythms');
  await page
    .getByRole('link', { name: /半月一座谈.*3月下半月/ })
    .first()
    .click(soon);
  const form = page.getByRole('form', { name: '登记座谈' });
  const record = form.getByRole('button', { name: '登记座谈' });
  await expect(form.getByRole('status')).toContainText('还要填');
  await form.getByLabel('几点').fill('09:30');
  await form.getByLabel('在哪里开的').fill('社区会议室');
  await form.getByLabel('谁来了').fill('王大爷 盛景花园\n李阿姨，永福小区');
  await expect(form).toContainText('已认出 2 人');
  await form.getByLabel('议题 1', { exact: true }).fill('南门晚上黑');
  await form.getByLabel(/议题 1 的答复/).fill('加一盏灯');
  await form.getByRole('button', { name: '加一项决定' }).click();
  await form.getByLabel('第 1 项要做什么').fill('南门加一盏路灯');
  await form.getByLabel('谁来办').fill('王德胜');
  await form.getByRole('button', { name: /王德胜/ }).click();
  await form.getByLabel('几时办完').fill('2026-03-20');
  await expectAccess(page);
  // What is written outlives a closed page.
  await page.reload();
  await expect(form.getByLabel('议题 1', { exact: true })).toHaveValue('南门晚上黑');
  await record.click();
  await expect(page.getByRole('region', { name: '开会情况' })).toContainText('到会 2 人');
  await expect(page.getByRole('region', { name: '议定事项' })).toContainText('王德胜');

  const phone = await fieldPage('wang.shifu');
  await phone.getByRole('link', { name: /南门加一盏路灯/ }).click();
  await phone.getByRole('button', { name: '登记落实' }).click();
  await phone.getByLabel('怎么落实的').fill('装好了，晚上亮');
  await phone.getByRole('button', { name: '记下，已落实' }).click();
  await expect(phone.getByText('现在没有交给您办的事')).toBeVisible();
  await phone.getByRole('link', { name: '已落实' }).click();
  await expect(phone.getByText('装好了，晚上亮')).toBeVisible();
  await expect(phone.getByRole('navigation', { name: '导航' }).getByRole('link', { name: '会议交办' })).toBeVisible();
  await expectAccess(phone);
  // The same at a desk of the handling unit: a way of its own in the navigation, and an honest empty page.
  const unit = await deskPage('wang.shifu');
  await unit.getByRole('link', { name: '会议交办' }).click();
  await expect(unit.getByText('现在没有交给您办的事')).toBeVisible();
  await expectAccess(unit);
  await expect(page.getByRole('region', { name: '议定事项' })).toContainText('装好了，晚上亮');
  await expectAccess(page);
});

test('[B5] a sweep with nothing found is reported from 今日 in at most three taps', async ({
  fieldPage,
  staff,
  clock,
}) => {
  await clock.set('2026-03-23 08:40');
  const worker = await staff('grid.jiezhuang');
  const phone = await fieldPage('grid.jiezhuang');
  let taps = 0;
  const tap = async (role: 'link' | 'button', name: RegExp) => {
    await phone.getByRole(role, { name }).click(soon);
    taps += 1;
  };
  await tap('link', /周一一排查.*今天/);
  await tap('button', /全部正常，报送/);
  await expect(phone.getByRole('status').filter({ hasText: '已报送' })).toContainText('没有发现问题');
  expect(taps).toBeLessThanOrEqual(3);
  const { items, occurrence } = await worker.ask(sweepPage, { occurrenceId: phone.url().split('/').at(-1) ?? '' });
  expect(occurrence.state).toBe('done');
  expect(items.length).toBeGreaterThan(0);
  expect(items.every(({ result }) => result === 'fine')).toBe(true);
  await phone.getByRole('link', { name: '今日' }).first().click();
  await expect(phone.getByRole('heading', { name: '今日' })).toBeVisible();
  await expect(phone.getByRole('link', { name: /周一一排查.*今天/ })).toHaveCount(0);
});

test('[B5][B1] the street excuses one with a reason; the others are missed the next day, stand first, and the number opens exactly them', async ({
  deskPage,
  staff,
  clock,
}) => {
  test.slow();
  await clock.set('2026-03-23 20:00');
  const street = await staff('supervisor.jiezhuang');
  const page = await deskPage('supervisor.jiezhuang');
  const days = 'code=week_sweep&from=2026-03-23&to=2026-03-23';
  await page.goto(`/desk/rhythms?${days}&states=due`);
  const list = page.getByRole('region', { name: '三个一', exact: true });
  await list.getByRole('link', { name: '周一一排查', exact: true }).first().click(soon);
  await page.getByRole('button', { name: '说明免做' }).click();
  const sheet = page.getByRole('dialog', { name: '说明免做' });
  await sheet.getByLabel('为什么这一次可以不做').fill('网格员抽调参加防汛');
  await sheet.getByRole('button', { name: '说明免做' }).click();
  await expect(page.getByText('网格员抽调参加防汛')).toBeVisible();
  await expect(page.getByRole('button', { name: '说明免做' })).toHaveCount(0);
  await page.getByRole('link', { name: '三个一' }).last().click();
  await expect(page).toHaveURL(/states/);

  await clock.set('2026-03-24 00:10');
  await page.goto(`/desk/rhythms?${days}`);
  const missed = page.getByRole('region', { name: '周一一排查' }).getByRole('link', { name: /缺/ });
  await expect(missed).not.toHaveText(/^0/);
  const { rows } = await street.ask(listOccurrences, {
    code: 'week_sweep',
    from: '2026-03-23',
    to: '2026-03-23',
    states: ['missed'],
    limit: 200,
  });
  await expect(missed).toHaveText(`${rows.length}缺`);
  await missed.click();
  await expect(list.getByRole('status')).toContainText(`已显示 ${Math.min(100, rows.length)} 条`);
  await expectAccess(page);
  await page.goto(`/desk/rhythms?${days}&view=calendar`);
  await expect(page.getByRole('region', { name: '按日子和单元' })).toContainText('缺');
  await expectAccess(page);
});

// N1 through the pages: from the one-key call to an agreement that binds, the desk, the mediator and both sides each on their own screen.

import type { Page } from '@playwright/test';
import { answerRequest, classifyRequest } from '#modules/requests/shared/commands.ts';
import { elderHome, placeOf, report } from '../support/requests.ts';
import { expect, test } from '../support/story.ts';

const sides = [
  { side: '申请人', name: '刘秀英' },
  { side: '被申请人', name: '李建国' },
] as const;

/** A party's own page, opened by the link that the desk gave. */
async function openHome(page: Page, link: string): Promise<Page> {
  const { pathname, hash } = new URL(link);
  await page.goto(`${pathname}${hash}`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // The key leaves the address at once.
  await expect(page).toHaveURL(new RegExp(`${pathname}$`));
  return page;
}

test('[N1][N2] a quarrel from the one-key call to a signed agreement, all on the screens: taken up, both sides say yes at home, meet, more time by both, sign; the mediator signs and seals', async ({
  staff,
  resident,
  deskPage,
  residentPage,
  clock,
}) => {
  test.setTimeout(180_000);
  await clock.set('2026-03-16 09:00');
  const desk = await staff('desk.jiezhuang');
  const { placeId } = await placeOf(desk, elderHome);
  const words = '楼上天天半夜吵，想请人调解';
  const requestId = await report(await resident(), { channel: 'one_key', placeId, text: words });
  await desk.act(answerRequest, { requestId });
  await desk.act(classifyRequest, { requestId, kindCode: 'mediation' });

  const page = await deskPage('desk.jiezhuang');
  await page.goto('/desk/mediation?tab=waiting');
  await page.getByRole('link', { name: words }).click();
  for (const { side, name } of sides)
    await page.getByRole('region', { name: side, exact: true }).getByLabel('姓名').fill(name);
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('button', { name: '指定调解员' }).click();
  const choice = page.getByLabel('调解员', { exact: true });
  const option = await choice.locator('option', { hasText: '郭淑贤' }).getAttribute('value');
  await choice.selectOption(option);
  await page.getByRole('form', { name: '指定调解员' }).getByRole('button', { name: '指定调解员' }).click();
  await expect(page.getByText('郭淑贤 · 接庄街道（未声明）')).toBeVisible();

  const homes: Page[] = [];
  for (const { name } of sides) {
    await page.getByRole('button', { name: `给链接 ${name}` }).click();
    homes.push(await openHome(await residentPage(), await page.getByLabel(`${name} 的链接`).inputValue()));
  }
  const mediator = await deskPage('mediator.jiezhuang');
  await mediator.goto(new URL(page.url()).pathname);
  await mediator.getByRole('button', { name: '声明无利害关系' }).click();
  for (const [i, home] of homes.entries()) {
    await expect(home.getByText(sides[1 - i]?.name ?? '').first()).toBeVisible();
    await home.getByLabel('我已看过权利和义务').check();
    await home.getByLabel('写下您的名字，作为签名').fill(sides[i]?.name ?? '');
    await home.getByRole('button', { name: '同意调解', exact: true }).click();
  }
  await mediator.reload();
  await expect(mediator.getByText('4月16日')).not.toHaveCount(0);

  await mediator.getByRole('button', { name: '约调解时间' }).click();
  await mediator.getByLabel('时间·日期').fill('2026-03-16');
  await mediator.getByLabel('时间·几点').fill('15:00');
  await mediator.getByLabel('会议链接').fill('https://meet.example/abc');
  await mediator.getByRole('form', { name: '约调解时间' }).getByRole('button', { name: '约调解时间' }).click();
  await expect(mediator.getByText('第 1 次')).toBeVisible();
  await clock.set('2026-03-16 14:50');
  for (const home of homes) {
    await home.reload();
    await expect(home.getByRole('link', { name: '进入会议' })).toHaveAttribute('href', 'https://meet.example/abc');
    await home.getByRole('button', { name: '我到了' }).click();
    await expect(home.getByText('已记下您到了')).toBeVisible();
  }

  // One month, and more only with the yes of both.
  await mediator.reload();
  await mediator.getByRole('button', { name: '申请延长期限' }).click();
  await mediator.getByLabel('延到哪一天').fill('2026-05-16');
  await mediator.getByLabel('理由').fill('要先量噪声');
  await mediator.getByRole('form', { name: '申请延长期限' }).getByRole('button', { name: '申请延长期限' }).click();
  await expect(mediator.getByText('等 刘秀英、李建国 同意')).toBeVisible();
  for (const [i, home] of homes.entries()) {
    await home.reload();
    await home.getByLabel('写下您的名字，作为签名').fill(sides[i]?.name ?? '');
    await home.getByRole('button', { name: '同意延长', exact: true }).click();
    await expect(home.getByText('您已同意').first()).toBeVisible();
  }
  await mediator.reload();
  await expect(mediator.getByText('双方已同意延长')).toBeVisible();
  await expect(mediator.getByText('5月16日').first()).toBeVisible();

  await mediator.getByRole('button', { name: '记调解笔录' }).click();
  await mediator.getByLabel('笔录', { exact: true }).fill('双方各让一步');
  await mediator.getByRole('form', { name: '记调解笔录' }).getByRole('button', { name: '记调解笔录' }).click();
  await expect(mediator.getByRole('form', { name: '记调解笔录' })).toHaveCount(0);
  await expect(mediator.getByText('双方各让一步')).toBeVisible();
  await mediator.getByRole('button', { name: '拟协议' }).click();
  await mediator.getByLabel('第 1 条', { exact: true }).fill('晚十点后不拖动家具');
  await mediator.getByLabel('谁来做').selectOption({ label: '李建国（被申请人）' });
  await mediator.getByRole('button', { name: '拟好，请双方签' }).click();
  await expect(mediator.getByText('还没签').first()).toBeVisible();
  for (const [i, home] of homes.entries()) {
    await home.reload();
    await expect(home.getByText('晚十点后不拖动家具')).toBeVisible();
    await home.getByLabel('写下您的名字，作为签名').fill(sides[i]?.name ?? '');
    await home.getByRole('button', { name: '看过了，签字' }).click();
    await expect(home.getByRole('button', { name: '看过了，签字' })).toHaveCount(0);
  }
  await mediator.reload();
  await mediator.getByRole('button', { name: '调解员签名' }).click();
  await expect(mediator.getByRole('button', { name: '调解员签名' })).toHaveCount(0);
  await mediator.getByRole('button', { name: '盖调委会章' }).click();
  await expect(mediator.getByText('履行中').first()).toBeVisible();
  for (const home of homes) {
    await home.reload();
    await expect(home.getByText('协议已生效')).toBeVisible();
  }
});

test('[N1] without the key the page of a party shows nothing', async ({ residentPage }) => {
  const page = await residentPage();
  await page.goto('/m/0198a000-0000-7000-8000-000000000001');
  await expect(page.getByText('请用收到的专属链接打开')).toBeVisible();
});

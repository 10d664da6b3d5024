// A5, product rules 5 and 8: a post changes hands in one step. What named the leaver goes to the successor, who confirms with one tap; home work runs on.

import { newId } from '#kernel/shared/id.ts';
import { listHandovers } from '#modules/handovers/shared/queries.ts';
import { addStaff, appointPost, startSecondment } from '#modules/identity/shared/commands.ts';
import { listPosts } from '#modules/identity/shared/queries.ts';
import { setOnCall } from '#modules/territory/shared/commands.ts';
import { unitNamed } from '../support/places.ts';
import { expect, test } from '../support/story.ts';

test('[A5] a seconded cadre goes back: the grid post and the hours on call go to a colleague in one step, one tap receives them, and the home post stays', async ({
  staff,
  deskPage,
  fieldPage,
}) => {
  const [secretary, worker, system, security] = await Promise.all([
    staff('secretary.jiezhuang'),
    staff('grid.jiezhuang'),
    staff('admin.system'),
    staff('admin.security'),
  ]);
  const grid = worker.hats.find(({ role }) => role === 'grid_worker');
  const community = secretary.hats[0];
  expect(grid && community).toBeTruthy();
  if (!grid || !community) return;
  const agency = await unitNamed(secretary, '园区发展服务中心');
  const [cadre, homePost, gridPost] = [newId(), newId(), newId()];
  await system.act(addStaff, { staffId: cadre, name: '鲁长河', title: '科长', homeUnitId: agency });
  await security.act(appointPost, { postId: homePost, staffId: cadre, role: 'department_officer', unitId: agency });
  await secretary.act(startSecondment, { postId: gridPost, staffId: cadre, role: 'grid_worker', unitId: grid.unitId });
  const [from, until] = [40, 41].map((days) => new Date(Date.now() + days * 86_400_000).toISOString()) as [
    string,
    string,
  ];
  await secretary.act(setOnCall, {
    unitId: community.unitId,
    from,
    until,
    shifts: [{ shiftId: newId(), postId: gridPost, from, until }],
  });

  const desk = await deskPage('secretary.jiezhuang');
  await desk.goto(`/desk/territory/${grid.unitId}`);
  await desk.getByRole('link', { name: '交接 鲁长河' }).click();
  const form = desk.getByRole('main');
  await expect(form.getByRole('heading', { name: '鲁长河 的交接' })).toBeVisible();
  // Only the post that the secretary may give: the home post is not the community's.
  await expect(form.getByText('园区发展服务中心')).toHaveCount(0);
  await form.getByText('值班班次').click();
  await expect(form.getByRole('listitem').filter({ hasText: community.unitName })).toHaveCount(1);
  await expect(form.getByText(/没有选人：由 .* 代管/)).toBeVisible();
  await form.getByLabel('接手的人').fill('张桂兰');
  await form
    .getByRole('radio', { name: /张桂兰/ })
    .first()
    .click();
  await expect(form.getByText(/没有选人/)).toHaveCount(0);
  await form.getByLabel('原因').fill('下沉期满，回原单位');
  await form.getByRole('button', { name: '交出', exact: true }).click();
  await expect(desk).toHaveURL(/\/desk\/handovers\/[0-9a-f-]{36}/);
  await expect(desk.getByText('没接收', { exact: true }).first()).toBeVisible();

  const phone = await fieldPage('grid.jiezhuang');
  const card = phone.getByRole('region', { name: '待接收的交接' });
  await expect(card).toContainText('接手：1 项');
  await card.getByRole('button', { name: '接收 鲁长河 交来的事' }).click();
  await expect(card).toHaveCount(0);
  // Both sides see the receipt: the secretary's page hears of it by itself.
  await expect(desk.getByText('已接收', { exact: true })).toBeVisible();
  const { rows } = await secretary.ask(listHandovers, { tab: 'all' });
  expect(rows.find(({ leaverName }) => leaverName === '鲁长河')).toMatchObject({ items: 1, receipt: 'received' });

  const held = async (unitId: string) =>
    (await security.ask(listPosts, { unitId, includesBelow: false })).posts
      .filter(({ staffId }) => staffId === cadre)
      .map(({ postId }) => postId);
  expect(await held(grid.unitId)).toEqual([]);
  expect(await held(agency)).toEqual([homePost]);
});

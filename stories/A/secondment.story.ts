// A6: thirty-five cadres are sent to 接庄街道 and thirty to 洸河街道; each gets a place and a task, makes themselves known, and one who falls sick is replaced.

import { addDays, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import {
  assignShift,
  comeToShift,
  makePledge,
  planShift,
  replaceOnShift,
  setUpSite,
} from '#modules/shifts/shared/commands.ts';
import { myShifts, secondedCoverage, shiftPage } from '#modules/shifts/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

test.use({ era: 'secondment' });
const day = addDays(dateOf(Date.now()), 1);
const at = (hours: number) => new Date(instantAt(day, hours * 60)).toISOString();

test('[A6] the whole roster is assigned, each with place and task; the supervisor sees who has none, by name; one falls sick and is replaced', async ({
  clock,
  staff,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${day} 07:00`);
  const district = await staff('dispatch.gaoxin');
  const page = await deskPage('supervisor.gaoxin');
  await page.goto('/desk/shifts/seconded');
  await expect(page.getByRole('link', { name: /0\/35.*接庄街道/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /0\/30.*洸河街道/ })).toBeVisible();
  for (const size of [deskSize, phoneSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize(deskSize);

  const { rows, units } = await district.ask(secondedCoverage, {});
  expect(Object.fromEntries(units.map(({ name, sent }) => [name, sent]))).toMatchObject({ 接庄街道: 35, 洸河街道: 30 });
  const shifts: { shiftId: string; street: string }[] = [];
  for (const street of ['接庄街道', '洸河街道']) {
    const unitId = units.find(({ name }) => name === street)?.unitId;
    const [siteId, shiftId] = [newId(), newId()];
    await district.act(setUpSite, { siteId, unitId, kind: 'checkpoint', title: `${street}北卡口` });
    const those = rows.filter(({ streetName }) => streetName === street);
    await district.act(planShift, {
      shiftId,
      siteId,
      task: '卡口值守',
      from: at(8),
      until: at(14),
      wanted: [{ role: 'gate', count: those.length }],
    });
    // All but one of each street.
    const lines = those.slice(1).map(({ postId }) => ({ lineId: newId(), role: 'gate', postId }));
    await district.act(assignShift, { shiftId, lines });
    shifts.push({ shiftId, street });
  }
  await page.reload();
  await expect(page.getByRole('link', { name: /34\/35.*接庄街道/ })).toBeVisible();
  await expect(page.getByRole('row')).toHaveCount(1 + 2);
  const lacking = (await district.ask(secondedCoverage, { only: 'without_place' })).rows;
  for (const { shiftId, street } of shifts) {
    const postId = lacking.find(({ streetName }) => streetName === street)?.postId;
    await district.act(assignShift, { shiftId, lines: [{ lineId: newId(), role: 'gate', postId }] });
  }
  await page.reload();
  await expect(page.getByRole('link', { name: /35\/35.*接庄街道/ })).toBeVisible();
  await expect(page.getByRole('link', { name: /30\/30.*洸河街道/ })).toBeVisible();
  await expect(page.getByText('这一栏没有人')).toBeVisible();

  // One of them falls sick at eleven: the hours done stay, the place is filled by a worker of the grid.
  const shiftId = shifts[0]?.shiftId ?? '';
  const sick = (await district.ask(shiftPage, { shiftId })).shift.lines[0];
  expect(sick).toBeTruthy();
  if (!sick) return;
  await clock.set(`${day} 08:00`);
  await district.act(comeToShift, { lineId: sick.lineId });
  await clock.set(`${day} 11:00`);
  const worker = await staff('grid.jiezhuang');
  await district.act(replaceOnShift, {
    lineId: sick.lineId,
    newLineId: newId(),
    reason: '发热，回家休息',
    postId: worker.hats[0]?.postId,
  });
  const after = (await district.ask(shiftPage, { shiftId })).shift;
  const one = after.lines.find(({ lineId }) => lineId === sick.lineId);
  expect([one?.state, one?.reason]).toEqual(['left', '发热，回家休息']);
  expect(after.gaps).toEqual([]);
});

test('[A6] a cadre makes themselves known under the post of the secondment, once', async ({ clock, staff }) => {
  await clock.set(`${addDays(day, 1)} 08:00`);
  const cadre = await staff('cadre.jiezhuang');
  const sentDown = cadre.hats.find(({ role }) => role === 'grid_chief');
  expect(sentDown).toBeTruthy();
  if (!sentDown) return;
  const here = cadre.wearing(sentDown);
  expect((await cadre.ask(myShifts, {})).wantsPledge).toBe(false);
  expect((await here.ask(myShifts, {})).wantsPledge).toBe(true);
  await here.act(makePledge, { partyStatus: 'member' });
  expect((await here.ask(myShifts, {})).wantsPledge).toBe(false);
  expect((await here.refused(makePledge, { partyStatus: 'member' })).code).toBe('shift.pledged_already');
});

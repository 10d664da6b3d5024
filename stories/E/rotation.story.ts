// E12 in the browser: a fifth of the campus each working day, drawn by what anybody can work out again; who was absent is asked the next day, who was reached is not asked again.

import { createHash } from 'node:crypto';
import { addDays, dateOf, weekdayOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { beginCampaign } from '#modules/campaigns/shared/commands.ts';
import { campaignPage, listCampaigns, rotationDraw } from '#modules/campaigns/shared/queries.ts';
import { recordVisit } from '#modules/duties/shared/commands.ts';
import { listDuties } from '#modules/duties/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import type { Caller } from '../support/caller.ts';
import { plainMonday } from '../support/days.ts';
import { soon } from '../support/duties.ts';
import { expect, test } from '../support/story.ts';

// Days of its own: what the present has drawn cannot be drawn again.
test.use({ era: 'rotation' });
const monday = plainMonday();

const roundsOf = async (desk: Caller, campaignId: string) => (await desk.ask(campaignPage, { campaignId })).rounds;
async function askedOf(desk: Caller, roundId: string) {
  const unitId = desk.hats[0]?.unitId ?? '';
  return (await desk.ask(listDuties, { rhythmId: roundId, slot: 'once', unitId, limit: 500 })).rows;
}

test('[E12] the campus draws a fifth a day: the list can be worked out again, absences are carried, nobody twice', async ({
  clock,
  staff,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${monday} 05:30`);
  expect(weekdayOf(dateOf(Date.parse(`${monday}T05:30:00+08:00`)))).toBe(0);
  const desk = await staff('desk.jiezhuang');
  const { begin } = await desk.ask(listCampaigns, {});
  const register = begin?.registers.find(({ title }) => title.zh === '在校学生');
  const campaignId = newId();
  const unitId = desk.hats[0]?.unitId ?? '';
  const what = { title: '校园 20% 轮检', purpose: '五天测一遍', kind: 'rotation' };
  expect((await desk.refused(beginCampaign, { ...what, campaignId, unitId })).code).toBe('campaign.register_wanted');
  await desk.act(beginCampaign, { ...what, campaignId, unitId, registerId: register?.registerId ?? '' });
  await clock.set(`${monday} 07:00`);
  await expect.poll(async () => (await roundsOf(desk, campaignId)).length, soon).toBe(1);

  const draw = await desk.ask(rotationDraw, { campaignId });
  const keyOf = (id: string) => createHash('sha256').update(`${campaignId}:1:${id}`).digest('hex');
  const ordered = draw.names.map(({ subjectId }) => subjectId).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  expect(draw.names.map(({ subjectId }) => subjectId)).toEqual(ordered);
  const sizes = draw.parts.map(({ drawn }) => drawn);
  expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);

  const [first] = await roundsOf(desk, campaignId);
  const asked = await askedOf(desk, first!.roundId);
  expect(asked.map(({ subjectId }) => subjectId).toSorted()).toEqual(ordered.slice(0, sizes[0]).toSorted());
  const [absent, ...there] = asked;
  for (const { subjectId } of there)
    await desk.act(recordVisit, {
      visitId: newId(),
      subjectId,
      action: 'test',
      outcome: 'done',
      told: [{ field: 'testResult', value: 'negative' }],
    });

  await clock.set(`${addDays(monday, 1)} 07:00`);
  await expect.poll(async () => (await roundsOf(desk, campaignId)).length, soon).toBe(2);
  const second = await askedOf(desk, (await roundsOf(desk, campaignId))[0]!.roundId);
  const ids = second.map(({ subjectId }) => subjectId);
  expect(ids).toContain(absent!.subjectId);
  for (const { subjectId } of there) expect(ids).not.toContain(subjectId);

  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/campaigns/${campaignId}`);
  const part = page.getByRole('region', { name: '第 1 周期抽取名单' });
  await expect(part.getByRole('row').filter({ hasText: '第 1 天' })).toContainText(String(there.length));
  await part.getByRole('button', { name: '看名单' }).click();
  await expect(part.getByText(keyOf(absent!.subjectId).slice(0, 12))).toBeVisible();
  expect(await faultsOf(page)).toEqual([]);
});

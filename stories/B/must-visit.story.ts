// B3, as far as it stands before there are visit plans: exactly six groups, a person in several of them, every change on record, the sensitive ones
// for a named duty, and what a visit finds becomes a request. The plan of visits with its cadence, absences and overdue list is not told here.

import type { Page } from '@playwright/test';
import { newId } from '#kernel/shared/id.ts';
import { methodCatalogue } from '#modules/methods/shared/commands.ts';
import { addPerson, flagPerson, unflagPerson } from '#modules/registry/shared/commands.ts';
import { personFlags } from '#modules/registry/shared/person.ts';
import { listPersons, personCounts, personPage } from '#modules/registry/shared/queries.ts';
import { withdrawRequest } from '#modules/requests/shared/commands.ts';
import { homesOf } from '../support/places.ts';
import { pageOf, report } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

/** On the screen, not in a list to choose from. */
const shown = (page: Page, words: string) => page.getByText(words, { exact: true }).filter({ visible: true });

const six = ['困难家庭', '独居老人', '下岗失业人员', '大病家庭', '留守儿童', '社区矫正人员'];
type Flag = keyof typeof personFlags;

test('[B3] exactly six groups; one person may be in several; joining and leaving are on record with who said so and why', async ({
  staff,
}) => {
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const { mustVisitGroups } = await desk.ask(methodCatalogue, {});
  expect(mustVisitGroups.map(({ title }) => title.zh)).toEqual(six);
  const { places } = await homesOf(worker);
  const personId = newId();
  const stay = { stayId: newId(), placeId: places[1]?.placeId ?? '' };
  await worker.act(addPerson, { personId, name: '测试甲', stay });
  const flag = async (as: Caller, code: Flag) => {
    const flagId = newId();
    await as.act(flagPerson, { flagId, personId, flag: code, reason: '入户走访得知', from: '2026-01-05' });
    return flagId;
  };
  const lone = await flag(worker, 'lone_elder');
  await flag(worker, 'hardship_family');
  const page = () => worker.ask(personPage, { personId });
  expect((await page()).flags.map((one) => one.flag).toSorted()).toEqual(['hardship_family', 'lone_elder']);
  const again = { flagId: newId(), personId, flag: 'lone_elder' as const, reason: '再记一次' };
  expect((await worker.refused(flagPerson, again)).code).toBe('registry.flag_stands');
  // In two groups, and still one person in the list of those two.
  const both = await worker.ask(listPersons, { flags: ['lone_elder', 'hardship_family'], limit: 500 });
  expect(both.people.filter((one) => one.personId === personId)).toHaveLength(1);
  await worker.act(unflagPerson, { flagId: lone, reason: '女儿搬来同住' });
  const after = await page();
  expect(after.flags.map((one) => one.flag)).toEqual(['hardship_family']);
  expect(after.endedFlags).toEqual([expect.objectContaining({ flag: 'lone_elder', endReason: '女儿搬来同住' })]);
});

test('[B3] correction, minors and illness are opened to a named duty only: not on the page, not in a list, not in a count, not on the screen', async ({
  staff,
  deskPage,
  fieldPage,
}) => {
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const { places } = await homesOf(worker);
  const personId = newId();
  const name = '测试乙';
  await worker.act(addPerson, { personId, name, stay: { stayId: newId(), placeId: places[2]?.placeId ?? '' } });
  const sensitive: Flag[] = ['community_correction', 'left_behind_child', 'major_illness_family'];
  for (const flag of sensitive) {
    const input = { flagId: newId(), personId, flag, reason: '司法所、学校或医院通知' };
    expect((await worker.refused(flagPerson, input)).code, flag).toBe('registry.flag_needs_duty');
    await desk.act(flagPerson, { ...input, flagId: newId() });
    expect((await worker.ask(listPersons, { flags: [flag] })).total, flag).toBe(0);
    expect((await desk.ask(listPersons, { flags: [flag], limit: 500 })).people.map((one) => one.personId)).toContain(
      personId,
    );
  }
  expect((await worker.ask(personPage, { personId })).flags).toEqual([]);
  const counted = (await worker.ask(personCounts, {})).byFlag.map(({ flag }) => flag);
  expect(counted.filter((flag) => personFlags[flag as Flag]?.isSensitive)).toEqual([]);
  const theirs = await fieldPage('grid.jiezhuang');
  await theirs.goto(`/desk/people/${personId}`);
  await expect(theirs.getByText(name).first()).toBeVisible();
  await expect(shown(theirs, '社区矫正人员')).toHaveCount(0);
  const ours = await deskPage('desk.jiezhuang');
  await ours.goto(`/desk/people/${personId}`);
  await expect(shown(ours, '社区矫正人员').first()).toBeVisible();
});

test('[B3][B2] what a visit finds becomes a request of the home-visit channel, told for somebody who has no telephone, with who spoke on record', async ({
  staff,
}) => {
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const { places } = await homesOf(worker);
  const requestId = await report(worker, {
    channel: 'home_visit',
    placeId: places[1]?.placeId,
    text: '老人家里灯坏了，摸黑好几天',
    proxy: { name: '张桂兰', relation: '网格员' },
  });
  const { request } = await pageOf(desk, requestId);
  expect(request).toMatchObject({ channel: 'home_visit', proxy: { name: '张*兰', relation: '网格员' } });
  expect(request.firstAskedName).toBe('张桂兰');
  await desk.act(withdrawRequest, { requestId, reason: 'test' });
});

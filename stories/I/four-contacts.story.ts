// I1, I2, I4, I5, I6 through the product: a member's whereabouts are asked again after ninety days and every change is kept; at each occasion those not yet contacted
// stand by name; home-coming may be found before it is announced; a visit at Spring Festival tells the gift; what members suggest is answered, and learning is never
// ranked by time on line.

import type { Locator } from '@playwright/test';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { recordVisit } from '#modules/duties/shared/commands.ts';
import { dutyCoverage, listDuties, listDutyRhythms, listVisits } from '#modules/duties/shared/queries.ts';
import { factHistory, listFacts } from '#modules/facts/shared/queries.ts';
import { planGathering } from '#modules/gatherings/shared/commands.ts';
import { gatheringPage, memberGiving } from '#modules/gatherings/shared/queries.ts';
import { publishMethod } from '#modules/methods/shared/commands.ts';
import { enterRegister } from '#modules/registers/shared/commands.ts';
import { listMembers, listRegisters } from '#modules/registers/shared/queries.ts';
import { addPerson } from '#modules/registry/shared/commands.ts';
import {
  answerRequest,
  closeRequest,
  dispatchRequest,
  resolveRequest,
  signRequest,
} from '#modules/requests/shared/commands.ts';
import fourContacts from '../../methods/four-contacts/method.ts';
import { soon } from '../support/duties.ts';
import { homesOf } from '../support/places.ts';
import { elderHome, placeOf, report } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

// The last story lives at the next Spring Festival, whatever day this runs on.
test.use({ era: 'four-contacts' });
/** The first day of the lunar year, from the almanac and not from the product. */
const springs = ['2027-02-06', '2028-01-26', '2029-02-13', '2030-02-03', '2031-01-23', '2032-02-11'];
const today = dateOf(Date.now());
const spring = springs.find((day) => day > addDays(today, 20)) ?? '';

async function registerOf(as: Caller, code: string): Promise<string> {
  const { registers } = await as.ask(listRegisters, {});
  return registers.find((one) => one.code === code)?.registerId ?? '';
}
const membersOf = async (as: Caller, code: string) =>
  as.ask(listMembers, { registerId: await registerOf(as, code), limit: 500 });

async function rhythmOf(as: Caller, code: string): Promise<string> {
  const find = async () => (await as.ask(listDutyRhythms, {})).rhythms.find((one) => one.code === code)?.rhythmId;
  await expect.poll(find, soon).toBeDefined();
  return (await find()) ?? '';
}
/** Who was not contacted yet in the round that is open. */
async function notYet(as: Caller, code: string) {
  const rhythmId = await rhythmOf(as, code);
  const { round } = await as.ask(dutyCoverage, { rhythmId });
  if (!round) return [];
  return (await as.ask(listDuties, { rhythmId, slot: round.slot, states: ['open', 'missed'], limit: 500 })).rows;
}
const idsOf = (rows: { subjectId: string }[]) => rows.map(({ subjectId }) => subjectId);

/** Somebody of the worker's grid who is on the register of mobile members. */
async function newMember(worker: Caller, secretary: Caller, name: string, phone: string): Promise<string> {
  const { places } = await homesOf(worker);
  const personId = newId();
  await worker.act(addPerson, { personId, name, phone, stay: { stayId: newId(), placeId: places[3]?.placeId ?? '' } });
  const registerId = await registerOf(secretary, 'mobile_party_member');
  await secretary.act(enterRegister, { entryId: newId(), registerId, subjectId: personId, reason: '去外地务工' });
  await expect
    .poll(async () => idsOf((await membersOf(secretary, 'mobile_party_member')).rows), soon)
    .toContain(personId);
  return personId;
}
const choose = (within: Locator, name: string) => within.getByRole('radio', { name, exact: true }).click();

test('[I1] who was not heard of for ninety days stands on a list and is flagged; one call tells the new place, nobody answering tells nothing, and what stood before is kept', async ({
  staff,
  fieldPage,
  deskPage,
}) => {
  test.slow();
  const secretary = await staff('secretary.jiezhuang');
  // Of the twenty of the demonstration one in four was last heard of ninety-five days ago or more.
  await expect.poll(async () => (await membersOf(secretary, 'member_out_of_touch')).total, soon).toBe(5);
  await expect.poll(async () => (await notYet(secretary, 'out_of_touch_contact')).length, soon).toBe(5);
  const [member, other] = (await membersOf(secretary, 'member_out_of_touch')).rows;
  if (!member || !other) throw new Error('nobody is out of touch');
  const { subjectId } = member;
  const before = (await secretary.ask(listFacts, { subjectId })).facts.find(({ field }) => field.name === 'whereNow');
  expect(before).toMatchObject({ isStale: true, earlier: 0 });
  const page = await deskPage('secretary.jiezhuang');
  await page.goto(`/desk/people/${subjectId}`);
  const where = page.getByRole('region', { name: '信息' }).getByRole('listitem').filter({ hasText: '现在在哪' });
  await expect(where).toContainText(`${before?.ageDays} 天前，该再问`);
  await expect(where).toContainText(String(before?.held.value));

  // Cannot be reached: an attempt, and still on the list.
  await secretary.act(recordVisit, {
    visitId: newId(),
    subjectId: other.subjectId,
    action: 'call',
    outcome: 'no_answer',
  });
  const phone = await fieldPage('secretary.jiezhuang');
  await phone.goto(`/field/visits/${subjectId}`);
  await choose(phone.locator('main'), '电话');
  const asks = phone.getByRole('region', { name: /顺便问一问/ });
  await expect(asks).toContainText(String(before?.held.value));
  await asks.getByLabel('现在在哪').fill('厦门市');
  await asks.getByLabel('最近联系日期').fill(today);
  await phone.getByRole('button', { name: '一切都好', exact: true }).click();

  await expect(where, 'the page of the person tells it by itself').toContainText('厦门市', soon);
  await expect(where).not.toContainText('该再问');
  await where.getByRole('button', { name: '以前 1 次' }).click();
  await expect(page.getByRole('dialog').getByRole('listitem')).toContainText(['厦门市', String(before?.held.value)]);
  const { tellings } = await secretary.ask(factHistory, { subjectId, field: 'whereNow' });
  expect(tellings.map(({ value, isCurrent }) => [value, isCurrent])).toEqual([
    ['厦门市', true],
    [before?.held.value, false],
  ]);
  const out = async () => idsOf((await membersOf(secretary, 'member_out_of_touch')).rows);
  await expect.poll(out, soon).not.toContain(subjectId);
  expect(await out()).toContain(other.subjectId);
  const left = await notYet(secretary, 'out_of_touch_contact');
  expect(left.find((row) => row.subjectId === other.subjectId)?.attempts).toBe(1);
  expect(idsOf(left)).not.toContain(subjectId);
});

test('[I2] a member who came home without a word is found by the grid worker, is on the list of those to be contacted within three days, and off it with the call', async ({
  staff,
  fieldPage,
  deskPage,
}) => {
  test.slow();
  const [secretary, worker] = await Promise.all([staff('secretary.jiezhuang'), staff('grid.jiezhuang')]);
  const personId = await newMember(worker, secretary, '测试返', '19900097001');
  const theirs = await fieldPage('grid.jiezhuang');
  await theirs.goto(`/desk/people/${personId}`);
  await theirs.getByRole('button', { name: '列入台账…' }).click();
  const sheet = theirs.getByRole('dialog', { name: '列入台账' });
  await sheet.getByLabel('哪本台账').selectOption({ label: '返乡党员' });
  await sheet.getByLabel('原因').fill('楼下碰到，已经回来三天');
  await sheet.getByRole('button', { name: '列入', exact: true }).click();
  await expect(sheet).toHaveCount(0);
  const find = async () => (await notYet(secretary, 'home_coming_contact')).find((row) => row.subjectId === personId);
  await expect.poll(find, soon).toBeDefined();
  expect(dateOf(Date.parse((await find())?.dueAt ?? ''))).toBe(addDays(today, 3));

  const page = await deskPage('secretary.jiezhuang');
  await page.goto(`/desk/coverage?rhythmId=${await rhythmOf(secretary, 'home_coming_contact')}`);
  await page
    .getByRole('region', { name: '合计' })
    .getByRole('link', { name: /还没完成/ })
    .click();
  const names = page.getByRole('region', { name: /外出返乡必联/ }).first();
  await expect(names.getByRole('link', { name: '测试返' })).toBeVisible();
  await secretary.act(recordVisit, { visitId: newId(), subjectId: personId, action: 'call', outcome: 'done' });
  await expect(names.getByRole('link', { name: '测试返' })).toHaveCount(0);
});

test('[I5] what a member suggests comes in by a channel like any other and is answered; hours of service given in another city are added to the member', async ({
  staff,
  resident,
  residentPage,
  deskPage,
}) => {
  test.slow();
  const [secretary, desk, other, worker] = await Promise.all([
    staff('secretary.jiezhuang'),
    staff('desk.jiezhuang'),
    staff('desk2.jiezhuang'),
    staff('grid.jiezhuang'),
  ]);
  const personId = await newMember(worker, secretary, '测试言', '19900097002');
  const member = await resident('19900097002');
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(member, { channel: 'one_key', placeId, text: '建议社区给返乡的人办一次招聘会' });
  const registerId = await registerOf(secretary, 'mobile_party_member');
  const given = async () => {
    const told = await secretary.ask(memberGiving, { registerId, from: addDays(today, -1), to: addDays(today, 1) });
    return {
      suggestion: told.suggestions.find((one) => one.requestId === requestId),
      hours: told.hours.find((one) => one.personId === personId),
    };
  };
  await desk.act(answerRequest, { requestId });
  await desk.act(dispatchRequest, { requestId, kindCode: 'advice' });
  expect(await given()).toMatchObject({ suggestion: { personId, isAnswered: false } });
  await desk.act(signRequest, { requestId });
  const reply = '腊月二十在社区广场办，已请五家企业';
  await desk.act(resolveRequest, { requestId, text: reply });
  const phone = await residentPage(member);
  await phone.goto(`/requests/${requestId}`);
  await expect(phone.getByText(reply).first()).toBeVisible();
  // Whoever did the work does not judge it.
  await other.act(closeRequest, { requestId, note: '本人看到答复' });
  expect((await given()).suggestion?.isAnswered).toBe(true);

  const gatheringId = newId();
  await secretary.act(planGathering, {
    gatheringId,
    kind: 'service',
    topic: '厦门火车站春运志愿服务',
    placeText: '厦门市',
    startsAt: new Date(Date.now() - 3_600_000).toISOString(),
    registerId,
  });
  const page = await deskPage('secretary.jiezhuang');
  await page.goto('/desk/gatherings');
  await page.getByRole('link', { name: /春运志愿服务/ }).click();
  await page.getByRole('button', { name: '点名…' }).click();
  const sheet = page.getByRole('dialog', { name: /点名/ });
  await sheet.getByLabel(/每人服务几小时/).fill('3.5');
  await sheet
    .getByRole('list', { name: '名单' })
    .getByRole('button', { name: /测试言/ })
    .click();
  await sheet.getByRole('button', { name: '保存 1 人' }).click();
  await expect(page.getByText('3.5 小时')).toBeVisible();
  expect((await given()).hours).toMatchObject({ hours: 3.5, times: 1 });
});

test('[I6] learning is who took part, how, and nothing else: no time on line is asked or kept, and a method that would count it is refused in words', async ({
  staff,
  deskPage,
}) => {
  const [secretary, admin] = await Promise.all([staff('secretary.jiezhuang'), staff('admin.system')]);
  await expect.poll(async () => (await membersOf(secretary, 'mobile_party_member')).total, soon).toBeGreaterThan(3);
  const gatheringId = newId();
  await secretary.act(planGathering, {
    gatheringId,
    kind: 'learning',
    topic: '学习乡村振兴政策',
    mode: 'both',
    startsAt: new Date(Date.now() - 3_600_000).toISOString(),
    registerId: await registerOf(secretary, 'mobile_party_member'),
  });
  const page = await deskPage('secretary.jiezhuang');
  await page.goto('/desk/gatherings');
  await page.getByRole('link', { name: /学习乡村振兴政策/ }).click();
  await page.getByRole('button', { name: '点名…' }).click();
  const sheet = page.getByRole('dialog', { name: /点名/ });
  await expect(sheet.getByLabel(/小时|时长/)).toHaveCount(0);
  const names = sheet.getByRole('list', { name: '名单' }).getByRole('button');
  await sheet.getByRole('radio', { name: '线上', exact: true }).click();
  await names.nth(0).click();
  await sheet.getByRole('radio', { name: /会后补学/ }).click();
  await names.nth(1).click();
  await sheet.getByRole('button', { name: '保存 2 人' }).click();
  await expect(page.getByRole('heading', { name: '来了 2 人' })).toBeVisible();
  const { people, gathering } = await secretary.ask(gatheringPage, { gatheringId });
  expect(gathering.state).toBe('over');
  expect(people.map(({ mode, hours }) => [mode, hours]).toSorted()).toEqual([
    ['afterwards', null],
    ['online', null],
  ]);

  const body = structuredClone(fourContacts);
  body.version = '9.0.0';
  const learning = body.rhythms?.find(({ code }) => code === 'organisation_life');
  if (!learning) throw new Error('no organisation life');
  learning.title.zh = '学习在线时长排名';
  const refusal = await admin.refused(publishMethod, { methodId: newId(), body });
  expect(JSON.stringify(refusal)).toContain('在线时长');
});

test('[I2] [I4] at Spring Festival all who were not contacted stand by name until they are; a visit with nobody home is an attempt, and one that does not tell the gift closes nothing', async ({
  clock,
  staff,
  fieldPage,
  deskPage,
}) => {
  test.slow();
  await clock.set(`${addDays(spring, -5)} 09:00`);
  const secretary = await staff('secretary.jiezhuang');
  const rhythmId = await rhythmOf(secretary, 'festival_contact');
  const roundDue = async () => (await secretary.ask(dutyCoverage, { rhythmId })).round?.dueAt ?? '1970-01-01';
  await expect.poll(async () => dateOf(Date.parse(await roundDue())), soon).toBe(addDays(spring, 3));
  const members = idsOf((await membersOf(secretary, 'mobile_party_member')).rows).toSorted();
  await expect.poll(async () => idsOf(await notYet(secretary, 'festival_contact')).toSorted(), soon).toEqual(members);
  await expect
    .poll(async () => idsOf(await notYet(secretary, 'spring_festival_visit')).toSorted(), soon)
    .toEqual(members);

  const page = await deskPage('secretary.jiezhuang');
  await page.goto(`/desk/coverage?rhythmId=${rhythmId}`);
  await page
    .getByRole('region', { name: '合计' })
    .getByRole('link', { name: /还没完成/ })
    .click();
  const names = page.getByRole('region', { name: /逢年过节必联/ }).first();
  await expect(names.getByRole('status').last()).toContainText(`共 ${members.length} 条`);
  const [subjectId = '', other = ''] = members;
  await secretary.act(recordVisit, { visitId: newId(), subjectId, action: 'call', outcome: 'done' });
  await expect(names.getByRole('status').last()).toContainText(`共 ${members.length - 1} 条`);
  expect(idsOf(await notYet(secretary, 'festival_contact'))).not.toContain(subjectId);
  expect(idsOf(await notYet(secretary, 'spring_festival_visit'))).toContain(subjectId);

  const bare = { visitId: newId(), subjectId: other, action: 'visit' as const, outcome: 'done' as const };
  expect(await secretary.act(recordVisit, bare)).toMatchObject({ closed: 0, incomplete: ['gift'] });

  const phone = await fieldPage('secretary.jiezhuang');
  const visit = async () => {
    await phone.goto(`/field/visits/${subjectId}`);
    await choose(phone.locator('main'), '走访');
  };
  await visit();
  await phone.getByRole('button', { name: '不在家' }).click();
  await phone.getByRole('button', { name: '完成：不在家' }).click();
  const tries = async () =>
    (await notYet(secretary, 'spring_festival_visit')).find((row) => row.subjectId === subjectId)?.attempts;
  await expect.poll(tries, soon).toBe(1);
  await visit();
  const asks = phone.getByRole('region', { name: /顺便问一问/ });
  await expect(asks).toContainText('不填不算完成');
  await choose(asks, '福字和日历');
  await phone.getByRole('button', { name: '完成：一切都好' }).click();
  await expect.poll(tries, soon).toBeUndefined();
  const { visits } = await secretary.ask(listVisits, { subjectId, limit: 2 });
  expect(visits[0]).toMatchObject({ outcome: 'done', told: { gift: 'fu_and_calendar' } });
  expect(visits[0]?.closed.map(({ zh }) => zh)).toEqual(['春节走访慰问']);
  expect(visits[1]?.outcome).toBe('not_home');
});

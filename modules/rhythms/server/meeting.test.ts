// 半月一座谈: minutes written once, topics that suggest themselves, and decisions that are tasks with an owner and a day (H1).
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { putRequest } from '#modules/statistics/server/fixtures/hand-made.ts';
import { openTestHouse, type StaffHat, type UnitHandle, unitIds } from '#testing/house.ts';
import { planAhead } from './reactions.ts';

const house = await openTestHouse();
let secretary: StaffHat;
let supervisor: StaffHat;
let propertyLead: StaffHat;
let worker: StaffHat;
let overdue: string;

type Decision = {
  id: string;
  text: string;
  ownerName: string;
  isOverdue: boolean;
  doneNote: string | null;
  complete: { may: boolean };
};
type Page = {
  occurrence: { state: string; items: number; findings: number };
  meeting: { place: string; attendees: { name: string }[]; minutes: string; recordedBy: string } | null;
  topics: { title: string; requestId: string | null }[];
  decisions: Decision[];
  suggested: { requests: { id: string; summary: string }[]; decisions: Decision[] };
  abilities: { record: { may: boolean } };
};
const clockTo = (text: string) => house.clock.set(Date.parse(`${text.replace(' ', 'T')}:00+08:00`));
const page = (occurrenceId: string, as: StaffHat) => house.ask<Page>('meeting.page', { occurrenceId }, as);
async function meetingOf(unit: UnitHandle, on: string): Promise<string> {
  const row = await house.asOwner((tx) =>
    tx.first<{ id: string }>(
      sql`select id from rhythm_occurrences where unit_id = ${unitIds[unit]} and due_on = ${on}::date and record = 'meeting'`,
    ),
  );
  assert.ok(row);
  return row.id;
}
const minutes = (occurrenceId: string, more: object = {}) => ({
  occurrenceId,
  heldAt: '2026-03-16T15:00:00+08:00',
  place: '社区议事厅',
  attendees: [
    { name: '周建民', from: '社区' },
    { name: '马志远', from: '物业' },
  ],
  topics: [{ title: '楼道漏水怎么办', answer: '动用维修资金' }],
  minutes: '大家都来了',
  ...more,
});
const refused = async (name: string, input: object, as: StaffHat) => {
  const outcome = await house.run(name, input, as);
  assert.ok('problem' in outcome, `${name} should be refused`);
  return outcome.problem.code;
};

before(async () => {
  clockTo('2026-03-13 09:00');
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  secretary = await house.as('community_secretary', 'dongzha');
  supervisor = await house.as('street_supervisor', 'luohe');
  propertyLead = await house.as('handling_lead', 'property');
  worker = await house.as('grid_worker', 'dongzhaEast');
  overdue = await putRequest(house, {
    at: 'dongzhaEast',
    received: '2026-03-02 09:00',
    kind: 'pipe_blockage',
    state: 'in_progress',
    lead: 'property',
    due: '2026-03-03 09:00',
    summary: '超时的',
  });
  await putRequest(house, {
    at: 'dongzhaWest',
    received: '2026-01-02 09:00',
    kind: 'stairwell_leak',
    state: 'suspended',
    lead: 'property',
    paused: '2026-01-05 09:00',
    summary: '挂账的',
  });
  await putRequest(house, {
    at: 'dongzhaWest',
    received: '2026-03-12 09:00',
    kind: 'stairwell_leak',
    state: 'in_progress',
    lead: 'property',
    due: '2026-03-30 09:00',
    summary: '不急的',
  });
  await putRequest(house, {
    at: 'dabuGrid',
    received: '2026-03-02 09:00',
    kind: 'pipe_blockage',
    state: 'in_progress',
    due: '2026-03-03 09:00',
    summary: '别的社区的',
  });
  await planAhead.run(house.hand);
});

describe('a meeting', () => {
  test('suggests what is late and what drags on here', async () => {
    const { suggested, meeting } = await page(await meetingOf('dongzha', '2026-03-16'), secretary);
    assert.equal(meeting, null);
    assert.deepEqual(suggested.requests.map(({ summary }) => summary).sort(), ['挂账的', '超时的'].sort());
  });

  test('is held in its half month, decides what somebody who is there can do in time', async () => {
    const occurrenceId = await meetingOf('dongzha', '2026-03-16');
    assert.equal(
      await refused('meeting.record', minutes(occurrenceId, { heldAt: '2026-03-13T09:00:00+08:00' }), secretary),
      'rhythm.not_yet',
    );
    clockTo('2026-03-16 17:00');
    assert.equal(
      await refused('meeting.record', minutes(occurrenceId, { heldAt: '2026-03-15T15:00:00+08:00' }), secretary),
      'rhythm.held_outside',
    );
    assert.equal(
      await refused('meeting.record', minutes(occurrenceId, { heldAt: '2026-03-16T18:00:00+08:00' }), secretary),
      'rhythm.held_outside',
    );
    assert.equal(
      await refused('meeting.record', minutes(occurrenceId, { attendees: [] }), secretary),
      'kernel.malformed',
    );
    const decision = { decisionId: newId(), text: '三天内疏通', ownerPostId: propertyLead.postId, dueOn: '2026-03-19' };
    assert.equal(
      await refused(
        'meeting.record',
        minutes(occurrenceId, { decisions: [{ ...decision, ownerPostId: newId() }] }),
        secretary,
      ),
      'rhythm.owner_unknown',
    );
    assert.equal(
      await refused(
        'meeting.record',
        minutes(occurrenceId, { decisions: [{ ...decision, dueOn: '2026-03-15' }] }),
        secretary,
      ),
      'rhythm.due_before_meeting',
    );
    assert.equal(
      await refused(
        'meeting.record',
        minutes(occurrenceId, { topics: [{ title: '没有的', requestId: newId() }] }),
        secretary,
      ),
      'rhythm.request_unknown',
    );
    assert.equal(await refused('meeting.record', minutes(occurrenceId), worker), 'kernel.not_permitted');
    assert.equal(
      await refused('meeting.record', minutes(occurrenceId), await house.as('community_secretary', 'dabu')),
      'rhythm.not_found',
    );
  });

  test('is on record with who came, what was asked, and what was decided; written once', async () => {
    const occurrenceId = await meetingOf('dongzha', '2026-03-16');
    const decisions = [
      {
        decisionId: newId(),
        text: '三天内疏通',
        ownerPostId: propertyLead.postId,
        dueOn: '2026-03-19',
        requestId: overdue,
      },
      { decisionId: newId(), text: '入户征求意见', ownerPostId: worker.postId, dueOn: '2026-03-31' },
    ];
    await house.act(
      'meeting.record',
      minutes(occurrenceId, { topics: [{ title: '管道', requestId: overdue }], decisions }),
      secretary,
    );
    const seen = await page(occurrenceId, supervisor);
    assert.equal(seen.occurrence.state, 'done');
    assert.deepEqual([seen.occurrence.items, seen.occurrence.findings], [1, 2]);
    assert.equal(seen.meeting?.recordedBy, secretary.name);
    assert.equal(seen.topics[0]?.requestId, overdue);
    assert.deepEqual(
      seen.decisions.map(({ text, ownerName }) => [text, ownerName]),
      [
        ['三天内疏通', propertyLead.name],
        ['入户征求意见', worker.name],
      ],
    );
    assert.equal(await refused('meeting.record', minutes(occurrenceId), secretary), 'rhythm.over');
    await assert.rejects(
      house.asOwner((tx) => tx.all(sql`update meetings set minutes = '改了'`)),
      /written once/,
    );
    await assert.rejects(
      house.asOwner((tx) => tx.all(sql`delete from meeting_topics`)),
      /written once/,
    );
  });

  test('keeps names and words out of the open part of the journal', async () => {
    const row = await house.asOwner((tx) =>
      tx.first<{ text: string }>(
        sql`select string_agg(content::text, '') as text from journal where name = 'meeting.record'`,
      ),
    );
    assert.ok(!/周建民|大家都来了|三天内疏通/.test(row!.text));
  });
});

describe('a decision', () => {
  const decisions = (as: StaffHat, filter: object) => house.ask<{ rows: Decision[] }>('decision.list', filter, as);

  test('is its owner’s to do, wherever they sit; others who are no part of it do not see it', async () => {
    const mine = await decisions(propertyLead, { isMine: true });
    assert.deepEqual(
      mine.rows.map(({ text }) => text),
      ['三天内疏通'],
    );
    assert.equal(
      (await decisions(await house.as('handling_lead', 'clinic'), { isMine: false, state: 'all' })).rows.length,
      0,
    );
    assert.equal((await decisions(await house.as('community_secretary', 'dabu'), { state: 'all' })).rows.length, 0);
    assert.equal((await decisions(supervisor, {})).rows.length, 2);
  });

  test('shows when it is overdue, until it is done with a word on what was done', async () => {
    clockTo('2026-03-20 08:00');
    const late = await decisions(secretary, { state: 'overdue' });
    assert.deepEqual(
      late.rows.map(({ text, isOverdue }) => [text, isOverdue]),
      [['三天内疏通', true]],
    );
    const [mine] = (await decisions(propertyLead, { isMine: true })).rows;
    assert.equal(mine?.complete.may, true);
    assert.equal(
      await refused('decision.complete', { decisionId: mine!.id, note: '不是我的' }, worker),
      'rhythm.not_found',
    );
    await house.act('decision.complete', { decisionId: mine!.id, note: '已疏通' }, propertyLead);
    assert.equal(
      await refused('decision.complete', { decisionId: mine!.id, note: '再来' }, secretary),
      'rhythm.decision_done',
    );
    assert.equal((await decisions(secretary, { state: 'overdue' })).rows.length, 0);
    assert.deepEqual(
      (await decisions(secretary, { state: 'done' })).rows.map(({ doneNote }) => doneNote),
      ['已疏通'],
    );
  });

  test('is listed by the day of its meeting, and as it stood on a past day: what a register counts opens exactly its rows', async () => {
    const texts = async (filter: object) =>
      (await decisions(secretary, filter)).rows.map(({ text }) => text).toSorted();
    const march = { from: '2026-03-01', to: '2026-03-31' };
    assert.equal((await texts({ ...march, state: 'all' })).length, 2);
    assert.deepEqual(await texts({ from: '2026-03-17', to: '2026-03-31', state: 'all' }), []);
    assert.deepEqual(await texts({ from: '2026-02-01', to: '2026-03-15', state: 'all' }), []);
    assert.deepEqual(await texts({ ...march, state: 'done' }), ['三天内疏通']);
    assert.deepEqual(await texts({ ...march, state: 'done', asOf: '2026-03-19' }), []);
    assert.equal((await texts({ ...march, state: 'open', asOf: '2026-03-19' })).length, 2);
  });

  test('not done by the next meeting comes up there by itself', async () => {
    clockTo('2026-04-01 09:00');
    await planAhead.run(house.hand);
    const { suggested } = await page(await meetingOf('dongzha', '2026-04-01'), secretary);
    assert.deepEqual(
      suggested.decisions.map(({ text, isOverdue }) => [text, isOverdue]),
      [['入户征求意见', true]],
    );
  });
});

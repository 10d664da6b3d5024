// 今日 of somebody who owes more than a page: the numbers are of all, the rows of the worst, and who is looked for is looked for among all.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import type { CommandEnvelope } from '#kernel/shared/outcome.ts';
import sixVisits from '#methods/six-visits/method.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { openTestHouse, placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import { mineAlone } from '../shared/alone.ts';
import type { myDuties } from '../shared/queries.ts';
import { planDuties } from './reactions.ts';

const house = await openTestHouse();
const now = Date.parse('2026-03-11T14:00:00+08:00');
house.clock.set(now);
type Mine = QueryAnswer<typeof myDuties>;
const names = ['甲一', '乙二', '丙三', '丁四', '戊五', '己六'];
const people = names.map((name) => ({ name, id: newId() }));
let worker: StaffHat;

/** When each of the six is due: two missed, one late this evening, three in the days to come, the last of them first. */
const dueIn = [-2 * DAY_MS, -DAY_MS, DAY_MS / 4, 5 * DAY_MS, 4 * DAY_MS, 3 * DAY_MS];

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
  await layOutMethods.run(house.hand);
  await house.asOwner(async (tx) => {
    for (const { id, name } of people) {
      await tx.all(sql`
        insert into people (id, district_id, name, initials, pinyin, sex, born_on)
        values (${id}, ${unitIds.district}, ${name}, 'ls', 'lingshi', 1, '1940-01-01')`);
      await tx.all(sql`
        insert into stays (id, district_id, person_id, place_id, kind, valid)
        values (${newId()}, ${unitIds.district}, ${id}, ${placeIds.dwelling102}, 'living', daterange('2020-01-01', null))`);
      await tx.all(sql`
        insert into subject_flags (id, district_id, subject_id, subject_kind, flag, reason, valid)
        values (${newId()}, ${unitIds.district}, ${id}, 'person', 'lone_elder', '名册', daterange('2026-01-01', null))`);
    }
  });
  await keepRegisters.run(house.hand);
  await house.run('duty.lay_out', { districtId: unitIds.district }, system);
  await planDuties.run(house.hand);
  await house.asOwner(async (tx) => {
    for (const [n, { id }] of people.entries())
      await tx.all(sql`update duties set due_at = ${new Date(now + dueIn[n]!)} where subject_id = ${id}`);
  });
  worker = await house.as('grid_worker', 'dongzhaEast');
});

const ask = async (input: object) => house.ask<Mine>('duty.mine', input, worker);
const namesOf = ({ subjects }: Mine) => subjects.map(({ name }) => name);

test('those most harmed by lateness stand first, and as many as were asked for; the numbers are of all', async () => {
  const all = await ask({ span: 'open' });
  assert.deepEqual(namesOf(all), ['甲一', '乙二', '丙三', '己六', '戊五', '丁四']);
  assert.equal(all.hasMore, false);
  const first = await ask({ span: 'open', limit: 2 });
  assert.deepEqual(namesOf(first), ['甲一', '乙二']);
  assert.equal(first.hasMore, true);
  assert.deepEqual(first.counts, { missed: 2, today: 1, later: 3, doneToday: 0 });
  assert.deepEqual((await ask({ span: 'missed', limit: 1 })).counts, first.counts, 'whatever is looked at');
});

test('each number opens the rows it counts', async () => {
  assert.deepEqual(namesOf(await ask({ span: 'missed' })), ['甲一', '乙二']);
  assert.deepEqual(namesOf(await ask({ span: 'due_today' })), ['丙三']);
  assert.deepEqual(namesOf(await ask({ span: 'later' })), ['己六', '戊五', '丁四']);
  assert.deepEqual(namesOf(await ask({ span: 'today' })), ['甲一', '乙二', '丙三']);
  assert.deepEqual(
    [(await ask({ span: 'missed', limit: 2 })).hasMore, (await ask({ span: 'missed', limit: 1 })).hasMore],
    [false, true],
  );
});

test('who is looked for is found behind the end of the page', async () => {
  assert.deepEqual(namesOf(await ask({ span: 'open', limit: 1, said: '丁四' })), ['丁四']);
  const many = await ask({ span: 'open', limit: 4, said: 'LS' });
  assert.deepEqual([many.subjects.length, many.hasMore], [4, true]);
  assert.deepEqual(namesOf(await ask({ span: 'missed', said: '丁四' })), []);
});

test('a phone alone tells the same: of what it took along, as the day goes on, and after what was done on it', async () => {
  const asked = [
    { span: 'open' },
    { span: 'today' },
    { span: 'missed' },
    { span: 'due_today' },
    { span: 'later' },
    { span: 'open', limit: 2 },
    { span: 'open', said: 'ls' },
    { span: 'open', said: '戊五', limit: 1 },
  ] as const;
  const takenAlong = await ask({ span: 'open', within: 48, limit: 500 });
  const acts: CommandEnvelope[] = [];
  const same = async (why: string) => {
    for (const input of asked) {
      const [house_, alone] = [await ask(input), mineAlone(takenAlong, input, acts, house.clock.now())];
      const read = (mine: Mine) => ({
        who: mine.subjects.map(({ subjectId, attempts, duties }) => [
          subjectId,
          attempts,
          duties.map(({ rhythmId, slot, state }) => [rhythmId, slot, state]),
        ]),
        done: mine.done.map(({ subjectId, action, outcome, closed }) => [subjectId, action, outcome, closed]),
        counts: mine.counts,
        hasMore: mine.hasMore,
      });
      assert.deepEqual(read(alone), read(house_), `${why}: ${JSON.stringify(input)}`);
    }
  };
  const does = async (name: string, input: Record<string, unknown>) => {
    const envelope = { id: newId(), name, at: new Date(house.clock.now()).toISOString(), input };
    acts.push(envelope);
    await house.act(name, input, worker);
  };
  const visit = (n: number, outcome: string) =>
    does('visit.record', { visitId: newId(), subjectId: people[n]!.id, action: 'visit', outcome });
  await same('as taken along');
  await visit(0, 'done');
  await same('one missed is made up for');
  await visit(1, 'not_home');
  await same('nobody home');
  const [turn] = takenAlong.subjects.find(({ subjectId }) => subjectId === people[2]!.id)!.duties;
  await does('duty.excuse', {
    rhythmId: turn!.rhythmId,
    subjectId: people[2]!.id,
    slot: turn!.slot,
    reasonCode: 'hospital',
    reason: '住院了',
  });
  await same('one is excused');
  house.clock.set(now + 3 * DAY_MS + DAY_MS / 8);
  acts.length = 0;
  Object.assign(takenAlong, await ask({ span: 'open', within: 48, limit: 500 }));
  await same('taken along anew, three days on');
  house.clock.set(now + 4 * DAY_MS + DAY_MS / 8);
  await same('a day later, without the house');
});

// A request taken over from elsewhere, written without any command, tells its story all the same; once commands come, the two join without overlap.
import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, placeIds, type StaffHat, unitIds } from '#testing/house.ts';

const house = await openTestHouse();
let desk: StaffHat;
let repairman: StaffHat;
let methodId: string;

type Story = {
  type: string;
  by: string | null;
  text: string | null;
  unitName: string | null;
  facts: Record<string, unknown>;
}[];

before(async () => {
  methodId = newId();
  await house.act('method.publish', { methodId, body: method5643 }, { as: 'system', name: 'test' });
  desk = await house.as('community_desk', 'dongzha');
  repairman = await house.as('handler', 'property');
});

const march = (day: number, hour: number) => new Date(Date.UTC(2022, 2, day, hour - 8));

async function takenOver(state: 'closed' | 'resolved'): Promise<string> {
  const id = newId();
  await house.asOwner(async (tx) => {
    await tx.all(sql`
      insert into requests (id, district_id, request_no, method_version_id, channel, state, territory_id, desk_unit_id, place_id, counts_as, kind_code, summary, text,
        first_asked_staff_id, received_by_post_id, received_at, accepted_at, dispatched_at, responded_at, resolved_at, resolved_by_staff_id, lead_unit_id, lead_post_id, dispatch_rule)
      values (${id}, ${unitIds.district}, ${`OLD-${id}`}, ${methodId}, 'hotline', ${state}, ${unitIds.dongzhaEast}, ${unitIds.dongzha}, ${placeIds.dwelling101}, 'problem',
        'pipe_blockage', '下水道堵了', '下水道堵了', ${desk.staffId}, ${desk.postId}, ${march(1, 9)}, ${march(1, 10)}, ${march(1, 11)}, ${march(1, 12)}, ${march(2, 9)},
        ${repairman.staffId}, ${unitIds.property}, ${repairman.postId}, '管道堵塞 → 该小区物业公司')`);
    const stages: [string, Date, string | null][] = [
      ['received', march(1, 9), null],
      ['accepted', march(1, 10), null],
      ['dispatched', march(1, 11), unitIds.property],
      ['in_progress', march(1, 12), unitIds.property],
      ['resolved', march(2, 9), unitIds.property],
    ];
    if (state === 'closed') stages.push(['closed', march(2, 15), unitIds.property]);
    for (const [name, at, lead] of stages)
      await tx.all(sql`
        insert into request_stages (request_id, entered_at, state, lead_unit_id, territory_id) values (${id}, ${at}, ${name}, ${lead}, ${unitIds.dongzhaEast})`);
    await tx.all(sql`
      insert into request_notes (id, request_id, kind, text, by_kind, by_staff_id, by_unit_id, by_name, is_public, at)
      values (${newId()}, ${id}, 'evidence', '疏通好了', 'staff', ${repairman.staffId}, ${unitIds.property}, ${repairman.name}, true, ${march(2, 9)})`);
    if (state !== 'closed') return;
    await tx.all(
      sql`insert into request_closures (request_id, closed_at, closed_by) values (${id}, ${march(2, 15)}, 'caller')`,
    );
    await tx.all(sql`
      insert into request_ratings (request_id, at, stars, is_solved, comment, by_kind) values (${id}, ${march(2, 15)}, 5, true, '谢谢', 'resident')`);
  });
  return id;
}

const story = async (requestId: string): Promise<Story> =>
  (await house.ask<{ story: Story }>('request.page', { requestId }, desk)).story;

test('without a journal the stages, notes and rating tell who did what, in order', async () => {
  const steps = await story(await takenOver('closed'));
  assert.deepEqual(
    steps.map(({ type, by, text }) => [type, by, text]),
    [
      ['request.reported', null, null],
      ['request.answered', desk.name, null],
      ['request.dispatched', desk.name, null],
      ['request.signed', repairman.name, null],
      ['request.resolved', repairman.name, '疏通好了'],
      ['request.rated', null, '谢谢'],
    ],
  );
  assert.equal(steps[2]?.facts['rule'], '管道堵塞 → 该小区物业公司');
  assert.equal(steps[2]?.facts['leadName'], '盛景物业');
  assert.equal(steps[0]?.facts['channel'], 'hotline');
});

test('once a command is issued the journal goes on where the record ends, and nothing is told twice', async () => {
  const requestId = await takenOver('resolved');
  await house.act('request.close', { requestId, note: '电话核实' }, desk);
  assert.deepEqual(
    (await story(requestId)).map(({ type }) => type),
    [
      'request.reported',
      'request.answered',
      'request.dispatched',
      'request.signed',
      'request.resolved',
      'request.closed',
    ],
  );
});

test('a request that came in by command is told by its journal alone', async () => {
  const requestId = newId();
  await house.act(
    'request.report',
    { requestId, channel: 'hotline', placeId: placeIds.dwelling101, text: '路灯坏了', kindCode: 'street_light' },
    desk,
  );
  assert.deepEqual(
    (await story(requestId)).map(({ type }) => type),
    ['request.reported'],
  );
});

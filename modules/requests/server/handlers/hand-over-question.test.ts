// L12: the question has one owner by name; it passes to somebody else, on record, or not at all.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, placeIds, type StaffHat } from '#testing/house.ts';

const house = await openTestHouse();
const requestId = newId();
let desk: StaffHat;
let secretary: StaffHat;

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  desk = await house.as('community_desk', 'dongzha');
  secretary = await house.as('community_secretary', 'dongzha');
  await house.act(
    'request.report',
    { requestId, channel: 'walk_in', placeId: placeIds.dwelling101, text: '路灯不亮' },
    desk,
  );
});

const handOver = (to: StaffHat, by: StaffHat) =>
  house.run('request.hand_over_question', { requestId, toStaffId: to.staffId }, by);
const owner = async (): Promise<string | null | undefined> =>
  (
    await house.asOwner((tx) =>
      tx.first<{ id: string | null }>(sql`select first_asked_staff_id as id from requests where id = ${requestId}`),
    )
  )?.id;

describe('handing over the question', () => {
  test('to its present owner is refused, by its own name', async () => {
    assert.equal(await owner(), desk.staffId);
    for (const by of [desk, secretary]) {
      const outcome = await handOver(desk, by);
      assert.equal(outcome.outcome, 'rejected');
      assert.equal(outcome.outcome === 'rejected' && outcome.problem.code, 'request.already_theirs');
    }
    assert.equal(await owner(), desk.staffId);
  });

  test('to somebody else passes it, and back again too', async () => {
    assert.equal((await handOver(secretary, desk)).outcome, 'accepted');
    assert.equal(await owner(), secretary.staffId);
    assert.equal((await handOver(desk, secretary)).outcome, 'accepted');
    assert.equal(await owner(), desk.staffId);
  });
});

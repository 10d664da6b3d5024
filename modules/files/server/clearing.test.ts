// What is uploaded and never used goes after a week; what any record names stays, whichever table it is in.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { runNextTask } from '#kernel/server/tasks.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, placeIds, system, unitIds } from '#testing/house.ts';
import { unusedKeptDays } from '../shared/commands.ts';
import { clearDaily } from './clearing.ts';

const house = await openTestHouse();
const desk = await house.as('community_desk', 'dongzha');
await house.act('method.publish', { methodId: newId(), body: method5643 }, system);
const dayMs = 86_400_000;

const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1]);
const upload = async (): Promise<string> =>
  (await house.house.files.keep(jpeg, { name: 'a.jpg', by: `staff ${desk.staffId}`, districtId: unitIds.district })).id;
const isThere = (id: string) =>
  house.house.files.read(id).then(
    () => true,
    (problem: { code?: string }) => problem.code !== 'file.deleted',
  );
async function clear(): Promise<void> {
  await clearDaily.run(house.hand);
  while (await runNextTask(house.house, house.bus, { error: (_, words) => assert.fail(words) }));
}
const numbers = () =>
  house.asOwner((tx) =>
    tx.all<{ count: number; whole: string }>(sql`
      select (content->'events'->0->>'count')::int as count, content::text as whole from journal where name = 'file.note_unused_cleared' order by seq`),
  );

test('a file that nothing names goes after seven days, one that a note names never, and the journal has the number', async () => {
  const [abandoned, second, used] = [await upload(), await upload(), await upload()];
  await house.act(
    'request.report',
    { requestId: newId(), channel: 'walk_in', placeId: placeIds.dwelling101, text: '路灯坏了', fileIds: [used] },
    desk,
  );
  house.clock.advance(unusedKeptDays * dayMs - 60_000);
  await clear();
  assert.deepEqual(await Promise.all([abandoned, second, used].map(isThere)), [true, true, true]);
  house.clock.advance(dayMs);
  const young = await upload();
  await clear();
  assert.deepEqual(await Promise.all([abandoned, second, used, young].map(isThere)), [false, false, true, true]);
  await clear();
  const told = await numbers();
  assert.deepEqual(
    told.map(({ count }) => count),
    [2],
  );
  assert.ok(![abandoned, second].some((id) => told[0]!.whole.includes(id)));
});

test('a table added later keeps its files without being named here', async () => {
  const [one, several, other] = [await upload(), await upload(), await upload()];
  await house.asOwner(async (tx) => {
    await tx.all(sql`create table brand_new (seal_file_id uuid, photo_file_ids uuid[])`);
    await tx.all(sql`insert into brand_new values (${one}, array[${several}]::uuid[])`);
  });
  house.clock.advance((unusedKeptDays + 1) * dayMs);
  await clear();
  assert.deepEqual(await Promise.all([one, several, other].map(isThere)), [true, true, false]);
});

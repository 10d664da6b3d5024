// A record signs links to the files it names: so nobody can name in it what somebody else uploaded.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Credentials } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, phones, placeIds, type StaffHat, system } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';

const house = await openTestHouse();
const site = await openSite(house);
await house.act('method.publish', { methodId: newId(), body: method5643 }, system);
const desk = await house.as('community_desk', 'dongzha');
const stranger: Credentials = { as: 'anonymous', followKey: newId() };
const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1]);

async function upload(headers: Record<string, string> = {}): Promise<string> {
  const form = new FormData();
  form.append('file', new Blob([jpeg]), 'a.jpg');
  const answer = await fetch(`${site.url}/api/files`, { method: 'POST', body: form, headers });
  return String(((await answer.json()) as { id: string }).id);
}
const uploadAs = (hat: StaffHat) => upload(house.headers(hat));
const report = (fileIds: string[], as: Credentials, requestId = newId()) =>
  house.run('request.report', { requestId, channel: 'one_key', placeId: placeIds.dwelling101, text: '', fileIds }, as);
const note = (requestId: string, fileIds: string[], as: Credentials) =>
  house.run('request.note', { requestId, noteId: newId(), text: '看过了', fileIds }, as);
const codeOf = (outcome: Awaited<ReturnType<typeof report>>) =>
  'problem' in outcome ? outcome.problem.code : outcome.outcome;

test('what staff uploaded is named by nobody else: not by a stranger, a resident, a colleague', async () => {
  const fileId = await uploadAs(desk);
  for (const who of [
    stranger,
    await house.resident(phones.neighbour),
    await house.as('community_desk', 'dongzha', 2),
    await house.as('grid_worker', 'dongzhaEast'),
  ])
    assert.equal(codeOf(await report([fileId], who)), 'file.not_yours', who.as);
  assert.equal(codeOf(await report([fileId], desk)), 'accepted');
});

test('what a caller sent is named once: afterwards by that request alone', async () => {
  const fileId = await upload();
  const requestId = newId();
  assert.equal(codeOf(await report([fileId], stranger, requestId)), 'accepted');
  assert.equal(codeOf(await report([fileId], { as: 'anonymous', followKey: newId() })), 'file.not_yours');
  assert.equal(codeOf(await report([fileId], desk)), 'file.not_yours');
  assert.equal(codeOf(await note(requestId, [fileId], desk)), 'accepted');
});

test('a photo sent before signing in goes along with the call made after it; an id of no file loses no call', async () => {
  const caller = await house.resident(phones.elder);
  const before = await upload({ 'huying-as': 'anonymous', 'huying-follow': newId() });
  assert.equal(codeOf(await report([before, newId()], caller)), 'accepted');
});

test('a photo among the facts is refused alike', async () => {
  const fileId = await uploadAs(desk);
  const requestId = newId();
  const grid = await house.as('grid_worker', 'dongzhaEast');
  assert.equal(codeOf(await report([], grid, requestId)), 'accepted');
  await assert.rejects(
    house.database.transact(
      async (tx) => {
        await tx.all(sql`select set_config('app.kind', 'staff', true), set_config('app.actor_id', ${grid.staffId}, true),
          set_config('app.sees_all', 'on', true), set_config('app.district_id', ${grid.districtId}, true)`);
        await tx.all(sql`
          insert into request_facts (request_id, field, value, file_ids, by_kind)
          values (${requestId}, 'photos', ${sql.json([fileId])}::jsonb, ${[fileId]}::uuid[], 'staff')`);
      },
      { writes: true },
    ),
    { constraint: 'files_of_ones_own' },
  );
});

test('every table with files of its own asks whose they are', async () => {
  const bare = await house.asOwner((tx) =>
    tx.all<{ name: string }>(sql`
      select c.relname as name from pg_attribute a join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'file_ids' and not a.attisdropped
         and not exists (select from pg_trigger t where t.tgrelid = c.oid and t.tgfoid = 'app.take_files'::regproc)`),
  );
  assert.deepEqual(bare, []);
});

// The box of the field app itself (kernel/field) before the very door: whatever the network, another tab or somebody else's phone does in between, every act comes in once, in
// its order, and what is on the phone at the end is what the house has not judged.
import 'fake-indexeddb/auto';
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import fc from 'fast-check';
import { openBox } from '#kernel/field/box.ts';
import { fromBase64 } from '#kernel/field/bytes.ts';
import { bringOthers } from '#kernel/field/others.ts';
import { agreeBoxKey, importKey, importNameKey, makePair } from '#kernel/field/sealing.ts';
import { openShelf } from '#kernel/field/shelf.ts';
import { phoneStore } from '#kernel/field/store.ts';
import { clearOver, openVault, waitLeft } from '#kernel/field/vault.ts';
import { sql } from '#kernel/server/sql.ts';
import type { BoxAnswer, BoxOutcome } from '#kernel/shared/box.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { recordVisit } from '#modules/duties/shared/commands.ts';
import { openTestHouse, personIds } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';

const house = await openTestHouse();
const { url } = await openSite(house);
const worker = await house.as('grid_worker', 'dongzhaEast');

type Fault = 'none' | 'unreachable' | 'answer_lost';
type Bring = Parameters<typeof openBox>[0]['bring'];

async function setUpPhone() {
  const leaseId = newId();
  const { publicKey, privateKey } = await makePair();
  const granted = (await house.act('phone.lease', { leaseId, label: '样机', publicKey }, worker)) as {
    houseKey: string;
  };
  const raw = await agreeBoxKey(privateKey, fromBase64(granted.houseKey), leaseId);
  const memory = crypto.getRandomValues(new Uint8Array(32));
  await phoneStore().vaults.add({
    leaseId,
    staffId: worker.staffId,
    staffName: worker.name,
    label: '样机',
    locked: { salt: new Uint8Array(), sealed: new Uint8Array() },
    lastSeq: 0,
    madeAt: 0,
    endsAt: Number.MAX_SAFE_INTEGER,
    state: 'runs',
    wrong: 0,
  });
  const vault = {
    leaseId,
    staffId: worker.staffId,
    staffName: worker.name,
    boxKey: await importKey(raw),
    memoryKey: await importKey(memory),
    nameKey: await importNameKey(memory),
  };
  const faults: Fault[] = [];
  const brought: number[] = [];
  const bring: Bring = async (lease, body) => {
    const fault = faults.shift() ?? 'none';
    if (fault === 'unreachable') throw new Error('no network');
    const answer = await fetch(`${url}/api/box`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ leaseId: lease, clock: house.clock.now(), ...body }),
    });
    assert.equal(answer.status, 200, await answer.clone().text());
    brought.push(body.entries.length);
    if (fault === 'answer_lost') throw new Error('the network went away');
    return (await answer.json()) as BoxAnswer;
  };
  const outcomes: BoxOutcome[] = [];
  const open = () => openBox({ vault, bring, offset: () => 0, onOutcomes: (told) => outcomes.push(...told) });
  return { leaseId, vault, bring, faults, brought, outcomes, open };
}
type Phone = Awaited<ReturnType<typeof setUpPhone>>;
type Box = Awaited<ReturnType<Phone['open']>>;

const act = async (box: Box, how?: { holdMs: number }) => {
  const visitId = newId();
  const input = { visitId, subjectId: personIds.elder, action: 'visit', outcome: 'done', told: [] };
  const at = new Date(house.clock.now()).toISOString();
  await box.put(recordVisit, { id: newId(), name: recordVisit.name, at, input }, worker.postId, how);
  return visitId;
};
/** In the order in which they were written. */
const visitsOf = async (ids: readonly string[]) =>
  (
    await house.asOwner((tx) =>
      tx.all<{ id: string }>(sql`
        select v.id from visits v join journal j on j.name = 'visit.record' and j.content -> 'input' ->> 'visitId' = v.id::text
         where v.id = any (${ids}::uuid[]) order by j.seq`),
    )
  ).map(({ id }) => id);
const rowsOf = (leaseId: string) => phoneStore().entries.where({ leaseId }).toArray();

beforeEach(async () => {
  await Promise.all(phoneStore().tables.map((table) => table.clear()));
});

test('whatever the network does and whoever brings it, every act comes in once and in its order', async () => {
  const step = fc.constantFrom('put', 'put', 'put', 'hold_and_take_back', 'sync', 'sync_elsewhere', 'others', 'reopen');
  const fault = fc.constantFrom<Fault>('none', 'none', 'unreachable', 'answer_lost');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), fc.array(fault, { maxLength: 8 }), async (steps, faults) => {
      const phone = await setUpPhone();
      phone.faults.push(...faults);
      const made: string[] = [];
      let box = await phone.open();
      let other = await phone.open();
      for (const what of steps) {
        if (what === 'put') made.push(await act(box));
        else if (what === 'hold_and_take_back') {
          const before = box.state().waiting.length;
          const visitId = await act(box, { holdMs: 60_000 });
          const held = box.state().waiting.at(-1)!;
          assert.equal(await box.takeBack(held.envelope.id), true);
          assert.equal(box.state().waiting.length <= before, true);
          assert.deepEqual(await visitsOf([visitId]), []);
        } else if (what === 'sync') await box.sync();
        else if (what === 'sync_elsewhere') await other.sync();
        else if (what === 'others') await bringOthers(undefined, phone.bring);
        else {
          box.close();
          box = await phone.open();
        }
      }
      phone.faults.length = 0;
      await box.sync();
      await box.sync();
      other.close();
      other = await phone.open();
      assert.deepEqual([box.state().waiting, other.state().waiting, await rowsOf(phone.leaseId)], [[], [], []]);
      assert.deepEqual(await visitsOf(made), made);
      box.close();
      other.close();
    }),
    { numRuns: 25 },
  );
});

test('what another tab sent meanwhile is not sent again and again', async () => {
  const phone = await setUpPhone();
  const [box, other] = [await phone.open(), await phone.open()];
  phone.faults.push('unreachable', 'unreachable');
  const visitId = await act(box);
  await box.sync();
  await other.sync();
  await other.sync();
  await box.sync();
  assert.deepEqual([box.state().waiting, other.state().waiting], [[], []]);
  assert.deepEqual(await visitsOf([visitId]), [visitId]);
  assert.ok(phone.brought.length < 6, `${phone.brought.length} batches`);
  box.close();
  other.close();
});

test('an entry damaged on the phone stays, said to be damaged; what came after it goes out', async () => {
  const phone = await setUpPhone();
  phone.faults.push(...Array.from({ length: 9 }, () => 'unreachable' as const));
  const box = await phone.open();
  const made = [await act(box), await act(box), await act(box)];
  box.close();
  const [first] = await rowsOf(phone.leaseId);
  await phoneStore().entries.update([phone.leaseId, first!.seq], { sealed: first!.sealed.map((byte) => byte ^ 1) });
  phone.faults.length = 0;
  const again = await phone.open();
  await again.sync();
  assert.deepEqual(await visitsOf(made), made.slice(1));
  assert.deepEqual(
    again.state().waiting.map(({ state, isDamaged, problem, title }) => [state, isDamaged, problem?.code, title]),
    [['refused', true, 'phone.damaged', recordVisit.title]],
  );
  again.close();
});

test('brought while the vault was locked: what came back keeps its reason, what the house could not judge waits on', async () => {
  const phone = await setUpPhone();
  phone.faults.push(...Array.from({ length: 9 }, () => 'unreachable' as const));
  const box = await phone.open();
  const good = await act(box);
  await box.put(
    recordVisit,
    { id: newId(), name: 'visit.record', at: new Date(house.clock.now()).toISOString(), input: { visitId: 'x' } },
    worker.postId,
  );
  box.close();
  phone.faults.length = 0;
  await bringOthers(undefined, phone.bring);
  assert.deepEqual(await visitsOf([good]), [good]);
  assert.deepEqual(
    (await rowsOf(phone.leaseId)).map(({ state }) => state),
    ['answered', 'answered'],
  );
  const again = await phone.open();
  assert.deepEqual(
    again.state().waiting.map(({ state, problem }) => [state, problem?.code]),
    [['refused', 'kernel.malformed']],
  );
  again.close();
});

test('a full disk: the press did not count and says so, what was kept before is untouched', async () => {
  const phone = await setUpPhone();
  phone.faults.push(...Array.from({ length: 9 }, () => 'unreachable' as const));
  const box = await phone.open();
  const first = await act(box);
  const { entries } = phoneStore();
  const full = () => {
    throw new DOMException('no room', 'QuotaExceededError');
  };
  entries.hook('creating', full);
  await assert.rejects(act(box), ({ problem }: { problem: { code: string } }) => problem.code === 'phone.no_room');
  entries.hook('creating').unsubscribe(full);
  assert.equal(box.state().waiting.length, 1);
  phone.faults.length = 0;
  const second = await act(box);
  await box.sync();
  assert.deepEqual(await visitsOf([first, second]), [first, second]);
  box.close();
});

test('what is too long for the door is refused at the press', async () => {
  const phone = await setUpPhone();
  const box = await phone.open();
  const input = { note: '长'.repeat(200_000) };
  await assert.rejects(
    box.put(recordVisit, { id: newId(), name: 'visit.record', input }, worker.postId),
    ({ problem }: { problem: { code: string } }) => problem.code === 'phone.too_large',
  );
  assert.deepEqual(await rowsOf(phone.leaseId), []);
  box.close();
});

test('after five wrong PINs each try waits longer, also after the page was closed', async () => {
  const { leaseId } = await setUpPhone();
  const now = Date.now();
  await phoneStore().vaults.update(leaseId, { wrong: 8, wrongAt: now });
  assert.equal(await openVault(leaseId, '246810'), undefined);
  assert.equal((await phoneStore().vaults.get(leaseId))?.wrong, 8, 'not even tried');
  assert.equal(waitLeft({ wrong: 8, wrongAt: now }, now + 3_000), 5_000);
  assert.equal(waitLeft({ wrong: 8, wrongAt: now }, now - HOUR_MS), 8_000, 'turning the clock back opens nothing');
  assert.equal(waitLeft({ wrong: 4, wrongAt: now }, now), 0);
});

test('what is over opens no more: what was remembered goes at once, what waits goes out first and then the rest is gone', async () => {
  const phone = await setUpPhone();
  const box = await phone.open();
  phone.faults.push('unreachable', 'unreachable', 'unreachable');
  const visitId = await act(box);
  await box.sync();
  box.close();
  const shelf = await openShelf(phone.vault);
  await shelf.keep('log', { on: '2026-11-22' }, ['somebody']);
  await clearOver(Date.now());
  assert.deepEqual(await shelf.find('log', { on: '2026-11-22' }), ['somebody'], 'it runs');

  await phoneStore().vaults.update(phone.leaseId, { endsAt: Date.now() - 1 });
  await clearOver(Date.now());
  assert.equal(await phoneStore().shelf.count(), 0);
  assert.equal((await rowsOf(phone.leaseId)).length, 1, 'the act is still here');
  phone.faults.length = 0;
  const again = await phone.open();
  await again.sync();
  again.close();
  assert.deepEqual(await visitsOf([visitId]), [visitId]);
  await phoneStore().vaults.update(phone.leaseId, { endsAt: Date.now() - 1 });
  await clearOver(Date.now());
  assert.equal(await phoneStore().vaults.count(), 1, 'for a day it is said at the name why');
  await clearOver(Date.now() + 25 * HOUR_MS);
  assert.equal(await phoneStore().vaults.count(), 0);
});

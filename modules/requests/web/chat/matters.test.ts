import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import type { Sent } from '#kernel/web/wire/carrier.ts';
import { reportRequest } from '../../shared/commands.ts';
import type { Matter } from '../parts/names.ts';
import { type MatterWork, mergesInto, registerMatters, reportOf, workOf } from './matters.ts';

const matter = (text: string, more: Partial<Matter> = {}): Matter => ({
  text,
  speaker: '张姐(3栋201)',
  at: null,
  placeText: null,
  placeId: null,
  placeFrom: null,
  phone: null,
  kindCode: null,
  kindTitle: null,
  confidence: 0,
  because: [],
  isEmergency: false,
  media: [],
  duplicateOf: null,
  duplicateWhy: null,
  lines: [1, 1],
  ...more,
});

/** A server that takes everything except the words it was told to refuse. */
function desk(matters: Matter[], refuses = '') {
  let work = workOf(matters, newId);
  const sent: string[] = [];
  const accepted = { outcome: 'accepted', commandId: newId(), events: [], result: { requestNo: 'JZ-1' } } as Sent;
  const refused = { outcome: 'rejected', commandId: newId(), problem: { code: 'request.channel_unknown' } } as Sent;
  return {
    sent,
    work: () => work,
    set: (index: number, facts: Partial<MatterWork>) => {
      work = work.map((one, i) => (i === index ? { ...one, ...facts } : one));
    },
    register() {
      return registerMatters({
        work,
        territoryId: undefined,
        report: async ({ text }) => {
          sent.push(`report ${text}`);
          return refuses && text?.includes(refuses) ? refused : accepted;
        },
        merge: async ({ requestId, intoId }) => {
          const at = (id: string) => work.findIndex((one) => one.requestId === id);
          sent.push(`merge ${at(requestId)} into ${at(intoId)}`);
          return accepted;
        },
        note: (index, facts) => this.set(index, facts),
      });
    },
  };
}

test('each wanted matter becomes a request of its own, in the order of the chat, then what is one is merged', async () => {
  const it = desk([matter('下水道堵了'), matter('+1', { duplicateOf: 0, duplicateWhy: 'agrees' }), matter('路灯坏了')]);
  await it.register();
  assert.deepEqual(it.sent, ['report 下水道堵了', 'report +1', 'report 路灯坏了', 'merge 1 into 0']);
  assert.deepEqual(
    it.work().map(({ phase }) => phase),
    ['registered', 'merged', 'registered'],
  );
});

test('what the desk drops is not registered, nor is anything merged into it', async () => {
  const it = desk([matter('下水道堵了'), matter('+1', { duplicateOf: 0, duplicateWhy: 'agrees' })]);
  it.set(0, { isWanted: false });
  assert.equal(mergesInto(it.work(), 1), undefined);
  await it.register();
  assert.deepEqual(it.sent, ['report +1']);
});

test('told apart by the desk, both stay by themselves', async () => {
  const it = desk([matter('下水道堵了'), matter('我家也堵', { duplicateOf: 0, duplicateWhy: 'alike' })]);
  it.set(1, { oneWith: { index: 0, why: 'alike', isTaken: false } });
  await it.register();
  assert.equal(it.sent.filter((line) => line.startsWith('merge')).length, 0);
});

test('one refused holds nobody up, and a second press sends only that one again', async () => {
  const it = desk([matter('下水道堵了'), matter('坏的'), matter('路灯坏了')], '坏的');
  await it.register();
  assert.deepEqual(
    it.work().map(({ phase }) => phase),
    ['registered', 'failed', 'registered'],
  );
  it.sent.length = 0;
  await it.register();
  assert.deepEqual(it.sent, ['report 坏的']);
});

test('what is sent is an input the command takes, with who wrote it and in which group of channels', () => {
  const work = workOf(
    [matter('下水道堵了', { placeText: '3号楼', phone: '19900000001', kindCode: 'pipe_blockage' })],
    newId,
  );
  const [first] = work;
  assert.ok(first);
  const parsed = reportRequest.input.safeParse(reportOf(first, newId()));
  assert.ok(parsed.success, parsed.error?.message);
  const { channel, callerName } = parsed.data as { channel: string; callerName: string };
  assert.deepEqual([channel, callerName], ['grid_wechat_group', '张姐(3栋201)']);
});

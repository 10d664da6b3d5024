import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newId } from '#kernel/shared/id.ts';
import { requestFilter } from '../../shared/queries.ts';
import { chipsOf, chosenKeys, readFilter, tabOf } from './filters.ts';
import { formatWait, isLongRunning, waitingOf } from './waiting.ts';

const names = {
  kindTitle: (code: string) => ({ zh: code === 'pipe_blockage' ? '管道堵塞' : code, en: code }),
  channelTitle: (code: string) => ({ zh: code === 'hotline' ? '热线电话' : code, en: code }),
  unitName: () => '东闸社区',
};

test('a filter in the address survives a key that is none, a number where words are meant, and one word where a list is', () => {
  const unitId = newId();
  const read = readFilter({
    tab: 'overdue',
    search: 2210,
    channels: 'hotline',
    unitId,
    nonsense: 1,
    states: ['flying'],
  });
  assert.deepEqual(read, { tab: 'overdue', search: '2210', channels: ['hotline'], unitId });
});

test('what was read out of an address is a filter the server takes', () => {
  const read = readFilter({
    receivedFrom: '2022-03-01',
    receivedTo: 'yesterday',
    isEmergency: true,
    measure: 'solved',
  });
  assert.ok(requestFilter.safeParse(read).success);
  assert.deepEqual(chosenKeys(read), ['receivedFrom', 'isEmergency', 'measure']);
});

test('a bare address opens what waits for me; a number from elsewhere opens among all', () => {
  assert.equal(tabOf(readFilter({})), 'mine');
  assert.equal(tabOf(readFilter({ measure: 'solved' })), 'all');
  assert.equal(tabOf(readFilter({ tab: 'to_verify', measure: 'solved' })), 'to_verify');
});

test('every part of a filter that is set is said in words and can be taken off', () => {
  const filter = readFilter({
    channels: ['hotline', 'walk_in'],
    kindCodes: ['pipe_blockage'],
    isUrgentHardship: true,
    unitId: newId(),
  });
  const chips = chipsOf(filter, names);
  assert.deepEqual(
    chips.map(({ key, words }) => [key, words.zh]),
    [
      ['kindCodes', '管道堵塞'],
      ['channels', '热线电话、walk_in'],
      ['unitId', '东闸社区'],
      ['isUrgentHardship', '急难愁盼'],
    ],
  );
});

const now = Date.parse('2022-03-16T05:00:00Z');
const minutes = (n: number) => new Date(now + n * 60_000);
const line = {
  state: 'dispatched' as const,
  isEmergency: false,
  isRinging: false,
  openDays: 0,
  timeCard: 'none' as const,
  receivedAt: minutes(-10),
  resolveDueAt: minutes(60),
};

test('the limit itself is not late yet; a minute after it is, and a yellow card is soon', () => {
  assert.equal(waitingOf({ ...line, resolveDueAt: minutes(0) }, now).tone, 'calm');
  assert.equal(waitingOf({ ...line, resolveDueAt: minutes(-1) }, now).tone, 'late');
  assert.equal(waitingOf({ ...line, timeCard: 'yellow' }, now).tone, 'soon');
});

test('before dispatch it counts how long the caller has waited; an emergency is pressing at once', () => {
  const waiting = { ...line, state: 'received' as const, resolveDueAt: null };
  assert.deepEqual(waitingOf(waiting, now), { kind: 'since', at: now - 600_000, tone: 'calm' });
  assert.equal(waitingOf({ ...waiting, receivedAt: minutes(-31) }, now).tone, 'soon');
  assert.equal(waitingOf({ ...waiting, receivedAt: minutes(-61) }, now).tone, 'late');
  assert.equal(waitingOf({ ...waiting, isEmergency: true }, now).tone, 'late');
});

test('what is suspended or done is never shown as late, however long ago it was due', () => {
  const old = { ...line, resolveDueAt: minutes(-9000), openDays: 43 };
  assert.deepEqual(waitingOf({ ...old, state: 'suspended' }, now), { kind: 'long', tone: 'calm', days: 43 });
  assert.equal(waitingOf({ ...old, state: 'resolved' }, now).kind, 'to_verify');
  assert.equal(waitingOf({ ...old, state: 'closed' }, now).kind, 'ended');
});

test('open for thirty days is long-running; closed is not', () => {
  assert.equal(isLongRunning({ state: 'in_progress', openDays: 29 }), false);
  assert.equal(isLongRunning({ state: 'in_progress', openDays: 30 }), true);
  assert.equal(isLongRunning({ state: 'closed', openDays: 60 }), false);
});

test('a wait is told in its largest whole unit and never as nothing', () => {
  assert.equal(formatWait(20_000, 'zh'), '1 分钟');
  assert.equal(formatWait(21 * 3_600_000 + 59 * 60_000, 'zh'), '21 小时');
  assert.equal(formatWait(49 * 3_600_000, 'en'), '2 d');
});

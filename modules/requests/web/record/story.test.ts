import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { acts, openStates, requestStates } from '../../shared/request-chart.ts';
import type { StoryStep } from '../parts/names.ts';
import { legs, stepsAhead } from './next-steps.ts';
import { tell, toldTypes } from './story-words.ts';
import type { Telling } from './telling.ts';

const server = join(import.meta.dirname, '../../server');

/** Told of a community, never of one request: an old register taken in is in the record of the place. */
const ofPlaces = ['request.history_imported'];

/** Every event type that a handler writes down. */
function emittedTypes(): Set<string> {
  const handlers = readdirSync(join(server, 'handlers')).filter((name) => !name.endsWith('.test.ts'));
  const files = [...handlers.map((name) => join('handlers', name)), 'redo.ts'];
  const found = new Set<string>();
  for (const name of files) {
    const source = readFileSync(join(server, name), 'utf8');
    for (const [, type] of source.matchAll(/'(request\.[a-z_]+)'/g)) if (type) found.add(type);
  }
  return found;
}

const telling: Telling = {
  request: {
    callerName: '刘*英',
    channel: 'one_key',
    text: '一楼往外冒水',
    isSilent: false,
    isAnonymous: false,
    proxy: null,
    assisting: [{ unitId: 'u2', name: '盛景花园东网格' }],
    dispatchedAt: new Date('2022-03-16T01:20:00Z'),
    responseDueAt: new Date('2022-03-16T01:50:00Z'),
    classification: {
      suggested: 'pipe_blockage',
      because: [
        { word: '下水道', weight: 3 },
        { word: '下水道', weight: 1 },
        { word: '楼道', weight: -1 },
      ],
    },
  },
  channelTitle: (code) => ({ zh: code, en: code }),
  kindTitle: (code) => (code === 'pipe_blockage' ? { zh: '管道堵塞', en: 'Blocked pipe' } : { zh: code, en: code }),
  now: Date.parse('2022-03-16T05:00:00Z'),
};

const step = (type: string, facts: object = {}, more: Partial<StoryStep> = {}): StoryStep => ({
  at: new Date('2022-03-16T01:41:00Z'),
  deviceAt: null,
  type,
  by: '王师傅',
  unitName: null,
  facts: { type, ...facts },
  text: null,
  files: [],
  ...more,
});

test('every event the handlers write has its own sentence in both languages', () => {
  const missing = [...emittedTypes()].filter((type) => !toldTypes.includes(type) && !ofPlaces.includes(type));
  assert.deepEqual(missing, []);
  for (const type of toldTypes) {
    const { what } = tell(step(type), telling);
    assert.ok(what.zh.length > 1 && what.en.length > 1, type);
    assert.ok(!`${what.zh}${what.en}`.includes('undefined'), `${type}: ${what.zh}`);
  }
});

test('the first sentence says who, how and in whose words; a silent call says that nobody spoke', () => {
  assert.equal(tell(step('request.reported'), telling).what.zh, '刘*英 按下一键呼叫，说“一楼往外冒水”');
  const silent = { ...telling, request: { ...telling.request, isSilent: true, callerName: null } };
  assert.equal(tell(step('request.reported'), silent).what.zh, '来电人 按下一键呼叫，没有说话');
});

test('a dispatch names lead, assistants and the rule; a correction of the suggestion is told as one', () => {
  const told = tell(
    step('request.dispatched', {
      leadName: '安居物业',
      assistUnitIds: ['u2'],
      rule: '管道堵塞 → 该小区物业；限时 8 工作时',
    }),
    telling,
  );
  assert.equal(told.what.zh, '王师傅 派给 **安居物业**，协办 盛景花园东网格');
  assert.equal(told.more?.zh, '规则：管道堵塞 → 该小区物业；限时 8 工作时');
  const confirmed = tell(step('request.classified', { kindCode: 'pipe_blockage' }), telling);
  assert.equal(confirmed.more?.zh, '系统建议 管道堵塞（“下水道”），已确认');
  const corrected = tell(step('request.dispatched', { kindCode: 'leak', leadName: '安居物业' }), telling);
  assert.match(corrected.more?.zh ?? '', /系统建议的是 管道堵塞，已改/);
});

test('a signature says the promise and whether it came within the limit', () => {
  const told = tell(step('request.signed', { promisedAt: '2022-03-16T10:00:00Z' }), telling);
  assert.equal(told.what.zh, '王师傅 接单，承诺 **今天 18:00** 前办结');
  assert.equal(told.more?.zh, '派单后 21 分钟接单，在响应时限内');
  const late = tell(step('request.signed', {}, { at: new Date('2022-03-16T02:00:00Z') }), telling);
  assert.match(late.more?.zh ?? '', /超过响应时限/);
});

test('an event nobody has words for is still in the story', () => {
  assert.equal(tell(step('request.something_new'), telling).what.zh, '王师傅 request.something_new');
});

test('every leg of the way ahead is one the chart allows, and every open state has a way to the end', () => {
  for (const { from, act } of legs)
    assert.ok((acts[act].from as readonly string[]).includes(from), `${act} from ${from}`);
  for (const state of openStates) assert.ok(stepsAhead(state).length >= 3, state);
});

test('the way ahead shrinks as the work goes on and ends where nothing is to come', () => {
  assert.deepEqual(
    stepsAhead('in_progress').map(({ zh }) => zh),
    ['办结', '由社区或来电人确认（办的人不能自己结案）', '回访', '评价'],
  );
  assert.deepEqual(stepsAhead('closed', { isCalledBack: true, isRated: true }), []);
  for (const state of requestStates.filter((s) => s === 'merged' || s === 'withdrawn'))
    assert.deepEqual(stepsAhead(state), []);
});

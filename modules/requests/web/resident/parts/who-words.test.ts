import assert from 'node:assert/strict';
import { test } from 'node:test';
import { requestStates } from '../../../shared/request-chart.ts';
import { plainWords, spokenMoment, whoWords } from './who-words.ts';

const at = (text: string) => Date.parse(`2022-03-${text}+08:00`);
const now = at('16T12:50');
const facts = {
  state: 'in_progress',
  channel: 'grid_wechat_group',
  communityName: '接庄社区',
  holder: '安居物业 · 王师傅',
  holderPerson: '王师傅',
  answeredBy: null,
  promisedAt: new Date(at('16T18:00')),
  dueAt: new Date(at('17T09:20')),
  isPaused: false,
  isDiscreet: false,
} as const;

test('the card says who is on it and what was promised; without a promise, when it is due', () => {
  assert.equal(whoWords(facts, now, 'zh'), '安居物业 · 王师傅 正在处理，承诺今天 18:00前办结。');
  assert.equal(
    whoWords({ ...facts, promisedAt: null }, now, 'zh'),
    '安居物业 · 王师傅 正在处理，应在明天 09:20前办结。',
  );
});

test('a time that is past, or stands still, is not promised', () => {
  assert.equal(whoWords(facts, at('17T10:00'), 'zh'), '安居物业 · 王师傅 正在处理。');
  assert.equal(whoWords({ ...facts, isPaused: true }, now, 'zh'), '安居物业 · 王师傅 正在处理。');
});

test('large type says it as one would across the yard', () => {
  assert.equal(plainWords(facts, now, 'zh'), '王师傅在修，今天下午六点前好');
  assert.equal(
    plainWords({ ...facts, holderPerson: '韩医生', promisedAt: null }, now, 'zh'),
    '韩医生会来，明天上午九点前好',
  );
});

test('every state is said in both languages, and never with a gap where a name is missing', () => {
  for (const state of requestStates) {
    for (const lang of ['zh', 'en'] as const) {
      const bare = { ...facts, state, holder: null, holderPerson: null, promisedAt: null, dueAt: null };
      for (const words of [whoWords(bare, now, lang), plainWords(bare, now, lang)]) {
        assert.ok(words.length > 1, state);
        assert.doesNotMatch(words, /null|undefined|^ | {2}/);
      }
    }
  }
});

test('hours are spoken by the part of the day and never later than the clock', () => {
  assert.equal(spokenMoment(at('16T18:00'), now), '今天下午六点');
  assert.equal(spokenMoment(at('17T10:45'), now), '明天上午十点半');
  assert.equal(spokenMoment(at('18T12:00'), now), '后天中午十二点');
  assert.equal(spokenMoment(at('25T00:10'), now), '3月25日凌晨零点');
  assert.equal(spokenMoment(at('16T14:29'), now), '今天下午两点');
});

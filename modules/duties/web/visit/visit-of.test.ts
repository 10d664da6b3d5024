import assert from 'node:assert/strict';
import { test } from 'node:test';
import { closedBy } from '../../shared/covered.ts';
import type { SubjectDuties } from '../../shared/queries.ts';
import { afterHeld, openAfterHeld } from './after-held.ts';
import type { Held } from './held-visits.ts';
import { together } from './questions.ts';
import { actionsOf, closerOfOpen, type VisitDraft, visitOf } from './visit-of.ts';

const at = (text: string) => new Date(`2026-11-${text}+08:00`);
const now = at('16T10:00').getTime();
const subjectId = 'somebody';
const duty = (rhythmId: string, slot: string, opens: string, due: string, action: 'visit' | 'call' = 'visit') => ({
  rhythmId,
  slot,
  title: { zh: rhythmId, en: rhythmId },
  registerCode: rhythmId,
  action,
  form: null,
  closedBy: null,
  rank: 1,
  opensAt: at(opens),
  dueAt: at(due),
  state: 'open' as const,
  isOwned: false,
});
const lone = duty('lone', '2026-11', '01T00:00', '30T23:59');
const hardship = duty('hardship', '2026-11', '01T00:00', '30T23:59');
const call = duty('call', '2026-11', '01T00:00', '30T23:59', 'call');
const lastWeek = duty('weekly', 'W1', '02T00:00', '08T23:59');
const weekBefore = duty('weekly', 'W0', '01T00:00', '01T23:59');
const draft: VisitDraft = {
  action: 'visit',
  outcome: 'done',
  note: '',
  proxy: '',
  happenedAt: '',
  requestIds: [],
  fileIds: [],
  told: [],
  measure: undefined,
  isDrill: false,
};
const slots = (keys: readonly { rhythmId: string; slot: string }[]) =>
  keys.map(({ rhythmId, slot }) => `${rhythmId} ${slot}`).toSorted();

test('one visit closes what is open in every group, makes up for the last that was missed, and leaves calls alone', () => {
  const open = [lone, hardship, call, weekBefore, lastWeek];
  assert.deepEqual(slots(closedBy(open, subjectId, draft, now)), ['hardship 2026-11', 'lone 2026-11', 'weekly W1']);
});

test('nobody home closes nothing', () => {
  assert.deepEqual(closedBy([lone], subjectId, { action: 'visit', outcome: 'not_home', isDrill: false }, now), []);
});

test('what is empty is not sent; a time without a zone is a time in China', () => {
  const input = visitOf(
    { ...draft, note: '  在家 ', proxy: '  ', happenedAt: '2026-11-15T09:30' },
    { visitId: 'v', subjectId },
  );
  assert.equal(input.note, '在家');
  assert.equal('proxy' in input, false);
  assert.equal('told' in input, false);
  assert.equal('measure' in input, false);
  assert.equal(input.isDrill, false);
  assert.equal(input.happenedAt, '2026-11-15T09:30:00+08:00');
  assert.equal('happenedAt' in visitOf(draft, { visitId: 'v', subjectId }), false);
});

test('what is done at a drill is one whatever was tapped; what is played elsewhere is marked and closes nothing', () => {
  const ids = { visitId: 'v', subjectId };
  assert.equal(visitOf({ ...draft, action: 'drill' }, ids).isDrill, true);
  assert.equal(visitOf({ ...draft, isDrill: true }, ids).isDrill, true);
  assert.deepEqual(closedBy([lone, hardship], subjectId, { ...draft, isDrill: true }, now), []);
  const drill = { ...lone, action: 'drill' as const };
  assert.deepEqual(slots(closedBy([drill], subjectId, { ...draft, action: 'drill', isDrill: true }, now)), [
    'lone 2026-11',
  ]);
});

test('the actions asked for are offered, each once; where nothing is asked, a visit is', () => {
  assert.deepEqual(actionsOf([call, lone, hardship]), ['call', 'visit']);
  assert.deepEqual(actionsOf([]), ['visit']);
});

const subject: SubjectDuties = {
  subjectId,
  kind: 'person',
  name: '测试',
  isNameMasked: false,
  initials: 'cs',
  placeId: null,
  address: null,
  gridName: null,
  longitude: null,
  latitude: null,
  duties: [lone, hardship],
  attempts: 1,
  lastVisitAt: null,
};
const held = (phase: Held['phase'], more: Partial<Held> = {}) => ({
  subjectId,
  closes: closedBy([lone, hardship], subjectId, draft, now),
  isAttempt: false,
  phase,
  ...more,
});

test('what was told is gone from the list while it waits and goes, and is back when it was taken back or refused', () => {
  for (const phase of ['waiting', 'sending', 'done'] as const) {
    assert.deepEqual(openAfterHeld(subject.duties, subjectId, [held(phase)]), []);
    assert.deepEqual(afterHeld([subject], [held(phase)]), []);
  }
  for (const none of [[], [held('unsent')], [held('lacking')], [held('waiting', { subjectId: 'else', closes: [] })]])
    assert.deepEqual(afterHeld([subject], none), [subject]);
});

test('an attempt on its way is counted and closes nothing; one that arrived is in the answer already', () => {
  const tried = (phase: Held['phase']) => held(phase, { closes: [], isAttempt: true });
  assert.equal(afterHeld([subject], [tried('waiting')])[0]?.attempts, 2);
  assert.equal(afterHeld([subject], [tried('done')])[0]?.attempts, 1);
});

test('the same turn of somebody else stays', () => {
  const other = { ...subject, subjectId: 'else' };
  assert.deepEqual(afterHeld([other], [held('waiting')]), [other]);
});

test('what two forms ask alike is told once, as it was said last; what they cost adds up', () => {
  const part = (value: string, more: string[] = []) => ({
    told: [{ field: 'selfCare', value }, ...more.map((field) => ({ field, value: 'x' }))],
    asked: 2,
    prefilled: 3,
  });
  const both = together([part('full', ['helper']), part('partial')]);
  assert.deepEqual(both.told, [
    { field: 'selfCare', value: 'partial' },
    { field: 'helper', value: 'x' },
  ]);
  assert.deepEqual([both.asked, both.prefilled], [4, 6]);
});

test('a turn that another act closes is not struck out by a visit, and the door offers only that it was tried', () => {
  const firm = { ...call, closedBy: 'everybody_tested' as const };
  assert.deepEqual(closedBy([firm], subjectId, { ...draft, action: 'call' }, now), []);
  assert.equal(closerOfOpen([firm], 'call'), 'everybody_tested');
  assert.equal(closerOfOpen([firm, call], 'call'), null, 'what a visit closes is still told by one');
  assert.equal(closerOfOpen([], 'sample'), 'tubes');
  assert.equal(closerOfOpen([lone], 'visit'), null);
});

// The pure rules of publications: number words, days, the chart, what a draft lacks.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { type Role, roles } from '#kernel/shared/right.ts';
import { contradictionsOf, lackingOf } from './draft.ts';
import {
  numberWords,
  paragraphsOf,
  publishers,
  standingOf,
  standings,
  takesObjectionsOn,
  writers,
} from './publication.ts';
import { type Act, actFault, acts, type Seen } from './publication-chart.ts';

const own: Seen = {
  kind: 'bulletin',
  standing: 'draft',
  isOwn: true,
  isBelow: true,
  isNamed: false,
  isConfirmed: false,
};
const roleNames = Object.keys(roles) as Role[];

describe('where it stands', () => {
  test('its last day still belongs to it, the day after does not', () => {
    const notice = { state: 'published' as const, periodTo: '2026-03-18' };
    assert.equal(standingOf(notice, '2026-03-18'), 'published');
    assert.equal(standingOf(notice, '2026-03-19'), 'over');
    assert.equal(standingOf({ state: 'published', periodTo: null }, '2099-01-01'), 'published');
  });

  test('a withdrawn one stays withdrawn after its last day, and a draft a draft', () => {
    for (const state of ['withdrawn', 'draft'] as const)
      assert.equal(standingOf({ state, periodTo: '2020-01-01' }, '2026-03-18'), state);
  });

  test('R6: objections are heard from the first day to the last, of a published notice that takes them', () => {
    const notice = {
      kind: 'notice' as const,
      state: 'published' as const,
      takesObjections: true,
      periodFrom: '2026-03-16',
      periodTo: '2026-03-18',
    };
    assert.deepEqual(
      ['2026-03-15', '2026-03-16', '2026-03-18', '2026-03-19'].map((on) => takesObjectionsOn(notice, on)),
      [false, true, true, false],
    );
    assert.equal(takesObjectionsOn({ ...notice, state: 'withdrawn' }, '2026-03-17'), false);
    assert.equal(takesObjectionsOn({ ...notice, takesObjections: false }, '2026-03-17'), false);
    assert.equal(takesObjectionsOn({ ...notice, kind: 'bulletin' }, '2026-03-17'), false);
  });
});

test('R3: a bulletin is called by its issue, a notice by its number, a draft by neither', () => {
  assert.equal(numberWords({ kind: 'bulletin', year: 2026, issueNo: 8 })?.zh, '2026年第8期');
  assert.equal(numberWords({ kind: 'notice', year: 2026, issueNo: 3 })?.zh, '〔2026〕第3号');
  assert.equal(numberWords({ kind: 'notice', year: null, issueNo: null }), null);
});

test('paragraphs are parted by empty lines and keep every character that is not white', () => {
  assert.deepEqual(paragraphsOf('一、时间\n二、地点\r\n\r\n\u3000\n请互相转告。\n'), [
    '一、时间\n二、地点',
    '请互相转告。',
  ]);
  const bare = (text: string) => text.replace(/\s/g, '');
  fc.assert(fc.property(fc.string(), (body) => bare(paragraphsOf(body).join('')) === bare(body)));
});

describe('the chart', () => {
  const may = (act: Act, seen: Partial<Seen>, role: Role) => actFault(act, { ...own, ...seen }, role) === undefined;

  test('the desk writes and the secretary publishes', () => {
    assert.equal(actFault('publish', own, 'community_desk'), 'not_publisher');
    assert.ok(may('revise', {}, 'community_desk') && may('discard', {}, 'community_desk'));
    assert.ok(may('publish', {}, 'community_secretary') && may('revise', {}, 'community_secretary'));
    assert.equal(actFault('revise', own, 'grid_worker'), 'not_writer');
  });

  test('whoever publishes may write, and nobody who holds no desk does either', () => {
    for (const role of roleNames) {
      assert.equal(may('publish', {}, role), (publishers as readonly Role[]).includes(role), role);
      assert.equal(may('revise', {}, role), (writers as readonly Role[]).includes(role), role);
    }
    for (const role of publishers) assert.ok((writers as readonly Role[]).includes(role));
  });

  test('what is published is neither revised nor discarded nor published twice, by anybody', () => {
    for (const role of roleNames)
      for (const standing of standings.filter((one) => one !== 'draft'))
        for (const act of ['revise', 'discard', 'publish'] as const)
          assert.ok(!may(act, { standing }, role), `${act} ${standing} ${role}`);
  });

  test('the level above withdraws, a neighbour does not, and what is withdrawn is the end', () => {
    const below = { isOwn: false, isBelow: true, standing: 'published' as const };
    assert.ok(may('withdraw', below, 'street_supervisor'));
    assert.ok(may('withdraw', { ...below, standing: 'over' }, 'street_supervisor'));
    assert.equal(actFault('withdraw', { ...own, ...below, isBelow: false }, 'community_secretary'), 'not_issuers');
    assert.equal(actFault('publish', { ...own, isOwn: false }, 'street_supervisor'), 'not_issuers');
    for (const act of acts) assert.ok(!may(act, { standing: 'withdrawn', isNamed: true }, 'community_secretary'), act);
  });

  test('R3: a named unit confirms once, whoever of it; others are not asked', () => {
    const out = { standing: 'published' as const, isOwn: false, isNamed: true };
    assert.ok(may('confirm', out, 'handler') && may('confirm', out, 'community_desk'));
    assert.equal(actFault('confirm', { ...own, ...out, isConfirmed: true }, 'handler'), 'confirmed_already');
    assert.equal(actFault('confirm', { ...own, ...out, isNamed: false }, 'handler'), 'not_named');
    assert.equal(actFault('confirm', { ...own, ...out, standing: 'draft' }, 'handler'), 'not_published');
  });
});

describe('what a draft lacks', () => {
  const draft = {
    kind: 'notice' as const,
    audience: 'public' as const,
    body: '停水',
    fileIds: [],
    items: [],
    takesObjections: false,
    periodTo: '2026-03-18',
  };
  const on = '2026-03-16';

  test('R6: a notice has a text and a last day that has not gone by', () => {
    assert.deepEqual(lackingOf(draft, on), []);
    assert.deepEqual(lackingOf({ ...draft, body: ' ', periodTo: null }, on), ['notice_needs_body', 'notice_needs_end']);
    assert.deepEqual(lackingOf({ ...draft, periodTo: '2026-03-15' }, on), ['period_past']);
    assert.deepEqual(lackingOf({ ...draft, periodFrom: '2026-03-19' }, on), ['period_turned']);
  });

  test('R3: a bulletin has items with words; only bulletins have any', () => {
    const bulletin = { ...draft, kind: 'bulletin' as const, body: '', periodTo: null };
    assert.deepEqual(lackingOf(bulletin, on), ['bulletin_needs_items']);
    assert.deepEqual(lackingOf({ ...bulletin, items: [{ text: '' }] }, on), ['bulletin_needs_items']);
    assert.deepEqual(lackingOf({ ...bulletin, items: [{ text: '按时办结' }] }, on), []);
    assert.deepEqual(contradictionsOf({ ...draft, items: [{ text: '按时' }] }), ['items_of_bulletin']);
  });

  test('R8: content is a text or a file; objections are for public notices', () => {
    const content = { ...draft, kind: 'content' as const, body: '', periodTo: null };
    assert.deepEqual(lackingOf(content, on), ['content_needs_something']);
    assert.deepEqual(lackingOf({ ...content, fileIds: ['x'] }, on), []);
    assert.deepEqual(contradictionsOf({ ...draft, takesObjections: true, audience: 'staff' }), [
      'objections_of_notice',
    ]);
    assert.deepEqual(contradictionsOf({ ...content, takesObjections: true }), ['objections_of_notice']);
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import { HOUR_MS, instantOf, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import method from '#methods/minhu-5643/method.ts';
import { alike } from './alike.ts';
import { findDuplicates, type Told } from './find-duplicates.ts';
import { readRows } from './fixtures/read-fixture.ts';
import { suggestKind } from './suggest-kind.ts';

const kinds = method.requestKinds;
const problems = new Set(kinds.filter((kind) => kind.countsAs === 'problem').map((kind) => kind.code));

/** The sample month as the intake knows it: the kind is the one suggested, not the column. */
const sample = readRows('requests-2022-03.csv', 11).map((row): Told & { note: string } => {
  const [number, time, , , phone, estate, room, text, , , note] = row;
  const kindCode = suggestKind({ text: text ?? '', kinds }).suggestions[0]?.kindCode;
  return {
    id: number ?? '',
    text: text ?? '',
    at: instantOf(`${time?.replace(' ', 'T')}:00+08:00`),
    kindCode,
    phone,
    estate,
    place: room,
    isShared: problems.has(kindCode ?? ''),
    note: note ?? '',
  };
});

test('in the sample month the nine matters told twice are found, and no others', () => {
  const planted = sample
    .flatMap(({ id, note }) => {
      const first = /与第(\d+)条为同一件事/u.exec(note)?.[1];
      return first === undefined ? [] : `${first}=${id}`;
    })
    .sort();
  const found = sample
    .flatMap((told) => {
      const candidates = sample.filter(
        (other) => other.at < told.at || (other.at === told.at && Number(other.id) < Number(told.id)),
      );
      return findDuplicates({ told, candidates, withinHours: method.duplicateWithinHours }).map(
        ({ id }) => `${id}=${told.id}`,
      );
    })
    .sort();
  assert.equal(planted.length, 9);
  assert.deepEqual(found, planted);
});

const at = instantOf('2022-03-05T14:12:00+08:00');
const tap: Told = {
  id: 'a',
  text: '厨房水龙头漏水，想请师傅上门修',
  at,
  kindCode: 'home_repair',
  phone: '19900001234',
  place: '6号楼1单元601',
  estate: '水岸新居',
};
const lamp: Told = {
  id: 'c',
  text: '小区北门路灯坏了好几天',
  at,
  kindCode: 'street_light',
  estate: '水岸新居',
  place: '4号楼1单元601',
  isShared: true,
};

const likelihood = (told: Told, other: Told) => findDuplicates({ told, candidates: [other] })[0]?.likelihood;

test('the same caller in other words about the same thing is probably the same', () => {
  const again = { ...tap, id: 'b', text: '水龙头还在滴水，怎么没人来', at: at + HOUR_MS };
  assert.equal(likelihood(again, tap), 'probable');
});

test('the same caller about another thing is another matter', () => {
  const other = { ...tap, id: 'b', text: '楼上装修太吵', kindCode: 'noise', at: at + HOUR_MS };
  assert.equal(likelihood(other, tap), undefined);
});

test('the same words from another home are another matter, if the matter is of the home', () => {
  const neighbour = { ...tap, id: 'b', phone: '19900005678', place: '6号楼1单元501' };
  assert.equal(likelihood(neighbour, tap), undefined);
});

test('one lamp seen from two homes is possibly one matter; of two estates it is two', () => {
  const neighbour = { ...lamp, id: 'd', text: '北门的路灯坏了', place: '9号楼2单元101', at: at + 3 * HOUR_MS };
  assert.ok(likelihood(neighbour, lamp));
  assert.equal(likelihood({ ...neighbour, estate: '永福小区' }, lamp), undefined);
});

test('the key pressed again and again without a word is one silent call', () => {
  const press: Told = { id: 'x', text: '', at, kindCode: 'silent_call', phone: '19900001234', place: '6号楼1单元601' };
  assert.equal(likelihood({ ...press, id: 'y', at: at + 2 * MINUTE_MS }, press), 'probable');
});

test('what was told outside the window is not offered', () => {
  const later = { ...tap, id: 'b', at: at + 49 * HOUR_MS };
  assert.equal(likelihood(later, tap), undefined);
  assert.ok(findDuplicates({ told: later, candidates: [tap], withinHours: 72 })[0]);
});

test('a telephone is the same with blanks, dashes or the country before it', () => {
  assert.equal(likelihood({ ...tap, id: 'b', phone: '+86 199-0000-1234', place: undefined }, tap), 'probable');
});

test('a request is no duplicate of itself, and reasons add up to the score at the same moment', () => {
  assert.deepEqual(findDuplicates({ told: tap, candidates: [tap] }), []);
  const [found] = findDuplicates({ told: tap, candidates: [{ ...tap, id: 'b' }] });
  const sum = found?.because.reduce((total, reason) => total + reason.weight, 0) ?? 0;
  assert.ok(Math.abs(Math.min(1, sum) - (found?.score ?? 0)) < 1e-9);
});

test('likeness is the same both ways and between 0 and 1', () => {
  const text = fc.string({ unit: fc.constantFrom(...Array.from('路灯坏了好几天漏水a1，')), maxLength: 20 });
  fc.assert(
    fc.property(text, text, (a, b) => {
      assert.equal(alike(a, b), alike(b, a));
      assert.ok(alike(a, b) >= 0 && alike(a, b) <= 1);
    }),
  );
  assert.equal(alike('路灯坏了好几天', '路灯坏了好几天'), 1);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import { type AlikePerson, judgePair, weightInWords } from './alike.ts';
import { nameLikeness } from './name-likeness.ts';
import { lettersOf } from './search.ts';

const reader = await loadPinyin();
const person = (name: string, more: Partial<AlikePerson> = {}): AlikePerson => ({
  name,
  pinyin: lettersOf(name, reader).pinyin,
  sex: 0,
  bornOn: null,
  idKind: null,
  idHash: null,
  phoneHash: null,
  homeId: null,
  relation: null,
  communityId: 'c',
  ...more,
});
const weigh = (a: AlikePerson, b: AlikePerson) => {
  const there = judgePair(a, b);
  assert.deepEqual(judgePair(b, a), there, 'whichever stands first');
  return there?.weight ?? null;
};

const names: [string, string, string][] = [
  ['张华', '张华', 'same'],
  ['张华', '張華', 'variant'],
  ['阿依古丽·买买提', '阿依古丽•买买提', 'variant'],
  ['张伟', '张玮', 'sound'],
  ['张桂菊', '张桂掬', 'sound'],
  ['李秀英', '李季英', 'slip'],
  ['王玉梅', '王玉海', 'slip'],
  ['王大双', '王小双', 'letter'],
  ['王建国', '王建国强', 'none'],
  ['张桂兰', '李建国', 'none'],
];
for (const [one, other, likeness] of names)
  test(`${one} and ${other}: ${likeness}`, () => assert.equal(nameLikeness(person(one), person(other)), likeness));

const pairs: [string, AlikePerson, AlikePerson, 'likely' | 'possible' | null][] = [
  [
    'met at home and at the shop, one telephone',
    person('张华', { homeId: 'h', phoneHash: 'p' }),
    person('張華', { phoneHash: 'p' }),
    'likely',
  ],
  [
    'one name and one day of birth',
    person('张华', { bornOn: '1960-01-01' }),
    person('张华', { bornOn: '1960-01-01' }),
    'likely',
  ],
  [
    'one name and one home',
    person('张华', { homeId: 'h', bornOn: '1960-01-01' }),
    person('张华', { homeId: 'h' }),
    'likely',
  ],
  [
    'one name and day of birth in two communities',
    person('王芳', { bornOn: '1990-01-01' }),
    person('王芳', { bornOn: '1990-01-01', communityId: 'd' }),
    'possible',
  ],
  [
    'one name, and one of them nothing but a name',
    person('张华', { bornOn: '1960-01-01', phoneHash: 'p' }),
    person('张华'),
    'possible',
  ],
  [
    'one name and nothing in common, both well known',
    person('张华', { phoneHash: 'p' }),
    person('张华', { phoneHash: 'q' }),
    null,
  ],
  [
    'numbers of one kind that differ',
    person('张华', { idKind: 'resident_id', idHash: 'a', phoneHash: 'p' }),
    person('张华', { idKind: 'resident_id', idHash: 'b', phoneHash: 'p' }),
    null,
  ],
  [
    'a card and a passport',
    person('张华', { idKind: 'resident_id', idHash: 'a', phoneHash: 'p' }),
    person('张华', { idKind: 'passport', idHash: 'b', phoneHash: 'p' }),
    'likely',
  ],
  ['a man and a woman', person('张华', { sex: 1, phoneHash: 'p' }), person('张华', { sex: 2, phoneHash: 'p' }), null],
  ['a slip of the pen in one home', person('李秀英', { homeId: 'h' }), person('李季英', { homeId: 'h' }), 'possible'],
  [
    'a slip of the pen, one birth, two homes',
    person('李秀英', { bornOn: '1941-03-08', homeId: 'h' }),
    person('李季英', { bornOn: '1941-03-08', homeId: 'i' }),
    'possible',
  ],
  [
    'a day of birth mistyped',
    person('张华', { bornOn: '1960-01-01', phoneHash: 'p' }),
    person('张华', { bornOn: '1960-01-10', phoneHash: 'p' }),
    'possible',
  ],
  [
    'another day of birth',
    person('张华', { bornOn: '1960-01-01', homeId: 'h' }),
    person('张华', { bornOn: '1990-01-01', homeId: 'h' }),
    null,
  ],
];
const twins = { bornOn: '2015-06-01', homeId: 'h', relation: 'child', phoneHash: 'mother' };
const twinPairs: typeof pairs = [
  ['twins', person('王大双', twins), person('王小双', twins), null],
  [
    'twins, a boy and a girl of one sound',
    person('王玉', { ...twins, sex: 1 }),
    person('王钰', { ...twins, sex: 2 }),
    null,
  ],
  [
    'father and son, one character apart',
    person('王建国', { homeId: 'h', relation: 'head', phoneHash: 'p' }),
    person('王建业', { homeId: 'h', relation: 'child', phoneHash: 'p' }),
    null,
  ],
  [
    'father and son of one sound, births not recorded',
    person('王玉', { homeId: 'h', relation: 'head', phoneHash: 'p' }),
    person('王钰', { homeId: 'h', relation: 'child', phoneHash: 'p' }),
    null,
  ],
  [
    'father and son, births recorded',
    person('王玉', { homeId: 'h', bornOn: '1960-01-01', phoneHash: 'p' }),
    person('王钰', { homeId: 'h', bornOn: '1985-01-01', phoneHash: 'p' }),
    null,
  ],
];
for (const [who, one, other, weight] of [...pairs, ...twinPairs])
  test(`${who}: ${weight ?? 'not offered'}`, () => assert.equal(weigh(one, other), weight));

test('twins of one sound are never likely, whatever they share, and it is said that they may be twins', () => {
  const judged = judgePair(person('王玉', twins), person('王钰', twins));
  assert.equal(judged?.weight, 'possible');
  assert.ok(judged?.reasons.includes('maybe_twins'));
});

test('the weight is a sentence with its reasons', () => {
  const judged = judgePair(person('张华', { phoneHash: 'p' }), person('張華', { phoneHash: 'p' }));
  assert.equal(judged && weightInWords(judged).zh, '很可能是同一个人：姓名只差繁简或异体字、电话相同');
});

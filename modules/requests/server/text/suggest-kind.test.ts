import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as fc from 'fast-check';
import method from '#methods/minhu-5643/method.ts';
import { readRows } from './fixtures/read-fixture.ts';
import { type Suggested, suggestKind } from './suggest-kind.ts';

const kinds = method.requestKinds;
const suggest = (text: string): Suggested => suggestKind({ text, kinds });
const first = (text: string): string | undefined => suggest(text).suggestions[0]?.kindCode;
const words = (text: string): string[] => suggest(text).suggestions.flatMap((s) => s.because.map((b) => b.word));
const titleOf = new Map(kinds.map((kind) => [kind.code, kind.title.zh]));

test('a smell at the gas is an emergency, however it is said; a hob that will not light is not', () => {
  for (const text of ['燃气灶有股味', '煤气灶有股怪味', '灶台闻着有股煤气', '家里闻到一股燃气', '天然气灶有异味'])
    assert.deepEqual([suggest(text).isEmergency, first(text)], [true, 'gas_leak'], text);
  for (const text of ['燃气灶打不着火', '油烟机有股味', '没闻到煤气', '闻到燃气公司门口有烟', '有股下水道味'])
    assert.equal(suggest(text).isEmergency, false, text);
});

test('the suggestion agrees with the desk on every request of the sample month, by keywords alone', () => {
  const rows = readRows('requests-2022-03.csv', 11);
  assert.equal(rows.length, 140);
  const confusion = new Map<string, number>();
  for (const row of rows) {
    const got = titleOf.get(first(row[7] ?? '') ?? '');
    if (got !== row[8]) confusion.set(`${row[8]} → ${got}`, (confusion.get(`${row[8]} → ${got}`) ?? 0) + 1);
  }
  assert.deepEqual([...confusion], []);
});

test('no request of the sample month rings as an emergency', () => {
  for (const row of readRows('requests-2022-03.csv', 11)) assert.deepEqual(suggest(row[7] ?? '').emergencyWords, []);
});

/** `phrases.csv` may be tuned on; `phrases-held-out.csv` never: it tells how the words do on sentences not seen before. */
for (const [file, least] of [
  ['phrases.csv', 0.97],
  ['phrases-held-out.csv', 0.8],
] as const) {
  test(`residents' own words: at least ${least * 100}% of ${file} are put right at first`, () => {
    const rows = readRows(file, 3).filter(([kind]) => kind !== 'other');
    const wrong = rows.filter(([kind, , text]) => first(text ?? '') !== kind);
    assert.ok(
      1 - wrong.length / rows.length >= least,
      wrong.map(([kind, , text]) => `${kind}: ${text} → ${first(text ?? '')}`).join('\n'),
    );
  });

  test(`every emergency of ${file} rings, and nothing else does`, () => {
    const rows = readRows(file, 3);
    const wrong = rows.filter(([, isEmergency, text]) => suggest(text ?? '').isEmergency !== (isEmergency === 'yes'));
    assert.deepEqual(wrong, []);
    assert.ok(rows.some(([, isEmergency]) => isEmergency === 'yes'));
  });
}

test('fire, gas, collapse and cries for help ring and name their words', () => {
  assert.deepEqual(suggest('三号楼着火了').emergencyWords, ['着火']);
  assert.deepEqual(suggest('楼道有煤气味').emergencyWords, ['煤气味']);
  assert.deepEqual(suggest('老人晕倒了').emergencyWords, ['晕倒']);
  assert.deepEqual(suggest('救命').emergencyWords, ['救命']);
  assert.equal(first('三号楼着火了'), 'fire');
});

test('smoke rings where somebody lives, and not where somebody smokes or cooks', () => {
  for (const text of ['楼道有烟味', '半夜楼道全是烟味。谁家在烧东西', '电表箱有糊味'])
    assert.deepEqual([suggest(text).isEmergency, first(text)], [true, 'fire'], text);
  for (const text of ['楼道有烟味，是有人抽烟', '饭店的油烟味飘进楼道', '单元门口烧纸，楼道里都是烟味'])
    assert.equal(suggest(text).isEmergency, false, text);
  assert.equal(suggest('楼道有烟味。楼下有人抽烟').isEmergency, true, 'another sentence explains nothing');
});

test('figures of speech, fears, drills and denials do not ring', () => {
  for (const text of [
    '像着火了一样热闹',
    '着火了一样热闹',
    '没有着火',
    '没闻到煤气味',
    '万一着火怎么办',
    '周五消防演练，假装着火',
    '车打不着火',
    '救命钱什么时候发',
    '打我电话，我老公在家',
    '火已经灭了，刚才厨房着火',
    '老人晕倒已经送医',
    '两点参加防溺水讲座',
  ]) {
    assert.equal(suggest(text).isEmergency, false, text);
  }
});

test('a doubt or a question about an emergency still rings', () => {
  for (const text of ['好像着火了', '是不是着火了，有烟', '恐怕是煤气泄漏', '有没有人，我妈晕倒了']) {
    assert.equal(suggest(text).isEmergency, true, text);
  }
});

test('an emergency comes first even where an ordinary kind has more words', () => {
  const { suggestions } = suggest('厨房水龙头漏水请师傅上门修，另外楼道有煤气味');
  assert.equal(suggestions[0]?.kindCode, 'gas_leak');
  assert.ok(suggestions.some((s) => s.kindCode === 'home_repair'));
});

test('a denied fault is no reason, its neighbour is', () => {
  assert.ok(words('楼道漏水').includes('楼道漏水'));
  assert.ok(!words('没有漏水').includes('漏水'));
  assert.ok(!words('不漏水了').includes('漏水'));
  assert.equal(first('没有漏水，是下水道堵了'), 'pipe_blockage');
  assert.ok(words('有没有漏水我不清楚').includes('漏水'));
});

test('the lack of a thing is a complaint, not a denial', () => {
  assert.equal(first('那条路没有路灯'), 'street_light');
  assert.equal(first('门口没有井盖'), 'manhole_cover');
});

test('a word counts where it stands as a word: 水表 is not in 喝水表示感谢', () => {
  assert.ok(!words('大家喝水表示感谢').includes('水表'));
  assert.ok(suggest('水表坏了').suggestions[0]?.because.some((b) => b.word === '水表'));
});

test('every reason by keyword names a word of the text, its company too', () => {
  for (const [, , text] of readRows('phrases.csv', 3)) {
    for (const reason of suggest(text ?? '').suggestions.flatMap((s) => s.because)) {
      assert.ok(text?.normalize('NFKC').includes(reason.word), `${reason.word} in ${text}`);
      assert.ok(reason.with === undefined || text?.includes(reason.with));
    }
  }
});

test('a silent call is told apart from one that says something unknown', () => {
  for (const text of ['', '   \n']) {
    const silent = suggest(text);
    assert.equal(silent.isSilent, true);
    assert.equal(silent.suggestions[0]?.kindCode, 'silent_call');
  }
  assert.equal(suggest('😀👍').isSilent, false);
  assert.equal(first('今天星期几呀'), 'other_request');
  assert.equal(suggest('今天星期几呀').suggestions[0]?.confidence, 0);
});

test('ten megabytes are read in part, not refused', () => {
  const long = '楼道漏水😀'.repeat(2_000_000);
  assert.ok(long.length > 10_000_000);
  assert.equal(first(long), 'stairwell_leak');
  assert.equal(first(`${'x'.repeat(3_998)}\u{1f600}`), 'other_request');
});

test('no text of any script throws, and confidences are shares', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc
      .constantFrom('漏水', '没有', '着火', '，', '<script>alert(1)</script>', '\ud83d', '\u0000')
      .chain((word) => fc.string().map((s) => s + word + s)),
  );
  fc.assert(
    fc.property(anything, (text) => {
      const { suggestions } = suggest(text);
      const total = suggestions.reduce((sum, s) => sum + s.confidence, 0);
      assert.ok(suggestions.length >= 1 && suggestions.length <= 5);
      assert.ok(suggestions.every((s) => s.confidence >= 0 && s.confidence <= 1) && total <= 1 + 1e-9);
    }),
  );
});

test('another method brings its own words', () => {
  const own = [{ code: 'tea', keywords: [{ word: '围炉煮茶', weight: 5 }] }];
  const { suggestions } = suggestKind({ text: '想约围炉煮茶', kinds: own });
  assert.deepEqual(suggestions[0]?.because, [{ word: '围炉煮茶', from: 'keyword', weight: 5 }]);
  assert.deepEqual(suggestKind({ text: '漏水', kinds: own }).suggestions, []);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findDates, findPhones, findPlace, nearness } from './find-place.ts';

const read = (text: string, estates?: string[]) => {
  const place = findPlace(text, estates);
  return place ? [place.building, place.buildingUnit, place.room].map((part) => part ?? '').join('-') : undefined;
};

test('places are read in the ways people write them', () => {
  for (const [text, expected] of [
    ['11号楼2单元601', '11-2-601'],
    ['我在三号楼二单元，灯坏了', '3-2-'],
    ['十二号楼1单元东户', '12-1-东户'],
    ['二十一号楼', '21--'],
    ['张姐(3栋201)', '3--201'],
    ['6＃2单元302', '6-2-302'],
    ['3-2-601家里漏水', '3-2-601'],
    ['A座1203室', 'A--1203'],
    ['二单元601的下水', '-2-601'],
    ['3号 2单元', '3-2-'],
  ] as const) {
    assert.equal(read(text), expected, text);
  }
});

test('dates, telephones and floors are no places', () => {
  for (const text of ['2022-3-5来过', '19900001234', '我家在3楼', '3号来的人', '电话0537-2345678', '路灯坏了']) {
    assert.equal(read(text), undefined, text);
  }
});

test('an estate that the caller knows is read, the longer name first', () => {
  assert.equal(findPlace('水岸新居二期3号楼', ['水岸新居', '水岸新居二期'])?.estate, '水岸新居二期');
  assert.deepEqual(findPlace('水岸新居门口', ['水岸新居']), { words: '水岸新居', estate: '水岸新居' });
});

test('two ways of writing one dwelling are one', () => {
  assert.equal(nearness(findPlace('三号楼二单元601'), findPlace('3-2-601')), 'same_dwelling');
  assert.equal(nearness(findPlace('3号楼2单元601'), findPlace('3号楼1单元601')), 'same_building');
  assert.equal(nearness(findPlace('3号楼'), findPlace('5号楼')), 'apart');
  assert.equal(nearness(findPlace('甲苑3号楼', ['甲苑', '乙苑']), findPlace('乙苑3号楼', ['甲苑', '乙苑'])), 'apart');
  assert.equal(nearness(undefined, findPlace('3号楼')), 'unknown');
});

test('telephones are found with blanks and dashes, and not inside longer numbers', () => {
  assert.deepEqual(findPhones('打 199 0000 1234 或 0537-2345678，别打19900001234'), ['19900001234', '05372345678']);
  assert.deepEqual(findPhones('身份证379900199001011234'), []);
});

test('words that say when are kept as they stand', () => {
  assert.deepEqual(findDates('昨天晚上停的电，3月5日也停过，周一上午又停'), ['昨天晚上', '3月5日', '周一上午']);
});

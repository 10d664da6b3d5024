import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadPinyin } from './pinyin.ts';

const { pinyinOf, initialsOf, initialVariantsOf, sortKeyOf } = await loadPinyin();

test('surnames are read as surnames', () => {
  const surnames: Record<string, string> = {
    曾一鸣: 'zeng yi ming',
    仇晓燕: 'qiu xiao yan',
    单雄信: 'shan xiong xin',
    区志强: 'ou zhi qiang',
    解珍: 'xie zhen',
    查良镛: 'zha liang yong',
    任志强: 'ren zhi qiang',
    朴树: 'piao shu',
    翟秀英: 'zhai xiu ying',
    尉迟恭: 'yu chi gong',
    万俟卨: 'mo qi xie',
    令狐冲: 'ling hu chong',
    吕布: 'lv bu',
  };
  for (const [name, reading] of Object.entries(surnames)) assert.equal(pinyinOf(name), reading, name);
});

test('the same characters in other text are read as ordinary words', () => {
  assert.equal(pinyinOf('单元', 'text'), 'dan yuan');
  assert.equal(pinyinOf('曾经', 'text'), 'ceng jing');
  assert.equal(pinyinOf('重庆路', 'text'), 'chong qing lu');
});

test('initials keep numbers whole and drop what is not letter or digit', () => {
  assert.equal(initialsOf('曾一鸣'), 'zym');
  assert.equal(initialsOf('盛景花园 10号楼-1单元', 'text'), 'sjhy10hl1dy');
  assert.equal(initialsOf('阿卜杜拉·买买提'), 'abdlmmt');
  assert.equal(initialsOf('John Smith'), 'js');
  assert.equal(initialsOf('Ｂ座１２０１', 'text'), 'bz1201');
  assert.equal(initialsOf(''), '');
});

test('a surname with two readings is found by either, the right one first', () => {
  assert.deepEqual(initialVariantsOf('曾一鸣'), ['zym', 'cym']);
  assert.deepEqual(initialVariantsOf('张桂兰'), ['zgl']);
});

test('names sort by syllable, then tone, then character, as a register does', () => {
  const register = ['安娜', '李明', '李鸣', '林明', '区志强', '仇晓燕', '单雄信', '王芳', '曾一鸣', '张桂兰', '张贵兰'];
  const sorted = register.toReversed().toSorted((a, b) => (sortKeyOf(a) < sortKeyOf(b) ? -1 : 1));
  assert.deepEqual(
    sorted.map((name) => pinyinOf(name)),
    register.map((name) => pinyinOf(name)),
  );
  assert.ok(sortKeyOf('张妈') < sortKeyOf('张麻') && sortKeyOf('张麻') < sortKeyOf('张马'), 'by tone');
  assert.notEqual(sortKeyOf('李明'), sortKeyOf('李鸣'));
});

test('characters that the dictionary lacks stay as they are', () => {
  assert.equal(pinyinOf('𠮷野'), '𠮷 ye');
});

test('the dictionary is loaded once', () => {
  assert.equal(loadPinyin(), loadPinyin());
});

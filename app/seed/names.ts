// Synthetic names, numbers and their pinyin. Everybody in the demonstration is made up.

import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import { lettersOf, type NameLetters, personTokens } from '#modules/registry/shared/search.ts';
import type { Lots } from './rows.ts';

export const surnames = '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕'.split('');
export const givenNames =
  '建国 志强 秀英 桂兰 海涛 文斌 素芳 玉珍 春梅 立军 新民 永生 宝田 晓燕 美玲 浩然 梓涵 雨桐 若曦 明远 翠平 凤霞 广平 学文 长河 彩云'.split(
    ' ',
  );

export const nameOf = (draw: Lots): string => draw.pick(surnames) + draw.pick(givenNames);

/** A synthetic number: 1990000–1990009 and four digits. */
export const phoneOf = (draw: Lots): string => `199000${String(draw.below(100_000)).padStart(5, '0')}`;

/** An identity number under 379900, a division that does not exist. `order` is 0–499; the digit of the sex follows it. */
export function idNumberOf(bornOn: string, sex: 1 | 2, order: number): string {
  const first17 = `379900${bornOn.replaceAll('-', '')}${String(order * 2 + (sex === 1 ? 1 : 0)).padStart(3, '0')}`;
  return first17 + residentIdCheckDigit(first17);
}

export type Pinyin = {
  /** A person's name in letters, and the words by which the register finds it. */
  ofName(name: string): NameLetters & { tokens: readonly string[] };
  /** Initials of a place or unit. */
  ofText(text: string): string;
};

/** Keeps what it has read: names and the parts of addresses come again and again. */
export async function pinyinReader(): Promise<Pinyin> {
  const reader = await loadPinyin();
  return {
    ofName: kept((name) => ({ ...lettersOf(name, reader), tokens: personTokens({ name, phoneTail: null }, reader) })),
    ofText: kept((text) => reader.initialsOf(text, 'text').toLowerCase()),
  };
}

function kept<V>(read: (text: string) => V): (text: string) => V {
  const known = new Map<string, V>();
  return (text) => {
    let value = known.get(text);
    if (value === undefined) {
      value = read(text);
      known.set(text, value);
    }
    return value;
  };
}

// What a round is called and what is said to people about it (C16, C25). Pure.
import type { Words } from '#kernel/shared/problem.ts';

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1–99 as people say it: 四, 十二, 二十; larger ones in figures. */
export function chineseNumber(n: number): string {
  if (n > 99) return String(n);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  if (tens === 0) return digits[ones] ?? '';
  return `${tens === 1 ? '' : digits[tens]}十${ones === 0 ? '' : digits[ones]}`;
}

/** 第四轮. */
export const roundTitle = (roundNo: number): string => `第${chineseNumber(roundNo)}轮`;

export type Said = { round: string; place: string; slot: string; site: string };

/** The text of the loudspeaker: what stands in braces is filled in; a part that has nothing to say leaves no brace behind. */
export function noticeText(template: Words, said: Said): Words {
  const fill = (text: string) => text.replace(/\{(round|place|slot|site)\}/g, (_, name: keyof Said) => said[name]);
  return { zh: fill(template.zh), en: fill(template.en) };
}

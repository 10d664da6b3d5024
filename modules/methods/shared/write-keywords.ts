// Short hand for the author of a method's keyword lists: words by weight instead of one object a word. The result is plain
// data, the same as a street would write in JSON.
import type { Keyword } from './request-kind.ts';

const split = (list: string): string[] => list.trim().split(/\s+/u);

/** `weigh({ 5: '水龙头漏水 马桶漏水', 2: '厨房' })`: words divided by blanks, under their weight. */
export function weigh(byWeight: Record<number, string>): Keyword[] {
  return Object.entries(byWeight).flatMap(([weight, list]) =>
    split(list).map((word) => ({ word, weight: Number(weight) })),
  );
}

/** Things whose lack is as much a complaint as their fault: 没有路灯. */
export function things(byWeight: Record<number, string>): Keyword[] {
  return weigh(byWeight).map((keyword) => ({ ...keyword, isThing: true }));
}

/** Each word of `list`, only where one of `near` stands in the same sentence, `within` so many characters if given. */
export function together(weight: number, list: string, near: string, within?: number): Keyword[] {
  return split(list).map((word) => ({ word, weight, near: split(near), ...(within === undefined ? {} : { within }) }));
}

/** How heavily an alarm word counts for its kind. */
const ALARM_WEIGHT = 8;

/** Words that ring at once wherever they stand, except in the longer words of `notIn`. */
export function alarm(list: string, notIn?: string): Keyword[] {
  return split(list).map((word) => ({
    word,
    weight: ALARM_WEIGHT,
    ...(notIn ? { notIn: split(notIn) } : {}),
    isAlarm: true,
  }));
}

/** Words that ring only together with one of `near`, and not where the same sentence has one of `unless`. */
export function alarmTogether(list: string, near: string, within?: number, unless?: string): Keyword[] {
  return together(ALARM_WEIGHT, list, near, within).map((keyword) => ({
    ...keyword,
    ...(unless ? { unless: split(unless) } : {}),
    isAlarm: true,
  }));
}

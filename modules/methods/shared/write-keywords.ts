// Short hand for the author of a method's keyword lists: words by weight instead of one object a word. The result is plain
// data, the same as a street would write in JSON.
import type { Keyword } from './request-kind.ts';

const split = (list: string): string[] => list.trim().split(/\s+/u);

/** `weigh({ 5: '水龙头 马桶', 2: '厨房' })`: words divided by blanks, under their weight. */
export function weigh(byWeight: Record<number, string>): Keyword[] {
  return Object.entries(byWeight).flatMap(([weight, list]) =>
    split(list).map((word) => ({ word, weight: Number(weight) })),
  );
}

/** Each word of `list`, only where one of `near` stands in the same clause. */
export function together(weight: number, list: string, near: string): Keyword[] {
  return split(list).map((word) => ({ word, weight, near: split(near) }));
}

/** Words that ring at once; `near` narrows a word that is too common alone. */
export function alarm(list: string, near?: string): Keyword[] {
  return split(list).map((word) => ({
    word,
    weight: 8,
    ...(near ? { near: split(near) } : {}),
    isAlarm: true as const,
  }));
}

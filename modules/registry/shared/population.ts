// What a person counts as in an area, told from dated facts of where they live and where they are registered. Nothing here is ever typed:
// 人户一致 (GB/T 31000-2015: 01 same, 02 different) and 常住 / 户籍 / 流动 follow from the stays of a day.
import type { Words } from '#kernel/shared/problem.ts';

export type PopulationKind = 'usual' | 'registered' | 'floating';

export const populationKindTitles: Record<PopulationKind, Words> = {
  usual: { zh: '常住人口', en: 'Usual resident' },
  registered: { zh: '户籍人口（人在外）', en: 'Registered here, lives elsewhere' },
  floating: { zh: '流动人口', en: 'Floating population' },
};

/** Half a year: where one counts as a usual resident (第七次全国人口普查; 居住证暂行条例, 国务院令第663号, art. 2). */
export const usualAfterMonths = 6;

/** The same day so many months on; the last of the month where there is no such day. */
export function addMonths(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = new Date(Date.UTC(year, month - 1 + months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(date, last));
  return first.toISOString().slice(0, 10);
}

const isHalfYear = (since: string, on: string): boolean => addMonths(since, usualAfterMonths) <= on;

export type Standing = {
  /** Since when they live in the area asked about, without a break; null where they don't. */
  livesHereSince: string | null;
  registered: 'here' | 'elsewhere' | 'unknown';
  /** Since when somebody registered here lives elsewhere, as far as is known. */
  awaySince: string | null;
};

/**
 * What a person counts as in an area (a street or town, 乡镇街道) on a day; null where too little is on record to say, or they are neither.
 * Usual: lives here and is registered here; or lives here for half a year, wherever registered; or registered here and away for less than half a year.
 */
export function populationKindOf(
  { livesHereSince, registered, awaySince }: Standing,
  on: string,
): PopulationKind | null {
  if (livesHereSince !== null && livesHereSince <= on) {
    if (registered === 'here' || isHalfYear(livesHereSince, on)) return 'usual';
    return registered === 'elsewhere' ? 'floating' : null;
  }
  if (registered !== 'here') return null;
  return awaySince !== null && !isHalfYear(awaySince, on) ? 'usual' : 'registered';
}

/** A span of days: the first, and the day after the last (null: still so). */
export type Span = { from: string; until: string | null };

/** Since when, without a break, up to the day asked: spans that meet or overlap are one. Null where no span holds that day. */
export function unbrokenSince(spans: readonly Span[], on: string): string | null {
  let since: string | null = null;
  for (const { from, until } of [...spans].sort((a, b) => (a.from < b.from ? 1 : -1))) {
    const reaches: string = since ?? on;
    if (from > reaches) continue;
    if (until === null || (since === null ? until > on : until >= since)) since = from;
  }
  return since;
}

/** 人户一致: null where one of the two is not known. A place on record is compared as a place; a text as it ends, for a roster writes province and city before it. */
export function residesAtRegistered(
  home: { placeId: string; address: string } | null,
  registered: { placeId: string } | { text: string } | null,
): boolean | null {
  if (!home || !registered) return null;
  if ('placeId' in registered) return registered.placeId === home.placeId;
  const plain = (text: string) => text.replace(/\s+/g, '');
  return plain(registered.text) === '' ? null : plain(registered.text).endsWith(plain(home.address));
}

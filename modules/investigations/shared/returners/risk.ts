// 风险地区 (F5): what lists say of an area on a day, and whether a place somebody came from is touched. Told from the lists alone: whichever of them came in first, the same
// comes out. Pure; nothing here is stored.
import { addDays, type CalendarDate, dateOf, type Instant } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';

export const riskLevels = {
  high: { zh: '高风险', en: 'High risk' },
  medium: { zh: '中风险', en: 'Medium risk' },
  /** Lowered, or lifted: at no risk that counts here. */
  low: { zh: '低风险', en: 'Low risk' },
} as const satisfies Record<string, Words>;
export type RiskLevel = keyof typeof riskLevels;
/** What counts. */
export type Risk = Exclude<RiskLevel, 'low'>;

/** One area of a list: at this level from a day on, to a day (it included) if that is told. `code`: division code of 6, 9 or 12 digits. */
export type RiskArea = {
  name: string;
  code: string | null;
  level: RiskLevel;
  from: CalendarDate;
  to: CalendarDate | null;
};
/** `isWhole`: an area that it does not name is at no risk from the day it was issued. Else it speaks of its areas alone. */
export type RiskList = { issuedAt: Instant; toldAt: Instant; isWhole: boolean; areas: readonly RiskArea[] };

/** One name however it is written: no spaces, brackets or dots. */
export const areaKey = (name: string): string => name.normalize('NFKC').replace(/[\s()（）·.,，、-]/g, '');
/** Without the zeros of the levels below: 370800 and 370800000000 are the city 3708. */
const significant = (code: string): string =>
  code.slice(0, [2, 4, 6, 9].find((length) => /^0*$/.test(code.slice(length))) ?? code.length);

export type Place = { name: string; code: string | null };
/**
 * `within`: the place lies in the area. `around`: it is told more widely than the area — 济宁市, and one street of it is on the list —, so that somebody must ask which part:
 * 应查尽查 counts it as concerned. By code where both have one, else by name.
 */
export function touches(place: Place, area: Pick<RiskArea, 'name' | 'code'>): 'within' | 'around' | null {
  if (place.code && area.code) {
    const [mine, theirs] = [significant(place.code), significant(area.code)];
    return mine.startsWith(theirs) ? 'within' : theirs.startsWith(mine) ? 'around' : null;
  }
  const [mine, theirs] = [areaKey(place.name), areaKey(area.name)];
  if (mine === '' || theirs === '') return null;
  return mine.includes(theirs) ? 'within' : theirs.includes(mine) ? 'around' : null;
}

const worse = (a: Risk | null, b: RiskLevel | null): Risk | null =>
  a === 'high' || b === 'high' ? 'high' : (a ?? (b === 'low' ? null : b));
const sameArea = (a: Pick<RiskArea, 'name' | 'code'>, b: Pick<RiskArea, 'name' | 'code'>): boolean =>
  a.code && b.code ? a.code === b.code : areaKey(a.name) === areaKey(b.name);

/** What one list says of an area on a day; undefined: nothing. */
function said(list: RiskList, area: Pick<RiskArea, 'name' | 'code'>, on: CalendarDate): Risk | null | undefined {
  const mine = list.areas.filter((one) => sameArea(one, area) && one.from <= on);
  const standing = mine.filter(({ to }) => to === null || on <= to);
  if (standing.length > 0) return standing.reduce<Risk | null>((level, one) => worse(level, one.level), null);
  if (mine.length > 0) return null;
  return list.isWhole && dateOf(list.issuedAt) <= on ? null : undefined;
}

/** The list issued last of those that speak of the day holds; of two issued at the same moment the graver. */
export function levelOn(
  lists: readonly RiskList[],
  area: Pick<RiskArea, 'name' | 'code'>,
  on: CalendarDate,
): Risk | null {
  let held: { issuedAt: Instant; level: Risk | null } | undefined;
  for (const list of lists) {
    const level = said(list, area, on);
    if (level === undefined || (held && held.issuedAt > list.issuedAt)) continue;
    held = { issuedAt: list.issuedAt, level: held?.issuedAt === list.issuedAt ? worse(held.level, level) : level };
  }
  return held?.level ?? null;
}

export type Judged = {
  /** The first day from leaving on on which the place was at risk. */
  since: CalendarDate;
  level: Risk;
  areaName: string;
  /** Only a part of what was told is at risk: ask which part. */
  isVague: boolean;
};

/** At risk on the day they left or on one of the `lookBackDays` after it, as far as days have come. */
export function judge(
  from: Place & { leftOn: CalendarDate },
  lists: readonly RiskList[],
  rule: { lookBackDays: number; today: CalendarDate },
): Judged | null {
  const last = [addDays(from.leftOn, rule.lookBackDays), rule.today].toSorted()[0] ?? rule.today;
  const found = areasOf(lists).flatMap((area) => {
    const how = touches(from, area);
    for (let on = from.leftOn; how && on <= last; on = addDays(on, 1)) {
      const level = levelOn(lists, area, on);
      if (level) return { since: on, level, areaName: area.name, isVague: how === 'around' };
    }
    return [];
  });
  return found.toSorted(byGravity)[0] ?? null;
}

function areasOf(lists: readonly RiskList[]): Pick<RiskArea, 'name' | 'code'>[] {
  const all = lists.flatMap(({ areas }) => areas);
  return [...new Map(all.map((area) => [`${area.code} ${area.name}`, area])).values()];
}
const byGravity = (a: Judged, b: Judged): number =>
  Number(a.isVague) - Number(b.isVague) ||
  a.since.localeCompare(b.since) ||
  a.level.localeCompare(b.level) ||
  a.areaName.localeCompare(b.areaName);

// How many minutes a week some rhythms ask of whoever answers for the places. Pure, over subjects counted together by where they are and which lists they are on.
//
// One visit closes every open turn of its action (modules/duties/shared/covered.ts). So of one subject, action and one who is asked, a day holds only the
// largest share of turns, not their sum; where those take different times, the longer ones are done at their own pace and the rest of the visits is short
// (`layered`). Turns bound to the day at one building are walked to once: each visit but one saves the way.
// Whatever is added to the rhythms or to the lists, no figure here gets smaller (load.test.ts).
import { groupBy } from '#kernel/shared/group-by.ts';
import type { VisitAction } from '#modules/duties/shared/visit.ts';
import { daysInView, type TurnsByDay, weeksAhead } from './window.ts';

export type LoadRhythm = {
  key: string;
  /** Index of the list of subjects it asks for. */
  list: number;
  register: string;
  action: VisitAction;
  role: string;
  /** What it takes once. */
  minutes: number;
  /** How much of it is the way; nothing for a call, or where only the time at the door was measured. */
  way: number;
  turns: TurnsByDay;
};

/** Subjects alike: in the same building and cell, on the same lists, with the same named owners. */
export type SubjectGroup = {
  /** Grid, unit or community: whoever holds a role over it is asked. */
  cell: string;
  building: string | null;
  lists: readonly number[];
  /** Posts named for the subject (专人): for one register, or for whatever it is on. Nobody else is asked then. */
  owners: readonly { postId: string; register: string | null }[];
  count: number;
};

/** Of a way no more than this is counted as saved, and never more than half of what the visit takes. */
const longestWay = 5;
const wayless: readonly VisitAction[] = ['call', 'report'];
export const wayOf = (action: VisitAction, minutes: number): number =>
  wayless.includes(action) ? 0 : Math.min(longestWay, minutes / 2);

/** Who is asked: the posts named, or a role over a cell. */
export type Asked = { posts: readonly string[] } | { role: string; cell: string };
export type Load = { asked: Asked; byWeek: number[] };

type OfOne = { minutes: number[]; saved: number[] };

/** Minutes by week, for each who is asked. */
export function loadOf(groups: readonly SubjectGroup[], rhythms: readonly LoadRhythm[]): Load[] {
  const loads = new Map<string, Load>();
  const houses = new Map<string, { load: Load; sum: number[]; most: number[] }>();
  const known = new Map<string, OfOne[]>();
  for (const group of groups) {
    for (const [key, { asked, mine }] of askedOf(group, rhythms)) {
      const load = loads.get(key) ?? { asked, byWeek: Array.from({ length: weeksAhead }, () => 0) };
      loads.set(key, load);
      const setKey = mine.map((rhythm) => rhythm.key).join(' ');
      const actions = known.get(setKey) ?? byAction(mine);
      known.set(setKey, actions);
      for (const { minutes } of actions) addDaily(load, minutes, group.count);
      if (group.building === null || !actions.some(({ saved }) => saved.some((way) => way > 0))) continue;
      const houseKey = `${group.building} ${key}`;
      const house = houses.get(houseKey) ?? { load, sum: zeroes(), most: zeroes() };
      houses.set(houseKey, house);
      for (const { saved } of actions)
        for (let day = 0; day < daysInView; day++) {
          const way = saved[day] ?? 0;
          house.sum[day] = (house.sum[day] ?? 0) + way * group.count;
          house.most[day] = Math.max(house.most[day] ?? 0, way);
        }
    }
  }
  for (const { load, sum, most } of houses.values())
    addDaily(
      load,
      sum.map((ways, day) => (most[day] ?? 0) - ways),
      1,
    );
  return [...loads.values()];
}

const zeroes = (): number[] => Array.from({ length: daysInView }, () => 0);

function addDaily(load: Load, byDay: readonly number[], times: number): void {
  for (const [day, minutes] of byDay.entries()) {
    const week = Math.floor(day / 7);
    load.byWeek[week] = (load.byWeek[week] ?? 0) + minutes * times;
  }
}

/** The rhythms of the group's lists, parted by who is asked. */
function askedOf(group: SubjectGroup, rhythms: readonly LoadRhythm[]) {
  const parts = new Map<string, { asked: Asked; mine: LoadRhythm[] }>();
  for (const rhythm of rhythms) {
    if (!group.lists.includes(rhythm.list)) continue;
    const named = group.owners.filter(({ register }) => register === null || register === rhythm.register);
    const posts = [...new Set(named.map(({ postId }) => postId))].toSorted();
    const asked: Asked = posts.length > 0 ? { posts } : { role: rhythm.role, cell: group.cell };
    const key = posts.length > 0 ? posts.join(',') : `${rhythm.role} ${group.cell}`;
    const part = parts.get(key) ?? { asked, mine: [] };
    part.mine.push(rhythm);
    parts.set(key, part);
  }
  return parts;
}

function byAction(rhythms: readonly LoadRhythm[]): OfOne[] {
  return [...groupBy(rhythms, ({ action }) => action).values()].map((same) => {
    const days = [...zeroes().keys()];
    const bound = same.filter(({ turns }) => turns.bound.some((count) => count > 0));
    const way = Math.min(...bound.map((rhythm) => rhythm.way));
    return {
      minutes: days.map((day) => layered(same, day)),
      // Only visits that would not have been made anyway some other day: what is free to choose its day keeps its own way.
      saved: days.map((day) =>
        bound.length === 0 ? 0 : way * Math.max(0, most(bound, day, 'bound') - most(same, day, 'free')),
      ),
    };
  });
}

const most = (rhythms: readonly LoadRhythm[], day: number, which: 'free' | 'bound'): number =>
  rhythms.reduce((most, { turns }) => Math.max(most, turns[which][day] ?? 0), 0);

/** Minutes of one subject and action on a day: at every height of minutes, as many visits as the rhythms that take so long ask for. */
function layered(rhythms: readonly LoadRhythm[], day: number): number {
  const longestFirst = rhythms.toSorted((a, b) => b.minutes - a.minutes);
  let visits = 0;
  return longestFirst.reduce((sum, { minutes, turns }, i) => {
    visits = Math.max(visits, (turns.free[day] ?? 0) + (turns.bound[day] ?? 0));
    return sum + visits * (minutes - (longestFirst[i + 1]?.minutes ?? 0));
  }, 0);
}

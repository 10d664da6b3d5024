// The figures of a simulation, gathered: the registers of the method as they would be, what is in force beside it, who answers for the places, what visits took.
import { asHouse } from '#kernel/server/as-house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { type CalendarDate, DAY_MS, dateOf } from '#kernel/shared/clock/time.ts';
import { cadenceWords } from '#modules/duties/shared/cadence-words.ts';
import type { DutyRhythm } from '#modules/duties/shared/rhythm.ts';
import type { VisitAction } from '#modules/duties/shared/visit.ts';
import { dictionaryOf } from '#modules/facts/shared/dictionary.ts';
import { listReachInForce, type ReachInForce } from '#modules/methods/server/public.ts';
import type { ReachMethod } from '#modules/methods/shared/reach-method.ts';
import { areaSql, membersSql } from '#modules/registers/server/public.ts';
import { wayOf } from '../shared/load.ts';
import { type SimulatedRhythm, type Simulation, simulate } from '../shared/simulation.ts';
import { daysInView, firstMonday, turnsByDay } from '../shared/window.ts';
import {
  type AreaHead,
  findKept,
  groupSubjects,
  keptMembers,
  listCells,
  listMedians,
  listNamed,
  widestHeld,
} from './store/members.ts';

/** So many measured visits of an action, and their median stands for what the method declares. */
export const enoughMeasured = 20;
const measuredFor = 90 * DAY_MS;

export type Simulated = Simulation & { from: CalendarDate; area: { unitId: string; name: string } };

/** `method` null: what is in force alone. Where a method of its name is in force, it takes that one's place. */
export function simulateMethod(
  tx: Tx,
  calendar: WorkCalendar,
  method: ReachMethod | null,
  area: AreaHead,
): Promise<Simulated> {
  return asHouse(tx, async () => {
    const today = dateOf(tx.now);
    const from = firstMonday(today, method?.effectiveFrom);
    const others = (await listReachInForce(tx)).filter((other) => other.method.name !== method?.name);
    const { rhythms, lists } = await layOut(tx, { calendar, method, others, area, from, today });
    const asked = rhythms.filter(({ isNew }) => isNew);
    const roles = [...new Set(rhythms.map(({ role }) => role))];
    const reach = await widestHeld(tx, area.unitId, [...new Set(asked.map(({ role }) => role))]);
    const groups = await groupSubjects(tx, lists, areaSql(reach === area.districtId ? null : reach));
    const cellIds = [...new Set(groups.map(({ cell }) => cell))];
    const named = [...new Set(groups.flatMap(({ owners }) => owners.map(({ postId }) => postId)))];
    const figures = { rhythms, groups, cells: await listCells(tx, cellIds, roles), named: await listNamed(tx, named) };
    return { ...simulate(figures), from, area: { unitId: area.unitId, name: area.name } };
  });
}

type Layout = {
  calendar: WorkCalendar;
  method: ReachMethod | null;
  others: readonly ReachInForce[];
  area: AreaHead;
  from: CalendarDate;
  today: CalendarDate;
};

/** Every rhythm with the list of subjects it asks for; rhythms of one register share one list. */
async function layOut(tx: Tx, { calendar, method, others, area, from, today }: Layout) {
  const dictionary = dictionaryOf([...others.flatMap((other) => other.method.fields), ...(method?.fields ?? [])]);
  const kept = new Map((await findKept(tx, area.districtId)).map(({ key, registerId }) => [key, registerId]));
  const measured = new Map(
    (await listMedians(tx, area.districtId, new Date(tx.now - measuredFor))).map((row) => [row.action, row]),
  );
  const lists = new Map<string, { index: number; members: ReturnType<typeof membersSql> }>();
  const listOf = (one: ReachInForce | null, body: ReachMethod, rhythm: DutyRhythm): number | undefined => {
    const areaUnitId = one ? one.areaUnitId : area.unitId === area.districtId ? null : area.unitId;
    const onlyCame = one !== null && rhythm.cadence.every === 'after';
    const key = `${areaUnitId ?? ''} ${rhythm.register}`;
    const listKey = `${one?.id ?? 'asked'} ${key} ${onlyCame}`;
    const known = lists.get(listKey);
    if (known) return known.index;
    const definition = body.registers.find(({ code }) => code === rhythm.register);
    if (!definition) return undefined;
    const registerId = one ? kept.get(key) : undefined;
    // Who came cannot be told of a register that nobody has kept yet.
    if (onlyCame && !registerId) return undefined;
    const members = registerId
      ? keptMembers(registerId, onlyCame ? new Date(tx.now - daysInView * DAY_MS) : undefined)
      : membersSql({ districtId: area.districtId, areaUnitId, definition }, dictionary, today);
    lists.set(listKey, { index: lists.size, members });
    return lists.size - 1;
  };
  const ofMethod = (one: ReachInForce | null, body: ReachMethod): SimulatedRhythm[] =>
    body.rhythms.flatMap((rhythm) => {
      const list = listOf(one, body, rhythm);
      return list === undefined ? [] : [timed(rhythm, `${body.name}.${rhythm.code}`, list, one !== null)];
    });
  const timed = (rhythm: DutyRhythm, key: string, list: number, isStanding: boolean): SimulatedRhythm => ({
    key,
    list,
    ...minutesOf(rhythm, measured),
    register: rhythm.register,
    action: rhythm.action,
    role: rhythm.role,
    title: rhythm.title,
    cadence: cadenceWords(rhythm.cadence),
    isNew: !isStanding,
    turns: turnsByDay(rhythm, calendar, from, isStanding),
  });
  const rhythms = [
    ...(method ? ofMethod(null, method) : []),
    ...others.flatMap((other) => ofMethod(other, other.method)),
  ];
  return { rhythms, lists: [...lists.values()].map(({ members }) => members) };
}

/** Declared with the way in it; measured is what the screens saw at the door, which holds none to be saved. */
function minutesOf(
  { action, minutes }: DutyRhythm,
  measured: ReadonlyMap<VisitAction, { minutes: number; count: number }>,
): { minutes: number; way: number; isMeasured: boolean } {
  const median = measured.get(action);
  return median && median.count >= enoughMeasured
    ? { minutes: median.minutes, way: 0, isMeasured: true }
    : { minutes, way: wayOf(action, minutes), isMeasured: false };
}

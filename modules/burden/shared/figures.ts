// A simulation from figures alone, where there is no database yet: so many on each register, so many of each role. Nobody is taken to be on two registers or
// in the same building, so it tells the most it could be.
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import { cadenceWords } from '#modules/duties/shared/cadence-words.ts';
import type { ReachMethod } from '#modules/methods/shared/reach-method.ts';
import { wayOf } from './load.ts';
import { type Simulation, simulate } from './simulation.ts';
import { firstMonday, turnsByDay } from './window.ts';

export function simulateFigures(
  method: ReachMethod,
  { peopleOf, workers }: { peopleOf(register: string): number; workers: number },
  calendar: WorkCalendar,
  today: CalendarDate,
): Simulation & { from: CalendarDate } {
  const from = firstMonday(today, method.effectiveFrom);
  const registers = [...new Set(method.rhythms.map(({ register }) => register))];
  const roles = [...new Set(method.rhythms.map(({ role }) => role))];
  const rhythms = method.rhythms.map((rhythm) => ({
    key: `${method.name}.${rhythm.code}`,
    list: registers.indexOf(rhythm.register),
    register: rhythm.register,
    action: rhythm.action,
    role: rhythm.role,
    minutes: rhythm.minutes,
    way: wayOf(rhythm.action, rhythm.minutes),
    title: rhythm.title,
    cadence: cadenceWords(rhythm.cadence),
    isNew: true,
    isMeasured: false,
    turns: turnsByDay(rhythm, calendar, from),
  }));
  const groups = registers.map((register, list) => ({
    cell: 'area',
    building: null,
    lists: [list],
    owners: [],
    count: peopleOf(register),
  }));
  const posts = roles.flatMap((role) =>
    Array.from({ length: workers }, (_, n) => {
      const id = `${role} ${n + 1}`;
      return { postId: id, staffId: id, name: String(n + 1), role, unitName: '' };
    }),
  );
  return { ...simulate({ rhythms, groups, cells: [{ cell: 'area', name: '', posts }], named: [] }), from };
}

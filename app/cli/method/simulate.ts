// `method simulate`: what a method of reach would cost whom, before anybody is bound by it; by the registers of an area, or by figures alone. Looks and writes nothing.
import { calendarReader } from '#kernel/server/calendar.ts';
import type { Database, Tx } from '#kernel/server/transaction.ts';
import type { WorkCalendar } from '#kernel/shared/clock/calendar.ts';
import { chinaCalendar } from '#kernel/shared/clock/china.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { type AreaHead, findAreas, listRoots, simulateMethod } from '#modules/burden/server/public.ts';
import { simulateFigures } from '#modules/burden/shared/figures.ts';
import { listReachInForce } from '#modules/methods/server/public.ts';
import { checkReach, type Held, nothingHeld } from '#modules/methods/shared/check-reach.ts';
import type { ReachMethod } from '#modules/methods/shared/reach-method.ts';
import { CallFault, type Given } from '../command.ts';
import { onDatabase } from '../ground.ts';
import { isReach, readMethod, tellProblems } from './read.ts';
import { tellSimulation } from './tell-simulation.ts';

export async function simulateFile(path: string, { values }: Given): Promise<number> {
  const candidate = await readMethod(path);
  if (!isReach(candidate))
    throw new CallFault(
      '这是诉求的工作法，没有走访节奏可以测算 / This is a method for requests: it has no rhythms of duties to simulate',
    );
  const figures = readFigures(values);
  if (!figures) return onDatabase((database) => simulateAt(database, candidate, textOf(values['area'])));
  const method = checked(candidate, nothingHeld);
  if (!method) return 1;
  return tellSimulation(method, simulateFigures(method, figures, chinaCalendar, dateOf(Date.now())), null);
}

/** Tells what is wrong with it, and gives it where nothing is. */
function checked(candidate: unknown, held: Held): ReachMethod | undefined {
  const check = checkReach(candidate, held);
  if (check.isValid) return check.method;
  tellProblems(check.problems);
  return undefined;
}

async function simulateAt(database: Database, candidate: Record<string, unknown>, area: string | undefined) {
  const calendar = await calendarReader(database)();
  return database.asOwner((tx) => weigh(tx, calendar, candidate, area));
}

async function weigh(tx: Tx, calendar: WorkCalendar, candidate: Record<string, unknown>, area: string | undefined) {
  const others = (await listReachInForce(tx)).filter(({ method }) => method.name !== candidate['name']);
  const method = checked(candidate, {
    fields: others.flatMap(({ method }) => method.fields),
    registers: others.flatMap(({ method }) => method.registers.map(({ code }) => code)),
  });
  if (!method) return 1;
  const unit = await areaOf(tx, area);
  return tellSimulation(method, await simulateMethod(tx, calendar, method, unit), unit.name);
}

/** By name or id; without one, the district. */
export async function areaOf(tx: Tx, asked: string | undefined): Promise<AreaHead> {
  const found = asked === undefined ? await listRoots(tx) : await findAreas(tx, asked);
  const [unit, second] = found;
  if (!unit) throw new CallFault(`没有这个单位 There is no unit ${asked ?? ''}`);
  if (asked !== undefined && second) {
    const lines = found.map((one) => `  ${one.unitId}  ${'path' in one ? String(one.path) : one.name}`);
    throw new CallFault(
      [
        `叫“${asked}”的有 ${found.length} 个，请用编号 / ${found.length} units are called so; say which by its id:`,
        ...lines,
      ].join('\n'),
    );
  }
  return unit;
}

export const textOf = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;

const wholeNumber = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** `--people 120` on each register, or `--people lone_elder=120,unemployed=40`; `--workers 6` of each role. */
function readFigures(values: Given['values']) {
  const people = textOf(values['people']);
  const workers = textOf(values['workers']);
  if (people === undefined && workers === undefined) return undefined;
  const count = wholeNumber(workers ?? '');
  if (people === undefined || count === undefined) throw new CallFault('--people N --workers N');
  const each = wholeNumber(people);
  const named = new Map(
    people.split(',').map((part): [string, number | undefined] => {
      const [register = '', number = ''] = part.split('=');
      return [register.trim(), wholeNumber(number.trim())];
    }),
  );
  if (each === undefined && [...named.values()].includes(undefined))
    throw new CallFault('--people N | register=N,register=N');
  return { peopleOf: (register: string) => each ?? named.get(register) ?? 0, workers: count };
}

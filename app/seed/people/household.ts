// Made-up residents by number: the same number is the same person every time, in the same dwelling, with an identity number nobody else has. Pure.
import { addDays, type CalendarDate } from '#kernel/shared/clock/time.ts';
import { givenNames, idNumberOf, surnames } from '../names.ts';
import { fits } from './fitting.ts';

/** Heads per dwelling, over and over: 2.7 on average. */
const sizes = [1, 2, 3, 3, 4, 2, 3, 4, 2, 3] as const;
const headsARound = sizes.reduce((sum, size) => sum + size, 0);

export type Shape = { gridsPerCommunity: number; buildings: number; stairs: number; floors: number; doors: number };
/** A community of some 13,000: fifteen grids of 320 dwellings. */
export const shape: Shape = { gridsPerCommunity: 15, buildings: 10, stairs: 2, floors: 8, doors: 2 };
export const dwellingsPerGrid = shape.buildings * shape.stairs * shape.floors * shape.doors;
export const dwellingsPerCommunity = dwellingsPerGrid * shape.gridsPerCommunity;
export const peoplePerCommunity = (dwellingsPerCommunity / sizes.length) * headsARound;

export type Home = { dwelling: number; position: number };

/** Which dwelling of the community the nth of its people lives in, and as the how-manieth there. */
export function homeOf(nth: number): Home {
  let left = nth % headsARound;
  let dwelling = Math.floor(nth / headsARound) * sizes.length;
  for (const size of sizes) {
    if (left < size) return { dwelling, position: left };
    left -= size;
    dwelling += 1;
  }
  throw new RangeError(String(nth));
}

export type Resident = {
  name: string;
  sex: 1 | 2;
  bornOn: string;
  idNumber: string;
  phone: string | null;
  relation: 'head' | 'spouse' | 'child' | 'parent';
  political: string;
  flags: string[];
};

const relations = ['head', 'spouse', 'child', 'parent'] as const;
const firstBirth = '1932-01-01';
/**
 * For each place in the family: days of birth (heads and spouses 25 to 85 years old in 2022, children up to 24, parents from 60), the step by which
 * numbers walk through those days, and the first of its own orders on a day. A million walk a span at most 115 times.
 */
const places: readonly { from: number; days: number; step: number; firstOrder: number }[] = [
  { from: 1_826, days: 21_900, step: 7_919, firstOrder: 0 },
  { from: 1_826, days: 21_900, step: 6_133, firstOrder: 60 },
  { from: 24_110, days: 8_700, step: 7_877, firstOrder: 120 },
  { from: 0, days: 10_950, step: 5_237, firstOrder: 240 },
];
/** Orders for those whose number somebody in the register has already. */
const spareOrder = 400;

/** No two numbers share an identity number: tested for a million. `isSpare` gives another one where that is taken; `on`: with no flag but those that fit on that day. */
export function residentOf(
  i: number,
  { position }: Home,
  { isSpare = false, on }: { isSpare?: boolean; on?: CalendarDate } = {},
): Resident {
  const place = Math.min(position, relations.length - 1);
  const { from, days, step, firstOrder } = places[place]!;
  const bornOn = addDays(firstBirth, from + ((i * step) % days));
  const sex = place === 0 ? 1 : place === 1 ? 2 : i % 2 === 0 ? 1 : 2;
  const order = isSpare ? spareOrder + (i % 100) : firstOrder + Math.floor(i / days);
  const surname = surnames[(position === 1 ? i * 7 + 3 : Math.floor(i / 3) * 11) % surnames.length]!;
  const first = givenNames[(i * 13 + position) % givenNames.length]!;
  const age = 2022 - Number(bornOn.slice(0, 4));
  return {
    name: surname + first,
    sex,
    bornOn,
    idNumber: idNumberOf(bornOn, sex, order),
    phone: age < 12 || (age > 75 && i % 3 === 0) ? null : `199000${String((i * 7_919) % 100_000).padStart(5, '0')}`,
    relation: relations[place]!,
    political: i % 11 === 0 && age > 20 ? 'party_member' : 'masses',
    flags: flagsOf(i, age, position).filter((flag) => on === undefined || fits(flag, { bornOn, sex }, on)),
  };
}

/** The six must-visit groups and 老弱病残孕, about as often as in the sample roster. */
function flagsOf(i: number, age: number, position: number): string[] {
  const flags: string[] = [];
  if (age >= 75) flags.push('old');
  if (age >= 65 && position === 0 && i % 9 === 0) flags.push('lone_elder');
  if (i % 331 === 0) flags.push('hardship_family');
  if (i % 487 === 0) flags.push('major_illness_family');
  if (age > 22 && age < 60 && i % 611 === 0) flags.push('unemployed');
  if (age >= 3 && age < 15 && i % 59 === 0) flags.push('left_behind_child');
  if (i % 443 === 0) flags.push('disabled');
  if (age >= 20 && i % 4_001 === 0) flags.push('community_correction');
  return flags;
}

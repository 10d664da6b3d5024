// Registers are kept by the house: laid out when the methods in force change, worked out anew for whoever was touched, and whole once a day, since ages and
// freshness change with the day alone. Members are derived, like the words one is found by: they are written without a command.
import type { SystemHand, Tick } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { type CalendarDate, dateOf } from '#kernel/shared/clock/time.ts';
import { dictionaryInForce, listReachInForce } from '#modules/methods/server/public.ts';
import {
  foldAll,
  forgetTouched,
  keepRegister,
  listStanding,
  markKept,
  readTouched,
  type StandingRegister,
  takeTouched,
} from './store/keep.ts';
import { listDistricts } from './store/lay-out.ts';

/** What is laid out already, as far as this process knows; only spares the asking. */
const laidOut = new Map<string, string>();

export const layOutMethods: Tick = {
  name: 'register.lay_out',
  everySeconds: 5,
  async run(hand: SystemHand) {
    const { districts, mark } = await hand.database.asOwner(async (tx) => ({
      districts: await listDistricts(tx),
      mark: (await listReachInForce(tx)).map(({ id }) => id).join(' '),
    }));
    for (const { districtId } of districts) {
      if (mark === '' || laidOut.get(districtId) === mark) continue;
      const outcome = await hand.issue(`${districtId} ${mark}`, 'register.lay_out', { districtId });
      if (!('problem' in outcome)) laidOut.set(districtId, mark);
    }
  },
};

/** More than this (an import of a district) and everybody is looked at once instead of each by each. */
const most = 20_000;

export const keepRegisters: Tick = {
  name: 'register.keep',
  everySeconds: 1,
  async run(hand: SystemHand) {
    const today = dateOf(hand.now());
    const { standing, isMany, snapshot } = await hand.database.asOwner(async (tx) => ({
      standing: await listStanding(tx),
      ...(await readTouched(tx, most)),
    }));
    for (const register of standing.filter(({ keptOn }) => isMany || keptOn !== today)) {
      await hand.database.asOwner(async (tx) => {
        await keepRegister(tx, register, await dictionaryInForce(tx), today);
        markKept(tx, register.registerId, today);
      });
    }
    if (isMany) await hand.database.asOwner(async (tx) => forgetTouched(tx, snapshot));
    else await hand.database.asOwner((tx) => keepTouched(tx, standing, today));
  },
};

async function keepTouched(tx: Tx, standing: readonly StandingRegister[], today: CalendarDate): Promise<void> {
  const touched = await takeTouched(tx, most);
  if (touched.length === 0) return;
  const dictionary = await dictionaryInForce(tx);
  for (const register of standing) {
    const mine = touched.filter(
      ({ districtId, kind }) => districtId === register.districtId && kind === register.definition.subject,
    );
    const ids = mine.map(({ subjectId }) => subjectId);
    if (ids.length > 0) await keepRegister(tx, register, dictionary, today, ids);
  }
}

/** Additions and subtractions come together to one number an area, so that reading a count stays short. */
export const foldTallies: Tick = {
  name: 'register.fold_tallies',
  everySeconds: 60,
  async run(hand: SystemHand) {
    await hand.database.asOwner(foldAll);
  },
};

// The last weeks, told by real commands on a clock of the past: some sixty requests in every state, so that today's screens are alive.
import { type OpenHouse, openHouse } from '../../../server/run.ts';
import { elderTales } from './elder-tales.ts';
import { elsewhereTales } from './elsewhere-tales.ts';
import { endingTales } from './ending-tales.ts';
import { openTales } from './open-tales.ts';
import { ordinaryTales } from './ordinary-tales.ts';
import type { Tale } from './tale.ts';
import { type Refused, type SettableClock, tellTales } from './tell.ts';

export const recentTales = (now: number): Tale[] => [
  ...ordinaryTales(),
  ...endingTales,
  ...elderTales,
  ...elsewhereTales,
  ...openTales(now),
];

export async function seedRecent(opened: OpenHouse, now: number): Promise<Refused[]> {
  const clock: SettableClock = {
    at: now,
    now: () => clock.at,
    isShifted: () => true,
    canBeTurned: true,
  };
  const past = await openHouse({ ...opened.options, clock, poolSize: 2 });
  try {
    return await tellTales(past, clock, recentTales(now), now);
  } finally {
    await past.close();
  }
}

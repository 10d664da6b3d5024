// Who is within ten minutes of what (M3). There is no network of roads to ask, so a walk is the straight line, made longer by what streets usually add,
// at the pace of whoever walks. Pure; SQL does the same sum for whole areas (server/views/ground.ts) and a test holds the two together.
import { z } from 'zod';
import { usualKindCodes } from './kinds.ts';

/** Degrees, WGS 84. */
export type Position = { longitude: number; latitude: number };

export const paces = ['usual', 'elder'] as const;
export type Pace = (typeof paces)[number];

export const reachSchema = z.object({
  /** 十分钟 (M3). */
  minutes: z.number().int().min(1).max(60),
  /** How much longer than the straight line people walk. */
  detour: z.number().min(1).max(3),
  walkingKmh: z.number().min(1).max(8),
  elderKmh: z.number().min(0.5).max(8),
  /** Usual kinds that every home should have within reach. Kinds a unit adds say it themselves. */
  counted: z.array(z.enum(usualKindCodes as [string, ...string[]])).max(40),
  /** Why these figures: whoever changes them says it. */
  reason: z.string().trim().min(1).max(400),
});
export type Reach = z.output<typeof reachSchema>;

export const defaultReach: Reach = {
  minutes: 10,
  detour: 1.3,
  walkingKmh: 4.5,
  elderKmh: 3,
  counted: [...usualKindCodes],
  // GB 50180-2018, 2.0.4: a ten-minute neighbourhood reaches 500 m on foot; 4.5 km/h over a detour of 1.3 gives 577 m, 3 km/h gives 385 m.
  reason:
    '没有路网数据：直线距离乘 1.3 估算步行，常人每小时 4.5 公里，老人 3 公里；参照 GB 50180-2018 十分钟生活圈步行 500 米',
};

const earthMetres = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Haversine. The same formula as app.metres_between. */
export function metresBetween(a: Position, b: Position): number {
  const north = Math.sin(radians(b.latitude - a.latitude) / 2);
  const east = Math.sin(radians(b.longitude - a.longitude) / 2);
  const square = north ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * east ** 2;
  return 2 * earthMetres * Math.asin(Math.min(1, Math.sqrt(square)));
}

/** Metres on foot in a minute. */
const metresPerMinute = (reach: Reach, pace: Pace): number =>
  ((pace === 'elder' ? reach.elderKmh : reach.walkingKmh) * 1000) / 60;

export function walkingMinutes(metres: number, pace: Pace, reach: Reach): number {
  return (metres * reach.detour) / metresPerMinute(reach, pace);
}

/** How far the straight line may be for a walk of so many minutes. */
export function metresWithin(minutes: number, pace: Pace, reach: Reach): number {
  return (minutes * metresPerMinute(reach, pace)) / reach.detour;
}

/** Exactly ten minutes is within. */
export function isWithin(metres: number, pace: Pace, reach: Reach): boolean {
  return metres <= metresWithin(reach.minutes, pace, reach);
}

/** As shown: whole minutes, rounded up, so that a walk shown as 10 is never out of reach and one shown as 11 never within. */
export function shownMinutes(metres: number, pace: Pace, reach: Reach): number {
  const minutes = Math.max(1, Math.ceil(walkingMinutes(metres, pace, reach)));
  return isWithin(metres, pace, reach) ? Math.min(minutes, reach.minutes) : Math.max(minutes, reach.minutes + 1);
}

export type Box = { west: number; east: number; south: number; north: number };

/** Everything within so many metres lies in it; not everything in it lies within. */
export function boxAround(at: Position, metres: number): Box {
  const high = (metres / earthMetres) * (180 / Math.PI) * 1.000001;
  const wide = high / Math.max(0.01, Math.cos(radians(Math.min(89, Math.abs(at.latitude) + high))));
  return {
    west: at.longitude - wide,
    east: at.longitude + wide,
    south: at.latitude - high,
    north: at.latitude + high,
  };
}

/** A point in force, as reach sees it. */
export type ReachPoint = {
  kindCode: string;
  position: Position | null;
  /** The unit whose homes it comes to. */
  homeUnitId: string | null;
};

export type HomeSpot = {
  /** Null: not located. Such a home is never said to be within a walk of anything. */
  position: Position | null;
  /** The units it lies in, from its grid upwards. */
  unitIds: readonly string[];
};

export const coverStates = ['within', 'without', 'unlocated'] as const;
export type CoverState = (typeof coverStates)[number];

/**
 * How a home stands to one kind of service. A point that comes to the homes of a unit in which it lies counts wherever the home stands; else what can be
 * walked to; a home of which nobody knows where it stands is neither with nor without.
 */
export function coverOf(home: HomeSpot, points: readonly ReachPoint[], pace: Pace, reach: Reach): CoverState {
  if (points.some(({ homeUnitId }) => homeUnitId !== null && home.unitIds.includes(homeUnitId))) return 'within';
  const { position } = home;
  if (!position) return 'unlocated';
  const isNear = points.some(
    (point) => point.position && isWithin(metresBetween(position, point.position), pace, reach),
  );
  return isNear ? 'within' : 'without';
}

// What a tablet itself can know to be wrong about a tube (C11). Asked on the tablet before an act is queued, and by the house when it comes in: of the tube as this device left it,
// never of what another device did.
import type { TubeKind } from './words.ts';

export type OwnTube = {
  deviceId: string;
  size: number;
  kind: TubeKind;
  householdPlaceId: string | null;
  /** By this very device. */
  isClosedHere: boolean;
};
export type Registering = {
  /** The table that registers; null: a screen at the desk, which takes up what a lost tablet left. */
  deviceId: string | null;
  position: number;
  /** Positions this device has filled. */
  taken: ReadonlySet<number>;
  /** Whether they live in the home of a household tube; unknown where nobody was found yet. */
  isOfHome: boolean | undefined;
};
export type TubeRefusal = 'tube_of_another' | 'tube_closed' | 'tube_full' | 'position_taken' | 'not_of_home';

export function refuseRegistering(
  tube: OwnTube,
  { deviceId, position, taken, isOfHome }: Registering,
): TubeRefusal | undefined {
  if (deviceId !== null && deviceId !== tube.deviceId) return 'tube_of_another';
  if (tube.isClosedHere) return 'tube_closed';
  if (position > tube.size || taken.size >= tube.size) return 'tube_full';
  if (taken.has(position)) return 'position_taken';
  if (tube.kind === 'household' && isOfHome === false) return 'not_of_home';
  return undefined;
}

/** The last tube of a table may be short, and says why. A household is as many as it is. */
export function needsShortReason(tube: { size: number; kind: TubeKind }, told: number): boolean {
  return tube.kind === 'pooled' && told < tube.size;
}

/** C14: which roles nobody was named for. */
export function missingOf<K extends string>(wanted: readonly K[], there: readonly { role: K; name: string }[]): K[] {
  return wanted.filter((role) => !there.some((one) => one.role === role && one.name.trim() !== ''));
}

// Positions as people copy them. What is drawn on a Chinese map is shifted by a hundred metres and more (GCJ-02 高德、腾讯; BD-09 百度 shifts it once more):
// a tenth of the way that reach is about, so they are brought back to WGS 84 before they are kept. The formulas are the published ones that every map
// library uses; the inverse is found by approximation, to well below a metre.
import type { Position } from './reach.ts';

export const datums = ['wgs84', 'gcj02', 'bd09'] as const;
export type Datum = (typeof datums)[number];

/** Krasovsky 1940, on which the shift was published. */
const axis = 6_378_245;
const eccentricity = 0.006_693_421_622_965_943;

export function toWgs84(from: Position, datum: Datum): Position {
  if (datum === 'wgs84') return from;
  return fromGcj02(datum === 'bd09' ? fromBd09(from) : from);
}

function fromGcj02(shifted: Position): Position {
  if (!isInChina(shifted)) return shifted;
  let guess = shifted;
  for (let step = 0; step < 6; step++) {
    const seen = toGcj02(guess);
    guess = {
      longitude: guess.longitude - (seen.longitude - shifted.longitude),
      latitude: guess.latitude - (seen.latitude - shifted.latitude),
    };
  }
  return { longitude: rounded(guess.longitude), latitude: rounded(guess.latitude) };
}

export function toGcj02({ longitude, latitude }: Position): Position {
  const [x, y] = [longitude - 105, latitude - 35];
  const angle = (latitude * Math.PI) / 180;
  const magic = 1 - eccentricity * Math.sin(angle) ** 2;
  const north = (northShift(x, y) * 180) / (((axis * (1 - eccentricity)) / (magic * Math.sqrt(magic))) * Math.PI);
  const east = (eastShift(x, y) * 180) / ((axis / Math.sqrt(magic)) * Math.cos(angle) * Math.PI);
  return { longitude: longitude + east, latitude: latitude + north };
}

function fromBd09({ longitude, latitude }: Position): Position {
  const [x, y] = [longitude - 0.0065, latitude - 0.006];
  const turn = (Math.PI * 3000) / 180;
  const length = Math.hypot(x, y) - 0.000_02 * Math.sin(y * turn);
  const angle = Math.atan2(y, x) - 0.000_003 * Math.cos(x * turn);
  return { longitude: length * Math.cos(angle), latitude: length * Math.sin(angle) };
}

const wave = (at: number, parts: readonly (readonly [height: number, length: number])[]): number =>
  parts.reduce((sum, [height, length]) => sum + height * Math.sin((at * Math.PI) / length), 0) * (2 / 3);

function northShift(x: number, y: number): number {
  const plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x));
  return (
    plain +
    ripple(x) +
    wave(y, [
      [20, 1],
      [40, 3],
    ]) +
    wave(y, [
      [160, 12],
      [320, 30],
    ])
  );
}

function eastShift(x: number, y: number): number {
  const plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x));
  return (
    plain +
    ripple(x) +
    wave(x, [
      [20, 1],
      [40, 3],
    ]) +
    wave(x, [
      [150, 12],
      [300, 30],
    ])
  );
}

const ripple = (x: number): number =>
  wave(x, [
    [20, 1 / 6],
    [20, 1 / 2],
  ]);

const isInChina = ({ longitude, latitude }: Position): boolean =>
  longitude > 72 && longitude < 138 && latitude > 0.8 && latitude < 56;
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

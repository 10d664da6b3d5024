// Outlines for a district that has none: an irregular quadrilateral is cut again and again, so that the parts of a unit fill it without gap or
// overlap, each as large as its weight. Pure; plausible, not surveyed.
import type { Lots } from '../rows.ts';

export type Point = readonly [longitude: number, latitude: number];
/** Corners counter-clockwise from the south-west, as GeoJSON wants its outer rings (RFC 7946 3.1.6). */
export type Quad = readonly [Point, Point, Point, Point];

/** The district's outline, about 15 by 17 km at Jining's east side. */
export const districtQuad: Quad = [
  [116.572, 35.342],
  [116.738, 35.334],
  [116.749, 35.502],
  [116.581, 35.494],
];

/** One degree of longitude, measured in degrees of latitude, at 35.4° N. */
const lonScale = 0.815;

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;
const between = ([x1, y1]: Point, [x2, y2]: Point, t: number): Point => [
  rounded(x1 + (x2 - x1) * t),
  rounded(y1 + (y2 - y1) * t),
];
const distance = ([x1, y1]: Point, [x2, y2]: Point): number => Math.hypot((x2 - x1) * lonScale, y2 - y1);

/** As many parts as there are weights, in their order. Adjoining parts share their corners to the last digit where one cut made both. */
export function splitQuad(quad: Quad, weights: readonly number[], draw: Lots): Quad[] {
  if (weights.length <= 1) return weights.length === 1 ? [quad] : [];
  const total = sum(weights);
  let taken = 0;
  let at = 0;
  while (at < weights.length - 1 && (at === 0 || taken + weights[at]! / 2 <= total / 2)) taken += weights[at++]!;
  const share = taken / total;
  const slant = () => share + (draw.next() - 0.5) * 0.3 * Math.min(share, 1 - share);
  const [southWest, southEast, northEast, northWest] = quad;
  const width = distance(southWest, southEast) + distance(northWest, northEast);
  const height = distance(southWest, northWest) + distance(southEast, northEast);
  let first: Quad;
  let second: Quad;
  if (width >= height) {
    const south = between(southWest, southEast, slant());
    const north = between(northWest, northEast, slant());
    first = [southWest, south, north, northWest];
    second = [south, southEast, northEast, north];
  } else {
    const west = between(southWest, northWest, slant());
    const east = between(southEast, northEast, slant());
    first = [southWest, southEast, east, west];
    second = [west, east, northEast, northWest];
  }
  return [...splitQuad(first, weights.slice(0, at), draw), ...splitQuad(second, weights.slice(at), draw)];
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

export const polygonOf = (quad: Quad): { type: 'Polygon'; coordinates: [Point[]] } => ({
  type: 'Polygon',
  coordinates: [[...quad, quad[0]]],
});

/** A point inside, by two shares of the way across. */
export function pointIn(quad: Quad, u: number, v: number): Point {
  return between(between(quad[0], quad[1], u), between(quad[3], quad[2], u), v);
}

/** Signed; positive for corners in the order of a Quad. In square degrees of latitude. */
export function areaOf(quad: Quad): number {
  return sum(quad.map(([x1, y1], i) => (x1 * quad[(i + 1) % 4]![1] - quad[(i + 1) % 4]![0] * y1) * lonScale)) / 2;
}

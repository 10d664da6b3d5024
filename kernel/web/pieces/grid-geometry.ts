// From the polygons of grids to paths on a plane, and from counts to classes. Pure; no tiles and no map library needed.

export type Position = readonly number[];
export type AreaShape =
  | { type: 'Polygon'; coordinates: readonly (readonly Position[])[] }
  | { type: 'MultiPolygon'; coordinates: readonly (readonly (readonly Position[])[])[] };

export type Plane = { project(position: Position): [number, number] };

/**
 * Fits all shapes into a box with a margin. Longitude is shortened by the cosine of the middle latitude: at the size of a district
 * that is as true as any projection.
 */
export function planeFor(positions: readonly Position[], width: number, height: number, margin = 8): Plane {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [x = 0, y = 0] of positions) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  if (west > east) return { project: () => [width / 2, height / 2] };
  const shorten = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const spanX = Math.max((east - west) * shorten, 1e-9);
  const spanY = Math.max(north - south, 1e-9);
  const scale = Math.min((width - 2 * margin) / spanX, (height - 2 * margin) / spanY);
  const left = (width - spanX * scale) / 2;
  const top = (height - spanY * scale) / 2;
  return { project: ([x = 0, y = 0]) => [left + (x - west) * shorten * scale, top + (north - y) * scale] };
}

export function polygonsOf(shape: AreaShape): readonly (readonly (readonly Position[])[])[] {
  return shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates;
}

export function positionsOf(shape: AreaShape): Position[] {
  return polygonsOf(shape).flatMap((polygon) => polygon.flatMap((ring) => [...ring]));
}

/** An SVG path; holes are cut out by `fill-rule="evenodd"`. */
export function pathOf(shape: AreaShape, plane: Plane): string {
  return polygonsOf(shape)
    .flatMap((polygon) =>
      polygon.map((ring) => {
        const points = ring.map((position) =>
          plane
            .project(position)
            .map((part) => part.toFixed(1))
            .join(' '),
        );
        return `M${points.join('L')}Z`;
      }),
    )
    .join('');
}

/** Where a label stands: the centre of mass of the largest outer ring, and how wide that ring is drawn. */
export function labelPlace(shape: AreaShape, plane: Plane): { x: number; y: number; width: number } {
  let best = { x: 0, y: 0, width: 0, area: -1 };
  for (const [outer] of polygonsOf(shape)) {
    const points = (outer ?? []).map((position) => plane.project(position));
    let [area, cx, cy] = [0, 0, 0];
    points.forEach(([x, y], i) => {
      const [nextX, nextY] = points[(i + 1) % points.length] ?? [x, y];
      const cross = x * nextY - nextX * y;
      area += cross;
      cx += (x + nextX) * cross;
      cy += (y + nextY) * cross;
    });
    const xs = points.map(([x]) => x);
    const width = Math.max(...xs) - Math.min(...xs);
    const size = Math.abs(area / 2);
    if (size > best.area) {
      const [x, y] = points[0] ?? [0, 0];
      best = area === 0 ? { x, y, width, area: size } : { x: cx / (3 * area), y: cy / (3 * area), width, area: size };
    }
  }
  return { x: best.x, y: best.y, width: best.width };
}

/**
 * Upper bounds of up to `classes` classes, so that each holds about as many areas as the others; equal counts never part. Zero, where it
 * occurs, is a class of its own: nothing there is another fact than little there.
 */
export function classBounds(values: readonly number[], classes = 5): number[] {
  const positive = values.filter((value) => value > 0).sort((a, b) => a - b);
  const bounds = values.some((value) => value <= 0) ? [0] : [];
  const room = classes - bounds.length;
  for (let i = 1; i <= room && positive.length > 0; i++) {
    const bound = positive[Math.ceil((positive.length * i) / room) - 1];
    if (bound !== undefined && bound !== bounds.at(-1)) bounds.push(bound);
  }
  return bounds;
}

export function classOf(value: number, bounds: readonly number[]): number {
  const found = bounds.findIndex((bound) => value <= bound);
  return found === -1 ? bounds.length - 1 : found;
}

// A stored geometry as the map's shape, or nothing when it is none: geometry is optional and comes from files.
import type { AreaShape } from '#kernel/web/pieces/grid-geometry.ts';

export function asShape(geometry: unknown): AreaShape | undefined {
  const type = (geometry as { type?: unknown } | null)?.type;
  return type === 'Polygon' || type === 'MultiPolygon' ? (geometry as AreaShape) : undefined;
}

// Polygons of units as GeoJSON (RFC 7946, WGS 84 longitude first). Checked before they are kept: a map that lies is worse than none.
import { z } from 'zod';

const position = z.array(z.number()).min(2).max(4);
const ring = z.array(position);
const polygon = z.object({ type: z.literal('Polygon'), coordinates: z.array(ring) });
const multiPolygon = z.object({ type: z.literal('MultiPolygon'), coordinates: z.array(z.array(ring)) });
export const geometrySchema = z.discriminatedUnion('type', [polygon, multiPolygon]);
export type UnitGeometry = z.output<typeof geometrySchema>;

export const featureCollectionSchema = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        type: z.literal('Feature'),
        properties: z.record(z.string(), z.unknown()).nullable(),
        geometry: geometrySchema,
      }),
    )
    .min(1)
    .max(2000),
});
export type FeatureCollection = z.output<typeof featureCollectionSchema>;

export const geometryFaults = ['ring_too_short', 'ring_not_closed', 'out_of_range', 'swapped', 'no_rings'] as const;
export type GeometryFault = (typeof geometryFaults)[number];

/** Rings closed with four positions or more, degrees in range; latitude given first is told, since it is the usual slip. */
export function faultOfGeometry(geometry: UnitGeometry): GeometryFault | undefined {
  const rings = geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat();
  if (rings.length === 0) return 'no_rings';
  for (const points of rings) {
    if (points.length < 4) return 'ring_too_short';
    const [first, last] = [points[0], points.at(-1)];
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return 'ring_not_closed';
    for (const [longitude = Number.NaN, latitude = Number.NaN] of points) {
      // 3°–54° N, 73°–136° E is China; the pair turned round is a place no grid of ours is in.
      if (longitude >= 3 && longitude <= 54 && latitude >= 73 && latitude <= 136) return 'swapped';
      if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90)) return 'out_of_range';
    }
  }
  return undefined;
}

/** The property by which a feature names its unit. */
export function nameOfFeature(properties: Record<string, unknown> | null): string | undefined {
  for (const key of ['unitId', 'id', 'name', '名称', '网格名称', 'shortCode', 'code', '编码']) {
    const value = properties?.[key];
    if (typeof value === 'string' && value.trim() !== '') return value.trim();
  }
  return undefined;
}

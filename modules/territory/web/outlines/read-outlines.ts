// A map file as the browser reads it, before anything is sent: what is no GeoJSON, or holds something else than polygons, is told here.
import { type FeatureCollection, featureCollectionSchema } from '../../shared/geometry.ts';

/** `fault` '' = no JSON at all; else where the first thing stands that is no polygon. */
export function readOutlines(text: string): { geojson?: FeatureCollection; fault?: string } {
  let raw: unknown;
  try {
    // A byte-order mark is what Windows tools begin with.
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return { fault: '' };
  }
  const read = featureCollectionSchema.safeParse(raw);
  if (read.success) return { geojson: read.data };
  const [issue] = read.error.issues;
  return { fault: issue ? `${issue.path.join('.') || 'type'}` : 'type' };
}

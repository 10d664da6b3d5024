// Which polygon of a map file belongs to which unit: by the unit's id, name or short code (RFC 7946 says nothing of names, so the usual
// properties are tried). What fits nothing, or more than one unit, is told and never guessed. Pure.
import {
  type FeatureCollection,
  faultOfGeometry,
  type GeometryFault,
  nameOfFeature,
  type UnitGeometry,
} from './geometry.ts';

export type NamedUnit = { unitId: string; name: string; shortCode: string | null };
export type MatchedGeometry = { unitId: string; name: string; geometry: UnitGeometry };
/** `unknown` no unit is called so · `ambiguous` several are · `repeated` a second polygon for a unit that has one in this file */
export type Unmatched = { name: string; why: 'unknown' | 'ambiguous' | 'repeated' };
export type Matching = {
  matched: MatchedGeometry[];
  unmatched: Unmatched[];
  faulty: { name: string; fault: GeometryFault }[];
};

export function matchGeometries(geojson: FeatureCollection, units: readonly NamedUnit[]): Matching {
  const byKey = new Map<string, Map<string, NamedUnit>>();
  for (const unit of units) {
    for (const key of [unit.unitId, unit.name, unit.shortCode])
      if (key) byKey.set(key, (byKey.get(key) ?? new Map()).set(unit.unitId, unit));
  }
  const matched = new Map<string, MatchedGeometry>();
  const unmatched: Unmatched[] = [];
  const faulty: Matching['faulty'] = [];
  for (const [i, { properties, geometry }] of geojson.features.entries()) {
    const name = nameOfFeature(properties) ?? `#${i + 1}`;
    const fault = faultOfGeometry(geometry);
    const [unit, ...others] = byKey.get(name)?.values() ?? [];
    if (fault) faulty.push({ name, fault });
    else if (!unit) unmatched.push({ name, why: 'unknown' });
    else if (others.length > 0) unmatched.push({ name, why: 'ambiguous' });
    else if (matched.has(unit.unitId)) unmatched.push({ name, why: 'repeated' });
    else matched.set(unit.unitId, { unitId: unit.unitId, name: unit.name, geometry });
  }
  return { matched: [...matched.values()], unmatched, faulty };
}

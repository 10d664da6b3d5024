// Which of today's matters lie in one building, so that one walk does for them. Pure.
import type { RequestLine } from '../../shared/queries.ts';

type Placed = Pick<RequestLine, 'id' | 'placeText' | 'isEmergency' | 'timeCard'>;

/** 盛景花园3号楼 of 盛景花园3号楼1单元101; undefined when the place names no building. */
export function buildingOf(place: string | null): string | undefined {
  return place?.match(/^.*?\d+(?:号楼|幢|栋)/u)?.[0];
}

/**
 * What is urgent or carries a card comes first, in the order given (by harm). Of the rest, what shares a building with another stands together;
 * what stands alone joins the first part.
 */
export function onTheWay<Row extends Placed>(
  rows: readonly Row[],
): { first: Row[]; groups: { where: string; rows: Row[] }[] } {
  const presses = (row: Row) => row.isEmergency || row.timeCard !== 'none';
  const byBuilding = Map.groupBy(
    rows.filter((row) => !presses(row)),
    (row) => buildingOf(row.placeText) ?? '',
  );
  const groups = [...byBuilding]
    .filter(([where, inside]) => where !== '' && inside.length > 1)
    .map(([where, inside]) => ({ where, rows: inside }));
  const grouped = new Set(groups.flatMap((group) => group.rows.map((row) => row.id)));
  return { first: rows.filter((row) => !grouped.has(row.id)), groups };
}

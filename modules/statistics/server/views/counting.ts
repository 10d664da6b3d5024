// Counting by the one filter of requests. A figure's number is `count(*) filter (where …)` over the very conditions that `request.list` would be
// asked with, so number and list cannot differ. Several figures are counted in one pass over the rows that they share.

import type { StaffActor } from '#kernel/server/actor.ts';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { asStaff, conditionsOf, requestsAsOf } from '#modules/requests/server/public.ts';
import type { RequestFilter } from '#modules/requests/shared/queries.ts';
import type { Figure } from '../../shared/figure.ts';

/** What each figure asks for beyond the base. A part that names `tab` again must be a narrower queue than the base's. */
export type Parts = Record<string, RequestFilter>;
export type Figures<P extends Parts> = { [K in keyof P]: Figure };
type Counts = Record<string, number>;

function columnsOf(base: RequestFilter, parts: Parts, actor: StaffActor): Sql {
  const columns = Object.entries(parts).map(([name, part]) => {
    const clash = Object.keys(part).find((key) => key !== 'tab' && key in base);
    if (clash) throw new Error(`the figure ${name} says ${clash} once more`);
    const isWhole = Object.keys(part).length === 0;
    const where = conditionsOf({ ...part, asOf: base.asOf }, actor, base.isCounted === true);
    return sql`count(*) ${isWhole ? sql.empty : sql`filter (where ${where})`} as ${sql.raw(`"${name}"`)}`;
  });
  return sql.join(columns);
}

const rowsOf = (base: RequestFilter, actor: StaffActor): Sql =>
  sql`from ${requestsAsOf(base.asOf)} r where ${conditionsOf(base, actor)}`;

function figuresOf<P extends Parts>(base: RequestFilter, parts: P, counts: Counts): Figures<P> {
  return Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, { value: counts[name]!, filter: { ...base, ...part } }]),
  ) as Figures<P>;
}

/** Each part within the base, in one pass. */
export async function countParts<P extends Parts>(
  context: Context,
  base: RequestFilter,
  parts: P,
): Promise<Figures<P>> {
  const actor = asStaff(context);
  const row = await context.tx.first<Counts>(sql`select ${columnsOf(base, parts, actor)} ${rowsOf(base, actor)}`);
  return figuresOf(base, parts, row!);
}

export type Dimension = 'state' | 'channel' | 'kind_code' | 'territory_id' | 'lead_unit_id';
/** Counts of the parts by value of one dimension. */
export type Met = ReadonlyMap<string | null, Counts>;

/**
 * Every part for each value met in each dimension, and for all together, in one pass. Grouped by all dimensions at once and added up here: cheaper
 * than a hash table for each of them as long as few combinations occur.
 */
export async function countBy<P extends Parts, const D extends Dimension>(
  context: Context,
  base: RequestFilter,
  parts: P,
  dimensions: readonly D[],
): Promise<{ all: Figures<P>; by: Record<D, Met> }> {
  const actor = asStaff(context);
  const names = sql.join(dimensions.map((dimension) => sql.raw(`r.${dimension}`)));
  const groups = await context.tx.all<Counts & Record<D, string | null>>(
    sql`select ${names}, ${columnsOf(base, parts, actor)} ${rowsOf(base, actor)} group by ${names}`,
  );
  const by = {} as Record<D, Met>;
  for (const dimension of dimensions) by[dimension] = addUp(groups, parts, (group) => group[dimension]);
  const all = addUp(groups, parts, () => null).get(null);
  return { all: figuresFor(base, parts, [all]), by };
}

function addUp<G extends Counts>(
  groups: readonly G[],
  parts: Parts,
  valueOf: (group: G) => string | null,
): Map<string | null, Counts> {
  const sums = new Map<string | null, Counts>();
  const names = Object.keys(parts);
  for (const group of groups) {
    const value = valueOf(group);
    const sum = sums.get(value) ?? {};
    for (const name of names) sum[name] = (sum[name] ?? 0) + group[name]!;
    sums.set(value, sum);
  }
  return sums;
}

/** Counts of several values of a dimension added up, each figure with the filter that names them. */
export function figuresFor<P extends Parts>(
  base: RequestFilter,
  parts: P,
  counts: readonly (Counts | undefined)[],
): Figures<P> {
  const sums = Object.fromEntries(
    Object.keys(parts).map((name) => [name, counts.reduce((sum, row) => sum + (row?.[name] ?? 0), 0)]),
  );
  return figuresOf(base, parts, sums);
}

// Firms as a list, and as a table of departments and parks. Row-level security says which of them the one who asks may see.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { addEnterprise } from '../../shared/commands.ts';
import { departmentCodes } from '../../shared/enterprise.ts';
import {
  type EnterpriseLine,
  type EnterpriseView,
  type enterpriseTotals,
  enterpriseViews,
  type listEnterprises,
  none,
} from '../../shared/queries.ts';
import { filterWhere, lineColumns, lineTables, orderBy, viewWhere } from './where.ts';

export async function answerList(
  { view, sort, limit, offset, ...filter }: z.output<typeof listEnterprises.input>,
  { tx, actor }: Context,
): Promise<z.input<typeof listEnterprises.answer>> {
  const wanted = filterWhere(filter);
  const [rows, counts, parks] = await Promise.all([
    tx.all<EnterpriseLine>(sql`
      select ${lineColumns} from ${lineTables} where ${wanted} and ${viewWhere[view]} order by ${orderBy[sort]} offset ${offset} limit ${limit}`),
    tx.first<Record<EnterpriseView, number>>(sql`
      select ${sql.join(enterpriseViews.map((one) => sql`count(*) filter (where ${viewWhere[one]}) as ${sql.raw(`"${one}"`)}`))} from enterprises e where ${wanted}`),
    tx.all<{ park: string }>(
      sql`select distinct e.park from enterprises e where e.park is not null and e.merged_into_id is null order by e.park`,
    ),
  ]);
  const told = offset + rows.length;
  const total = counts![view];
  return {
    rows,
    counts: counts!,
    parks: parks.map(({ park }) => park),
    total,
    nextOffset: told < total ? told : null,
    mayAdd: actor.kind === 'staff' && mayBy(addEnterprise.allowed, actor),
  };
}

type Count = { department: string | null; park: string; all: number; uncontacted: number };

/** Open firms. Every number is the length of `enterprise.list` under the same department and park. */
export async function answerTotals(
  { unitId }: z.output<typeof enterpriseTotals.input>,
  { tx }: Context,
): Promise<z.input<typeof enterpriseTotals.answer>> {
  const counts = await tx.all<Count>(sql`
    with firms as materialized (
      select e.id, coalesce(e.park, ${none}) as park, e.departments, ${viewWhere.uncontacted} as is_uncontacted
        from enterprises e where ${filterWhere({ unitId })} and ${viewWhere.all})
    select d.department, f.park, count(*) as "all", count(*) filter (where f.is_uncontacted) as uncontacted
      from firms f cross join lateral unnest(case when cardinality(f.departments) = 0 then array[${none}] else f.departments end) as d (department)
     group by d.department, f.park
    union all
    select null, f.park, count(*), count(*) filter (where f.is_uncontacted) from firms f group by f.park`);
  const parks = [...new Set(counts.map(({ park }) => park))].toSorted(
    (a, b) => Number(a === none) - Number(b === none) || a.localeCompare(b, 'zh-CN'),
  );
  const lineOf = (department: string | null) => {
    const mine = counts.filter((count) => count.department === department);
    const sum = (key: 'all' | 'uncontacted') => mine.reduce((total, count) => total + count[key], 0);
    return {
      all: sum('all'),
      uncontacted: sum('uncontacted'),
      byPark: parks.map((park) => ({ park, count: mine.find((count) => count.park === park)?.all ?? 0 })),
    };
  };
  const codes = [...departmentCodes, none] as const;
  return {
    parks,
    rows: codes
      .map((department) => ({ department, ...lineOf(department) }))
      .filter(({ department, all }) => department !== none || all > 0),
    total: lineOf(null),
  };
}

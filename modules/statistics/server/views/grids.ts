// Every lowest grid below a unit with what is open and what is late in it: the wall's map, in one glance.

import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { RequestFilter } from '#modules/requests/shared/queries.ts';
import { countBy, figuresFor } from './counting.ts';
import { openBoard } from './frame.ts';

const parts = { open: {}, overdue: { tab: 'overdue' } } satisfies Record<string, RequestFilter>;
type Grid = { unitId: string; name: string; communityName: string; geometry: unknown };

export async function answerGrids(input: { unitId?: string | undefined; asOf?: string | undefined }, context: Context) {
  const { unitId, board } = await openBoard(input, context);
  const [counted, grids] = await Promise.all([
    countBy(context, { ...board, tab: 'open' }, parts, ['territory_id']),
    context.tx.all<Grid>(sql`
      select g.id as "unitId", g.name, c.name as "communityName", g.geometry
        from governance_units g join governance_units c on c.id = g.parent_id
       where g.id = any ((select member_ids from unit_scopes where unit_id = ${unitId})::uuid[]) and g.kind = 'grid' and upper_inf(g.valid)
         and not exists (select from governance_units b where b.parent_id = g.id and b.kind = 'grid' and upper_inf(b.valid))
       order by c.name, g.name, g.id`),
  ]);
  return {
    grids: grids.map((grid) => ({
      ...grid,
      ...figuresFor({ ...board, unitId: grid.unitId, tab: 'open' }, parts, [counted.by.territory_id.get(grid.unitId)]),
    })),
  };
}

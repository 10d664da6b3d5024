// The facts that a redraw of one community is rehearsed on, as they stand now.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { listOpenRequestsIn } from '#modules/requests/server/public.ts';
import type { ContractFact, GridFact, PlaceFact, PostFact, RedrawFacts, ServiceFact } from '../../shared/redraw.ts';
import { getStaffing } from '../units/area.ts';

export async function readRedrawFacts(tx: Tx, communityId: string): Promise<RedrawFacts> {
  const grids = await tx.all<GridFact>(sql`
    select u.id as "gridId", u.parent_id as "parentId", u.name, u.grid_level as level, u.grid_kind as kind, u.declared_households as "declaredHouseholds"
      from governance_units u join unit_scopes s on s.unit_id = ${communityId} and u.id = any (s.member_ids)
     where u.kind = 'grid' and upper_inf(u.valid) order by u.id`);
  const gridIds = grids.map((grid) => grid.gridId);
  const [places, posts, contracts, services, requests, staffing] = await Promise.all([
    tx.all<PlaceFact>(sql`
      select p.id as "placeId", p.parent_id as "parentId", p.kind, p.address, p.is_vacant as "isVacant", g.grid_id as "gridId", coalesce(c.people, 0) as people
        from places p
        left join place_grids g on g.place_id = p.id and upper_inf(g.valid)
        left join app.count_residents(${communityId}) c on c.place_id = p.id
       where p.community_id = ${communityId} order by p.id`),
    tx.all<PostFact>(sql`
      select p.id as "postId", p.unit_id as "gridId", p.role, p.staff_id as "staffId", s.name as "staffName"
        from posts p join staff s on s.id = p.staff_id
       where p.unit_id = any (${gridIds}::uuid[]) and (upper_inf(p.valid) or upper(p.valid) > app.now()) order by p.id`),
    tx.all<ContractFact>(sql`
      select c.id as "contractId", c.grid_id as "gridId", concat_ws(' ', u.name, s.name) as contractor, lower(c.valid) > app.now() as "isToCome"
        from responsibility_contracts c left join governance_units u on u.id = c.contractor_unit_id left join staff s on s.id = c.staff_id
       where c.grid_id = any (${gridIds}::uuid[]) and upper_inf(c.valid) order by c.id`),
    tx.all<ServiceFact>(sql`
      select a.id as "serviceAreaId", a.unit_id as "gridId", h.name as "handlingUnit"
        from service_areas a join governance_units h on h.id = a.handling_unit_id
       where a.unit_id = any (${gridIds}::uuid[]) and upper_inf(a.valid) order by a.id`),
    listOpenRequestsIn(tx, gridIds),
    getStaffing(tx),
  ]);
  return { communityId, grids, places, posts, contracts, services, requests, staffing };
}

export type RedrawLine = {
  redrawId: string;
  name: string;
  rehearsedAt: Date;
  effectiveAt: Date | null;
  scheduledAt: Date | null;
  appliedAt: Date | null;
  isBlocked: boolean;
  placesMoved: number;
};

export function listRedraws(tx: Tx, communityId: string): Promise<RedrawLine[]> {
  return tx.all<RedrawLine>(sql`
    select id as "redrawId", name, rehearsed_at as "rehearsedAt", case when applied_at is not null or scheduled_at is not null then effective_at end as "effectiveAt",
           scheduled_at as "scheduledAt", applied_at as "appliedAt", blocked is not null as "isBlocked", (preview->>'placesMoved')::integer as "placesMoved"
      from redraws where community_id = ${communityId} order by rehearsed_at desc limit 50`);
}

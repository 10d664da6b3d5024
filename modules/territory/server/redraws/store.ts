// Redraws as kept: the plan, the picture of its rehearsal, and what the picture was computed on.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { RedrawPlan, RedrawPreview } from '../../shared/redraw.ts';
import type { Basis } from './basis.ts';

export type RedrawRow = {
  redrawId: string;
  districtId: string;
  communityId: string;
  communityName: string;
  name: string;
  plan: RedrawPlan;
  preview: RedrawPreview;
  basis: Basis;
  effectiveAt: Date;
  rehearsedAt: Date;
  scheduledAt: Date | null;
  appliedAt: Date | null;
  blocked: unknown;
  madeBy: string | null;
  decidedBy: string | null;
  reason: string | null;
  isInScope: boolean;
};

export function findRedraw(tx: Tx, redrawId: string, how: { lock?: boolean } = {}): Promise<RedrawRow | undefined> {
  return tx.first<RedrawRow>(sql`
    select r.id as "redrawId", r.district_id as "districtId", r.community_id as "communityId", u.name as "communityName", r.name, r.plan, r.preview, r.basis,
           r.effective_at as "effectiveAt", r.rehearsed_at as "rehearsedAt", r.scheduled_at as "scheduledAt", r.applied_at as "appliedAt", r.blocked,
           (select s.name from staff s where s.id = r.made_by) as "madeBy",
           (select s.name from staff s where s.id = r.decided_by) as "decidedBy", r.reason, app.governs(r.community_id) as "isInScope"
      from redraws r join governance_units u on u.id = r.community_id
     where r.id = ${redrawId} ${how.lock ? sql.raw('for update of r') : sql.empty}`);
}

/** A further rehearsal under the same id replaces the one before, as long as it has not been applied. */
export function keepRehearsal(
  tx: Tx,
  row: {
    redrawId: string;
    districtId: string;
    communityId: string;
    name: string;
    plan: RedrawPlan;
    preview: RedrawPreview;
    basis: Basis;
    madeBy: string | null;
  },
): void {
  tx.write(sql`
    insert into redraws (id, district_id, community_id, name, plan, preview, basis, effective_at, made_by, rehearsed_at)
    values (${row.redrawId}, ${row.districtId}, ${row.communityId}, ${row.name}, ${sql.json(row.plan)}::jsonb, ${sql.json(row.preview)}::jsonb,
      ${sql.json(row.basis)}::jsonb, coalesce(${row.plan.effectiveAt ?? null}::timestamptz, app.now()), ${row.madeBy}, app.now())
    on conflict (id) do update set name = excluded.name, plan = excluded.plan, preview = excluded.preview, basis = excluded.basis,
      effective_at = excluded.effective_at, made_by = excluded.made_by, rehearsed_at = excluded.rehearsed_at, scheduled_at = null, blocked = null, reason = null, decided_by = null`);
}

export type Decision = { by: string | null; reason: string | null };

export function markScheduled(tx: Tx, redrawId: string, decision: Decision): void {
  tx.write(sql`
    update redraws set scheduled_at = app.now(), blocked = null, reason = ${decision.reason}, decided_by = ${decision.by} where id = ${redrawId}`);
}

export function markBlocked(tx: Tx, redrawId: string, why: Record<string, unknown>): void {
  tx.write(
    sql`update redraws set scheduled_at = null, blocked = ${sql.json(why)}::jsonb where id = ${redrawId} and applied_at is null`,
  );
}

/** When the house carries out what a person scheduled, that person's decision stays. */
export function markApplied(tx: Tx, redrawId: string, preview: RedrawPreview, decision: Decision): void {
  tx.write(sql`
    update redraws set applied_at = app.now(), effective_at = app.now(), preview = ${sql.json(preview)}::jsonb, scheduled_at = null,
      reason = coalesce(${decision.reason}, reason), decided_by = coalesce(${decision.by}::uuid, decided_by) where id = ${redrawId}`);
}

/** Scheduled redraws whose time has come. */
export async function listDueRedraws(tx: Tx): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(sql`
    select id from redraws where scheduled_at is not null and applied_at is null and effective_at <= app.now() order by effective_at`);
  return rows.map((row) => row.id);
}

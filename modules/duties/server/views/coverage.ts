// SQL of coverage: one round by unit, as of a moment. The denominator is the turns that were made (when the round was laid out, and for who came since); the grid is
// that of the place at that moment, so that yesterday's figure keeps yesterday's grids.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import type { DutyState } from '../../shared/duty-state.ts';
import type { ExcuseReason } from '../../shared/visit.ts';
import { stateAt } from './state.ts';

export type RoundHead = {
  rhythmId: string;
  title: { zh: string; en: string };
  registerCode: string;
  action: string;
  isSensitive: boolean;
  slot: string | null;
  opensAt: Date | null;
  dueAt: Date | null;
  isLeftOut: boolean | null;
};

/** The round asked for, or the one that is open now, else the last that was. */
export function findRound(
  tx: Tx,
  rhythmId: string,
  slot: string | undefined,
  asOf: Date,
): Promise<RoundHead | undefined> {
  return tx.first<RoundHead>(sql`
    select y.id as "rhythmId", y.title, r.code as "registerCode", y.action, y.is_sensitive as "isSensitive", o.slot, o.opens_at as "opensAt", o.due_at as "dueAt",
           o.is_left_out as "isLeftOut"
      from duty_rhythms y join subject_registers r on r.id = y.register_id
      left join lateral (
        select * from duty_rounds o where o.rhythm_id = y.id and ${slot ? sql`o.slot = ${slot}` : sql`o.opens_at <= ${asOf} and not o.is_left_out`}
         order by o.opens_at desc limit 1) o on true
     where y.id = ${rhythmId}`);
}

export type RoundAsked = { rhythmId: string; slot: string; unitId: string; asOf: Date };

/** Turns of the round within the unit, each with the lowest unit it lay in then, and the one directly below the unit asked for. */
const within = ({ rhythmId, slot, unitId, asOf }: RoundAsked) => sql`
  select d.*, g.grid_id, b.child_id, ${stateAt(sql`${asOf}`)} as state
    from duties d
    left join place_grids g on g.place_id = d.place_id and g.valid @> ${asOf}::timestamptz
    left join below b on b.unit_id = coalesce(g.grid_id, d.unit_id, d.community_id)
   where d.rhythm_id = ${rhythmId} and d.slot = ${slot}
     and (b.child_id is not null or coalesce(g.grid_id, d.unit_id, d.community_id) = ${unitId} or d.community_id = ${unitId})`;
const below = ({ unitId, asOf }: RoundAsked) =>
  sql`below as materialized (select child_id, unit_id from app.units_below(${unitId}, ${asOf}))`;

/** Null: turns at the unit itself, whose places lie in no grid below it. */
export function countByUnit(
  tx: Tx,
  asked: RoundAsked,
): Promise<{ unitId: string | null; state: DutyState; count: number }[]> {
  return tx.all(
    sql`with ${below(asked)} select child_id as "unitId", state, count(*) as count from (${within(asked)}) d group by 1, 2`,
  );
}

export type DutyName = {
  subjectId: string;
  kind: SubjectKind;
  name: string;
  address: string | null;
  gridName: string | null;
  state: DutyState;
  dueAt: Date;
  doneAt: Date | null;
  doneBy: string | null;
  excuseCode: ExcuseReason | null;
  excuseReason: string | null;
  excuseBy: string | null;
  attempts: number;
  total: number;
};

const notYetFirst = sql.raw(
  `array_position(array['missed', 'open', 'ahead', 'made_up', 'excused', 'done', 'ended'], d.state), d.community_id, d.place_id, d.subject_id`,
);

export function listNames(
  tx: Tx,
  asked: RoundAsked & { states: readonly DutyState[] | null; offset: number; limit: number },
): Promise<DutyName[]> {
  return tx.all<DutyName>(sql`
    with ${below(asked)}
    , page as (
      select d.*, count(*) over () as total from (${within(asked)}) d where ${asked.states ? sql`d.state = any (${asked.states}::text[])` : sql`true`}
       order by ${notYetFirst} offset ${asked.offset} limit ${asked.limit})
    select d.subject_id as "subjectId", s.kind, s.name, case when s.kind in ('person', 'enterprise') then p.address end as address, u.name as "gridName", d.state,
           d.due_at as "dueAt", d.done_at as "doneAt", v.by_name as "doneBy", x.reason_code as "excuseCode", x.reason as "excuseReason", x.by_name as "excuseBy",
           (select count(*) from visits a
             where a.subject_id = d.subject_id and a.happened_at between d.opens_at and ${asked.asOf} and a.outcome not in ('done', 'found', 'elsewhere')) as attempts,
           d.total
      from page d join subjects s on s.id = d.subject_id
      left join places p on p.id = d.place_id left join governance_units u on u.id = d.grid_id
      left join visits v on v.id = d.visit_id
      left join duty_excuses x on x.subject_id = d.subject_id and x.rhythm_id = d.rhythm_id and x.slot = d.slot and d.state = 'excused'
     order by ${notYetFirst}`);
}

/** Units directly below, as they stood then. */
export function listBelow(
  tx: Tx,
  unitId: string,
  asOf: Date,
): Promise<{ unitId: string; name: string; kind: string }[]> {
  return tx.all(sql`
    select distinct on (u.kind, u.name collate app.natural, u.id) u.id as "unitId", u.name, u.kind
      from app.units_below(${unitId}, ${asOf}) b join governance_units u on u.id = b.child_id
     where u.kind in ('zone', 'district', 'subdistrict', 'town', 'township', 'community', 'village', 'grid', 'park')
     order by u.kind, u.name collate app.natural, u.id`);
}

/** The unit's name, where the post may ask about it: itself or below it. */
export function findUnitName(tx: Tx, unitId: string): Promise<{ unitId: string; name: string } | undefined> {
  return tx.first(
    sql`select id as "unitId", name from governance_units where id = ${unitId} and (app.sees_all() or id = any (app.scope()))`,
  );
}

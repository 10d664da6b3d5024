// SQL of coverage: one round by unit, as of a moment. The denominator is the turns that were made (when the round was laid out, and for who came since); the grid is
// that of the place at that moment, so that yesterday's figure keeps yesterday's grids.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import type { DutyState } from '../../shared/duty-state.ts';
import { longestMoveDays } from '../../shared/relaid.ts';
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
    select y.id as "rhythmId", y.title, coalesce(r.code, y.code) as "registerCode", y.action, y.is_sensitive as "isSensitive", o.slot, o.opens_at as "opensAt", o.due_at as "dueAt",
           o.is_left_out as "isLeftOut"
      from duty_rhythms y left join subject_registers r on r.id = y.register_id
      left join lateral (
        select * from duty_rounds o where o.rhythm_id = y.id and ${slot ? sql`o.slot = ${slot}` : sql`o.opens_at <= ${asOf} and not o.is_left_out`}
         order by o.opens_at desc limit 1) o on true
     where y.id = ${rhythmId} and (y.register_id is not null or app.sees_list(y.id))`);
}

export type RoundAsked = {
  rhythmId: string;
  slot: string;
  dueAt: Date;
  unit: UnitHead;
  /** Only at this place or in it. */
  placeId?: string | undefined;
  asOf: Date;
};

/**
 * Turns of the round within the unit, each with the grid it lay in then and the unit directly below the one asked for. Of a grid it starts from the grid's places (by an array,
 * so that it is an index scan whatever the planner thinks of the rule of rights), of a community from the community; nobody reads a district to tell of a grid.
 */
function within({ rhythmId, slot, dueAt, unit, placeId, asOf }: RoundAsked): Sql {
  const inPlace = placeId
    ? sql`and d.place_id in (with recursive b as (select ${placeId}::uuid as id union all select p.id from b join places p on p.parent_id = b.id) select id from b)`
    : sql.empty;
  const round = sql`d.rhythm_id = ${rhythmId} and d.slot = ${slot} ${inPlace}`;
  // What was done before the calendar moved its round keeps the time it was done by.
  const far = longestMoveDays * DAY_MS;
  const around = { from: new Date(dueAt.getTime() - far), to: new Date(dueAt.getTime() + far) };
  const grids = sql`(select app.scope_at(${unit.unitId}, ${asOf}))::uuid[]`;
  const turns =
    unit.kind === 'grid'
      ? sql`
        select d.*, g.grid_id
          from (select * from duties where due_at between ${around.from} and ${around.to} and place_id = any ((
                  select array_agg(h.place_id) from place_grids h where h.grid_id = any (${grids}) and h.valid @> ${asOf}::timestamptz)::uuid[]) offset 0) d
          join place_grids g on g.place_id = d.place_id and g.grid_id = any (${grids}) and g.valid @> ${asOf}::timestamptz
         where ${round}
        union all select d.*, d.unit_id from duties d where d.unit_id is not null and d.unit_id = any (${grids}) and ${round}`
      : sql`
        select d.*, coalesce(g.grid_id, d.unit_id, d.community_id) as grid_id from duties d left join place_grids g on g.place_id = d.place_id and g.valid @> ${asOf}::timestamptz
         where ${round} ${isCommunity(unit) ? sql`and d.community_id = ${unit.unitId}` : sql`and (d.community_id in (select unit_id from below) or d.unit_id in (select unit_id from below) or d.unit_id = ${unit.unitId})`}`;
  return sql`select d.*, b.child_id, ${stateAt(sql`${asOf}`)} as state from (${turns}) d left join below b on b.unit_id = d.grid_id`;
}
/** Units that a coverage has rows of. */
const shownKinds = sql.raw(
  `('zone', 'district', 'subdistrict', 'town', 'township', 'community', 'village', 'grid', 'park')`,
);
const isCommunity = ({ kind }: UnitHead): boolean => kind === 'community' || kind === 'village';
const below = ({ unit, asOf }: RoundAsked) =>
  sql`below as materialized (select child_id, unit_id from app.units_below(${unit.unitId}, ${asOf}))`;

/** Null: turns at the unit itself, whose places lie in no grid below it. */
export function countByUnit(
  tx: Tx,
  asked: RoundAsked,
): Promise<{ unitId: string | null; state: DutyState; count: number }[]> {
  return tx.all(
    sql`with ${below(asked)} select child_id as "unitId", state, count(*) as count from (${within(asked)}) d group by 1, 2`,
  );
}

export type Tally = {
  unitId: string | null;
  made: number;
  done: number;
  madeUp: number;
  excused: number;
  ended: number;
};

/** The same for a wide unit as things stand now, out of what is tallied by community with every change. */
export function tallyByUnit(tx: Tx, asked: RoundAsked): Promise<Tally[]> {
  return tx.all<Tally>(sql`
    with ${below(asked)}
    select b.child_id as "unitId", sum(t.made) as made, sum(t.done) as done, sum(t.made_up) as "madeUp", sum(t.excused) as excused, sum(t.ended) as ended
      from duty_tallies t join below b on b.unit_id = t.community_id where t.rhythm_id = ${asked.rhythmId} and t.slot = ${asked.slot} group by 1`);
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
  told: Record<string, unknown>;
  toldCipher: Buffer | null;
  isDrill: boolean;
};

const byPlace = sql.raw('d.community_id, d.place_id, d.subject_id');
const notYetFirst = sql`array_position(array['missed', 'open', 'ahead', 'made_up', 'excused', 'done', 'ended'], d.state), ${byPlace}`;

/** Of one state they are in the order of the places, and only as many are read as are shown. */
export function listNames(
  tx: Tx,
  asked: RoundAsked & { states: readonly DutyState[] | null; isElsewhere: boolean; offset: number; limit: number },
): Promise<DutyName[]> {
  const order = asked.states?.length === 1 ? byPlace : notYetFirst;
  return tx.all<DutyName>(sql`
    with ${below(asked)}
    , page as (
      select d.* from (${within(asked)}) d where ${asked.states ? sql`d.state = any (${asked.states}::text[])` : sql`true`}
             ${asked.isElsewhere ? sql`and not exists (select from governance_units c where c.id = d.child_id and c.kind in ${shownKinds})` : sql.empty}
       order by ${order} offset ${asked.offset} limit ${asked.limit})
    select d.subject_id as "subjectId", s.kind, s.name, case when s.kind in ('person', 'enterprise') then p.address end as address, u.name as "gridName", d.state,
           d.due_at as "dueAt", case when d.state in ('done', 'made_up') then d.done_at end as "doneAt", v.by_name as "doneBy", x.reason_code as "excuseCode", x.reason as "excuseReason", x.by_name as "excuseBy",
           (select count(*) from app.standing_visits(${asked.asOf}) a
             where a.subject_id = d.subject_id and a.happened_at between d.opens_at and ${asked.asOf} and a.outcome not in ('done', 'found', 'elsewhere', 'gone') and not a.is_drill) as attempts,
           coalesce(v.told, '{}') as told, v.told_cipher as "toldCipher", coalesce(v.is_drill, false) as "isDrill"
      from page d join subjects s on s.id = d.subject_id
      left join places p on p.id = d.place_id left join governance_units u on u.id = d.grid_id
      left join app.standing_visits() v on v.id = d.visit_id and d.state in ('done', 'made_up')
      left join duty_excuses x on x.subject_id = d.subject_id and x.rhythm_id = d.rhythm_id and x.slot = d.slot and d.state = 'excused'
     order by ${order}`);
}

export function findPlaceName(tx: Tx, placeId: string): Promise<{ placeId: string; name: string } | undefined> {
  return tx.first(sql`select id as "placeId", address as name from places where id = ${placeId}`);
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
     where u.kind in ${shownKinds}
     order by u.kind, u.name collate app.natural, u.id`);
}

export type UnitHead = { unitId: string; name: string; kind: string };

/** The unit, where the post may ask about it: itself or below it. */
export function findUnitHead(tx: Tx, unitId: string): Promise<UnitHead | undefined> {
  return tx.first<UnitHead>(sql`
    select id as "unitId", name, kind from governance_units where id = ${unitId} and ((select app.sees_all()) or id = any ((select app.scope())::uuid[]))`);
}

// Rows of returners (F5): what a handler decides by, and what each act writes.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import type { ReturnerFacts, ReturnerTest } from '../../shared/returners/returner.ts';

export type ReturnerRow = {
  returnerId: string;
  districtId: string;
  unitId: string;
  areaIds: string[];
  subjectId: string | null;
  enterpriseId: string | null;
  nameCipher: Buffer | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  phoneTail: string | null;
  place: string;
  code: string | null;
  leftOn: CalendarDate;
  arrivedOn: CalendarDate;
  toldAt: Date;
  releasedAt: Date | null;
  screenedAt: Date | null;
  watchedOn: CalendarDate[];
  tests: { sampledAt: string; result: ReturnerTest['result'] }[];
};

/** Work of the grid that was taken back never was. */
export const stands: Sql = sql`(a.visit_id is null or not app.is_taken_back(a.visit_id))`;
const done = (what: string): Sql =>
  sql`from returner_acts a where a.returner_id = r.id and a.what = ${what} and ${stands}`;
/** Of a row `r` of returners. */
export const returnerColumns: Sql = sql`
  r.id as "returnerId", r.district_id as "districtId", r.unit_id as "unitId", r.area_ids as "areaIds", app.kept_person(r.subject_id) as "subjectId", r.enterprise_id as "enterpriseId",
  r.name_cipher as "nameCipher", r.phone_cipher as "phoneCipher", r.phone_hash as "phoneHash", r.phone_tail as "phoneTail", r.from_name as place, r.from_code as code,
  r.left_on as "leftOn", r.arrived_on as "arrivedOn", r.told_at as "toldAt", r.released_at as "releasedAt",
  (select min(a.at) ${done('screen')}) as "screenedAt",
  coalesce((select jsonb_agg(distinct (a.at at time zone 'Asia/Shanghai')::date) ${done('watch')}), '[]') as "watchedOn",
  coalesce((select jsonb_agg(jsonb_build_object('sampledAt', a.at, 'result', a.result)) ${done('test')}), '[]') as tests`;

export const factsOf = (row: ReturnerRow): ReturnerFacts => ({
  from: { name: row.place, code: row.code, leftOn: row.leftOn },
  arrivedOn: row.arrivedOn,
  toldAt: row.toldAt.getTime(),
  screenedAt: row.screenedAt?.getTime() ?? null,
  watchedOn: row.watchedOn,
  tests: row.tests.map(({ sampledAt, result }) => ({ sampledAt: Date.parse(sampledAt), result })),
  releasedAt: row.releasedAt?.getTime() ?? null,
});

export async function lockReturner(tx: Tx, returnerId: string): Promise<ReturnerRow | undefined> {
  const row = await tx.first<{ id: string }>(sql`select id from returners where id = ${returnerId} for update`);
  return row && tx.first<ReturnerRow>(sql`select ${returnerColumns} from returners r where r.id = ${returnerId}`);
}

/** Whoever can still be anything but over: they left or came within so many days. */
export function listReturnersSince(
  tx: Tx,
  districtId: string,
  since: CalendarDate,
  returnerId?: string,
): Promise<ReturnerRow[]> {
  return tx.all<ReturnerRow>(sql`
    select ${returnerColumns} from returners r where r.district_id = ${districtId} and r.arrived_on >= ${since}::date and ${returnerId ? sql`r.id = ${returnerId}` : sql`true`}`);
}

export type NewReturner = Pick<
  ReturnerRow,
  | 'returnerId'
  | 'districtId'
  | 'unitId'
  | 'areaIds'
  | 'subjectId'
  | 'enterpriseId'
  | 'nameCipher'
  | 'phoneCipher'
  | 'phoneHash'
  | 'phoneTail'
  | 'place'
  | 'code'
  | 'leftOn'
  | 'arrivedOn'
> & { byName: string; byPostId: string; commandId: string };
export function addReturner(tx: Tx, one: NewReturner): void {
  tx.write(sql`
    insert into returners (id, district_id, unit_id, area_ids, subject_id, enterprise_id, name_cipher, phone_cipher, phone_hash, phone_tail, from_name, from_code, left_on, arrived_on,
      told_at, by_name, by_post_id, command_ids)
    values (${one.returnerId}, ${one.districtId}, ${one.unitId}, ${one.areaIds}::uuid[], ${one.subjectId}, ${one.enterpriseId}, ${one.nameCipher}, ${one.phoneCipher}, ${one.phoneHash},
      ${one.phoneTail}, ${one.place}, ${one.code}, ${one.leftOn}, ${one.arrivedOn}, ${tx.at}, ${one.byName}, ${one.byPostId}, ${[one.commandId]}::uuid[])`);
}

/** The same return, told before by whomever: this unit sees it too from now on. */
export async function joinReturner(tx: Tx, one: NewReturner): Promise<string | null> {
  const row = await tx.first<{ id: string | null }>(sql`
    select app.join_returner(${one.subjectId}, ${one.phoneHash}, ${one.arrivedOn}, ${one.areaIds}::uuid[], ${one.enterpriseId}, ${one.commandId}) as id`);
  return row?.id ?? null;
}

export type Where = { place: string; code: string | null; leftOn: CalendarDate; arrivedOn: CalendarDate };
export function correctWhere(tx: Tx, returnerId: string, where: Where, commandId: string): void {
  tx.write(sql`
    update returners set from_name = ${where.place}, from_code = ${where.code}, left_on = ${where.leftOn}, arrived_on = ${where.arrivedOn}, command_ids = command_ids || ${commandId}::uuid
     where id = ${returnerId}`);
}
export function releaseRow(tx: Tx, returnerId: string, reason: string, commandId: string): void {
  tx.write(sql`
    update returners set released_at = ${tx.at}, release_reason = ${reason}, command_ids = command_ids || ${commandId}::uuid where id = ${returnerId}`);
}

export type NewAct = {
  actId: string;
  returnerId: string;
  districtId: string;
  what: 'screen' | 'watch' | 'test' | 'look';
  at: Date;
  result?: 'well' | 'unwell' | ReturnerTest['result'];
  purpose?: string;
  byName: string;
  byPostId: string | null;
  /** The grid's work that told it. */
  visitId?: string;
  commandId: string;
};
export function addAct(tx: Tx, act: NewAct): void {
  tx.write(sql`
    insert into returner_acts (id, district_id, returner_id, what, at, told_at, result, purpose, by_name, by_post_id, visit_id, command_id)
    values (${act.actId}, ${act.districtId}, ${act.returnerId}, ${act.what}, ${act.at}, ${tx.at}, ${act.result ?? null}, ${act.purpose ?? null}, ${act.byName}, ${act.byPostId}, ${act.visitId ?? null}, ${act.commandId})`);
}

/** Seen by whoever answers for where the firm is or is named to go there. */
export function findFirmUnit(
  tx: Tx,
  enterpriseId: string,
): Promise<{ enterpriseId: string; communityId: string | null } | undefined> {
  return tx.first(
    sql`select id as "enterpriseId", community_id as "communityId" from enterprises where id = ${enterpriseId} and merged_into_id is null`,
  );
}

export async function listForgottenReturners(tx: Tx, districtId: string, before: CalendarDate): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`select id from returners where district_id = ${districtId} and arrived_on < ${before}::date limit 1000`,
  );
  return rows.map(({ id }) => id);
}

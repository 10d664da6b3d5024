import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import type { DutyRhythm } from '../../shared/rhythm.ts';

export type SubjectRow = {
  subjectId: string;
  kind: SubjectKind;
  districtId: string;
  communityId: string | null;
  placeId: string | null;
  unitId: string | null;
  name: string;
  /** The unit whose posts hear of it: the grid of its place, else its community, else itself. */
  territoryId: string | null;
};

/** A phone may still know somebody by a record that was merged since: the kept one answers. */
export function findSubject(tx: Tx, subjectId: string): Promise<SubjectRow | undefined> {
  return tx.first<SubjectRow>(sql`
    select s.id as "subjectId", s.kind, s.district_id as "districtId", s.community_id as "communityId", s.place_id as "placeId", s.unit_id as "unitId", s.name,
           coalesce(g.grid_id, s.unit_id, s.community_id) as "territoryId"
      from subjects s left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid) where s.id = (select coalesce(app.kept_person(${subjectId}), app.kept_firm(${subjectId}), ${subjectId}::uuid)) and not s.is_gone`);
}

export type CoveredDuty = {
  rhythmId: string;
  slot: string;
  opensAt: Date;
  dueAt: Date;
  isSensitive: boolean;
  definition: DutyRhythm;
};

type Turn = { rhythmId: string; slot: string };

/**
 * Turns that this work may close, locked: those open at that moment, and of each rhythm the last one that was missed. `only`: work about one matter closes that
 * turn and nothing else. What of them only another act closes is told by their definition (`closerOf`).
 */
export function lockCovered(
  tx: Tx,
  work: { subjectId: string; action: string; happenedAt: Date; only?: Turn | undefined },
): Promise<CoveredDuty[]> {
  const { subjectId, action, happenedAt, only } = work;
  return tx.all<CoveredDuty>(sql`
    select d.rhythm_id as "rhythmId", d.slot, d.opens_at as "opensAt", d.due_at as "dueAt", d.is_sensitive as "isSensitive", y.definition
      from duties d join duty_rhythms y on y.id = d.rhythm_id
     where d.subject_id = ${subjectId} and y.action = ${action} and d.done_at is null and d.ended_at is null and d.opens_at <= ${happenedAt}
       and ${only ? sql`d.rhythm_id = ${only.rhythmId} and d.slot = ${only.slot}` : sql`true`}
     order by d.rhythm_id, d.due_at desc for update of d`);
}

export type VisitValues = {
  visitId: string;
  subject: SubjectRow;
  action: string;
  outcome: string;
  happenedAt: Date;
  staffId: string | null;
  postId: string | null;
  byName: string;
  note: string;
  /** In the clear; what is sensitive stands sealed beside it (told.ts). */
  told: Record<string, unknown>;
  toldCipher: Buffer | null;
  requestIds: readonly string[];
  fileIds: readonly string[];
  proxy: string | null;
  asked: number;
  prefilled: number;
  taps: number | null;
  seconds: number | null;
  isSensitive: boolean;
  isDrill: boolean;
};

export function addVisit(tx: Tx, v: VisitValues): void {
  tx.write(sql`
    insert into visits (id, district_id, subject_id, community_id, place_id, unit_id, action, outcome, happened_at, recorded_at, staff_id, post_id, by_name, note, told, told_cipher,
      request_ids, file_ids, proxy, fields_asked, fields_prefilled, taps, seconds, is_sensitive, is_drill)
    values (${v.visitId}, ${v.subject.districtId}, ${v.subject.subjectId}, ${v.subject.communityId}, ${v.subject.placeId}, ${v.subject.unitId}, ${v.action}, ${v.outcome},
      ${v.happenedAt}, ${tx.at}, ${v.staffId}, ${v.postId}, ${v.byName}, ${v.note}, ${sql.json(v.told)}::jsonb, ${v.toldCipher}, ${v.requestIds}::uuid[], ${v.fileIds}::uuid[], ${v.proxy},
      ${v.asked}, ${v.prefilled}, ${v.taps}, ${v.seconds}, ${v.isSensitive}, ${v.isDrill})`);
}

export function closeDuties(
  tx: Tx,
  subjectId: string,
  closed: readonly { rhythmId: string; slot: string }[],
  visitId: string,
  happenedAt: Date,
): void {
  if (closed.length === 0) return;
  const keys: Sql = sql.join(closed.map(({ rhythmId, slot }) => sql`(${rhythmId}::uuid, ${slot}::text)`));
  tx.write(sql`
    update duties set done_at = ${happenedAt}, told_at = ${tx.at}, visit_id = ${visitId} where subject_id = ${subjectId} and (rhythm_id, slot) in (${keys})`);
}

export type DutyRow = {
  opensAt: Date;
  dueAt: Date;
  doneAt: Date | null;
  toldAt: Date | null;
  excusedAt: Date | null;
  endedAt: Date | null;
};

export function lockDuty(
  tx: Tx,
  key: { rhythmId: string; subjectId: string; slot: string },
): Promise<DutyRow | undefined> {
  return tx.first<DutyRow>(sql`
    select opens_at as "opensAt", due_at as "dueAt", done_at as "doneAt", told_at as "toldAt", excused_at as "excusedAt", ended_at as "endedAt"
      from duties where subject_id = ${key.subjectId} and rhythm_id = ${key.rhythmId} and slot = ${key.slot} for update`);
}

export function excuse(
  tx: Tx,
  key: { rhythmId: string; subjectId: string; slot: string },
  by: { reasonCode: string; reason: string; staffId: string | null; postId: string | null; byName: string },
): void {
  tx.write(sql`
    update duties set excused_at = ${tx.at} where subject_id = ${key.subjectId} and rhythm_id = ${key.rhythmId} and slot = ${key.slot}`);
  tx.write(sql`
    insert into duty_excuses (rhythm_id, subject_id, slot, reason_code, reason, at, by_staff_id, by_post_id, by_name)
    values (${key.rhythmId}, ${key.subjectId}, ${key.slot}, ${by.reasonCode}, ${by.reason}, ${tx.at}, ${by.staffId}, ${by.postId}, ${by.byName})`);
}

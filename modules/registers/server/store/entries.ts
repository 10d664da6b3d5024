// Flags of kept registers, openings of sensitive ones, and the definitions of a unit's own: what the commands load and write.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import type { Register } from '../../shared/register.ts';

export type SubjectHere = {
  subjectId: string;
  kind: SubjectKind;
  districtId: string;
  communityId: string | null;
  gridId: string | null;
  unitId: string | null;
  name: string;
};

/** Seen only by whoever answers for where it is: row-level security. */
export function findSubject(tx: Tx, subjectId: string): Promise<SubjectHere | undefined> {
  return tx.first(sql`
    select s.id as "subjectId", s.kind, s.district_id as "districtId", s.community_id as "communityId", g.grid_id as "gridId", s.unit_id as "unitId", s.name
      from subjects s left join place_grids g on g.place_id = s.place_id and upper_inf(g.valid) where s.id = ${subjectId} and not s.is_gone`);
}

/** Whether it lies in the area of a unit's own register. */
export async function liesIn(tx: Tx, subject: SubjectHere, areaUnitId: string): Promise<boolean> {
  const row = await tx.first<{ is: boolean }>(sql`
    select member_ids && ${[subject.communityId, subject.gridId, subject.unitId].filter((id) => id !== null)}::uuid[] as is from unit_scopes where unit_id = ${areaUnitId}`);
  return row?.is === true;
}

export function findEntry(tx: Tx, subjectId: string, flag: string): Promise<{ entryId: string } | undefined> {
  return tx.first(
    sql`select id as "entryId" from subject_flags where subject_id = ${subjectId} and flag = ${flag} and upper_inf(valid) for update`,
  );
}

export async function listEntered(tx: Tx, subjectIds: readonly string[], flag: string): Promise<string[]> {
  const rows = await tx.all<{ id: string }>(
    sql`select subject_id as id from subject_flags where subject_id = any (${subjectIds}::uuid[]) and flag = ${flag} and upper_inf(valid)`,
  );
  return rows.map(({ id }) => id);
}

export type Source = { kind: 'desk' | 'import' | 'work'; id: string | null };
export type By = { staffId: string | null; postId: string | null; name: string };

export function addEntry(
  tx: Tx,
  entry: {
    entryId: string;
    subject: Pick<SubjectHere, 'subjectId' | 'kind' | 'districtId'>;
    code: string;
    isSensitive: boolean;
    from: string | null;
    reason: string;
    source: Source;
    by: By;
  },
): void {
  const { subject, source, by } = entry;
  tx.write(sql`
    insert into subject_flags (id, district_id, subject_id, subject_kind, flag, is_sensitive, reason, valid, source_kind, source_id, by_staff_id, by_post_id, by_name)
    values (${entry.entryId}, ${subject.districtId}, ${subject.subjectId}, ${subject.kind}, ${entry.code}, ${entry.isSensitive}, ${entry.reason},
      daterange(least(coalesce(${entry.from}::date, app.today()), app.today()), null), ${source.kind}, ${source.id}, ${by.staffId}, ${by.postId}, ${by.name})`);
}

export function endEntry(tx: Tx, entryId: string, reason: string): void {
  tx.write(
    sql`update subject_flags set valid = daterange(lower(valid), greatest(lower(valid), app.today())), end_reason = ${reason} where id = ${entryId}`,
  );
}

export function addOpening(
  tx: Tx,
  o: {
    openingId: string;
    registerId: string;
    districtId: string;
    staffId: string;
    postId: string;
    byName: string;
    purpose: string;
    until: Date;
  },
): void {
  tx.write(sql`
    insert into register_openings (id, district_id, register_id, staff_id, post_id, by_name, purpose, opened_at, until)
    values (${o.openingId}, ${o.districtId}, ${o.registerId}, ${o.staffId}, ${o.postId}, ${o.byName}, ${o.purpose}, ${tx.at}, ${o.until})`);
}

export type Opening = { openingId: string; registerId: string; purpose: string; isOpen: boolean };

/** Of the post that asks: an opening is nobody else's. */
export function findOpening(tx: Tx, openingId: string): Promise<Opening | undefined> {
  return tx.first(sql`
    select id as "openingId", register_id as "registerId", purpose, until > ${tx.at} as "isOpen" from register_openings where id = ${openingId} and post_id = app.post_id()`);
}

export function addLook(
  tx: Tx,
  look: { lookId: string; openingId: string; subjectId: string; subjectWords: string },
): void {
  tx.write(sql`
    insert into register_looks (id, opening_id, subject_id, subject_words, at) values (${look.lookId}, ${look.openingId}, ${look.subjectId}, ${look.subjectWords}, ${tx.at})`);
}

export async function isMember(tx: Tx, registerId: string, subjectId: string): Promise<boolean> {
  const row = await tx.first<{ is: boolean }>(
    sql`select exists (select from register_members where subject_id = ${subjectId} and register_id = ${registerId} and to_at is null) as is`,
  );
  return row?.is === true;
}

type Defined = {
  registerId: string;
  districtId: string;
  areaUnitId: string;
  register: Register;
  version: number;
  by: By;
  reason: string;
};

/** The register as it holds from now on, and the definition beside those before it. Its members are worked out anew by the house. */
export function putDefinition(tx: Tx, d: Defined): void {
  const { register, by } = d;
  const isSensitive = register.sensitivity === 'sensitive';
  tx.write(sql`
    insert into subject_registers (id, district_id, area_unit_id, code, subject_kind, is_sensitive, title, definition, defined_by_staff_id, version, made_at)
    values (${d.registerId}, ${d.districtId}, ${d.areaUnitId}, ${register.code}, ${register.subject}, ${isSensitive}, ${sql.json(register.title)}::jsonb,
      ${sql.json(register)}::jsonb, ${by.staffId}, ${d.version}, ${tx.at})
    on conflict (id) do update set is_sensitive = excluded.is_sensitive, title = excluded.title, definition = excluded.definition, version = excluded.version, kept_on = null`);
  tx.write(sql`
    insert into register_definitions (register_id, version, definition, from_at, by_staff_id, by_post_id, by_name, reason)
    values (${d.registerId}, ${d.version}, ${sql.json(register)}::jsonb, ${tx.at}, ${by.staffId}, ${by.postId}, ${by.name}, ${d.reason})`);
}

export function endDefinition(tx: Tx, registerId: string, reason: string): void {
  tx.write(sql`update subject_registers set ended_at = ${tx.at}, end_reason = ${reason} where id = ${registerId}`);
}

// Merging two records and parting them: what each holds, what moves, what is kept to give it back.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Sources } from '../../shared/enterprise.ts';
import { type HangingKind, type Hangings, hangingKinds, type Inverse, type MergedField } from '../../shared/merge.ts';
import type { FormerName } from './enterprises.ts';

/** Rows that hang on a record, with the slot that only one record may fill: dated rows of one slot must not overlap, so what is over fills it as well. */
const hanging: Record<HangingKind, { table: string; owner: string; slot: Sql }> = {
  places: { table: 'enterprise_places', owner: 'enterprise_id', slot: sql`kind` },
  listings: { table: 'enterprise_listings', owner: 'enterprise_id', slot: sql`department` },
  employments: { table: 'employments', owner: 'enterprise_id', slot: sql`person_id::text` },
  shops: { table: 'shop_runs', owner: 'enterprise_id', slot: sql`null::text` },
  flags: { table: 'subject_flags', owner: 'subject_id', slot: sql`flag` },
};

export async function readHangings(tx: Tx, enterpriseId: string): Promise<Hangings> {
  const rows = await tx.all<{ kind: HangingKind; id: string; slot: string | null }>(
    sql.join(
      hangingKinds.map((kind) => {
        const { table, owner, slot } = hanging[kind];
        return sql`select ${kind} as kind, id, ${slot} as slot from ${sql.raw(table)} where ${sql.raw(owner)} = ${enterpriseId} and not isempty(valid)`;
      }),
      ' union all ',
    ),
  );
  const found: Hangings = { places: [], listings: [], employments: [], shops: [], flags: [] };
  for (const { kind, id, slot } of rows) found[kind].push({ id, slot });
  return found;
}

export function moveHangings(tx: Tx, moved: Inverse['moved'], toId: string): void {
  for (const kind of hangingKinds) {
    const { table, owner } = hanging[kind];
    if (moved[kind].length > 0)
      tx.write(sql`update ${sql.raw(table)} set ${sql.raw(owner)} = ${toId} where id = any (${moved[kind]}::uuid[])`);
  }
}

const columns: Record<MergedField, readonly string[]> = {
  uscc: ['uscc'],
  park: ['park', 'park_unit_id'],
  legalRepresentative: ['legal_representative'],
  contactName: ['contact_name'],
  phone: ['phone_hash', 'phone_cipher', 'phone_tail'],
  headcount: ['headcount'],
  scale: ['scale'],
  isAboveScale: ['is_above_scale'],
  note: ['note'],
};

/** What the inverse keeps of the row that stays, beside what moved: its own names, sources and faulty code, as they were. */
export type KeptInverse = Inverse & {
  before: { formerNames: FormerName[]; sources: Sources; usccWritten: string | null; usccFault: string | null };
  after: { formerNames: FormerName[]; sources: Sources };
};

export function fillFacts(
  tx: Tx,
  intoId: string,
  fromId: string,
  filled: readonly MergedField[],
  after: KeptInverse['after'],
): void {
  const assignments = filled.flatMap((field) =>
    columns[field].map((column) => sql`${sql.raw(column)} = f.${sql.raw(column)}`),
  );
  if (filled.includes('uscc')) assignments.push(sql`uscc_written = null`, sql`uscc_fault = null`);
  assignments.push(
    sql`former_names = ${sql.json(after.formerNames)}::jsonb`,
    sql`sources = ${sql.json(after.sources)}::jsonb`,
  );
  tx.write(
    sql`update enterprises e set ${sql.join(assignments)} from enterprises f where e.id = ${intoId} and f.id = ${fromId}`,
  );
}

/** A fact that came with the merge goes; one that somebody corrected since stays. */
export function emptyFacts(tx: Tx, intoId: string, fromId: string, inverse: KeptInverse): void {
  const { filled, before, after } = inverse;
  const isUntouched = (field: MergedField) => {
    const column = sql.raw(columns[field][0] ?? '');
    return sql`e.${column} is not distinct from f.${column}`;
  };
  const assignments = filled.flatMap((field) =>
    columns[field].map(
      (column) => sql`${sql.raw(column)} = case when ${isUntouched(field)} then null else e.${sql.raw(column)} end`,
    ),
  );
  if (filled.includes('uscc'))
    assignments.push(
      sql`uscc_written = case when ${isUntouched('uscc')} then ${before.usccWritten} else e.uscc_written end`,
      sql`uscc_fault = case when ${isUntouched('uscc')} then ${before.usccFault} else e.uscc_fault end`,
    );
  assignments.push(
    sql`former_names = case when e.former_names = ${sql.json(after.formerNames)}::jsonb then ${sql.json(before.formerNames)}::jsonb else e.former_names end`,
    sql`sources = case when e.sources = ${sql.json(after.sources)}::jsonb then ${sql.json(before.sources)}::jsonb else e.sources end`,
  );
  tx.write(
    sql`update enterprises e set ${sql.join(assignments)} from enterprises f where e.id = ${intoId} and f.id = ${fromId}`,
  );
}

export function setMergedInto(tx: Tx, enterpriseId: string, intoId: string | null): void {
  tx.write(sql`update enterprises set merged_into_id = ${intoId} where id = ${enterpriseId}`);
}

export function addMerge(
  tx: Tx,
  merge: {
    mergeId: string;
    districtId: string;
    intoId: string;
    fromId: string;
    reason: string;
    inverse: KeptInverse;
    byPostId: string | null;
    byName: string;
  },
): void {
  tx.write(sql`
    insert into enterprise_merges (id, district_id, into_id, from_id, reason, inverse, by_post_id, by_name, merged_at)
    values (${merge.mergeId}, ${merge.districtId}, ${merge.intoId}, ${merge.fromId}, ${merge.reason}, ${sql.json(merge.inverse)}::jsonb, ${merge.byPostId},
      ${merge.byName}, app.now())`);
}

export type MergeRow = { mergeId: string; intoId: string; fromId: string; inverse: KeptInverse; isUndone: boolean };

export function findMerge(tx: Tx, mergeId: string): Promise<MergeRow | undefined> {
  return tx.first<MergeRow>(sql`
    select id as "mergeId", into_id as "intoId", from_id as "fromId", inverse, undone_at is not null as "isUndone"
      from enterprise_merges where id = ${mergeId} for update`);
}

export function undoMerge(tx: Tx, mergeId: string, reason: string): void {
  tx.write(sql`update enterprise_merges set undone_at = app.now(), undone_reason = ${reason} where id = ${mergeId}`);
}

export function addPairApart(tx: Tx, districtId: string, oneId: string, otherId: string, reason: string): void {
  tx.write(sql`
    insert into enterprise_pairs_apart (district_id, one_id, other_id, reason)
    values (${districtId}, least(${oneId}::uuid, ${otherId}::uuid), greatest(${oneId}::uuid, ${otherId}::uuid), ${reason})`);
}

// Seals chain the journal by hash, so that a changed, added or removed row shows. Each seal covers a range of transaction numbers that can no
// longer grow; its hash takes in the one before. `verify` reads everything again and says where the chain first breaks.
import { createHash } from 'node:crypto';
import { sql } from './sql.ts';
import type { Database, Tx } from './transaction.ts';

type Seal = { chain_no: number; epoch: number; xid_from: string; xid_to: string; row_count: number; hash: Buffer };

const genesis = createHash('sha256').update('huying journal').digest();

/** Every column that says who did what when, and the digests of what; `contentMatches` is computed anew from the content itself. */
const rowText = sql.raw(`
  select seq, concat_ws('|', seq, epoch, command_id, name, outcome, actor_kind, coalesce(actor_id, ''), coalesce(post_id::text, ''), coalesce(unit_id::text, ''),
         coalesce(district_id::text, ''), coalesce(subject_id::text, ''), extract(epoch from at)::numeric(20, 6), coalesce(extract(epoch from device_at)::numeric(20, 6)::text, ''),
         is_drill, encode(input_digest, 'hex'), encode(content_digest, 'hex')) as text,
         erased_at is not null or content_digest = sha256(convert_to(content::text, 'UTF8')) as "contentMatches"
    from journal`);

async function hashRange(tx: Tx, previous: Buffer, epoch: number, from: string, to: string) {
  const hash = createHash('sha256').update(previous);
  let count = 0;
  let lastSeq: number | null = null;
  let broken: number | undefined;
  for (let after = 0; ; ) {
    const rows = await tx.all<{ seq: number; text: string; contentMatches: boolean }>(
      sql`${rowText} where epoch = ${epoch} and xid >= ${from}::xid8 and xid < ${to}::xid8 and seq > ${after} order by seq limit 5000`,
    );
    for (const row of rows) {
      hash.update(row.text).update('\n');
      if (!row.contentMatches) broken ??= row.seq;
      lastSeq = row.seq;
    }
    count += rows.length;
    if (rows.length < 5000) return { hash: hash.digest(), count, lastSeq, broken };
    after = rows.at(-1)!.seq;
  }
}

/** Seals what has settled since the last seal. Returns the number of rows sealed. */
export async function sealJournal(database: Database): Promise<number> {
  return database.asOwner(async (tx) => {
    await tx.all(sql`select pg_advisory_xact_lock(70001)`);
    const last = await tx.first<Seal>(sql`select * from journal_seals order by chain_no desc limit 1`);
    const end = await tx.first<{ epoch: number; xid: string; waiting: boolean }>(sql`
      select coalesce((select value::text::int from settings where name = 'journal_epoch'), 1) as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xid,
             exists (select from journal j where j.xid >= coalesce((select s.xid_to from journal_seals s order by chain_no desc limit 1), '0'::xid8)
                       and j.xid < pg_snapshot_xmin(pg_current_snapshot())) as waiting`);
    const isSameEpoch = last?.epoch === end!.epoch;
    const from = isSameEpoch ? last!.xid_to : '0';
    if (!end!.waiting && isSameEpoch) return 0;
    const range = await hashRange(tx, last?.hash ?? genesis, end!.epoch, from, end!.xid);
    if (range.count === 0) return 0;
    await tx.all(sql`
      insert into journal_seals (chain_no, epoch, xid_from, xid_to, row_count, last_seq, hash)
      values (${(last?.chain_no ?? 0) + 1}, ${end!.epoch}, ${from}::xid8, ${end!.xid}::xid8, ${range.count}, ${range.lastSeq}, ${range.hash})`);
    return range.count;
  });
}

/**
 * A restore into another cluster starts transaction numbers afresh. What is left of the old epoch is sealed whatever its numbers, since nothing of
 * it can come any more, and from now on rows belong to the next. Only where nobody else writes. Gives the new epoch.
 */
export async function beginEpoch(tx: Tx): Promise<number> {
  await tx.all(sql`select pg_advisory_xact_lock(70001)`);
  const last = await tx.first<Seal>(sql`select * from journal_seals order by chain_no desc limit 1`);
  const end = await tx.first<{ epoch: number; to: string | null }>(sql`
    select e.epoch, (select (xid::text::numeric + 1)::text from journal j where j.epoch = e.epoch order by xid desc limit 1) as "to"
      from (select coalesce((select value::text::int from settings where name = 'journal_epoch'), 1) as epoch) e`);
  const { epoch, to } = end!;
  const from = last?.epoch === epoch ? last.xid_to : '0';
  if (to !== null && BigInt(to) > BigInt(from)) {
    const range = await hashRange(tx, last?.hash ?? genesis, epoch, from, to);
    await tx.all(sql`
      insert into journal_seals (chain_no, epoch, xid_from, xid_to, row_count, last_seq, hash)
      values (${(last?.chain_no ?? 0) + 1}, ${epoch}, ${from}::xid8, ${to}::xid8, ${range.count}, ${range.lastSeq}, ${range.hash})`);
  }
  const next = epoch + 1;
  await tx.all(sql`alter table journal alter column epoch set default ${sql.raw(String(next))}`);
  await tx.all(sql`
    insert into settings (name, value) values ('journal_epoch', ${String(next)}::jsonb) on conflict (name) do update set value = excluded.value`);
  return next;
}

export type Verdict = {
  isIntact: boolean;
  seals: number;
  rows: number;
  unsealed: number;
  brokenAt?: { chainNo: number; seq?: number; reason: string };
};

/** Recomputes the whole chain. `progress` is called with rows done. */
export async function verifyJournal(database: Database, progress?: (rows: number) => void): Promise<Verdict> {
  return database.asOwner(async (tx) => {
    const seals = await tx.all<Seal>(sql`select * from journal_seals order by chain_no`);
    let previous: Buffer = genesis;
    let rows = 0;
    let expected = 1;
    for (const seal of seals) {
      const fail = (reason: string, seq?: number): Verdict => ({
        isIntact: false,
        seals: seals.length,
        rows,
        unsealed: 0,
        brokenAt: { chainNo: Number(seal.chain_no), ...(seq ? { seq } : {}), reason },
      });
      if (Number(seal.chain_no) !== expected++) return fail('a seal is missing');
      const range = await hashRange(tx, previous, seal.epoch, seal.xid_from, seal.xid_to);
      if (range.broken) return fail('content does not match its digest', range.broken);
      if (range.count !== Number(seal.row_count))
        return fail(`${seal.row_count} rows were sealed, ${range.count} are there`);
      if (!range.hash.equals(seal.hash)) return fail('a row was changed');
      previous = seal.hash;
      rows += range.count;
      progress?.(rows);
    }
    const rest = await tx.first<{ count: number }>(sql`
      select count(*) as count from journal j where not exists (
        select from journal_seals s where s.epoch = j.epoch and j.xid >= s.xid_from and j.xid < s.xid_to)`);
    return { isIntact: true, seals: seals.length, rows, unsealed: Number(rest!.count) };
  });
}

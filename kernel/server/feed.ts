// The journal read as a feed, strictly in an order nobody can slip behind: a row is handed on once every transaction that began before it has
// ended. Live updates, reactions and seals all read it; each keeps its own place.
import type { JournalEntry } from './house.ts';
import { sql } from './sql.ts';
import type { Tx } from './transaction.ts';

export type FeedPlace = { epoch: number; xid: string };

/** The epoch that rows are written in now; a restore begins the next (seal.ts). */
const presentEpoch = sql`coalesce((select value::text::int from settings where name = 'journal_epoch'), 1)`;

/** Where the feed ends now: rows below this transaction number can no longer appear. */
export async function feedEnd(tx: Tx): Promise<FeedPlace> {
  const row = await tx.first<{ epoch: number; xid: string }>(
    sql`select ${presentEpoch} as epoch, pg_snapshot_xmin(pg_current_snapshot())::text as xid`,
  );
  return row!;
}

/** Accepted entries from `place` up to what is settled, at most `limit` transactions' worth, and the place to go on from. */
export async function readFeed(
  tx: Tx,
  place: FeedPlace,
  limit = 500,
): Promise<{ entries: JournalEntry[]; next: FeedPlace }> {
  const asking = tx.first<{ epoch: number }>(sql`select ${presentEpoch} as epoch`);
  asking.catch(() => undefined);
  const rows = await tx.all<JournalEntry & { xid: string }>(sql`
    select seq, xid::text as xid, at, command_id as "commandId", name, subject_id as "subjectId", territory_id as "territoryId", unit_ids as "unitIds",
           district_id as "districtId", actor_kind as "actorKind", actor_id as "actorId", is_drill as "isDrill", content->'events' as events
      from journal
     where epoch = ${place.epoch} and xid >= ${place.xid}::xid8 and outcome = 'accepted'
       -- Of an epoch that is over nothing can come any more, whatever its numbers.
       and (xid < pg_snapshot_xmin(pg_current_snapshot()) or epoch < ${presentEpoch})
     order by xid, seq limit ${limit}`);
  const last = rows.at(-1);
  const present = (await asking)!.epoch;
  if (rows.length < limit && place.epoch < present)
    return { entries: rows, next: { epoch: place.epoch + 1, xid: '0' } };
  if (rows.length < limit)
    return { entries: rows, next: last ? { epoch: place.epoch, xid: String(BigInt(last.xid) + 1n) } : place };
  // A full page may cut a transaction in two: hand on only whole ones.
  const cut = rows.at(-1)!.xid;
  const whole = rows.filter((row) => row.xid !== cut);
  if (whole.length === 0) return readFeed(tx, place, limit * 4);
  return { entries: whole, next: { epoch: place.epoch, xid: cut } };
}

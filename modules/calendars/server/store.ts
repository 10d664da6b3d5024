// Feeds and what they told. A key comes in as its hash; nothing here ever sees a link.
import type { StaffActor } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { type CalendarEntry, daysOf } from '#kernel/shared/calendar-entry.ts';
import type { CalendarDate, Lang } from '#kernel/shared/clock/time.ts';
import type { Told } from '../shared/retell.ts';

export function addFeed(
  tx: Tx,
  post: StaffActor,
  feed: { id: string; keyHash: Buffer; label: string; language: Lang },
): void {
  tx.write(sql`
    insert into calendar_feeds (id, district_id, staff_id, post_id, role, unit_id, key_hash, label, language, opened_at)
    values (${feed.id}, ${post.districtId}, ${post.staffId}, ${post.postId}, ${post.role}, ${post.unitId}, ${feed.keyHash}, ${feed.label}, ${feed.language}, ${tx.at})`);
}

export type FeedRow = { id: string; postId: string; isOver: boolean };

export function findOwnFeed(tx: Tx, feedId: string): Promise<FeedRow | undefined> {
  return tx.first<FeedRow>(
    sql`select id, post_id as "postId", closed_at is not null as "isOver" from calendar_feeds where id = ${feedId} for update`,
  );
}

/** Locks the post's row of the count, so that two presses at once do not both find room. */
export async function countOpenFeeds(tx: Tx, postId: string): Promise<number> {
  await tx.all(sql`select pg_advisory_xact_lock(hashtextextended(${`calendar feeds of ${postId}`}, 0))`);
  const row = await tx.first<{ count: number }>(
    sql`select count(*) as count from calendar_feeds where post_id = ${postId} and closed_at is null`,
  );
  return row!.count;
}

export function closeOneFeed(tx: Tx, feedId: string): void {
  tx.write(sql`update calendar_feeds set closed_at = ${tx.at}, closed_because = 'owner' where id = ${feedId}`);
}

export async function closeFeedsOf(tx: Tx, staffId: string): Promise<number> {
  const rows = await tx.all(sql`
    update calendar_feeds set closed_at = ${tx.at}, closed_because = 'account' where staff_id = ${staffId} and closed_at is null returning id`);
  return rows.length;
}

export type ReadFeed = { feedId: string; language: Lang; openedAt: Date; post: StaffActor };

/** Takes on the claims of the post whose link it is; undefined for every link that opens nothing, whatever the reason. */
export async function enterByFeed(tx: Tx, keyHash: Buffer): Promise<ReadFeed | undefined> {
  type Row = Omit<StaffActor, 'kind' | 'isReadOnly'> & { feedId: string; language: Lang; openedAt: Date };
  const row = await tx.first<Row>(sql`
    select feed_id as "feedId", language, opened_at as "openedAt", account_id as "accountId", staff_id as "staffId", staff_name as "staffName", post_id as "postId",
           role, reach, unit_id as "unitId", unit_name as "unitName", unit_kind as "unitKind", district_id as "districtId"
      from app.enter_calendar_feed(${keyHash})`);
  if (!row) return undefined;
  const { feedId, language, openedAt, ...post } = row;
  return { feedId, language, openedAt, post: { kind: 'staff', ...post, isReadOnly: true } };
}

export function markRead(tx: Tx, feedId: string, on: CalendarDate): void {
  tx.write(
    sql`update calendar_feeds set last_read_on = ${on}::date where id = ${feedId} and last_read_on is distinct from ${on}::date`,
  );
}

type ToldRow = { uid: string; entry: CalendarEntry; sequence: number; changedAt: Date };

export async function listTold(tx: Tx, postId: string, from: CalendarDate, to: CalendarDate): Promise<Told[]> {
  const rows = await tx.all<ToldRow>(sql`
    select uid, entry, sequence, changed_at as "changedAt" from calendar_entries
     where post_id = ${postId} and first_on <= ${to}::date and last_on >= ${from}::date`);
  return rows.map((row) => ({ ...row, changedAt: row.changedAt.getTime() }));
}

/** Two readers at once have worked out the same; the later one writes it again. What lies behind the days shown is forgotten on the way. */
export function keepTold(tx: Tx, postId: string, changed: readonly Told[], from: CalendarDate): void {
  if (changed.length === 0) return;
  const rows = changed.map(({ uid, entry, sequence, changedAt }) => ({
    uid,
    entry,
    sequence,
    changedAt: new Date(changedAt).toISOString(),
    ...daysOf(entry),
  }));
  tx.write(sql`
    insert into calendar_entries as e (post_id, uid, entry, first_on, last_on, sequence, changed_at)
    select ${postId}::uuid, uid, entry, "firstOn", "lastOn", sequence, "changedAt"
      from jsonb_to_recordset(${sql.json(rows)}::jsonb) as r (uid text, entry jsonb, "firstOn" date, "lastOn" date, sequence integer, "changedAt" timestamptz)
     order by uid
    on conflict (post_id, uid) do update set entry = excluded.entry, first_on = excluded.first_on, last_on = excluded.last_on, sequence = excluded.sequence,
      changed_at = excluded.changed_at where e.sequence <= excluded.sequence`);
  tx.write(sql`delete from calendar_entries where post_id = ${postId} and last_on < ${from}::date`);
}

// SQL of the small boards' screens.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

type MeansUse = {
  useId: string;
  siteTitle: string;
  quantity: number;
  askedAt: string;
  givenAt: string | null;
  byName: string;
  mayRelease: boolean;
};
export type MeansView = {
  meansId: string;
  kind: 'people' | 'vehicle' | 'material';
  title: string;
  measure: string;
  unitName: string;
  quantity: number;
  given: number;
  asked: number;
  uses: MeansUse[];
  mayGive: boolean;
};
export function listMeans(tx: Tx): Promise<MeansView[]> {
  return tx.all<MeansView>(sql`
    select m.id as "meansId", m.kind, m.title, m.measure, u.name as "unitName", m.quantity, app.keeps(m.unit_id) as "mayGive",
           coalesce(sum(x.quantity) filter (where x.given_at is not null), 0)::int as given, coalesce(sum(x.quantity) filter (where x.given_at is null), 0)::int as asked,
           coalesce(jsonb_agg(jsonb_build_object('useId', x.id, 'siteTitle', coalesce(w.title, ''), 'quantity', x.quantity, 'askedAt', x.asked_at, 'givenAt', x.given_at,
             'byName', x.asked_by_name, 'mayRelease', app.keeps(m.unit_id) or app.keeps(x.unit_id)) order by x.given_at nulls first, x.asked_at) filter (where x.id is not null), '[]') as uses
      from site_means m join governance_units u on u.id = m.unit_id left join site_means_uses x on x.means_id = m.id and x.released_at is null left join work_sites w on w.id = x.site_id
     where m.ended_at is null group by m.id, u.name
     order by (coalesce(sum(x.quantity), 0) > m.quantity) desc, m.kind, m.title, m.id limit 300`);
}
export function listSiteChoices(tx: Tx): Promise<{ siteId: string; title: string }[]> {
  return tx.all(sql`
    select id as "siteId", title from work_sites where valid @> app.now() and app.keeps(unit_id) order by title, id limit 200`);
}

export type GiftView = {
  giftId: string;
  what: string;
  fromName: string;
  toName: string;
  valueYuan: number;
  doneWith: string;
  siteTitle: string | null;
  unitName: string;
  receivedAt: Date;
  toldByName: string;
  needsLeader: boolean;
  seenByName: string | null;
  isOwn: boolean;
};
/** What a leader is still to see comes first. */
export function listGifts(tx: Tx): Promise<GiftView[]> {
  return tx.all<GiftView>(sql`
    select g.id as "giftId", g.what, g.from_name as "fromName", g.to_name as "toName", g.value_yuan::float8 as "valueYuan", g.done_with as "doneWith", w.title as "siteTitle",
           u.name as "unitName", g.received_at as "receivedAt", g.told_by_name as "toldByName", g.needs_leader as "needsLeader", g.seen_by_name as "seenByName",
           g.told_by_staff_id::text = app.actor_id() as "isOwn"
      from gift_receipts g join governance_units u on u.id = g.unit_id left join work_sites w on w.id = g.site_id
     order by (g.needs_leader and g.seen_at is null) desc, g.received_at desc, g.id limit 300`);
}

export type NeighbourView = {
  neighbourId: string;
  sense: 'offer' | 'need';
  kind: 'rice' | 'vegetables' | 'medicine' | 'other';
  title: string;
  until: Date;
  isMatched: boolean;
  isMine: boolean;
  phone: Buffer;
  unitName: string;
  matchedTitle: string | null;
};
/** Open ones; those matched stay for a day, so that both see that it is settled. */
export function listNeighbours(tx: Tx, unitId?: string): Promise<NeighbourView[]> {
  return tx.all<NeighbourView>(sql`
    select n.id as "neighbourId", n.sense, n.kind, n.title, n.until, n.matched_at is not null as "isMatched", coalesce(n.phone_hash = app.phone_hash(), false) as "isMine",
           n.phone_cipher as phone, u.name as "unitName", o.title as "matchedTitle"
      from neighbour_posts n join governance_units u on u.id = n.unit_id left join neighbour_posts o on o.id = n.matched_with_id
     where n.ended_at is null and n.until > app.now() and (n.matched_at is null or n.matched_at > app.now() - interval '1 day') ${unitId ? sql`and n.unit_id = ${unitId}` : sql``}
     order by (n.matched_at is not null), n.until, n.id limit 200`);
}

/** Where the actor is at home on the board: the community of their last post, else of their volunteering. */
export async function findNeighbourHome(tx: Tx): Promise<string | undefined> {
  return (
    await tx.first<{ unitId: string }>(sql`
      select unit_id as "unitId" from (
        select unit_id, 0 as turn, made_at as at from neighbour_posts where phone_hash = app.phone_hash()
        union all select unit_id, 1, applied_at from volunteers where app.is_own_line(null, id)) own
       order by turn, at desc limit 1`)
  )?.unitId;
}

export type NoteView = {
  noteId: string;
  siteTitle: string;
  kind: 'quarrel' | 'faint' | 'heat' | 'rain' | 'other';
  told: Buffer;
  done: Buffer | null;
  happenedAt: Date;
  byName: string;
  isDrill: boolean;
};
/** Of the last seven days. */
export function listSiteNotes(tx: Tx, kind?: string): Promise<NoteView[]> {
  return tx.all<NoteView>(sql`
    select n.id as "noteId", w.title as "siteTitle", n.kind, n.told_cipher as told, n.done_cipher as done, n.happened_at as "happenedAt", n.told_by_name as "byName",
           w.is_drill as "isDrill"
      from site_notes n join work_sites w on w.id = n.site_id
     where n.happened_at > app.now() - interval '7 days' ${kind ? sql`and n.kind = ${kind}` : sql``}
     order by n.happened_at desc, n.id limit 300`);
}
export function countSiteNotes(tx: Tx): Promise<{ kind: NoteView['kind']; count: number }[]> {
  return tx.all(sql`
    select kind, count(*)::int as count from site_notes where happened_at > app.now() - interval '7 days' group by kind order by kind`);
}

export async function findNeighbourPhone(tx: Tx, neighbourId: string): Promise<Buffer | undefined> {
  return (
    await tx.first<{ phone: Buffer }>(sql`
      select phone_cipher as phone from neighbour_posts where id = ${neighbourId} and ended_at is null`)
  )?.phone;
}

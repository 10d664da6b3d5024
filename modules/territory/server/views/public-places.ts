// The map as residents may read it (rule 6: anybody can say where they are, without an account). Nothing here joins to people; posts show masked
// names and no telephone but the one a unit has published.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { officeIntervals } from '#kernel/shared/clock/calendar.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { readPlaceWords } from '../../shared/place.ts';
import { territoryProblem } from '../../shared/problems.ts';
import {
  insideAnswersMost,
  type PublicPlace,
  type publicPlaces,
  type publicSpot,
  searchAnswersMost,
} from '../../shared/public-queries.ts';
import { communityKinds } from '../../shared/unit.ts';
import { answerableAt } from '../answerable/views.ts';

type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;
type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerPublicPlaces(
  { text, insideId }: In<typeof publicPlaces>,
  { tx }: Context,
): Promise<Out<typeof publicPlaces>> {
  if (insideId) return cut(await inside(tx, insideId), insideAnswersMost);
  if (text) return cut(await searched(tx, text), searchAnswersMost);
  return { rows: await communities(tx, sql`true`, 2_000), hasMore: false };
}

function cut(rows: PublicPlace[], most: number): { rows: PublicPlace[]; hasMore: boolean } {
  return { rows: rows.slice(0, most), hasMore: rows.length > most };
}

function communities(tx: Tx, where: Sql, limit: number): Promise<PublicPlace[]> {
  return tx.all<PublicPlace>(sql`
    select u.id, u.kind, true as "isUnit", u.name, u.name as address, coalesce(s.name, '') as within,
           exists (select from places p where p.community_id = u.id) as "hasInside"
      from governance_units u left join governance_units s on s.id = u.parent_id
     where u.district_id = app.district_id() and u.kind = any (${communityKinds as readonly string[] as string[]}::text[]) and upper_inf(u.valid) and ${where}
     order by s.name collate "zh-x-icu", length(u.name), u.name collate "zh-x-icu" limit ${limit}`);
}

function places(tx: Tx, where: Sql, order: Sql, limit: number): Promise<PublicPlace[]> {
  return tx.all<PublicPlace>(sql`
    select p.id, p.kind, false as "isUnit", p.name, p.address, concat_ws(' · ', s.name, c.name) as within,
           exists (select from places i where i.parent_id = p.id) as "hasInside"
      from places p join governance_units c on c.id = p.community_id left join governance_units s on s.id = c.parent_id
     where p.district_id = app.district_id() and ${where} order by ${order} limit ${limit}`);
}

/** 1号楼 before 10号楼: shorter first, then by name. */
const natural = sql.raw('length(p.name), p.name');
const nearestName = sql.raw('length(p.address), p.address');

/** Of a community what stands in it directly (its shops are found by name), of a place what is one step inside. */
function inside(tx: Tx, id: string): Promise<PublicPlace[]> {
  return places(
    tx,
    sql`(p.parent_id = ${id} or (p.community_id = ${id} and p.parent_id is null and p.kind not in ('shop', 'facility')))`,
    sql`p.kind = 'dwelling', ${natural}`,
    insideAnswersMost + 1,
  );
}

/** Kinds found by their names. Rooms and buildings are found by their doors: reading every address of a district for each keystroke of anybody would be an open tap. */
const named = ['estate', 'courtyard', 'lane', 'shop'];
const ofCommunities = sql`p.community_id = any (array(
  select id from governance_units where district_id = app.district_id() and kind = any (${communityKinds as readonly string[] as string[]}::text[])))
  and p.kind = any (${named}::text[])`;
const escape = (text: string) => text.replace(/[\\%_]/g, '\\$&');

async function searched(tx: Tx, text: string): Promise<PublicPlace[]> {
  const most = searchAnswersMost + 1;
  const words = readPlaceWords(text);
  if (words.doorNo) {
    const estate = words.estate ? sql`p.address like ${`%${escape(words.estate)}%`}` : sql`true`;
    const found = await places(tx, sql`p.door_no = ${words.doorNo} and ${estate}`, nearestName, most);
    // 3-1 may be a door, and it may be part of a name.
    if (found.length > 0) return found;
  }
  if (words.initials) {
    const like = `${escape(words.initials)}%`;
    return [
      ...(await communities(tx, sql`u.initials like ${like}`, most)),
      ...(await places(tx, sql`${ofCommunities} and p.initials like ${like}`, nearestName, most)),
    ];
  }
  const pieces = text
    .split(/\s+/)
    .filter(Boolean)
    .map((piece) => `%${escape(piece)}%`);
  return [
    ...(await communities(tx, sql`u.name like all (${pieces}::text[])`, most)),
    ...(await places(tx, sql`${ofCommunities} and p.address like all (${pieces}::text[])`, nearestName, most)),
  ];
}

export async function answerPublicSpot(
  { id }: In<typeof publicSpot>,
  { tx, calendar, now }: Context,
): Promise<Out<typeof publicSpot>> {
  const place = await tx.first<{ address: string }>(
    sql`select address from places where id = ${id} and district_id = app.district_id()`,
  );
  const who = await answerableAt(tx, place ? { placeId: id } : { territoryId: id });
  const territoryId = who.gridId ?? who.communityId;
  if (!territoryId || !who.communityId || !who.communityName) throw territoryProblem('place_not_found');
  const [duty, contact, street] = await Promise.all([
    onDuty(tx, [territoryId, who.communityId]),
    contactOf(tx, territoryId),
    who.streetId
      ? tx.first<{ name: string }>(sql`select name from governance_units where id = ${who.streetId}`)
      : undefined,
  ]);
  const [worker] = who.gridWorkers;
  return {
    placeId: place ? id : null,
    address: place?.address ?? null,
    territoryId,
    communityId: who.communityId,
    communityName: who.communityName,
    streetName: street?.name ?? null,
    gridName: who.gridName,
    gridWorker: worker ? maskName(worker.name) : null,
    onDuty: duty ? { name: maskName(duty.name), until: duty.until } : null,
    contact: contact ?? null,
    officeToday: officeIntervals(calendar, dateOf(now)).map(([from, to]) => [from, to]),
  };
}

function onDuty(tx: Tx, unitIds: readonly string[]): Promise<{ name: string; until: Date | null } | undefined> {
  return tx.first(sql`
    select s.name, upper(o.during) as until from on_call_shifts o join posts p on p.id = o.post_id join staff s on s.id = p.staff_id
     where o.unit_id = any (${unitIds as string[]}::uuid[]) and o.during @> app.now() order by array_position(${unitIds as string[]}::uuid[], o.unit_id), o.rank limit 1`);
}

function contactOf(tx: Tx, unitId: string): Promise<{ unitId: string; name: string; phone: string } | undefined> {
  return tx.first(sql`
    with recursive up as (
      select id, parent_id, name, phone, 0 as depth from governance_units where id = ${unitId}
      union all select p.id, p.parent_id, p.name, p.phone, up.depth + 1 from governance_units p join up on p.id = up.parent_id)
    select id as "unitId", name, phone from up where phone is not null and phone <> '' order by depth limit 1`);
}

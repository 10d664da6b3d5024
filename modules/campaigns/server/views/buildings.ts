// A round by building, one community at a time (C6, E5): how many of the list live there and are not reached, when they are called, and what is said to them (C25).
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { formatTime } from '#kernel/shared/clock/format.ts';
import type { Channel } from '../../shared/calls.ts';
import { campaignProblem } from '../../shared/problems.ts';
import type { roundBuildings } from '../../shared/queries.ts';
import { noticeText } from '../../shared/words.ts';
import { buildingJoins, buildingOf } from '../store/calls.ts';
import { findRound, type RoundRow } from '../store/rounds.ts';

type Out = z.input<typeof roundBuildings.answer>;
type Row = Omit<Out['rows'][number], 'call' | 'notYet'> & {
  position: number | null;
  slotFrom: Date;
  slotTo: Date;
  isAtDoor: boolean;
  notifiedAt: Date | null;
  notifiedByName: string | null;
  channel: Channel | null;
};

/** Those in turn first, in their order; then by address. */
function listRows(tx: Tx, roundId: string, communityId: string): Promise<Row[]> {
  return tx.all<Row>(sql`
    with counted as (
      select ${buildingOf} as id, count(*) as listed, count(d.done_at) as done, count(*) filter (where d.done_at is null and coalesce(d.excused_at, d.ended_at) is not null) as excused
        from duties d join places p on p.id = d.place_id ${buildingJoins} where d.rhythm_id = ${roundId} and d.community_id = ${communityId} group by 1)
    select b.id as "placeId", b.address as name, coalesce(n.listed, 0) as listed, coalesce(n.done, 0) as done, coalesce(n.excused, 0) as excused, c.position,
           c.slot_from as "slotFrom", c.slot_to as "slotTo", c.is_at_door as "isAtDoor", c.notified_at as "notifiedAt", c.notified_by_name as "notifiedByName", c.channel
      from counted n full join (select * from campaign_calls where round_id = ${roundId} and community_id = ${communityId}) c on c.place_id = n.id
      join places b on b.id = coalesce(n.id, c.place_id)
     order by c.is_at_door, c.slot_from, c.position, b.address collate app.natural, b.id limit 2000`);
}

/** Communities in which the round has names, within the asker's area. */
function listCommunities(tx: Tx, roundId: string): Promise<{ unitId: string; name: string }[]> {
  return tx.all(sql`
    select u.id as "unitId", u.name from governance_units u
     where u.kind in ('community', 'village') and u.id in (select community_id from duty_tallies where rhythm_id = ${roundId})
       and (app.sees_all() or u.id = any (app.scope())) order by u.name collate app.natural, u.id limit 500`);
}

export async function answerBuildings(
  { roundId, unitId }: { roundId: string; unitId?: string | undefined },
  { tx }: Context,
): Promise<Out> {
  const round = await findRound(tx, roundId);
  if (!round) throw campaignProblem('round_not_found');
  const communities = await listCommunities(tx, roundId);
  const unit = communities.find((one) => one.unitId === unitId) ?? communities[0];
  if (!unit || (unitId !== undefined && unit.unitId !== unitId)) throw campaignProblem('out_of_area');
  const rows = await listRows(tx, roundId, unit.unitId);
  return {
    unit,
    communities,
    peoplePerHour: round.definition.byBuilding?.peoplePerHour ?? 300,
    rows: rows.map((row) => rowOf(row, round)),
  };
}

function rowOf(
  { position, slotFrom, slotTo, isAtDoor, notifiedAt, notifiedByName, channel, ...row }: Row,
  round: RoundRow,
): Out['rows'][number] {
  const notYet = row.listed - row.done - row.excused;
  if (position === null) return { ...row, notYet, call: null };
  const slot = `${formatTime(slotFrom.getTime())}–${formatTime(slotTo.getTime())}`;
  const text = noticeText(round.definition.notice, { round: round.title, place: row.name, slot, site: '' });
  return { ...row, notYet, call: { position, slotFrom, slotTo, isAtDoor, notifiedAt, notifiedByName, channel, text } };
}

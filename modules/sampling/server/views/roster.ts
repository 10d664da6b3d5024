// What a tablet takes along: everybody who may come to a site in a round, findable by what they show and by name, with no number that could be read off it.
import { createHmac } from 'node:crypto';
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { findRound } from '#modules/campaigns/server/public.ts';
import type * as f from '../../shared/field-queries.ts';
import { samplingProblem } from '../../shared/problems.ts';
import { codesOf } from '../codes.ts';
import { beyondSite, isOfShift } from '../site.ts';
import { findSite } from '../store/sites.ts';
import { namer } from './names.ts';

type Row = {
  id: string;
  name: string;
  initials: string;
  idCipher: Buffer | null;
  homeId: string;
  building: string;
  room: string;
  flags: string;
};

/** Rows of transactions still under way when somebody asked come with the next asking. */
const overlapMs = 10_000;
const hashBytes = 8;

export async function answerRoster(
  { roundId, siteId, since, after, limit }: z.output<(typeof f.roster)['input']>,
  context: Context,
): Promise<z.input<(typeof f.roster)['answer']>> {
  const { tx, actor, secrets, now } = context;
  const site = await findSite(tx, siteId);
  if (!site) throw samplingProblem('site_not_found');
  // The site was found in the asker's own name: its roster is what a table there is for.
  const round = await beyondSite(tx, actor, () => findRound(tx, roundId));
  if (round?.campaignId !== site.campaignId) throw samplingProblem('round_not_found');
  const changed = since ? sql`and greatest(d.told_at, g.made_at, h.opened_at) >= ${new Date(since)}` : sql.empty;
  // Past row-level security the house keeps back what the asker may not know: who is on a sensitive list.
  const notSensitive = (row: 'd' | 'f') => (isOfShift(actor) ? sql`and not ${sql.raw(row)}.is_sensitive` : sql.empty);
  const listed = sql`
    select d.subject_id as id, n.name, n.initials, n.id_cipher as "idCipher", case when p.kind = 'dwelling' then p.id::text else '' end as "homeId",
           coalesce(b.address, p.address, '') as building, case when b.id is null then '' else coalesce(p.door_no, p.name) end as room,
           case when k.is_priority then 'p' else '' end || case when g.subject_id is null then '' else 'r' end || case when d.done_at is null then '' else 'd' end
             || case when h.id is null then '' else 'h' end as flags
      from duties d join people n on n.id = d.subject_id left join places p on p.id = d.place_id
      left join lateral (select b.id, b.address from places u join places b on b.id in (u.id, u.parent_id) and b.kind = 'building' where u.id = p.parent_id limit 1) b on true
      left join lateral (select true as is_priority from subject_flags f where f.person_id = d.subject_id and upper_inf(f.valid) ${notSensitive('f')} limit 1) k on true
      left join lateral (select max(subject_id::text) filter (where withdrawn_at is null) as subject_id, greatest(max(made_at), max(withdrawn_at)) as made_at
                           from sample_pre_registrations a where a.round_id = ${roundId} and a.subject_id = d.subject_id) g on true
      left join lateral (select id, opened_at from sample_tubes t where t.round_id = ${roundId} and t.household_place_id = d.place_id limit 1) h on true
     where d.rhythm_id = ${roundId} and d.ended_at is null ${notSensitive('d')} and (${after ?? null}::uuid is null or d.subject_id > ${after ?? null}::uuid)
       and d.community_id in (select unnest(member_ids) from unit_scopes where unit_id in (${site.unitId}, (select community_id from unit_paths where unit_id = ${site.unitId})))
       ${changed}
     order by d.subject_id limit ${limit + 1}`;
  const rows = await beyondSite(tx, actor, () => tx.all<Row>(listed));
  const page = rows.slice(0, limit);
  const key = Buffer.from(secrets.derive(`sampling roster ${siteId}`), 'base64url');
  const hashOf = (text: string) =>
    createHmac('sha256', key).update(text).digest().subarray(0, hashBytes).toString('base64').replace('=', '');
  const homes: [string, string, string][] = [];
  const homeAt = new Map<string, number>();
  const indexOf = ({ homeId, building, room }: Row): number => {
    const home = `${homeId} ${building} ${room}`;
    const known = homeAt.get(home) ?? homes.push([homeId, building, room]) - 1;
    homeAt.set(home, known);
    return known;
  };
  const nameOf = namer(context, { atTable: true });
  const codeOf = codesOf(secrets);
  return {
    key: key.toString('base64'),
    at: new Date(now - overlapMs),
    next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
    homes,
    people: page.map((row) => {
      const number = row.idCipher ? secrets.open(row.idCipher) : '';
      return [
        row.id,
        nameOf({ name: row.name, nameCipher: null }),
        row.initials,
        number.slice(-4),
        number ? hashOf(number) : '',
        hashOf(codeOf(row.id)),
        indexOf(row),
        row.flags,
      ];
    }),
  };
}

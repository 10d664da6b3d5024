// Departments × parks of a round (F14). Every number is the length of its list of names, and cells sum to totals, whatever was assigned, found or merged.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { departmentCodes } from '#modules/enterprises/shared/enterprise.ts';
import { campaignProblem } from '../../shared/problems.ts';
import { noPart } from '../../shared/share-commands.ts';
import type * as q from '../../shared/share-queries.ts';
import { emptyCell, sumCells } from '../../shared/shares.ts';
import { findOwnUnit } from '../store/campaigns.ts';
import { findRound, type RoundRow } from '../store/rounds.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;
type Cell = q.ShareCell & { department: string; park: string };

async function getRound(tx: Tx, roundId: string): Promise<RoundRow> {
  const round = await findRound(tx, roundId);
  if (!round?.definition.byDepartment) throw campaignProblem('round_not_found');
  return round;
}

export async function answerMatrix(
  { roundId }: { roundId: string },
  { tx, actor }: Context,
): Promise<Out<typeof q.shareMatrix>> {
  const round = await getRound(tx, roundId);
  const [cells, own, mine] = await Promise.all([
    tx.all<Cell>(sql`
      select n.department, n.park, n."all", n.listed, n."all" - n.listed as found, n.done, n."all" - n.done - n.waits as excused, n.waits, n.unnamed from app.round_cells(${roundId}) n`),
    findOwnUnit(tx, round.campaignUnitId),
    tx.first<{ codes: string[] }>(sql`select app.department_codes() as codes`),
  ]);
  const parks = [...new Set(cells.map(({ park }) => park))].toSorted(
    (a, b) => Number(a === noPart) - Number(b === noPart) || a.localeCompare(b, 'zh-CN'),
  );
  const lineOf = (mine: readonly Cell[]) => ({
    total: sumCells(mine),
    byPark: parks.map((park) => ({ park, ...sumCells(mine.filter((cell) => cell.park === park)) })),
  });
  // An officer is told of no department but their own, not even that there is nothing of it.
  const isOfficer = actor.kind === 'staff' && actor.role === 'department_officer';
  const codes = ([...departmentCodes, noPart] as const).filter((code) => !isOfficer || mine?.codes.includes(code));
  return {
    parks,
    rows: codes
      .map((department) => ({ department, ...lineOf(cells.filter((cell) => cell.department === department)) }))
      .filter(({ department, total }) => department !== noPart || total.all > 0),
    total: cells.length > 0 ? lineOf(cells) : { total: emptyCell, byPark: [] },
    mayShare: own !== undefined && round.endedAt === null,
  };
}

const standingSql: Record<q.ShareStanding, Sql> = {
  all: sql`true`,
  waits: sql`n.standing = 'waits'`,
  unnamed: sql`n.standing = 'waits' and not n.is_named`,
  done: sql`n.standing = 'done'`,
  excused: sql`n.standing = 'excused'`,
  found: sql`not n.is_listed`,
};

const namedTo = (roundId: string, postId: string): Sql => sql`
  n.subject_id in (select o.subject_id from subject_owners o where o.register_code = ${roundId} and o.post_id = ${postId} and upper_inf(o.valid))`;

type NameRow = Omit<Out<typeof q.shareNames>['rows'][number], 'contacts'> & {
  contacts: { at: string; byName: string; method: 'phone' | 'on_site' | 'door' | null; outcome: 'done' }[] | null;
  total: number;
};

/** Those that wait first, neighbours together. */
export async function answerNames(
  { roundId, department, park, postId, standing, limit, offset }: z.output<typeof q.shareNames.input>,
  { tx }: Context,
): Promise<Out<typeof q.shareNames>> {
  await getRound(tx, roundId);
  const rows = await tx.all<NameRow>(sql`
    with chosen as (
      select n.*, count(*) over () as total, s.name, s.name_key, s.community_id, s.place_id from app.round_names(${roundId}, ${department ?? null}, ${park ?? null}) n
         join subjects s on s.id = n.subject_id
       where ${standingSql[standing]} and ${postId ? namedTo(roundId, postId) : sql`true`}
       order by n.standing <> 'waits', s.community_id, s.place_id, s.name_key, s.id offset ${offset} limit ${limit})
    select n.subject_id as "subjectId", n.name, e.uscc, a.address, n.department, n.park, n.standing, not n.is_listed as "isFound", n.total,
           (select string_agg(f.name, '、' order by f.name) from subject_owners o join posts p on p.id = o.post_id join staff f on f.id = p.staff_id
             where o.subject_id = n.subject_id and o.register_code = ${roundId} and upper_inf(o.valid)) as "surveyorName",
           (select coalesce(jsonb_agg(x.name order by x.id), '[]') from enterprises x where x.id = any (n.record_ids) and x.id <> n.subject_id) as merged,
           (select jsonb_agg(jsonb_build_object('at', v.happened_at, 'byName', v.by_name, 'method', v.told->>'contactMethod', 'outcome', v.outcome) order by v.happened_at desc, v.id desc)
              from app.standing_visits() v join campaign_rounds r on r.id = ${roundId}
             where v.subject_id = any (n.record_ids || n.subject_id) and v.action in ('survey', 'drill') and v.happened_at >= r.opens_at - interval '1 day'
               and (r.ended_at is null or v.happened_at <= r.ended_at)) as contacts
      from chosen n left join enterprises e on e.id = n.subject_id
      left join lateral (
        select coalesce(l.address, nullif(p.address, '')) as address from enterprise_places p left join places l on l.id = p.place_id
         where p.enterprise_id = n.subject_id and upper_inf(p.valid) and (l.address is not null or p.address <> '')
         order by array_position(array['working', 'responsible', 'registered'], p.kind) limit 1) a on true
     order by n.standing <> 'waits', n.community_id, n.place_id, n.name_key, n.subject_id`);
  const total = rows[0]?.total ?? 0;
  const told = offset + rows.length;
  return {
    rows: rows.map(({ contacts, total: _, ...row }) => ({
      ...row,
      contacts: (contacts ?? []).map((one) => ({ ...one, at: new Date(one.at) })),
    })),
    total,
    nextOffset: told < total ? told : null,
  };
}

/** Posts within the asker's area whose work takes them to firms, those of the departments first. */
export async function answerSurveyors(
  { roundId }: { roundId: string },
  { tx }: Context,
): Promise<Out<typeof q.shareSurveyors>> {
  await getRound(tx, roundId);
  const posts = await tx.all<Out<typeof q.shareSurveyors>['posts'][number]>(sql`
    with codes as (select unit_id, min(code) as code from enterprise_departments where district_id = app.district_id() group by 1)
    select p.id as "postId", f.name, u.id as "unitId", u.name as "unitName", d.code as department, coalesce(w.waits, 0) as waits
      from posts p join staff f on f.id = p.staff_id join governance_units u on u.id = p.unit_id
      left join codes d on d.unit_id = u.id left join app.round_hands(${roundId}) w on w.post_id = p.id
     where p.valid @> ${tx.at}::timestamptz
       and ((select app.sees_all()) or p.unit_id = any ((select app.scope())::uuid[]) or (app.role() = 'department_officer' and (p.unit_id = app.unit_id() or w.waits > 0)))
       and p.role in ('department_officer', 'seconded_cadre', 'grid_worker', 'grid_chief', 'community_desk', 'community_secretary', 'street_dispatcher', 'street_supervisor')
     order by d.code is null, u.kind <> 'department', u.kind <> 'park', d.code, u.name collate app.natural, f.name limit 1000`);
  return { posts };
}

// What a table is told: where its registrar may stand, and what this tablet did there; and what a resident shows.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { maskName } from '#kernel/shared/mask.ts';
import type * as f from '../../shared/field-queries.ts';
import { samplingProblem } from '../../shared/problems.ts';
import { codesOf } from '../codes.ts';
import { beyondSite, isOfShift } from '../site.ts';
import { findSite } from '../store/sites.ts';
import { type Named, namer } from './names.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

export async function answerMySites(_: object, { tx, actor }: Context): Promise<Out<typeof f.mySites>> {
  const mayStandAt = isOfShift(actor) ? sql`and x.id = app.shift_site()` : sql.empty;
  const listed = sql`
    select x.id as "siteId", x.site_no as "siteNo", x.title, x.kind, u.name as "unitName", x.tables, c.id as "campaignId", c.title as "campaignTitle", x.is_drill as "isDrill",
           exists (select from site_openings o where o.site_id = x.id and o.held_on = app.today())
             and not exists (select from site_closings k where k.site_id = x.id and k.held_on = app.today()) as "isOpen",
           r.rounds
      from sampling_sites x join campaigns c on c.id = x.campaign_id join governance_units u on u.id = x.unit_id
      join lateral (select json_agg(json_build_object('roundId', r.id, 'title', r.title, 'poolSize', r.pool_size, 'isRetest', r.is_retest) order by r.round_no desc) as rounds
                      from campaign_rounds r where r.campaign_id = c.id and r.ended_at is null) r on r.rounds is not null
     where c.ended_at is null ${mayStandAt} order by c.begun_at desc, x.site_no limit 200`;
  return { sites: await beyondSite(tx, actor, () => tx.all<f.MySite>(listed)) };
}

const iso = (at: string) => sql.raw(`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);
type Person = f.TablePerson & Named & { tubeId: string };

/** Two days back: what is older is at the house, and no table goes on with it. Tubes that nobody closed come whenever they were opened. */
export async function answerTable(
  { siteId, roundId, deviceId }: z.output<(typeof f.tableState)['input']>,
  context: Context,
): Promise<Out<typeof f.tableState>> {
  const { tx } = context;
  const site = await findSite(tx, siteId);
  if (!site) throw samplingProblem('site_not_found');
  const mine = sql`t.site_id = ${siteId} and t.round_id = ${roundId} and t.device_id = ${deviceId}
    and (t.opened_at > app.now() - interval '2 days' or (t.closed_at is null and t.lost_at is null))`;
  const [day, tubes, people, holds, boxes] = await Promise.all([
    tx.first<Pick<f.TableState, 'openedAt' | 'closedAt' | 'disinfectedAt'>>(sql`
      select (select ${iso('max(opened_at)')} from site_openings where site_id = ${siteId} and held_on = app.today()) as "openedAt",
             (select ${iso('max(closed_at)')} from site_closings where site_id = ${siteId} and held_on = app.today()) as "closedAt",
             (select ${iso('max(to_at)')} from site_disinfections where site_id = ${siteId} and held_on = app.today()) as "disinfectedAt"`),
    tx.all<Omit<f.TableTube, 'people'>>(sql`
      select t.id as "tubeId", t.code, t.table_no as "tableNo", t.size, t.kind, t.household_place_id as "householdPlaceId", t.collector, ${iso('t.opened_at')} as "openedAt",
             ${iso('t.closed_at')} as "closedAt", t.told_count as told, t.short_reason as "shortReason", ${iso('t.lost_at')} as "lostAt", t.lost_reason as "lostReason"
        from sample_tubes t where ${mine} order by t.opened_at, t.id limit 2000`),
    tx.all<Person>(sql`
      select s.tube_id as "tubeId", s.id as "sampleId", s.position, s.subject_id as "subjectId", null as name, s.name_cipher as "nameCipher", s.how, s.is_priority as "isPriority",
             ${iso('s.taken_at')} as at, s.unswab_reason as "unswabReason"
        from samples s join sample_tubes t on t.id = s.tube_id where ${mine} order by s.taken_at, s.id limit 20000`),
    tx.all<f.TableState['holds'][number]>(sql`
      select id as "holdId", subject_id as "subjectId", description, temperature::float as temperature, ${iso('held_at')} as at, ${iso('ended_at')} as "endedAt"
        from gate_holds where site_id = ${siteId} and (ended_at is null or held_at > app.now() - interval '2 days') order by held_at, id limit 500`),
    tx.all<f.TableState['boxes'][number]>(sql`
      select b.id as "boxId", b.code, ${iso('b.packed_at')} as at, array(select x.code from transport_box_tubes x where x.box_id = b.id order by x.code) as codes
        from transport_boxes b where b.site_id = ${siteId} and b.round_id = ${roundId} and b.packed_at > app.now() - interval '2 days' order by b.packed_at, b.id limit 200`),
  ]);
  const nameOf = namer(context, { atTable: true });
  const byTube = new Map<string, f.TablePerson[]>();
  for (const { tubeId, name, nameCipher, ...row } of people) {
    const there = byTube.get(tubeId) ?? [];
    there.push({ ...row, name: nameOf({ name, nameCipher }) });
    byTube.set(tubeId, there);
  }
  return {
    openedAt: day?.openedAt ?? null,
    closedAt: day?.closedAt ?? null,
    disinfectedAt: day?.disinfectedAt ?? null,
    tubes: tubes.map((tube) => ({ ...tube, people: byTube.get(tube.tubeId) ?? [] })),
    holds,
    boxes,
  };
}

/** Names masked: a number is sometimes the neighbour's. */
export async function answerMyCodes(_: object, { tx, secrets }: Context): Promise<Out<typeof f.myCodes>> {
  const [on, samples, rows] = await Promise.all([
    tx.first<{ isOn: boolean }>(sql`select app.is_testing_on() as "isOn"`),
    tx.all<{ personId: string; takenAt: Date; siteTitle: string; standing: f.OwnStanding }>(
      sql`select person_id as "personId", taken_at as "takenAt", site_title as "siteTitle", standing from app.own_samples()`,
    ),
    tx.all<{ personId: string; name: string }>(
      sql`select person_id as "personId", name from app.people_of_own_phone()`,
    ),
  ]);
  const codeOf = codesOf(secrets);
  const lastOf = new Map(samples.map(({ personId, ...last }) => [personId, last]));
  return {
    isOn: on?.isOn ?? false,
    people: rows.map(({ personId, name }) => ({
      name: maskName(name),
      code: codeOf(personId),
      last: lastOf.get(personId) ?? null,
    })),
  };
}

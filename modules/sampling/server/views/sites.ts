// The board of a campaign's sites and one site's page: every figure a sum over rows, never a counter that tables would wait for.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { findCampaign } from '#modules/campaigns/server/public.ts';
import { listSitesOf, rolesPresent, siteOf } from '#modules/shifts/server/public.ts';
import { setUpSite } from '../../shared/commands.ts';
import type { sitePresent } from '../../shared/field-queries.ts';
import { samplingProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { planSites, usualDensity } from '../../shared/site-plan.ts';
import { unboxedOf } from '../store/boxes.ts';
import { findSite } from '../store/sites.ts';
import { firmSummaryOf } from './firm.ts';
import { listHoldLines } from './gate.ts';
import { listTubeLines } from './tubes.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;
type In<Q extends { input: z.ZodType }> = z.output<Q['input']>;

export async function answerPropose(
  { unitId, ...asked }: In<typeof q.proposeSites>,
  { tx }: Context,
): Promise<Out<typeof q.proposeSites>> {
  const unit = await tx.first<{ unitName: string; people: number }>(sql`
    select u.name as "unitName", (select count(*) from app.population_of(array[u.id], 'person', null)) as people
      from governance_units u where u.id = ${unitId} and app.governs(u.id)`);
  if (!unit) throw samplingProblem('out_of_area');
  const density = {
    peoplePerSite: asked.peoplePerSite ?? usualDensity.peoplePerSite,
    peoplePerTable: asked.peoplePerTable ?? usualDensity.peoplePerTable,
    peoplePerSampler: asked.peoplePerSampler ?? usualDensity.peoplePerSampler,
  };
  return { unitName: unit.unitName, ...planSites(unit.people, density) };
}

type Line = Omit<q.SiteLine, 'state'> & { disinfectedAt: Date | null };

const today = sql.raw(`app.today()`);
const hourAgo = sql.raw(`(app.now() - interval '1 hour')`);
const dayFrom = sql.raw(`(app.today()::timestamp at time zone 'Asia/Shanghai')`);

/** People of the tubes that were filled within the hour; of those begun before it, who was swabbed since. */
const lastHourOf: Sql = sql`
  select coalesce(sum(case when t.first_at > ${hourAgo} then t.people
           else (select count(*) from samples s where s.tube_id = t.id and s.unswabbed_at is null and s.taken_at > ${hourAgo}) end), 0)::int as hour
    from (select id, people, first_at from sample_tubes where site_id = x.id and last_at > ${hourAgo} and people > 0 offset 0) t`;

async function listLines(tx: Tx, which: Sql): Promise<q.SiteLine[]> {
  const rows = await tx.all<Line>(sql`
    select x.id as "siteId", x.site_no as "siteNo", x.title, x.kind, x.unit_id as "unitId", u.name as "unitName", e.name as "firmName", x.headcount, x.tables,
           x.people_per_hour as "peoplePerHour", o.at as "openedAt", c.at as "closedAt", d.at as "disinfectedAt",
           array(select to_char(k.held_on, 'YYYY-MM-DD') from site_closings k where k.site_id = x.id and k.held_on < ${today}
                    and not exists (select from site_disinfections n where n.site_id = x.id and n.held_on >= k.held_on) group by k.held_on order by 1) as undisinfected,
           coalesce(t.people, 0) as people, s.hour as "lastHour", coalesce(t.tubes, 0) as tubes, coalesce(t.open, 0) as "openTubes", h.held, y.oldest as "oldestUnboxedAt"
      from sampling_sites x join governance_units u on u.id = x.unit_id left join enterprises e on e.id = x.enterprise_id
      left join lateral (select max(opened_at) as at from site_openings where site_id = x.id and held_on = ${today}) o on true
      left join lateral (select max(closed_at) as at from site_closings where site_id = x.id and held_on = ${today}) c on true
      left join lateral (select max(to_at) as at from site_disinfections where site_id = x.id and held_on = ${today}) d on true
      left join lateral (${lastHourOf}) s on true
      left join lateral (select sum(people) as people, sum(tubes) as tubes, sum(open_tubes) as open from sampling_tallies where site_id = x.id and held_on >= ${today}) t on true
      left join lateral (select min(t.first_at) as oldest from (${unboxedOf(sql.raw('x.id'))} and t.opened_at >= ${dayFrom} offset 0) t) y on true
      left join lateral (select count(*) as held from gate_holds where site_id = x.id and ended_at is null) h on true
     where ${which} order by x.site_no`);
  return rows.map(({ disinfectedAt, ...line }) => ({ ...line, state: stateOf({ ...line, disinfectedAt }) }));
}

function stateOf({ openedAt, closedAt, disinfectedAt }: Pick<Line, 'openedAt' | 'closedAt' | 'disinfectedAt'>) {
  if (!openedAt) return 'waiting' as const;
  if (!closedAt || closedAt < openedAt) return 'open' as const;
  return disinfectedAt && disinfectedAt >= closedAt ? ('over' as const) : ('closed' as const);
}

const roundsOf = (tx: Tx, campaignId: string) =>
  tx.all<{ roundId: string; title: string; isRetest: boolean; endedAt: Date | null }>(sql`
    select id as "roundId", title, is_retest as "isRetest", ended_at as "endedAt" from campaign_rounds where campaign_id = ${campaignId} order by round_no desc`);

export async function answerSites(
  { campaignId }: In<typeof q.listSites>,
  { tx, actor }: Context,
): Promise<Out<typeof q.listSites>> {
  const campaign = await findCampaign(tx, campaignId);
  if (!campaign) throw samplingProblem('campaign_not_found');
  const mayOrganise = campaign.endedAt === null && mayBy(setUpSite.allowed, { ...actor });
  const [rounds, sites, areas, rostered, taken] = await Promise.all([
    roundsOf(tx, campaignId),
    listLines(tx, sql`x.campaign_id = ${campaignId}`),
    mayOrganise
      ? tx.all<{ unitId: string; name: string }>(sql`
          select u.id as "unitId", u.name from governance_units u join unit_paths p on p.unit_id = u.id
           where ${campaign.unitId} = any (p.path) and (u.id = any ((select app.scope())::uuid[]) or (select app.governs(null::uuid))) and u.kind in ('district', 'street', 'town', 'community', 'village')
           order by cardinality(p.path), u.name limit 300`)
      : [],
    mayOrganise ? listSitesOf(tx, 'sampling') : [],
    mayOrganise ? tx.all<{ id: string }>(sql`select id from sampling_sites where kind <> 'firm'`) : [],
  ]);
  const { title, isDrill, endedAt } = campaign;
  const ids = new Set(taken.map(({ id }) => id));
  const free = rostered.filter((one) => !ids.has(one.siteId) && areas.some(({ unitId }) => unitId === one.unitId));
  return { title, isDrill, endedAt, rounds, sites, mayOrganise, areas, rostered: free };
}

export async function answerSite(
  { siteId, roundId }: In<typeof q.sitePage>,
  context: Context,
): Promise<Out<typeof q.sitePage>> {
  const { tx } = context;
  const [line] = await listLines(tx, sql`x.id = ${siteId}`);
  const site = await findSite(tx, siteId);
  const campaign = site && (await findCampaign(tx, site.campaignId));
  if (!line || !site || !campaign) throw samplingProblem('site_not_found');
  const within = roundId ? sql`t.site_id = ${siteId} and t.round_id = ${roundId}` : sql`t.site_id = ${siteId}`;
  const [rounds, opening, tubes, tubeCount, holds, lanes, firm, present] = await Promise.all([
    roundsOf(tx, site.campaignId),
    tx.first<NonNullable<Out<typeof q.sitePage>['opening']>>(sql`
      select opened_at as "openedAt", by_name as "byName", zones, zones_reason as "zonesReason", note, roles from site_openings
       where site_id = ${siteId} and held_on = ${today} order by opened_at desc, id limit 1`),
    listTubeLines(tx, sql`${within} order by t.opened_at desc, t.id limit 300`),
    tx.first<{ count: number }>(sql`select count(*) as count from sample_tubes t where ${within}`),
    listHoldLines(sql`h.site_id = ${siteId} and (h.ended_at is null or h.held_at >= ${dayFrom})`, context),
    lanesOf(tx, siteId),
    line.kind === 'firm' ? firmSummaryOf(tx, siteId) : null,
    presentAt(context, siteId, line),
  ]);
  const { campaignId, isDrill } = site;
  return {
    campaignId,
    campaignTitle: campaign.title,
    isDrill,
    site: line,
    rounds,
    opening: opening ? { ...opening, roles: markByWord(opening.roles, present) } : null,
    roster: present,
    tubes,
    tubeCount: tubeCount?.count ?? 0,
    holds,
    lanes,
    firm,
  };
}

type Present = { role: string; names: string[] }[];

export async function answerPresent(
  { siteId }: In<typeof sitePresent>,
  context: Context,
): Promise<Out<typeof sitePresent>> {
  if (!(await findSite(context.tx, siteId))) throw samplingProblem('site_not_found');
  return { roster: await presentAt(context, siteId, { openedAt: null }) };
}

/** Who has come to the work site of the same id (shifts): when it opened today, else now. Null where no such site is rostered. */
async function presentAt(
  { tx, now }: Context,
  siteId: string,
  { openedAt }: Pick<q.SiteLine, 'openedAt'>,
): Promise<Present | null> {
  if (!(await siteOf(tx, siteId))) return null;
  const there = await rolesPresent(tx, siteId, openedAt ?? new Date(now));
  return there.map(({ role, names }) => ({ role, names }));
}

/** Told from both as they stand, never stored: the roster may come in after the opening. */
function markByWord<R extends { role: string; name: string }>(roles: readonly R[], present: Present | null) {
  return roles.map((one) => ({
    ...one,
    isByWord: present && !present.some(({ role, names }) => role === one.role && names.includes(one.name)),
  }));
}

async function lanesOf(tx: Tx, siteId: string) {
  const rows = await tx.all<{ isPriority: boolean; people: number; medianMinutes: number | null }>(sql`
    select is_priority as "isPriority", count(*) as people,
           round((percentile_cont(0.5) within group (order by extract(epoch from taken_at - waited_from)) / 60)::numeric, 1) as "medianMinutes"
      from samples where site_id = ${siteId} and taken_at >= ${dayFrom} and unswabbed_at is null and waited_from <= taken_at group by 1`);
  const of = (isPriority: boolean) => {
    const row = rows.find((one) => one.isPriority === isPriority);
    return { people: row?.people ?? 0, medianMinutes: row?.medianMinutes ?? null };
  };
  return { priority: of(true), others: of(false) };
}

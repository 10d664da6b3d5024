// C23: what a firm is told of its people: sums and tubes, and no name.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { setUpSite } from '../../shared/commands.ts';
import { samplingProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { standingResults } from '../store/results.ts';

type Out = z.input<(typeof q.sitesOfFirm)['answer']>;

export async function firmSummaryOf(tx: Tx, siteId: string): Promise<q.FirmSummary> {
  const [site, tubes] = await Promise.all([
    tx.first<Pick<q.FirmSummary, 'headcount' | 'slots'>>(
      sql`select headcount, slots from sampling_sites where id = ${siteId}`,
    ),
    tx.all<q.FirmSummary['tubes'][number]>(sql`
      select t.code, t.people, r.result
        from sample_tubes t left join lateral (${standingResults(sql`r.round_id = t.round_id and r.code = t.code`)}) r on true
       where t.site_id = ${siteId} and t.lost_at is null order by t.opened_at, t.id limit 2000`),
  ]);
  const sum = (which: (one: q.FirmSummary['tubes'][number]) => boolean) =>
    tubes.filter(which).reduce((n, one) => n + one.people, 0);
  return {
    headcount: site?.headcount ?? null,
    slots: site?.slots ?? [],
    people: sum(() => true),
    negative: sum(({ result }) => result === 'negative'),
    bad: sum(({ result }) => result === 'positive' || result === 'invalid'),
    pending: sum(({ result }) => result === null),
    tubes,
  };
}

export async function answerFirm({ enterpriseId }: { enterpriseId: string }, { tx, actor }: Context): Promise<Out> {
  const firm = await tx.first<{ name: string; unitId: string | null }>(sql`
    select e.name, s.community_id as "unitId" from enterprises e left join subjects s on s.id = e.id where e.id = ${enterpriseId}`);
  if (!firm) throw samplingProblem('firm_wanted');
  const [sites, campaigns, own] = await Promise.all([
    tx.all<Omit<Out['sites'][number], 'summary'>>(sql`
      select x.id as "siteId", x.title, c.title as "campaignTitle", x.is_drill as "isDrill", x.set_up_at as "setUpAt"
        from sampling_sites x join campaigns c on c.id = x.campaign_id where x.enterprise_id = ${enterpriseId} order by x.set_up_at desc, x.id limit 50`),
    mayBy(setUpSite.allowed, { ...actor })
      ? tx.all<Out['campaigns'][number]>(sql`
          select id as "campaignId", title, is_drill as "isDrill" from campaigns
           where ended_at is null and definition->>'action' = 'sample' order by begun_at desc, id limit 50`)
      : [],
    tx.first<{ unitId: string }>(
      sql`select id as "unitId" from governance_units where id = ${firm.unitId}::uuid and app.governs(id)`,
    ),
  ]);
  const unitId = own?.unitId ?? (actor.kind === 'staff' ? actor.unitId : null);
  const summaries = await Promise.all(sites.map(({ siteId }) => firmSummaryOf(tx, siteId)));
  return {
    firmName: firm.name,
    unitId,
    campaigns,
    sites: sites.flatMap((site, n) => {
      const summary = summaries[n];
      return summary ? [{ ...site, summary }] : [];
    }),
  };
}

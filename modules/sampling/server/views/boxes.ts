// Boxes with their clock, their counts and the tubes that are missing by name (C12).
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { findCampaign } from '#modules/campaigns/server/public.ts';
import { boxHours, clockOf } from '../../shared/box-clock.ts';
import { samplingProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { arrivedAtOf, firstAtOf, unboxedOf } from '../store/boxes.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;
type Row = Omit<q.BoxLine, 'clock' | 'dueAt' | 'isMatched' | 'handovers'>;
type Handing = q.BoxLine['handovers'][number] & { boxId: string };

/** Those on their way first, of those that arrived the latest. */
const mostBoxes = 200;
const mostArrived = 20;
const mostCodes = 100;

export async function answerBoxes(
  { campaignId }: { campaignId: string },
  { tx, now }: Context,
): Promise<Out<typeof q.listBoxes>> {
  const campaign = await findCampaign(tx, campaignId);
  if (!campaign) throw samplingProblem('campaign_not_found');
  const rows = await tx.all<Row>(sql`
    with all_of as materialized (
      select b.*, x.title as site_title, ${arrivedAtOf} as arrived_at from transport_boxes b join sampling_sites x on x.id = b.site_id where x.campaign_id = ${campaignId})
    , shown as materialized (
      (select * from all_of where arrived_at is null order by packed_at desc, id limit ${mostBoxes})
      union all (select * from all_of where arrived_at is not null order by packed_at desc, id limit ${mostArrived}))
    , inside as (
      select b.id as box_id, i.* from shown b cross join lateral (
        select array_agg(y.code order by y.code) as codes, coalesce(sum(y.people), 0) as people, min(y.first_at) as first_at,
               array_agg(y.code order by y.code) filter (where not y.is_known) as unknown
          from (select y.code, sum(t.people) as people, min(t.first_at) as first_at, bool_or(t.id is not null) as is_known
                  from transport_box_tubes y left join lateral (select id, people, first_at from sample_tubes t where t.round_id = y.round_id and t.code = y.code offset 0) t on true
                 where y.box_id = b.id group by y.code) y) i)
    select b.id as "boxId", b.site_id as "siteId", b.site_title as "siteTitle", b.round_id as "roundId", b.code, b.seal_no as "sealNo", b.lab, b.packed_at as "packedAt",
           b.by_name as "packedByName", b.told_count as told, coalesce(i.codes, '{}') as codes, coalesce(i.people, 0) as people, b.reason, i.first_at as "firstAt",
           b.arrived_at as "arrivedAt", coalesce(i.unknown, '{}') as unknown
      from shown b left join inside i on i.box_id = b.id order by b.arrived_at is not null, b.packed_at desc, b.id`);
  const [handings, unboxed] = await Promise.all([
    tx.all<Handing>(sql`
      select box_id as "boxId", id as "handoverId", step, from_name as "fromName", to_name as "toName", from_count as "fromCount", to_count as "toCount", temperature,
             is_seal_intact as "isSealIntact", lab, reason, happened_at as "happenedAt" from box_handovers where box_id = any (${rows.map(({ boxId }) => boxId)}::uuid[])
       order by happened_at, id`),
    tx.all<Out<typeof q.listBoxes>['unboxed'][number]>(sql`
      select x.id as "siteId", x.title as "siteTitle", count(*) as tubes, (array_agg(t.code order by t.opened_at, t.id))[1:${mostCodes}] as codes, min(t.first_at) as "firstAt"
        from sampling_sites x cross join lateral (${unboxedOf(sql.raw('x.id'))} and t.closed_at is not null offset 0) t
       where x.campaign_id = ${campaignId} group by x.id, x.title order by 5 limit 300`),
  ]);
  const boxes = rows.map((row) => {
    const handovers = handings.flatMap(({ boxId, ...handing }) => (boxId === row.boxId ? [handing] : []));
    const { firstAt, arrivedAt } = row;
    return {
      ...row,
      handovers,
      dueAt: firstAt && new Date(firstAt.getTime() + boxHours.limit * HOUR_MS),
      clock: clockOf({ firstAt: firstAt?.getTime() ?? null, arrivedAt: arrivedAt?.getTime() ?? null }, now),
      isMatched:
        row.told === row.codes.length &&
        row.unknown.length === 0 &&
        handovers.every((one) => one.fromCount === row.told && one.toCount === row.told && one.isSealIntact),
    };
  });
  return { title: campaign.title, isDrill: campaign.isDrill, boxes, unboxed };
}

export async function answerAlarms(_: object, { tx }: Context): Promise<Out<typeof q.boxAlarms>> {
  const boxes = await tx.all<Out<typeof q.boxAlarms>['boxes'][number]>(sql`
    select b.id as "boxId", x.campaign_id as "campaignId", b.code, x.title as "siteTitle", ${firstAtOf} + make_interval(hours => ${boxHours.limit}) as "dueAt",
           case when b.over_at is null then 'warned' else 'over' end as clock, b.is_drill as "isDrill"
      from transport_boxes b join sampling_sites x on x.id = b.site_id
     where b.warned_at is not null and b.packed_at > app.now() - interval '48 hours' and ${arrivedAtOf} is null and ${firstAtOf} is not null
     order by 5 limit 20`);
  return { boxes };
}

// Cases with whom there is still to reach first, and the contacts to reach by name. Figures are of what is in earnest; drills stand in the list, marked, and are counted nowhere.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type * as q from '../../shared/queries.ts';
import { statusOf, type TraceFacts } from '../../shared/trace.ts';
import { type Named, namedBy, namer } from './names.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

const facts = sql`
  t.case_at as "caseAt", t.is_pooled as "isPooled", t.case_ended_at as "caseEndedAt", t.reached_at as "reachedAt", t.released_at as "releasedAt", t.handed_at as "handedAt",
  t.receipt_at as "receiptAt", exists (select from traced_tests x where x.traced_id = t.id) as "hasTest"`;
/** Still to be reached. */
const waits = sql`(k.case_at is null and k.over_at is null and k.reached_at is null and not exists (select from traced_tests x where x.traced_id = k.id))`;
const noReceipt = sql`(k.handed_at is not null and k.receipt_at is null)`;

type CaseRow = Omit<Out<typeof q.listCases>['cases'][number], 'name' | 'status'> & TraceFacts & Named;

export async function answerCases({ ended }: { ended: boolean }, context: Context): Promise<Out<typeof q.listCases>> {
  const { tx } = context;
  const [rows, counts] = await Promise.all([
    tx.all<CaseRow>(sql`
      select t.id as "traceId", ${namedBy}, u.name as "unitName", e.name as "firmName", ${facts}, t.case_source as source, t.owner_name as "ownerName",
             not exists (select from posts p where p.id = t.owner_post_id and p.valid @> app.now()) as "isOwnerGone", t.is_drill as "isDrill",
             c.contacts, c."toReach", c.late, c."noReceipt"
        from traced_people t join governance_units u on u.id = t.unit_id left join subjects sub on sub.id = app.kept_person(t.subject_id) left join enterprises e on e.id = t.enterprise_id
        cross join lateral (
          with recursive below as (
            select x.to_id as id from traced_exposures x where x.from_id = t.id
            union select x.to_id from below b join traced_exposures x on x.from_id = b.id)
          select count(*) as contacts, count(*) filter (where ${waits}) as "toReach", count(*) filter (where ${waits} and k.reach_by < app.now()) as late,
                 count(*) filter (where ${noReceipt}) as "noReceipt"
            from below b join traced_people k on k.id = b.id where k.id <> t.id) c
       where t.case_at is not null and (t.case_ended_at is not null) = ${ended}
       order by t.is_drill, c.late > 0 desc, c."toReach" > 0 desc, c."noReceipt" > 0 desc, t.case_at desc, t.id limit 300`),
    tx.first<Out<typeof q.listCases>['counts']>(sql`
      select count(*) filter (where k.case_at is not null and k.over_at is null) as cases, count(*) filter (where k.case_at is null) as contacts,
             count(*) filter (where ${waits}) as "toReach", count(*) filter (where ${waits} and k.reach_by < app.now()) as late, count(*) filter (where ${noReceipt}) as "noReceipt"
        from traced_people k where not k.is_drill`),
  ]);
  const nameOf = namer(context);
  return {
    cases: rows.map((row) => ({ ...row, name: nameOf(row), status: statusOf(row) })),
    counts: counts ?? { cases: 0, contacts: 0, toReach: 0, late: 0, noReceipt: 0 },
  };
}

type ContactRow = Omit<Out<typeof q.listContacts>['contacts'][number], 'name' | 'status'> & TraceFacts & Named;

export async function answerContacts(_: object, context: Context): Promise<Out<typeof q.listContacts>> {
  const rows = await context.tx.all<ContactRow>(sql`
    select k.id as "traceId", coalesce(root.id, k.id) as "rootId", sub.name, k.name_cipher as "nameCipher", first.kind, k.reach_by as "reachBy", k.reach_by < app.now() as "isLate",
           g.name as "gridName", coalesce(n.phone_tail, k.phone_tail) as "phoneTail", k.is_drill as "isDrill",
           k.case_at as "caseAt", k.is_pooled as "isPooled", k.case_ended_at as "caseEndedAt", k.reached_at as "reachedAt", k.released_at as "releasedAt", k.handed_at as "handedAt",
           k.receipt_at as "receiptAt", false as "hasTest"
      from traced_people k left join subjects sub on sub.id = app.kept_person(k.subject_id) left join people n on n.id = app.kept_person(k.subject_id)
      left join place_grids pg on pg.place_id = sub.place_id and upper_inf(pg.valid) left join governance_units g on g.id = pg.grid_id
      cross join lateral (select x.kind from traced_exposures x where x.to_id = k.id order by x.last_at, x.id limit 1) first
      left join lateral (
        with recursive above as (
          select x.from_id as id from traced_exposures x where x.to_id = k.id
          union select x.from_id from above a join traced_exposures x on x.to_id = a.id)
        select r.id from above a join traced_people r on r.id = a.id where r.case_at is not null order by r.case_at, r.id limit 1) root on true
     where ${waits} order by k.is_drill, k.reach_by, k.id limit 300`);
  const nameOf = namer(context);
  return { contacts: rows.map((row) => ({ ...row, name: nameOf(row), status: statusOf(row) })) };
}

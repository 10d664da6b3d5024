// Drills for screens: the list with what is owed monthly, one with its time line and gaps, and what is asked of a post now.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { addMonths, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { stateOf } from '../shared/act.ts';
import { drillProblem } from '../shared/problems.ts';
import type * as q from '../shared/queries.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;
type Page = Out<typeof q.drillPage>;

export async function answerList(_: object, { tx, now }: Context): Promise<Out<typeof q.listDrills>> {
  const [drills, owed] = await Promise.all([
    tx.all<Out<typeof q.listDrills>['drills'][number]>(sql`
      select d.id as "drillId", d.title, u.name as "unitName", d.planned_at as "plannedAt", d.begun_at as "begunAt", d.ended_at as "endedAt", d.cancelled_at as "cancelledAt",
             (select count(*) from drill_injections i where i.drill_id = d.id) as injections,
             (select count(*) from drill_injections i where i.drill_id = d.id and i.acted_at <= i.injected_at + make_interval(mins => i.within_minutes)) as "inTime",
             (select count(*) from drill_gaps g where g.drill_id = d.id and g.mended_at is null)
               + (select count(*) from drill_injections i where i.drill_id = d.id and d.ended_at is not null
                    and (i.acted_at is null or i.acted_at > i.injected_at + make_interval(mins => i.within_minutes))
                    and not exists (select from drill_gaps g where g.injection_id = i.id)) as "gapsLeft"
        from drills d join governance_units u on u.id = d.unit_id
       order by d.begun_at is not null and d.ended_at is null desc, d.ended_at is null and d.cancelled_at is null desc, d.planned_at desc, d.id limit 200`),
    tx.all<{ unitId: string; unitName: string; dueAt: Date | null }>(sql`
      select s.id as "unitId", s.name as "unitName",
             (select min(d.due_at) from duties d where d.subject_id = s.id and d.rhythm_id = y.id and d.done_at is null and d.ended_at is null and d.excused_at is null
                 and d.due_at > app.now() - interval '31 days') as "dueAt"
        from duty_rhythms y join subject_registers r on r.id = y.register_id and r.ended_at is null join register_members m on m.register_id = r.id and m.to_at is null
        join subjects s on s.id = m.subject_id and s.kind = 'unit'
       where y.action = 'drill' order by 3 nulls last, 2 limit 200`),
  ]);
  const nextMonth = instantAt(addMonths(`${dateOf(now).slice(0, 7)}-01`, 1));
  return {
    drills,
    monthly: owed.map(({ dueAt, ...unit }) => ({
      ...unit,
      dueAt: dueAt ?? new Date(nextMonth),
      isLate: dueAt !== null && dueAt.getTime() < now,
      isNext: dueAt === null,
    })),
  };
}

export async function answerPage({ drillId }: { drillId: string }, { tx, now }: Context): Promise<Page> {
  const drill = await tx.first<Omit<Page, 'injections' | 'gaps'>>(sql`
    select d.id as "drillId", d.title, d.scenario, d.unit_id as "unitId", u.name as "unitName", d.planned_at as "plannedAt", d.by_name as "byName", d.begun_at as "begunAt", d.begun_by_name as "begunByName",
           d.ended_at as "endedAt", d.ended_by_name as "endedByName", d.cancelled_at as "cancelledAt", d.cancel_reason as "cancelReason", app.governs(d.unit_id) as "mayRun"
      from drills d join governance_units u on u.id = d.unit_id where d.id = ${drillId}`);
  if (!drill) throw drillProblem('not_found');
  const [injections, gaps] = await Promise.all([
    tx.all<Omit<Page['injections'][number], 'state'>>(sql`
      select i.id as "injectionId", i.no, i.at_minute as "atMinute", i.text, u.name as "forUnitName", i.for_role as "forRole", i.expects, i.within_minutes as "withinMinutes",
             i.injected_at as "injectedAt", i.acted_at as "actedAt", i.acted_by_name as "actedByName"
        from drill_injections i join governance_units u on u.id = i.for_unit_id where i.drill_id = ${drillId} order by i.no`),
    tx.all<Page['gaps'][number]>(sql`
      select id as "gapId", injection_id as "injectionId", text, mender_name as "menderName", mend_by::text as "mendBy", mended_at as "mendedAt", mended_note as "mendedNote",
             mended_at is null and mend_by < app.today() as "isLate" from drill_gaps where drill_id = ${drillId} order by mended_at nulls first, mend_by, id`),
  ]);
  return { ...drill, injections: injections.map((one) => ({ ...one, state: stateOf(one, drill.endedAt, now) })), gaps };
}

export async function answerMine(_: object, { tx, actor }: Context): Promise<Out<typeof q.myInjections>> {
  if (actor.kind !== 'staff') return { drills: [] };
  const rows = await tx.all<{
    drillId: string;
    title: string;
    begunAt: Date;
    injectionId: string | null;
    text: string;
    expects: Out<typeof q.myInjections>['drills'][number]['injections'][number]['expects'];
    dueAt: Date;
  }>(sql`
    select d.id as "drillId", d.title, d.begun_at as "begunAt", i.id as "injectionId", i.text, i.expects, i.injected_at + make_interval(mins => i.within_minutes) as "dueAt"
      from drills d left join drill_injections i on i.drill_id = d.id and i.injected_at is not null and i.acted_at is null
       and ((i.for_role is null and i.for_unit_id = app.unit_id()) or (i.for_role = ${actor.role} and i.for_unit_id = any (app.own_path())))
     where d.begun_at is not null and d.ended_at is null and d.unit_id = any (app.own_path() || app.scope()) order by d.begun_at, d.id, i.no limit 50`);
  return {
    drills: [...Map.groupBy(rows, ({ drillId }) => drillId).values()].map((of) => ({
      drillId: of[0]!.drillId,
      title: of[0]!.title,
      begunAt: of[0]!.begunAt,
      injections: of.flatMap(({ injectionId, text, expects, dueAt }) =>
        injectionId ? [{ injectionId, text, expects, dueAt }] : [],
      ),
    })),
  };
}

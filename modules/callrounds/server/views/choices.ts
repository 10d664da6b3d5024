// What a round may be begun from in a unit: registers of people with how many stand on them there, turns of duties with who is not done yet; and who may ring.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { mayBy, type Role } from '#kernel/shared/right.ts';
import { revealPerson } from '#modules/registry/shared/commands.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';
import { roundProblem } from '../../shared/problems.ts';
import type { roundChoices } from '../../shared/queries.ts';
import { findOwnUnit, within } from '../store/rounds.ts';

type Out = z.input<typeof roundChoices.answer>;

export async function answerChoices(
  { unitId, rhythmId }: { unitId?: string | undefined; rhythmId?: string | undefined },
  { tx, actor }: Context,
): Promise<Out> {
  const unit = await findOwnUnit(tx, unitId ?? (actor.kind === 'staff' ? actor.unitId : ''));
  if (!unit) throw roundProblem('out_of_area');
  const [registers, notYet, callers] = await Promise.all([
    tx.all<Out['registers'][number]>(sql`
      select g.id as "registerId", g.title, g.is_sensitive as "isSensitive", m.people from subject_registers g
        join lateral (
          select count(*) as people from register_members m join subjects s on s.id = m.subject_id
           where m.register_id = g.id and m.to_at is null and ${within(unit.unitId)}) m on m.people > 0
       where g.ended_at is null and g.subject_kind = 'person' and (not g.is_sensitive or app.reads_sensitive_flags()) order by g.code`),
    tx.all<Out['notYet'][number]>(sql`
      select y.id as "rhythmId", o.slot, y.title, y.is_sensitive as "isSensitive", o.due_at as "dueAt", n.open, n.missed
        from duty_rhythms y left join subject_registers g on g.id = y.register_id
        join lateral (
          select * from duty_rounds o where o.rhythm_id = y.id and o.opens_at <= ${tx.at} and not o.is_left_out order by o.opens_at desc limit 2) o on true
        join lateral (
          select count(*) filter (where d.due_at >= ${tx.at}) as open, count(*) filter (where d.due_at < ${tx.at}) as missed
            from duties d join subjects s on s.id = d.subject_id
           where d.rhythm_id = y.id and d.slot = o.slot and d.done_at is null and d.excused_at is null and d.ended_at is null and ${within(unit.unitId)}) n
          on n.open + n.missed > 0
       where y.ended_at is null and (not y.is_sensitive or app.reads_sensitive_flags())
         and (g.subject_kind = 'person' or (y.register_id is null and y.id = ${rhythmId ?? null} and y.definition->>'subject' = 'person'))
       order by y.rank, y.code, o.due_at desc`),
    tx.all<{ postId: string; name: string; role: Role; unitName: string }>(sql`
      select p.id as "postId", f.name, p.role, u.name as "unitName" from posts p join staff f on f.id = p.staff_id join governance_units u on u.id = p.unit_id
       where p.valid @> ${tx.at}::timestamptz and p.unit_id in (select unnest(member_ids) from unit_scopes where unit_id = ${unit.unitId})
       order by u.kind, u.name collate app.natural, f.name limit 200`),
  ]);
  return {
    unit: { unitId: unit.unitId, name: unit.name },
    registers,
    notYet,
    callers: callers
      .filter(({ role }) => mayBy(revealPerson.allowed, { kind: 'staff', role }))
      .map((caller) => ({ ...caller, maySensitive: sensitiveDuty.includes(caller.role) })),
  };
}

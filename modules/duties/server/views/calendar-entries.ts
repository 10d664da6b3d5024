// What duties put on the calendar of a post: a round on the day it is due, with how many of it are this post's and how many are done. Counts alone, no names.
import type { StaffActor } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { CalendarEntry } from '#kernel/shared/calendar-entry.ts';
import { addDays, type CalendarDate, DAY_MS, dateOf, instantAt } from '#kernel/shared/clock/time.ts';

type Round = {
  rhythmId: string;
  slot: string;
  title: { zh: string; en: string };
  opensAt: Date;
  dueAt: Date;
  isLeftOut: boolean;
  total: number;
  over: number;
};

export async function dutyEntries(
  tx: Tx,
  post: StaffActor,
  from: CalendarDate,
  to: CalendarDate,
): Promise<CalendarEntry[]> {
  if (post.reach !== 'territory') return [];
  const [begin, end] = [from, addDays(to, 1)].map((on) => new Date(instantAt(on)));
  const rounds = await tx.all<Round>(sql`
    select o.rhythm_id as "rhythmId", o.slot, y.title, o.opens_at as "opensAt", o.due_at as "dueAt", o.is_left_out as "isLeftOut",
           coalesce(n.total, 0) as total, coalesce(n.over, 0) as over
      from duty_rhythms y join duty_rounds o on o.rhythm_id = y.id
      left join lateral (
        select count(*) as total, count(*) filter (where d.done_at is not null or d.excused_at is not null) as over from duties d
         where d.rhythm_id = o.rhythm_id and d.slot = o.slot and d.ended_at is null and ${ofPost(post)}) n on true
     where y.role = ${post.role} and o.due_at >= ${begin} and o.due_at < ${end}`);
  return rounds
    .filter(({ total, isLeftOut }) => total > 0 || isLeftOut)
    .map(({ rhythmId, slot, title, opensAt, dueAt, isLeftOut, total, over }) => {
      const mark = !isLeftOut && over === total ? '✓ ' : '';
      const isOneDay = dueAt.getTime() - opensAt.getTime() < DAY_MS;
      return {
        id: `${rhythmId}-${slot}`,
        title: { zh: `${mark}${title.zh} ${total} 个`, en: `${mark}${title.en}: ${total}` },
        note: {
          zh: `已完成或说明 ${over} 个，还有 ${total - over} 个`,
          en: `${over} done or excused, ${total - over} to go`,
        },
        when: isOneDay ? { from: opensAt.getTime(), to: dueAt.getTime() } : { on: dateOfDue(dueAt) },
        path:
          post.unitKind === 'grid' ? '/field' : `/desk/coverage?rhythmId=${rhythmId}&slot=${encodeURIComponent(slot)}`,
        isCancelled: isLeftOut,
      };
    });
}

const dateOfDue = (dueAt: Date): CalendarDate => dateOf(dueAt.getTime());

const ofPost = ({ unitKind }: StaffActor) =>
  unitKind === 'grid'
    ? sql`(d.place_id = any ((select array_agg(g.place_id) from place_grids g where g.grid_id = any ((select app.scope())::uuid[]) and upper_inf(g.valid))::uuid[])
        or d.unit_id = any ((select app.scope())::uuid[]))`
    : sql`(d.community_id = any ((select app.scope())::uuid[]) or d.unit_id = (select app.unit_id()))`;

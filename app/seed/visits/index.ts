// The visits of the last weeks in 接庄社区, so that today's list, the stories of residents and the coverage are alive: registers and turns laid out on a clock of the past, as
// the house does it, and what was done told by real commands, each at its time, by whoever it belonged to. Told again after a cut it changes nothing.
import { systemHand } from '#kernel/server/reactions.ts';
import { sql } from '#kernel/server/sql.ts';
import { addMonths, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { type OpenHouse, openHouse } from '../../server/run.ts';
import { districtId, homeCommunity, seedId, unitIdOf } from '../ids.ts';
import { type Cast, callCast, type Player } from '../requests/cast.ts';
import { lendHats } from '../requests/recent/hats.ts';
import type { Refused, SettableClock } from '../requests/recent/tell.ts';
import { planVisits, type SeedDuty, type SeedVisit } from './plan.ts';

/** What the house does by itself, in the order in which one thing makes the next possible. */
const layOut = ['register.lay_out', 'register.keep'];
const plan = ['register.keep', 'duty.plan'];

/** Asked for every day, or oftener. */
const isDaily = sql`definition->'cadence'->>'every' in ('day', 'slots', 'hours')`;

export async function seedVisits(opened: OpenHouse, now: number): Promise<Refused[]> {
  const clock: SettableClock = { at: now, now: () => clock.at, isShifted: () => true, canBeTurned: true };
  const past = await openHouse({ ...opened.options, clock, poolSize: 2 });
  try {
    return await tellVisits(past, clock, now);
  } finally {
    await past.close();
  }
}

async function tellVisits(past: OpenHouse, clock: SettableClock, now: number): Promise<Refused[]> {
  const { house, bus } = past;
  const hand = systemHand(house, bus);
  const ticks = new Map(house.modules.flatMap((module) => module.ticks ?? []).map((tick) => [tick.name, tick]));
  const run = async (names: readonly string[]) => {
    for (const name of names) await ticks.get(name)?.run(hand);
  };
  const thisMonth = `${dateOf(now).slice(0, 8)}01`;
  const months = [addMonths(thisMonth, -1), thisMonth];
  for (const [nth, month] of months.entries()) {
    clock.at = Math.min(now, instantAt(month, 10));
    if (nth === 0) {
      await run(layOut);
      await hand.issue('seed visits', 'duty.lay_out', { districtId });
      // The weeks before today are told of visits alone: what is asked every day begins with the house.
      await house.database.asOwner((tx) => tx.all(sql`update duty_rhythms set ended_at = app.now() where ${isDaily}`));
    }
    await run(plan);
  }
  clock.at = now;
  await house.database.asOwner((tx) => tx.all(sql`update duty_rhythms set ended_at = null where ${isDaily}`));
  const cast = await house.database.asOwner(callCast);
  const duties = await house.database.asOwner((tx) =>
    tx.all<Omit<SeedDuty, 'opensAt' | 'dueAt'> & { opensAt: Date; dueAt: Date }>(sql`
      select d.rhythm_id as "rhythmId", d.subject_id as "subjectId", d.slot, y.role, g.grid_id as "gridId", d.opens_at as "opensAt", d.due_at as "dueAt"
        from duties d join duty_rhythms y on y.id = d.rhythm_id left join place_grids g on g.place_id = d.place_id and upper_inf(g.valid)
       where d.community_id = ${unitIdOf(homeCommunity)} and y.action = 'visit' and d.ended_at is null and d.opens_at <= ${new Date(now)}
       order by d.subject_id, y.rank, d.opens_at`),
  );
  const visits = planVisits(
    duties.map((duty) => ({ ...duty, opensAt: duty.opensAt.getTime(), dueAt: duty.dueAt.getTime() })),
    now,
  );
  const hats = await lendHats(house.database, house.secrets);
  const refused: Refused[] = [];
  try {
    for (const visit of visits) {
      clock.at = visit.at;
      const command = commandOf(visit);
      const as = await hats.ofStaff(whoOf(visit, cast));
      const outcome = await bus.execute({ id: seedId('command', visit.key), ...command }, as);
      if ('problem' in outcome) refused.push({ key: visit.key, deed: command.name, problem: outcome.problem.title.zh });
    }
  } finally {
    await hats.giveBack();
  }
  return refused;
}

function commandOf(visit: SeedVisit): { name: string; input: object } {
  const { key, subjectId, rhythmId, slot } = visit;
  return visit.kind === 'excuse'
    ? { name: 'duty.excuse', input: { subjectId, rhythmId, slot, reasonCode: visit.reasonCode } }
    : {
        name: 'visit.record',
        input: {
          visitId: seedId('record', `visit ${key}`),
          subjectId,
          action: 'visit',
          outcome: visit.outcome,
          note: visit.note,
        },
      };
}

function whoOf({ role, gridId }: SeedVisit, cast: Cast): Player {
  if (role === 'community_secretary') return cast.secretary;
  return role === 'grid_worker' && gridId ? cast.workerAt(gridId) : cast.desk;
}

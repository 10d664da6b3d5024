import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { beginRound, finishRound } from '../../shared/commands.ts';
import { roundProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { reachedStates } from '../../shared/turn.ts';
import { findOwnUnit } from '../store/rounds.ts';
import { type Counted, countTurns, countTurnsOf, listHeads, type RoundHeadRow } from './counts.ts';
import { nameFor } from './names.ts';
import { turnJoins, turnStateAt } from './turn-state.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

const headOf = ({ closing: _, ...row }: RoundHeadRow, counted: Counted): q.RoundHead => ({ ...row, ...counted });

export async function answerList(
  { mine, offset, limit }: { mine: boolean; offset: number; limit: number },
  { tx, actor }: Context,
): Promise<Out<typeof q.listRounds>> {
  const where = mine ? sql`app.calls_in(r.id) and r.finished_at is null` : sql`true`;
  const rows = await listHeads(tx, where, sql`limit ${limit + 1} offset ${offset}`);
  const shown = rows.slice(0, limit);
  const counted = await countTurnsOf(
    tx,
    shown.map(({ roundId }) => roundId),
  );
  return {
    rounds: shown.map((row) => headOf(row, counted.get(row.roundId)!)),
    nextOffset: rows.length > limit ? offset + limit : null,
    mayBegin: actor.kind === 'staff' && mayBy(beginRound.allowed, actor),
  };
}

export async function getRound(tx: Context['tx'], roundId: string): Promise<RoundHeadRow> {
  const [row] = await listHeads(tx, sql`r.id = ${roundId}`);
  if (!row) throw roundProblem('not_found');
  return row;
}

export async function headWithCounts(tx: Context['tx'], roundId: string): Promise<q.RoundHead> {
  return headOf(await getRound(tx, roundId), await countTurns(tx, roundId));
}

type CallerRow = {
  postId: string;
  name: string;
  role: string;
  unitName: string;
  reached: number;
  calling: string | null;
};

/** By name: how many persons each one reached. Never sorted by it. */
function listCallers(tx: Context['tx'], roundId: string): Promise<CallerRow[]> {
  return tx.all<CallerRow>(sql`
    with told as (
      select t.told_by_post_id as post_id, count(*) as reached from call_turns t join call_rounds r on r.id = t.round_id ${turnJoins}
       where t.round_id = ${roundId} and t.result is not null and ${turnStateAt(sql`${tx.at}`)} = any (${[...reachedStates]}::text[]) group by 1)
    select c.post_id as "postId", coalesce(f.name, '') as name, p.role, u.name as "unitName", coalesce(told.reached, 0) as reached, n.name as calling
      from call_round_callers c join posts p on p.id = c.post_id join governance_units u on u.id = p.unit_id left join staff f on f.id = p.staff_id
      left join told on told.post_id = c.post_id
      left join lateral (
        select s.name from call_turns t join subjects s on s.id = t.subject_id
         where t.round_id = ${roundId} and t.claimed_by_post_id = c.post_id and t.claimed_until > ${tx.at} and t.result is null limit 1) n on true
     where c.round_id = ${roundId} order by f.name, c.post_id`);
}

export async function answerPage({ roundId }: { roundId: string }, context: Context): Promise<Out<typeof q.roundPage>> {
  const { tx, actor } = context;
  const row = await getRound(tx, roundId);
  const [counted, callers, own] = await Promise.all([
    countTurns(tx, roundId),
    listCallers(tx, roundId),
    findOwnUnit(tx, row.unitId),
  ]);
  const mayFinish =
    row.finishedAt === null && own !== undefined && actor.kind === 'staff' && mayBy(finishRound.allowed, actor);
  return {
    round: headOf(row, counted),
    callers: callers.map((caller) => ({ ...caller, calling: caller.calling && nameFor(caller.calling, context) })),
    closing: row.closing,
    abilities: { mayCall: row.isCaller && row.finishedAt === null, mayFinish },
  };
}

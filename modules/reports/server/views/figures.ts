// The figures of one turn as they can be counted at a moment, or summed up from those below; with a digest of what is shown.
import { canonical, digest } from '#kernel/server/canonical.ts';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { ShownFigure } from '../../shared/queries.ts';
import { type Figure, type Report, sumUp } from '../../shared/report.ts';
import { findSummed, listSent, listTurns, reportOf, type SentRow, type TurnRow } from '../store/turns.ts';
import { rowsOf, type Window } from './rows.ts';

type Unit = { unitId: string; name: string };
export type Live = { figures: ShownFigure[]; silent: Unit[]; digest: Buffer; from: Date; to: Date };

/** From the last deadline to this one, so that what comes in after the tap is in tomorrow's report or in a correction, and nothing is in two. */
export function windowOf(turn: TurnRow, at: number): Window {
  const to = new Date(Math.min(at, turn.dueAt.getTime()));
  const from = turn.lastDueAt ?? turn.opensAt;
  return { unitId: turn.unitId, districtId: turn.districtId, from, to: to < from ? from : to };
}

export async function countLive(turn: TurnRow, context: Context): Promise<Live> {
  const report = await reportOf(context.tx, turn);
  const window = windowOf(turn, context.now);
  const { figures, silent } = !report
    ? { figures: [], silent: [] }
    : report.sumOf === undefined
      ? { figures: await countItems(report, window, context), silent: [] }
      : await sumBelow(turn, report.sumOf, context);
  return { figures, silent, digest: digestOf(turn, figures, silent), from: window.from, to: window.to };
}

function countItems(report: Report, window: Window, { tx }: Context): Promise<ShownFigure[]> {
  return Promise.all(
    report.items.map(async (item): Promise<ShownFigure> => {
      const { code, title } = item;
      if ('asks' in item) return { code, title, counted: null, told: null, isAsked: true };
      const row = await tx.first<{ count: number }>(
        sql`select count(*) as count from (${rowsOf(item.count, window)}) x`,
      );
      const counted = row?.count ?? 0;
      return { code, title, counted, told: counted, isAsked: false };
    }),
  );
}

/** What the units below reported last for the same turn; who was silent is named and adds nothing (1.T 4). */
async function sumBelow(
  turn: TurnRow,
  code: string,
  { tx }: Context,
): Promise<{ figures: ShownFigure[]; silent: Unit[] }> {
  const rhythmId = await findSummed(tx, turn, code);
  if (!rhythmId) return { figures: [], silent: [] };
  const below = await listTurns(
    tx,
    sql`d.rhythm_id = ${rhythmId} and d.slot = ${turn.slot} and d.subject_id = any ((select app.scope_at(${turn.unitId}, ${tx.at}))::uuid[])`,
  );
  const sent = latest(
    await listSent(
      tx,
      sql`p.rhythm_id = ${rhythmId} and p.slot = ${turn.slot} and p.subject_id = any (${below.map(({ unitId }) => unitId)}::uuid[])`,
    ),
  );
  const silent = below.filter(
    ({ unitId, dutyState }) => !sent.has(unitId) && (dutyState === 'open' || dutyState === 'missed'),
  );
  const sums = sumUp([...sent.values()].map(({ figures }) => figures));
  const method = below[0] && (await reportOf(tx, below[0]));
  return {
    // Items in the order of the report below, though nobody has told some of them yet: a sum of no reports is told by who is silent, not by a zero.
    figures: (method?.items ?? []).flatMap(({ code: item }) => {
      const sum = sums.get(item);
      return sum ? [{ code: item, title: sum.title, counted: sum.told, told: sum.told, isAsked: false }] : [];
    }),
    silent: silent.map(({ unitId, unitName }) => ({ unitId, name: unitName })),
  };
}

/** The last told of each unit: a correction stands for what it corrects. */
export const latest = (sent: readonly SentRow[]): Map<string, SentRow> => new Map(sent.map((row) => [row.unitId, row]));

/** Over what was shown: what is still to be asked is told with the tap. */
export function digestOf(
  turn: Pick<TurnRow, 'rhythmId' | 'unitId' | 'slot'>,
  figures: readonly Pick<Figure, 'code' | 'counted'>[],
  silent: readonly Unit[],
): Buffer {
  const { rhythmId, unitId, slot } = turn;
  return digest(
    canonical({
      rhythmId,
      unitId,
      slot,
      figures: figures.map(({ code, counted }) => ({ code, counted })),
      silent: silent.map((one) => one.unitId),
    }),
  );
}

/** Over what was told: the seal of a stored report. */
export const sealOf = (
  turn: Pick<TurnRow, 'rhythmId' | 'unitId' | 'slot'>,
  figures: readonly Figure[],
  silent: readonly Unit[],
): Buffer => digest(canonical({ rhythmId: turn.rhythmId, unitId: turn.unitId, slot: turn.slot, figures, silent }));

// The board: every unit that owes the report, silent ones first. What a silent unit did not report is in no sum (1.T 4).
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { cadenceWords } from '#modules/duties/shared/cadence-words.ts';
import { findReachById } from '#modules/methods/server/public.ts';
import { reportProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { sumUp, type UnitState, unitStateOf, unitStates } from '../../shared/report.ts';
import { listSent, listTurns } from '../store/turns.ts';

type Out = z.input<typeof q.reportBoard.answer>;
type Asked = { rhythmId?: string | undefined; slot?: string | undefined; unitId?: string | undefined };
type RhythmRow = { rhythmId: string; code: string; methodId: string };
type SlotRow = { slot: string; opensAt: Date; dueAt: Date; isLeftOut: boolean };

async function listReports({ tx }: Context) {
  const rows = await tx.all<RhythmRow>(sql`
    select id as "rhythmId", code, reach_method_id as "methodId" from duty_rhythms
     where action = 'report' and reach_method_id is not null and ended_at is null order by rank, code`);
  const found = await Promise.all(
    rows.map(async ({ rhythmId, code, methodId }) => {
      const method = await findReachById(tx, methodId);
      const report = method?.reports.find(({ rhythm }) => rhythm === code);
      const rhythm = method?.rhythms.find((one) => one.code === code);
      return report && rhythm ? [{ rhythmId, report, cadence: cadenceWords(rhythm.cadence) }] : [];
    }),
  );
  return found.flat();
}

function listSlots({ tx }: Context, rhythmId: string): Promise<SlotRow[]> {
  return tx.all<SlotRow>(sql`
    select slot, opens_at as "opensAt", due_at as "dueAt", is_left_out as "isLeftOut" from duty_rounds
     where rhythm_id = ${rhythmId} and opens_at <= ${tx.at} order by opens_at desc limit 31`);
}

export async function answerBoard(asked: Asked, context: Context): Promise<Out> {
  const { tx, actor } = context;
  const unitId = asked.unitId ?? (actor.kind === 'staff' ? actor.unitId : '');
  const [reports, unit] = await Promise.all([
    listReports(context),
    tx.first<{ unitId: string; name: string }>(sql`
      select id as "unitId", name from governance_units where id = ${unitId} and (app.sees_all() or id = any (app.scope()))`),
  ]);
  if (!unit) throw reportProblem('not_found');
  const chosen = asked.rhythmId ? reports.find(({ rhythmId }) => rhythmId === asked.rhythmId) : reports[0];
  const slots = chosen ? await listSlots(context, chosen.rhythmId) : [];
  const slot = asked.slot ? slots.find((one) => one.slot === asked.slot) : slots[0];
  const rows =
    chosen && slot && !slot.isLeftOut ? await listRows(chosen.rhythmId, slot.slot, unit.unitId, context) : [];
  const counts = Object.fromEntries(unitStates.map((state) => [state, 0])) as Record<UnitState, number>;
  for (const { state } of rows) counts[state] += 1;
  const sums = sumUp(rows.map(({ figures }) => figures));
  return {
    reports: reports.map(({ rhythmId, report, cadence }) => ({ rhythmId, title: report.title, cadence })),
    chosen:
      chosen && slot
        ? { rhythmId: chosen.rhythmId, title: chosen.report.title, ...slot, isSum: chosen.report.sumOf !== undefined }
        : null,
    slots: slots.map(({ slot: key, dueAt, isLeftOut }) => ({ slot: key, dueAt, isLeftOut })),
    unit,
    rows,
    counts,
    late: rows.filter(({ isLate }) => isLate).length,
    sums: [...sums].map(([code, sum]) => ({ code, ...sum })),
  };
}

async function listRows(rhythmId: string, slot: string, unitId: string, { tx }: Context): Promise<q.BoardRow[]> {
  const [turns, sent, parents] = await Promise.all([
    listTurns(
      tx,
      sql`d.rhythm_id = ${rhythmId} and d.slot = ${slot} and d.subject_id in (select unnest(member_ids) from unit_scopes where unit_id = ${unitId})`,
    ),
    listSent(tx, sql`p.rhythm_id = ${rhythmId} and p.slot = ${slot}`),
    tx.all<{ unitId: string; name: string }>(sql`
      select u.id as "unitId", p.name from governance_units u join governance_units p on p.id = u.parent_id
       where u.id in (select subject_id from duties where rhythm_id = ${rhythmId} and slot = ${slot})`),
  ]);
  const byUnit = Map.groupBy(sent, (row) => row.unitId);
  const parentOf = new Map(parents.map((row) => [row.unitId, row.name]));
  return turns
    .map((turn): q.BoardRow => {
      const told = byUnit.get(turn.unitId) ?? [];
      const last = told.at(-1);
      return {
        unitId: turn.unitId,
        name: turn.unitName,
        parentName: parentOf.get(turn.unitId) ?? '',
        state: unitStateOf({ dutyState: turn.dutyState, report: last ?? null }),
        isLate: told[0]?.isLate ?? false,
        corrections: Math.max(0, told.length - 1),
        reportedAt: told[0]?.reportedAt ?? null,
        byName: last?.byName ?? null,
        figures: last?.figures ?? [],
        silent: last?.silent ?? [],
      };
    })
    .toSorted((a, b) => unitStates.indexOf(a.state) - unitStates.indexOf(b.state));
}

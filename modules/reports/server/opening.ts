// A turn opened to report or to correct it: locked, and only by who reports for the unit.
import type { CommandContext } from '#kernel/server/house.ts';
import { roles } from '#kernel/shared/right.ts';
import type { ReportTurn } from '../shared/commands.ts';
import { reportProblem } from '../shared/problems.ts';
import { reportsFor } from './rights.ts';
import * as turns from './store/turns.ts';

export async function openTurn(input: ReportTurn, { tx, actor }: CommandContext) {
  const turn = await turns.findTurn(tx, input, true);
  if (!turn || actor.kind !== 'staff') throw reportProblem('not_found');
  if (!reportsFor(actor, turn))
    throw reportProblem('not_yours', { unit: turn.unitName, role: roles[turn.role].title.zh });
  const report = await turns.reportOf(tx, turn);
  if (!report) throw reportProblem('not_found');
  return { turn, report, actor };
}

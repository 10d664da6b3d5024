// What was reported is never changed: a correction is a further row with its own value, time and reason (E8 late, corrected report).
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { correctReport } from '../../shared/commands.ts';
import { reportProblem } from '../../shared/problems.ts';
import { isZero } from '../../shared/report.ts';
import { openTurn } from '../opening.ts';
import * as turns from '../store/turns.ts';
import { countLive, sealOf } from '../views/figures.ts';

export async function handleCorrect(
  input: z.output<typeof correctReport.input>,
  context: CommandContext,
): Promise<Done> {
  const { tx, now } = context;
  const { turn, report, actor } = await openTurn(input, context);
  const last = (await turns.listSent(tx, turns.ofTurn(input))).at(-1);
  if (!last) throw reportProblem('not_reported');
  const values = new Map(input.values.map(({ code, value }) => [code, value]));
  const live = await countLive(turn, context);
  const known = new Map([...last.figures, ...live.figures].map(({ code, title }) => [code, title]));
  for (const code of values.keys()) if (!known.has(code)) throw reportProblem('item_unknown', { item: code });
  const figures = [...known].flatMap(([code, title]) => {
    const counted = live.figures.find((figure) => figure.code === code)?.counted ?? null;
    const told = values.get(code) ?? last.figures.find((figure) => figure.code === code)?.told;
    return told === undefined ? [] : [{ code, title, counted, told }];
  });
  turns.addReport(tx, {
    ...turn,
    reportId: input.reportId,
    ordinal: last.ordinal + 1,
    code: report.code,
    figures,
    silent: live.silent,
    isZero: isZero(figures, live.silent),
    isLate: now > turn.dueAt.getTime(),
    digest: sealOf(turn, figures, live.silent),
    reason: input.reason,
    countedAt: live.to,
    staffId: actor.staffId,
    postId: actor.postId,
    byName: actor.staffName,
    visitId: null,
  });
  return {
    subjectId: turn.unitId,
    territoryId: turn.unitId,
    events: [
      {
        type: 'report.corrected',
        rhythmId: turn.rhythmId,
        unitId: turn.unitId,
        slot: turn.slot,
        ordinal: last.ordinal + 1,
      },
    ],
  };
}

// E8, E9: one tap reports what was shown. All zero is a report like any other; the work itself closes the unit's duty, late or not.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { tellWork } from '#modules/duties/server/public.ts';
import type { confirmReport } from '../../shared/commands.ts';
import { reportProblem } from '../../shared/problems.ts';
import { type Figure, isZero } from '../../shared/report.ts';
import { openTurn } from '../opening.ts';
import * as turns from '../store/turns.ts';
import { countLive, type Live, sealOf } from '../views/figures.ts';

type Input = z.output<typeof confirmReport.input>;

export async function handleConfirm(input: Input, context: CommandContext): Promise<Done> {
  const { tx, now } = context;
  const { turn, report, actor } = await openTurn(input, context);
  if (turn.dutyState === 'ahead') throw reportProblem('not_open');
  if (turn.dutyState === 'done' || turn.dutyState === 'made_up') throw reportProblem('reported_already');
  if (turn.dutyState === 'ended') throw reportProblem('not_asked');
  const live = await countLive(turn, context);
  if (live.digest.toString('hex') !== input.digest) throw reportProblem('changed_meanwhile');
  const figures = fillIn(live, input.values);
  const isLate = now > turn.dueAt.getTime();
  const told = report.items.flatMap((item) =>
    'asks' in item ? [{ field: item.asks, value: figures.find(({ code }) => code === item.code)!.told }] : [],
  );
  const work = await tellWork(
    {
      visitId: input.visitId,
      subjectId: turn.unitId,
      action: 'report',
      outcome: 'done',
      note: '',
      told,
      requestIds: [],
      fileIds: [],
      isDrill: false,
      only: { rhythmId: turn.rhythmId, slot: turn.slot },
    },
    context,
  );
  turns.addReport(tx, {
    ...turn,
    reportId: input.reportId,
    ordinal: 1,
    code: report.code,
    figures,
    silent: live.silent,
    isZero: isZero(figures, live.silent),
    isLate,
    digest: sealOf(turn, figures, live.silent),
    reason: '',
    countedAt: live.to,
    staffId: actor.staffId,
    postId: actor.postId,
    byName: actor.staffName,
    visitId: input.visitId,
  });
  const event = {
    type: 'report.confirmed',
    rhythmId: turn.rhythmId,
    unitId: turn.unitId,
    slot: turn.slot,
    isZero: isZero(figures, live.silent),
    isLate,
  };
  return {
    ...work,
    territoryId: turn.unitId,
    events: [...work.events, event],
    result: { isLate, isZero: isZero(figures, live.silent) },
  };
}

/** What was counted is told as counted; only what was asked is filled in. */
function fillIn({ figures }: Live, values: Input['values']): Figure[] {
  const given = new Map(values.map(({ code, value }) => [code, value]));
  for (const code of given.keys()) {
    const figure = figures.find((one) => one.code === code);
    if (!figure) throw reportProblem('item_unknown', { item: code });
    if (!figure.isAsked) throw reportProblem('counted_by_house', { item: figure.title.zh });
  }
  return figures.map(({ isAsked, code, title, counted }) => {
    const told = isAsked ? given.get(code) : counted;
    if (told === undefined || told === null) throw reportProblem('value_missing', { item: title.zh });
    return { code, title, counted, told };
  });
}

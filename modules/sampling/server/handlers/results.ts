// Results by tube code, by hand, through the API or from a laboratory's file; and at once the list of those to be sampled again, one by one.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { HOUR_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { askMoreInRetest, findRound, openRetestRound } from '#modules/campaigns/server/public.ts';
import { requirePower } from '#modules/emergencies/server/public.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import * as c from '../../shared/commands.ts';
import { samplingProblem } from '../../shared/problems.ts';
import { readResults } from '../../shared/result-sheet.ts';
import * as store from '../store/results.ts';

async function take(
  roundId: string,
  lab: string,
  rows: readonly store.ResultRow[],
  context: CommandContext,
): Promise<Done> {
  const { tx, actor, commandId } = context;
  const by = staffOf(actor);
  const round = await findRound(tx, roundId);
  const place = round && (await store.findPlaceOf(tx, round.campaignId));
  if (!round || !place) throw samplingProblem('round_not_found');
  const orderId = await requirePower(context, 'mass_testing', by.unitId, { isDrill: round.isDrill });
  const told = {
    roundId,
    districtId: place.districtId,
    unitId: by.unitId,
    lab,
    byName: by.staffName,
    byPostId: by.postId,
  };
  const added = await store.addResults(tx, rows, { ...told, orderId, commandId });
  const codes = [...new Set(rows.map(({ code }) => code))];
  const odd = await store.listOdd(tx, roundId, codes);
  const bad = rows.filter(({ result }) => result !== 'negative').length;
  return {
    subjectId: roundId,
    territoryId: place.unitId,
    unitIds: round.unitIds,
    events: [{ type: 'tube.result_told', roundId, campaignId: round.campaignId, added, bad }],
    result: { added, bad, ...odd },
    isDrill: round.isDrill,
  };
}

export const tellHandler = command(c.tellResults, ({ roundId, lab, rows }, context) =>
  take(
    roundId,
    lab,
    rows.map(({ testedAt, ...row }) => ({ ...row, testedAt: new Date(testedAt) })),
    context,
  ),
);

/** All rows or none: which cannot be read is said by their numbers. */
export const importHandler = command(c.importResults, async ({ roundId, fileId, lab }, context) => {
  const { tx, files, actor, now } = context;
  const file = await store.findFile(tx, fileId, `staff ${staffOf(actor).staffId}`);
  if (!file) throw samplingProblem('file_not_found');
  const { bytes } = await files.read(fileId);
  const { sheets } = await readSheets(bytes, file.name ?? fileId);
  const read = readResults(sheets, new Date(now).toISOString());
  if (!read || read.rows.length + read.unread.length === 0) throw samplingProblem('no_header');
  if (read.unread.length > 0) throw samplingProblem('rows_unread', { rows: read.unread.slice(0, 20).join('、') });
  const rows = read.rows.map(({ testedAt, ...row }) => ({ ...row, testedAt: new Date(testedAt) }));
  return take(roundId, lab, rows, context);
});

/** A day to be sampled again. */
const retestHours = 24;
export const retestHandler = command(c.askRetests, async ({ roundId }, { tx, now, commandId }): Promise<Done> => {
  const round = await findRound(tx, roundId);
  if (!round) throw samplingProblem('round_not_found');
  const standing = await store.findRetestRound(tx, roundId);
  const toAsk = await store.listToRetest(tx, roundId, standing);
  const subjectIds = toAsk.map(({ subjectId }) => subjectId);
  const retestRoundId = standing ?? newId();
  const asked = {
    subjectId: roundId,
    unitIds: round.unitIds,
    events: [
      { type: 'sample.retest_asked', roundId, retestRoundId, campaignId: round.campaignId, people: subjectIds.length },
    ],
    isDrill: round.isDrill,
  };
  if (subjectIds.length === 0) return { ...asked, events: [] };
  if (standing === null) {
    await openRetestRound(tx, round, {
      roundId: retestRoundId,
      title: `${round.title}复采`,
      opensAt: new Date(now),
      dueAt: new Date(now + retestHours * HOUR_MS),
      subjectIds,
      byName: '检测结果',
    });
    store.addRetestRound(tx, roundId, retestRoundId);
  }
  // Whoever was sampled here and lives outside the round's area is asked as well.
  await askMoreInRetest(tx, retestRoundId, subjectIds);
  store.addRetestAsked(tx, retestRoundId, toAsk, commandId);
  return asked;
});

// C12: packed by scanning and counted by hand, counted by both sides at each hand-over, and four hours from the first swab to the laboratory.
import { command } from '#kernel/server/house.ts';
import { findRound } from '#modules/campaigns/server/public.ts';
import * as c from '../../shared/commands.ts';
import { samplingProblem } from '../../shared/problems.ts';
import { beyondSite, heard, standAt } from '../site.ts';
import * as store from '../store/boxes.ts';
import { findSite } from '../store/sites.ts';

export const packHandler = command(c.packBox, async (input, context) => {
  const there = await standAt(input.siteId, context);
  const round = await beyondSite(context.tx, context.actor, () => findRound(context.tx, input.roundId));
  if (round?.campaignId !== there.site.campaignId) throw samplingProblem('round_not_found');
  const repeated = input.codes.find((code, n) => input.codes.indexOf(code) !== n);
  if (repeated) throw samplingProblem('code_repeated', { code: repeated });
  if (input.codes.length !== input.told && input.reason === '')
    throw samplingProblem('count_reason_wanted', { scanned: input.codes.length, told: input.told });
  store.addBox(context.tx, there, input);
  return heard(there.site, input.boxId, 'box.packed', { roundId: input.roundId });
});

type Input = Omit<store.Handing, 'lab'> & { siteId: string; lab?: string | undefined };
async function hand(step: 'hand_over' | 'receive', input: Input, context: Parameters<typeof standAt>[1]) {
  const there = await standAt(input.siteId, context);
  if ((input.fromCount !== input.toCount || !input.isSealIntact) && input.reason === '')
    throw samplingProblem('handover_reason_wanted');
  store.addHandover(context.tx, there, step, input);
  return heard(there.site, input.boxId, step === 'receive' ? 'box.received' : 'box.handed_over');
}
export const handOverHandler = command(c.handOverBox, (input, context) => hand('hand_over', input, context));
export const receiveHandler = command(c.receiveBox, (input, context) => hand('receive', input, context));

export const warnHandler = command(c.warnBox, async ({ boxId, state }, { tx }) => {
  const box = await store.findBox(tx, boxId);
  const site = box && (await findSite(tx, box.siteId));
  if (!site) throw samplingProblem('site_not_found');
  store.noteWarned(tx, boxId, state);
  return heard(site, boxId, state === 'over' ? 'box.over' : 'box.warned', { roundId: box.roundId, code: box.code });
});

// What may be asked of gatherings; readings are opened for the named duty alone.
import { query } from '#kernel/server/house.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { seesNames, sensitiveDuty } from '#modules/registry/shared/person.ts';
import { kindWords } from '../shared/gathering.ts';
import { gatheringProblem } from '../shared/problems.ts';
import { gatheringChoices, gatheringPage, gatheringRoll, listGatherings, memberGiving } from '../shared/queries.ts';
import { isOpenRegister } from './store.ts';
import * as views from './views.ts';

export const listAnswer = query(listGatherings, async (input, { tx }) => {
  const rows = await views.listLines(tx, { ...input, limit: input.limit + 1 });
  return {
    rows: rows.slice(0, input.limit),
    counts: await views.countTabs(tx, input.kind),
    nextOffset: rows.length > input.limit ? input.offset + input.limit : null,
  };
});

export const pageAnswer = query(gatheringPage, async ({ gatheringId }, { tx, actor, secrets }) => {
  const page = await views.findPage(tx, gatheringId);
  if (!page) throw gatheringProblem('not_found');
  const { rhythmId: _, cancelledAt: __, ...gathering } = page;
  const opens = kindWords[page.kind].takesReadings === true && sensitiveDuty.includes(staffOf(actor).role);
  const readings = opens
    ? (await views.listReadings(tx, gatheringId)).map(({ value, advice, ...row }) => ({
        ...row,
        value: secrets.open(value),
        advice: advice && secrets.open(advice),
      }))
    : null;
  return { gathering, people: await views.listPeople(tx, gatheringId), readings };
});

export const rollAnswer = query(gatheringRoll, async ({ gatheringId, text }, { tx }) => {
  if (!(await views.findPage(tx, gatheringId))) throw gatheringProblem('not_found');
  return { rows: await views.listRoll(tx, gatheringId, text), ...(await views.countRoll(tx, gatheringId)) };
});

export const choicesAnswer = query(gatheringChoices, async (_input, { tx }) => ({
  registers: await views.listChoices(tx),
}));

/** Masked from the street upwards, as everywhere; of an open register of people alone. */
export const givingAnswer = query(memberGiving, async ({ registerId, from, to }, { tx, actor }) => {
  if (!(await isOpenRegister(tx, registerId))) throw gatheringProblem('register_unfit');
  const isMasked = !seesNames(staffOf(actor).role);
  const named = <Row extends { name: string }>(row: Row): Row =>
    isMasked ? { ...row, name: maskName(row.name) } : row;
  return {
    hours: (await views.listHours(tx, registerId, from, to)).map(named),
    suggestions: (await views.listSuggestions(tx, registerId, from, to)).map(named),
  };
});

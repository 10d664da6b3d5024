// What a method would cost, who asks twice, and which methods of reach there are.
import type { Context } from '#kernel/server/house.ts';
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import { fieldsOfMapping } from '#modules/facts/shared/table.ts';
import { dictionaryInForce, listReachInForce } from '#modules/methods/server/public.ts';
import { checkReach } from '#modules/methods/shared/check-reach.ts';
import { weighProblem } from '../shared/problems.ts';
import {
  askingOf,
  askingOfTable,
  fieldKeyOf,
  hasTwoIssuers,
  sentenceTo,
  sentenceTooOften,
  whoAsks,
} from '../shared/repeats.ts';
import { simulateMethod } from './simulate.ts';
import { type AreaHead, findArea } from './store/members.ts';
import { countAnswers, listReach, listTableAskings } from './views/repeats.ts';
import { findUnit } from './views/week.ts';

/** Within the asker's units; an administrator has none of his own and asks about his district. */
async function areaAsked(unitId: string | undefined, { tx, actor }: Context): Promise<AreaHead> {
  if (actor.kind !== 'staff') throw weighProblem('area_not_found');
  const area = await findArea(tx, unitId ?? (actor.reach === 'none' ? actor.districtId : actor.unitId));
  const isHis =
    actor.reach === 'none' ? area?.districtId === actor.districtId : area && (await findUnit(tx, area.unitId));
  if (!area || !isHis) throw weighProblem('area_not_found');
  return area;
}

export async function answerSimulate(
  { body, unitId }: { body: Record<string, unknown>; unitId?: string | undefined },
  context: Context,
) {
  const area = await areaAsked(unitId, context);
  const others = (await listReachInForce(context.tx)).filter(({ method }) => method.name !== body.name);
  const checked = checkReach(body, {
    fields: others.flatMap(({ method }) => method.fields),
    registers: others.flatMap(({ method }) => method.registers.map(({ code }) => code)),
  });
  if (!checked.isValid)
    throw weighProblem('method_faulty', { count: checked.problems.length, problems: checked.problems });
  return simulateMethod(context.tx, context.calendar, checked.method, area);
}

const lately = 30 * DAY_MS;
const aYear = 365 * DAY_MS;

export async function answerRepeats({ unitId }: { unitId?: string | undefined }, context: Context) {
  const { tx, now } = context;
  const area = await areaAsked(unitId, context);
  const tables = await listTableAskings(tx, new Date(now - aYear));
  const askings = [
    ...(await listReachInForce(tx)).flatMap(({ method }) => method.forms.map(askingOf)),
    ...tables.map((table) => askingOfTable({ ...table, fields: fieldsOfMapping(table.mapping) })),
  ];
  const asked = whoAsks(askings, await dictionaryInForce(tx));
  const counted = await countAnswers(
    tx,
    area.unitId,
    asked.filter(({ isHouse }) => !isHouse),
    new Date(now - lately),
  );
  const answered = new Map(counted.map((row) => [fieldKeyOf(row), row]));
  return {
    rows: asked.flatMap(({ isHouse, ...one }) => {
      const { answers = 0, tooEarly = 0 } = answered.get(fieldKeyOf(one)) ?? {};
      const row = { ...one, answers: isHouse ? null : answers, tooEarly: isHouse ? null : tooEarly };
      const whole = { ...one, isHouse };
      return [
        ...(hasTwoIssuers(one) ? [{ ...row, why: 'two_issuers' as const, sentence: sentenceTo(whole) }] : []),
        ...(tooEarly > 0 ? [{ ...row, why: 'too_often' as const, sentence: sentenceTooOften(whole, tooEarly) }] : []),
      ];
    }),
  };
}

export async function answerMethods(_input: object, { tx }: Context) {
  return { methods: await listReach(tx) };
}

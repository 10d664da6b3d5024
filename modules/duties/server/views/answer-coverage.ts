import type { Context } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { type DutyState, dutyStates } from '../../shared/duty-state.ts';
import { dutyProblem } from '../../shared/problems.ts';
import { answersOf, toldFor } from '../told.ts';
import {
  countByUnit,
  findPlaceName,
  findRound,
  findUnitHead,
  listBelow,
  listNames,
  type RoundAsked,
  type Tally,
  tallyByUnit,
} from './coverage.ts';

type Counts = Record<DutyState, number>;
const none = (): Counts => Object.fromEntries(dutyStates.map((state) => [state, 0])) as Counts;

type Asked = {
  rhythmId: string;
  slot?: string | undefined;
  unitId?: string | undefined;
  placeId?: string | undefined;
  asOf?: string | undefined;
};

async function open(asked: Asked, { tx, actor, now }: Context) {
  const asOf = new Date(Math.min(now, asked.asOf ? Date.parse(asked.asOf) : now));
  const unitId = asked.unitId ?? (actor.kind === 'staff' ? actor.unitId : '');
  const [found, unit, place] = await Promise.all([
    findRound(tx, asked.rhythmId, asked.slot, asOf),
    findUnitHead(tx, unitId),
    asked.placeId ? findPlaceName(tx, asked.placeId) : null,
  ]);
  if (!found || !unit || place === undefined) throw dutyProblem('round_not_found');
  const { slot, opensAt, dueAt, isLeftOut, ...rhythm } = found;
  const round = slot && opensAt && dueAt ? { slot, opensAt, dueAt, isLeftOut: isLeftOut ?? false } : null;
  return { asOf, rhythm, round, unit, place };
}

type Counted = { unitId: string | null; state: DutyState; count: number };

/** Units whose turns are few enough to be counted one by one. */
const countedKinds = ['grid', 'community', 'village'];

async function countRound(tx: Tx, asked: RoundAsked & { opensAt: Date }, isNow: boolean): Promise<Counted[]> {
  if (!isNow || asked.placeId || countedKinds.includes(asked.unit.kind)) return countByUnit(tx, asked);
  const waiting: DutyState = asked.asOf > asked.dueAt ? 'missed' : asked.asOf >= asked.opensAt ? 'open' : 'ahead';
  return (await tallyByUnit(tx, asked)).flatMap((tally) => statesOf(tally, waiting));
}

function statesOf({ unitId, made, done, madeUp, excused, ended }: Tally, waiting: DutyState): Counted[] {
  const counts: [DutyState, number][] = [
    ['done', done],
    ['made_up', madeUp],
    ['excused', excused],
    ['ended', ended],
    [waiting, made - done - madeUp - excused - ended],
  ];
  return counts.map(([state, count]) => ({ unitId, state, count }));
}

export async function answerCoverage(asked: Asked, context: Context) {
  const { asOf, rhythm, round, unit, place } = await open(asked, context);
  const { rhythmId } = rhythm;
  const { placeId } = asked;
  const [found, units] = await Promise.all([
    round ? countRound(context.tx, { rhythmId, ...round, unit, placeId, asOf }, asked.asOf === undefined) : [],
    listBelow(context.tx, unit.unitId, asOf),
  ]);
  const total = none();
  const elsewhere = none();
  const byUnit = new Map(units.map((row) => [row.unitId, none()]));
  for (const { unitId, state, count } of found) {
    total[state] += count;
    (byUnit.get(unitId ?? '') ?? elsewhere)[state] += count;
  }
  return {
    rhythm,
    round,
    unit: { unitId: unit.unitId, name: unit.name },
    place,
    asOf,
    total,
    rows: units.map((row) => ({ ...row, counts: byUnit.get(row.unitId) ?? none() })),
    elsewhere,
  };
}

type AskedNames = Asked & {
  slot: string;
  states?: DutyState[] | undefined;
  isElsewhere: boolean;
  offset: number;
  limit: number;
};

export async function answerDuties(asked: AskedNames, context: Context) {
  const { asOf, rhythm, round, unit } = await open(asked, context);
  if (!round) throw dutyProblem('round_not_found');
  const which = { rhythmId: rhythm.rhythmId, ...round, unit, placeId: asked.placeId, asOf };
  const { isElsewhere, offset, limit } = asked;
  const [rows, counted, units, dictionary] = await Promise.all([
    listNames(context.tx, { ...which, states: asked.states ?? null, isElsewhere, offset, limit }),
    countRound(context.tx, which, asked.asOf === undefined),
    isElsewhere ? listBelow(context.tx, unit.unitId, asOf) : [],
    dictionaryInForce(context.tx),
  ]);
  const below = new Set(units.map(({ unitId }) => unitId));
  const isMasked = context.actor.kind === 'staff' && !seesNames(context.actor.role);
  const total = counted
    .filter(({ unitId, state }) => (asked.states?.includes(state) ?? true) && !below.has(unitId ?? ''))
    .reduce((sum, { count }) => sum + count, 0);
  return {
    rows: rows.map(({ excuseCode, excuseReason, excuseBy, told, toldCipher, ...row }) => {
      const mine = toldFor(context.actor, { told, toldCipher }, dictionary, context.secrets);
      return {
        ...row,
        answers: answersOf(mine.told, dictionary, context.now),
        isSealed: mine.isSealed,
        name: isMasked && row.kind === 'person' ? maskName(row.name) : row.name,
        excuse: excuseCode ? { code: excuseCode, reason: excuseReason ?? '', byName: excuseBy ?? '' } : null,
      };
    }),
    total,
    nextOffset: asked.offset + rows.length < total ? asked.offset + rows.length : null,
  };
}

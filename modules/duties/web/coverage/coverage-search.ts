// What the coverage page shows, as it stands in the address: which rhythm, which round, of which unit, as of when — and, where a number was opened, the names behind it.
import { isCalendarDate } from '#kernel/shared/clock/time.ts';
import { type DutyState, dutyStates } from '../../shared/duty-state.ts';

export type CoverageSearch = {
  rhythmId: string | undefined;
  slot: string | undefined;
  unitId: string | undefined;
  /** Only in this building or estate. */
  placeId: string | undefined;
  /** `2026-03-16T09:00` in Shanghai; undefined: now. */
  asOf: string | undefined;
  /** The names of this unit: the one shown, or one below it. */
  namesOf: string | undefined;
  states: DutyState[] | undefined;
  isElsewhere: true | undefined;
};

const uuid = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined;
const moment = (value: unknown): string | undefined =>
  typeof value === 'string' &&
  /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(value) &&
  isCalendarDate(value.slice(0, 10))
    ? value
    : undefined;

/** Anything may stand in an address: what cannot be read is left out, and the rest still holds. */
export function readCoverageSearch(raw: Record<string, unknown>): CoverageSearch {
  const said = Array.isArray(raw['states']) ? raw['states'] : [raw['states']];
  const states = dutyStates.filter((state) => said.includes(state));
  const slot = raw['slot'];
  return {
    rhythmId: uuid(raw['rhythmId']),
    slot: typeof slot === 'string' && slot !== '' && slot.length <= 60 ? slot : undefined,
    unitId: uuid(raw['unitId']),
    placeId: uuid(raw['placeId']),
    asOf: moment(raw['asOf']),
    namesOf: uuid(raw['namesOf']),
    states: states.length > 0 ? states : undefined,
    isElsewhere: raw['isElsewhere'] === true ? true : undefined,
  };
}

export const asOfInput = ({ asOf }: Pick<CoverageSearch, 'asOf'>): { asOf?: string } =>
  asOf ? { asOf: `${asOf}:00+08:00` } : {};

export type Counts = Record<DutyState, number>;

/** Not yet first (principle 4): what was missed, what is open; what is settled comes after. */
export const notYetFirst = [
  'missed',
  'open',
  'ahead',
  'made_up',
  'excused',
  'done',
  'ended',
] as const satisfies readonly DutyState[];
export const notYet = ['missed', 'open', 'ahead'] as const satisfies readonly DutyState[];

/** All the turns that were made: what the others are counted of. */
export const madeOf = (counts: Counts): number => dutyStates.reduce((sum, state) => sum + counts[state], 0);
export const notYetOf = (counts: Counts): number => notYet.reduce((sum, state) => sum + counts[state], 0);

/** States that occur at all: a column of noughts tells nothing, but what is late, open and done always has its place. */
export function statesShown(total: Counts): DutyState[] {
  return notYetFirst.filter((state) => ['missed', 'open', 'done'].includes(state) || total[state] > 0);
}

export function worstFirst<U extends { counts: Counts; name: string }>(units: readonly U[]): U[] {
  return units.toSorted((a, b) => b.counts.missed - a.counts.missed || notYetOf(b.counts) - notYetOf(a.counts));
}

type Offered = { isSensitive: boolean; rounds: readonly { isLeftOut: boolean }[] };

/** Where nothing was asked for: a rhythm that has something to show; a sensitive one is opened by whoever asks for it, not by coming here. */
export function usualOf<R extends Offered>(rhythms: readonly R[]): R | undefined {
  const open = rhythms.filter(({ isSensitive }) => !isSensitive);
  return open.find(({ rounds }) => rounds.some(({ isLeftOut }) => !isLeftOut)) ?? open[0] ?? rhythms[0];
}

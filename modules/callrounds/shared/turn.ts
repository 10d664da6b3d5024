// What becomes of one person of a call-round (A9). Pure: when somebody who did not answer is rung again, whether this is an hour to ring at, what an outcome means.
import { addDays, dateOf, type Instant, instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';

/** The outcomes a caller taps, in the order of the screen; `visitOutcomes` has the same words for all work. */
export const callOutcomes = ['done', 'no_answer', 'wrong_number', 'moved_away', 'refused', 'elsewhere'] as const;
export type CallOutcome = (typeof callOutcomes)[number];
export type TurnResult = CallOutcome | 'no_phone';

export const outcomeTitles: Record<TurnResult, Words> = {
  done: { zh: '接通已核对', en: 'Reached and checked' },
  no_answer: { zh: '没人接', en: 'No answer' },
  wrong_number: { zh: '号码不对', en: 'Wrong number' },
  moved_away: { zh: '已搬走', en: 'Moved away' },
  refused: { zh: '拒绝', en: 'Refused' },
  elsewhere: { zh: '已在别处做过', en: 'Done elsewhere' },
  no_phone: { zh: '没有电话', en: 'No telephone' },
};

/** How one stands in the round: what is still to be done first. */
export const turnStates = [
  'waiting',
  'calling',
  'later',
  'at_door',
  'refused',
  'moved_away',
  'excused',
  'met_at_door',
  'elsewhere',
  'reached',
] as const;
export type TurnState = (typeof turnStates)[number];

export const turnStateTitles: Record<TurnState, Words> = {
  waiting: { zh: '没打', en: 'To ring' },
  calling: { zh: '正在打', en: 'Being rung' },
  later: { zh: '过会儿再打', en: 'Again later' },
  at_door: { zh: '已交上门', en: 'Handed to the door' },
  refused: { zh: '拒绝', en: 'Refused' },
  moved_away: { zh: '已搬走', en: 'Moved away' },
  excused: { zh: '已说明免做', en: 'Excused' },
  met_at_door: { zh: '上门见到', en: 'Met at the door' },
  elsewhere: { zh: '已在别处做过', en: 'Done elsewhere' },
  reached: { zh: '接通已核对', en: 'Reached' },
};

/** Still to be rung, now or later: when there are none of these, the round is over. */
export const leftStates: readonly TurnState[] = ['waiting', 'calling', 'later'];
export const reachedStates: readonly TurnState[] = ['reached', 'elsewhere', 'met_at_door'];
/** Named in the closing figure. */
export const unreachedStates: readonly TurnState[] = [
  'waiting',
  'calling',
  'later',
  'at_door',
  'refused',
  'moved_away',
  'excused',
];

/** Results with which the telephone is no way to them: they are visited (rule 6). */
export const toDoor = (result: TurnResult): boolean => ['no_phone', 'no_answer', 'wrong_number'].includes(result);

/** A claim stands so long: another caller is not given the same person meanwhile. */
export const claimMs = 10 * MINUTE_MS;

export type Hours = { ringsFrom: string; ringsUntil: string };
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** Nobody is rung late in the evening or early in the morning; the first minute counts, the last does not. */
export function mayRingAt({ ringsFrom, ringsUntil }: Hours, at: Instant): boolean {
  const on = dateOf(at);
  return at >= instantAt(on, minutesOf(ringsFrom)) && at < instantAt(on, minutesOf(ringsUntil));
}

/** So long after, or when ringing begins again where that is too late or too early. */
export function ringAgainAt({ ringsFrom, ringsUntil }: Hours, minutesApart: number, now: Instant): Instant {
  const at = now + minutesApart * MINUTE_MS;
  if (mayRingAt({ ringsFrom, ringsUntil }, at)) return at;
  const on = dateOf(at);
  const begin = instantAt(on, minutesOf(ringsFrom));
  return at < begin ? begin : instantAt(addDays(on, 1), minutesOf(ringsFrom));
}

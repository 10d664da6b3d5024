// How a call-out climbs, where a branch stands, and its one figure (E15). Pure.
import { dateOf, HOUR_MS, instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { keyOf, type Member, stepsOf } from './line.ts';

export const calloutKinds = ['test', 'real'] as const;
export type CalloutKind = (typeof calloutKinds)[number];
export const kindTitles: Record<CalloutKind, Words> = {
  test: { zh: '值守核查', en: 'Duty check' },
  real: { zh: '紧急呼叫', en: 'Emergency call-out' },
};

/** So long may somebody still answer late. */
export const openHours: Record<CalloutKind, number> = { test: 2, real: 24 };

/** From 22:00 to 7:00 people sleep: a test then says why. */
export function isNight(at: number): boolean {
  const hour = (at - instantAt(dateOf(at))) / HOUR_MS;
  return hour >= 22 || hour < 7;
}

/** `levels`: the unit's own line, then those of the units above, as far as the call-out climbs. */
export type Level<M extends Member> = { unitId: string; members: readonly M[] };

/** Who is rung next: the first of the first level where somebody was not rung yet; undefined at the end of all. */
export function nextOf<M extends Member>(
  levels: readonly Level<M>[],
  rung: ReadonlySet<string>,
): { unitId: string; members: M[] } | undefined {
  for (const { unitId, members } of levels) {
    for (const step of stepsOf(members)) {
      const left = step.filter((member) => !rung.has(keyOf(member)));
      if (left.length > 0) return { unitId, members: left };
    }
  }
  return undefined;
}

export const branchStates = ['nobody', 'escalated', 'taken_up', 'ringing', 'reached'] as const;
/** In the order in which somebody must act. */
export type BranchState = (typeof branchStates)[number];
export const stateTitles: Record<BranchState, Words> = {
  nobody: { zh: '无人应答', en: 'Nobody answered' },
  escalated: { zh: '已上报上级，等答复', en: 'Gone up, waiting' },
  taken_up: { zh: '上级已知悉', en: 'Taken up above' },
  ringing: { zh: '正在呼叫', en: 'Ringing' },
  reached: { zh: '已接通', en: 'Reached' },
};

type Standing = {
  reachedAt: Date | null;
  takenUpAt: Date | null;
  escalatedAt: Date | null;
  exhaustedAt: Date | null;
};
/** `isOver`: what still rang when it ended was answered by nobody. */
export function branchState(
  { reachedAt, takenUpAt, escalatedAt, exhaustedAt }: Standing,
  isOver: boolean,
): BranchState {
  if (reachedAt) return 'reached';
  if (takenUpAt) return 'taken_up';
  if (exhaustedAt || isOver) return 'nobody';
  return escalatedAt ? 'escalated' : 'ringing';
}

export const isInTime = (startedAt: Date, reachedAt: Date | null, withinMinutes: number): boolean =>
  reachedAt !== null && reachedAt.getTime() - startedAt.getTime() <= withinMinutes * MINUTE_MS;

export type Figure = { units: number; inTime: number } & Record<BranchState, number>;

export function figureOf(branches: readonly { state: BranchState; isInTime: boolean }[]): Figure {
  const figure: Figure = {
    units: branches.length,
    inTime: 0,
    nobody: 0,
    escalated: 0,
    taken_up: 0,
    ringing: 0,
    reached: 0,
  };
  for (const branch of branches) {
    figure[branch.state] += 1;
    if (branch.isInTime) figure.inTime += 1;
  }
  return figure;
}

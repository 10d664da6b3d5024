// A tale is one request of the last weeks as the demonstration tells it: how it came in, and who did what when. Compiled to instants here; told to
// the house by real commands (tell.ts), so that its story, its rings and its cards are as real as any. Pure.
import type { z } from 'zod';
import { addDays, dateOf, instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { FactValue } from '#kernel/shared/field.ts';
import type * as commands from '#modules/requests/shared/commands.ts';
import { seedId } from '../../ids.ts';

/** A fact told with a step; a time is so many minutes from the step itself, before it with a minus. */
export type TaleFact = { field: string; value: FactValue | { minutes: number } };
type Told = { facts?: readonly TaleFact[] };
type Input<K extends keyof typeof commands> = Omit<z.input<(typeof commands)[K]['input']>, 'requestId' | 'facts'>;

/** Minutes after the step before, `D-4 09:10` in Shanghai, or `now-25` minutes before the present. */
export type When = number | `D-${number} ${string}` | `now-${number}`;

/**
 * Who: the desk, the other desk, secretary, grid worker, the caller; `lead` is whoever works at the unit it was handed to; a user name or a
 * handle of the seed for everybody else; `device JZ-0002` for a press of that button.
 */
export type Who = 'desk' | 'checker' | 'secretary' | 'worker' | 'caller' | 'lead' | (string & {});

type Does = {
  answer: Input<'answerRequest'>;
  classify: Input<'classifyRequest'> & Told;
  dispatch: Input<'dispatchRequest'> & Told;
  write_facts: Required<Told>;
  sign: Input<'signRequest'>;
  note: Omit<Input<'noteRequest'>, 'noteId'>;
  resolve: Input<'resolveRequest'> & Told;
  return: Input<'returnRequest'>;
  transfer: Input<'transferRequest'>;
  close: Input<'closeRequest'>;
  call_back: Omit<Input<'callBackRequest'>, 'callbackId'>;
  rate: Input<'rateRequest'>;
  state: Omit<Input<'stateMore'>, 'noteId'>;
  thank: Omit<Input<'thankRequest'>, 'noteId'>;
  remind: Omit<Input<'remindRequest'>, 'supervisionId'>;
  ask_approval: Omit<Input<'askApproval'>, 'approvalId'>;
  /** Decides what was asked last. */
  decide: Omit<Input<'decideApproval'>, 'approvalId'>;
  resume: Input<'resumeRequest'>;
  escalate: Omit<Input<'escalateRequest'>, 'supervisionId'>;
  supervise: Omit<Input<'superviseRequest'>, 'supervisionId'>;
  convene: Omit<Input<'conveneRequest'>, 'supervisionId'>;
  merge: { into: string; reason?: string };
  withdraw: Input<'withdrawRequest'>;
};
export type Deed = keyof Does;
export type Step = { [D in Deed]: readonly [when: When, who: Who, deed: D, input: Does[D]] }[Deed];

export type Caller = { name?: string; phone?: string };
export type Tale = {
  key: string;
  came: When;
  channel: 'one_key' | 'hotline' | 'grid_wechat_group' | 'home_visit' | 'walk_in';
  /** Who takes it in; by default the caller for a one-key call, the worker for a home visit, else the desk. */
  by?: Who;
  caller?: Caller;
  /** An address of the seed, or a unit's path where no place is known. */
  place?: string;
  unit?: string;
  community?: string;
  report: Partial<Input<'reportRequest'>> & { text: string } & Told;
  steps: readonly Step[];
};

export const requestIdOf = (key: string): string => seedId('request', key);

export const kindOfTaker = (tale: Tale): Who =>
  tale.by ?? (tale.channel === 'one_key' ? 'caller' : tale.channel === 'home_visit' ? 'worker' : 'desk');

/** Instants of the report and of each step. Throws where a tale runs backwards or past the present: a slip of whoever wrote it. */
export function timesOf(tale: Tale, now: number): number[] {
  const times: number[] = [];
  const isByDay = String(tale.came).startsWith('D-') && isDaytime(instantOfWhen(tale.came, undefined, now));
  for (const when of [tale.came, ...tale.steps.map(([when]) => when)]) {
    let at = instantOfWhen(when, times.at(-1), now);
    if (typeof when === 'number' && isByDay && !isDaytime(at)) at = Math.min(nextMorning(at), now);
    if (at < (times.at(-1) ?? 0) || at > now) throw new Error(`${tale.key}: ${when} is out of order`);
    times.push(at);
  }
  return times;
}

/** What begins by day goes on by day: people sleep. */
const isDaytime = (at: number): boolean => {
  const minutes = (at - instantAt(dateOf(at))) / MINUTE_MS;
  return minutes >= 7 * 60 && minutes < 21 * 60 + 30;
};

function nextMorning(at: number): number {
  const isAfterMidnight = at - instantAt(dateOf(at)) < 12 * 60 * MINUTE_MS;
  return instantAt(isAfterMidnight ? dateOf(at) : addDays(dateOf(at), 1), 8 * 60 + 12);
}

function instantOfWhen(when: When, before: number | undefined, now: number): number {
  if (typeof when === 'number') return (before ?? now) + when * MINUTE_MS;
  const ago = /^now-(\d+)$/.exec(when);
  if (ago) return now - Number(ago[1]) * MINUTE_MS;
  const day = /^D-(\d+) (\d{2}):(\d{2})$/.exec(when);
  if (!day) throw new Error(`no time: ${when}`);
  return instantAt(addDays(dateOf(now), -Number(day[1])), Number(day[2]) * 60 + Number(day[3]));
}

// Finds, among requests lately told, those that are probably the same matter (B2: one matter by two channels; A12: group
// chats tell it twice). Proposes with reasons; merging is a person's act, and both sources are kept.
import { HOUR_MS, type Instant } from '#kernel/shared/clock/time.ts';
import { alike } from './alike.ts';
import { findPlace, nearness, type Place } from './find-place.ts';

/** What is compared of a request. `place` in words (`6号楼1单元601`) or read already. */
export type Told = {
  id: string;
  text: string;
  at: Instant;
  kindCode?: string | undefined;
  phone?: string | undefined;
  estate?: string | undefined;
  place?: string | Place | undefined;
  /** Of shared ground (a lamp, standing water), so that neighbours tell the same matter from different homes. */
  isShared?: boolean | undefined;
};

export type DuplicateReason = {
  what:
    | 'same_phone'
    | 'same_dwelling'
    | 'same_building'
    | 'same_estate'
    | 'same_kind'
    | 'shared_ground'
    | 'alike_words';
  weight: number;
};

/** `probable`: offer to merge. `possible`: show beside it. */
export type Duplicate = { id: string; score: number; likelihood: 'probable' | 'possible'; because: DuplicateReason[] };

const WEIGHT = {
  same_phone: 0.35,
  same_dwelling: 0.3,
  same_building: 0.12,
  same_estate: 0.08,
  same_kind: 0.12,
  shared_ground: 0.15,
  alike_words: 0.38,
} as const;

const PROBABLE = 0.7;
const POSSIBLE = 0.5;
/** Below this likeness, texts of different kinds are different matters, whoever calls from wherever. */
const ALIKE_ENOUGH = 0.5;
/** Shared matters told from different homes need the same words, not only the same kind. */
const ALIKE_FOR_NEIGHBOURS = 0.35;
/** At the end of the window a candidate has this share of its score: the lamp may be out again. */
const LAST_SHARE = 0.75;
const DEFAULT_WINDOW_HOURS = 48;
const SHOWN = 5;

const digits = (phone: string | undefined): string =>
  (phone ?? '').replaceAll(/\D/gu, '').replace(/^86(?=1\d{10}$)/u, '');

function placeOf({ place, estate }: Told): Place | undefined {
  const read = typeof place === 'string' ? findPlace(place) : place;
  if (!estate) return read;
  return read ? { ...read, estate: read.estate ?? estate } : { words: estate, estate };
}

function reasonsFor(told: Told, other: Told): DuplicateReason[] {
  const reasons: DuplicateReason[] = [];
  const add = (what: DuplicateReason['what'], share = 1) => reasons.push({ what, weight: WEIGHT[what] * share });
  const isPhoneSame = digits(told.phone) !== '' && digits(told.phone) === digits(other.phone);
  const near = nearness(placeOf(told), placeOf(other));
  const isKindSame = told.kindCode !== undefined && told.kindCode === other.kindCode;
  const likeness = alike(told.text, other.text);
  const isShared = told.isShared === true || other.isShared === true;

  if (!isKindSame && likeness < ALIKE_ENOUGH) return [];
  const isOneHome = isPhoneSame || near === 'same_dwelling';
  if (!isOneHome) {
    // Two homes with a dripping tap each are two matters; one dark lamp seen from two homes is one.
    if (!isShared || near === 'apart' || near === 'unknown' || likeness < ALIKE_FOR_NEIGHBOURS) return [];
  }
  if (isPhoneSame) add('same_phone');
  if (near !== 'apart' && near !== 'unknown') add(near);
  if (isKindSame) add('same_kind');
  if (!isOneHome) add('shared_ground');
  if (likeness > 0) add('alike_words', likeness);
  return reasons;
}

function compare(told: Told, other: Told, windowMs: number): Duplicate | undefined {
  const apart = Math.abs(told.at - other.at);
  if (told.id === other.id || !(apart <= windowMs)) return undefined;
  const because = reasonsFor(told, other);
  const sum = because.reduce((total, reason) => total + reason.weight, 0);
  const score = Math.min(1, sum) * (1 - ((1 - LAST_SHARE) * apart) / windowMs);
  if (score < POSSIBLE) return undefined;
  return { id: other.id, score, likelihood: score >= PROBABLE ? 'probable' : 'possible', because };
}

/**
 * The candidates that may be the same matter as `told`, likeliest first, at most five. Candidates told more than
 * `withinHours` (the method's `duplicateWithinHours`) before or after it are left out.
 */
export function findDuplicates(asked: { told: Told; candidates: readonly Told[]; withinHours?: number }): Duplicate[] {
  const windowMs = (asked.withinHours ?? DEFAULT_WINDOW_HOURS) * HOUR_MS;
  return asked.candidates
    .flatMap((candidate) => compare(asked.told, candidate, windowMs) ?? [])
    .sort((a, b) => b.score - a.score)
    .slice(0, SHOWN);
}

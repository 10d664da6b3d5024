// What is typed into the form of a point, and what it says: a command's input, or what is still wrong. Pure.
import type { Lang } from '#kernel/shared/clock/time.ts';
import { type Datum, toWgs84 } from '../../shared/datum.ts';
import type { Hours } from '../../shared/hours.ts';
import { readWeek, writeWeek } from '../../shared/hours-words.ts';
import type { Position } from '../../shared/reach.ts';

export type Draft = {
  kindCode: string;
  name: string;
  placeId: string | null;
  address: string;
  /** `116.65, 35.40` as copied from a map. */
  position: string;
  datum: Datum | '';
  phone: string;
  link: string;
  hours: string;
  daysOff: Hours['daysOff'];
  comesHome: 'no' | 'yes';
};

export type Fault = 'kind' | 'name' | 'position' | 'datum' | 'hours' | 'link';

export const emptyDraft: Draft = {
  kindCode: '',
  name: '',
  placeId: null,
  address: '',
  position: '',
  datum: '',
  phone: '',
  link: '',
  hours: '',
  daysOff: 'as_usual',
  comesHome: 'no',
};

/** Undefined: it cannot be read. Null: nothing is said. Longitude first, or latitude first where no longitude can be so small. */
export function readPosition(text: string, datum: Datum | ''): Position | null | undefined {
  if (text.trim() === '') return null;
  const match = /^\s*(-?\d{1,3}(?:\.\d+)?)\s*[,，;、\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/.exec(text.normalize('NFKC'));
  if (!match) return undefined;
  const [a, b] = [Number(match[1]), Number(match[2])];
  const [longitude, latitude] = a >= 3 && a <= 54 && b >= 73 && b <= 136 ? [b, a] : [a, b];
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return undefined;
  return toWgs84({ longitude, latitude }, datum === '' ? 'wgs84' : datum);
}

/** As the server will keep it; undefined where it cannot be read. */
export function readHours(draft: Pick<Draft, 'hours' | 'daysOff'>): Hours | null | undefined {
  if (draft.hours.trim() === '') return null;
  const week = readWeek(draft.hours);
  return week && { week, daysOff: draft.daysOff };
}

export const shownHours = (draft: Pick<Draft, 'hours' | 'daysOff'>, lang: Lang): string | undefined => {
  const hours = readHours(draft);
  return hours ? writeWeek(hours.week, lang) : undefined;
};

export function faultOf(draft: Draft): Fault | undefined {
  if (draft.kindCode === '') return 'kind';
  if (draft.name.trim() === '') return 'name';
  const position = readPosition(draft.position, draft.datum);
  if (position === undefined) return 'position';
  if (position !== null && draft.datum === '') return 'datum';
  if (readHours(draft) === undefined) return 'hours';
  if (draft.link.trim() !== '' && !/^https?:$/.test(URL.parse(draft.link.trim())?.protocol ?? '')) return 'link';
  return undefined;
}

export type Said = {
  kindCode: string;
  name: string;
  placeId: string | null;
  address: string;
  position: Position | null;
  phone: string | null;
  link: string | null;
  hours: Hours | null;
  homeUnitId: string | null;
};

/** Of a draft without a fault. */
export function saidOf(draft: Draft, unitId: string): Said {
  return {
    kindCode: draft.kindCode,
    name: draft.name.trim(),
    placeId: draft.placeId,
    address: draft.address.trim(),
    position: readPosition(draft.position, draft.datum) ?? null,
    phone: draft.phone.trim() || null,
    link: draft.link.trim() || null,
    hours: readHours(draft) ?? null,
    homeUnitId: draft.comesHome === 'yes' ? unitId : null,
  };
}

type Before = Omit<Said, 'position'>;

/** Only what is different. A position left blank stays, unless the place is another: then it goes with the place. */
export function changesOf(said: Said, before: Before): Partial<Said> {
  const changes: Partial<Said> = {};
  const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
  for (const key of Object.keys(before) as (keyof Before)[])
    if (key in said && !same(said[key], before[key])) Object.assign(changes, { [key]: said[key] });
  if (said.position !== null || changes.placeId) changes.position = said.position;
  return changes;
}

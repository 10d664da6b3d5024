/**
 * Telephone numbers of mainland China as people write them: mobile, land line with its area code, and the short and
 * service numbers that turn up among callers. Takes writing apart, never guesses a missing digit.
 */
import { compact, expandScientific, SCIENTIFIC } from './writing.ts';

export type PhoneKind = 'mobile' | 'landline' | 'service' | 'foreign';

export type PhoneReason =
  | 'empty'
  | 'masked'
  | 'characters'
  | 'damaged_number'
  | 'too_short'
  | 'too_long'
  | 'mobile_prefix'
  | 'area_code'
  | 'area_code_missing';

export interface Phone {
  ok: true;
  kind: PhoneKind;
  /** Mobile: eleven digits. Land line: `0537-2345678`. Service: digits only. Foreign: `+14155550100`. The form to store and to compare. */
  normalized: string;
  /** Digits to dial after a land line has answered (转 …). */
  extension?: string;
}

export interface PhoneFault {
  ok: false;
  reason: PhoneReason;
  proposal?: string;
}

/** A mobile number begins 13 to 19; eleven digits (the numbering plan of the ministry, 电信网编号计划). */
const MOBILE = /^1[3-9]\d{9}$/;
/** 010 and 02x have eight digits behind them, other area codes (03xx–09xx) seven or eight. */
const LANDLINE = /^(010|02\d)([2-9]\d{7})$|^(0[3-9]\d{2})([2-9]\d{6,7})$/;
/** 400/800 numbers, 95xxx and 96xxx, and the public short numbers 110, 12345 … */
const SERVICE = /^(?:[48]00\d{7}|9[56]\d{3,6}|1\d{2}|1[02]\d{3})$/;

export interface PhoneOptions {
  /** The area code where the office is, such as `0537`: local numbers without one get it. */
  areaCode?: string;
}

/** Judges one number. A number cell may be given as a number. */
export function checkPhone(input: string | number, options: PhoneOptions = {}): Phone | PhoneFault {
  const written = compact(String(input)).toUpperCase();
  if (written === '') return { ok: false, reason: 'empty' };
  if (written.includes('*')) return { ok: false, reason: 'masked' };
  const text = SCIENTIFIC.test(written) ? expandScientific(written) : written.replace(/\.0+$/, '');
  if (text === undefined) return { ok: false, reason: 'damaged_number' };
  const { main, extension } = splitExtension(text);
  const digits = withoutCountry(main.replace(/[-()./·—–−]/g, ''));
  if (/^\+\d{7,15}$/.test(digits)) return { ok: true, kind: 'foreign', normalized: digits };
  if (!/^\d+$/.test(digits)) return { ok: false, reason: 'characters' };
  return withExtension(checkDigits(digits, options), extension);
}

/** Takes +86 away where a whole number is left, with or without the zero of its area code. */
function withoutCountry(digits: string): string {
  const parts = /^(?:\+|00)?86(\d+)$/.exec(digits);
  const [, rest = ''] = parts ?? [];
  if (MOBILE.test(rest) || LANDLINE.test(rest) || SERVICE.test(rest)) return rest;
  if (LANDLINE.test(`0${rest}`)) return `0${rest}`;
  return digits.replace(/^(?:\+|00)86/, '').replace(/^00(?=[1-9])/, '+');
}

function checkDigits(digits: string, options: PhoneOptions): Phone | PhoneFault {
  if (MOBILE.test(digits)) return { ok: true, kind: 'mobile', normalized: digits };
  if (SERVICE.test(digits)) return { ok: true, kind: 'service', normalized: digits };
  if (digits.startsWith('0')) return checkLandline(digits);
  if (/^[2-9]\d{6,7}$/.test(digits)) return checkLocal(digits, options);
  if (digits.length < 11) return { ok: false, reason: 'too_short' };
  if (digits.length > 11) return { ok: false, reason: 'too_long' };
  return { ok: false, reason: 'mobile_prefix' };
}

function checkLandline(digits: string): Phone | PhoneFault {
  if (MOBILE.test(digits.slice(1))) return { ok: true, kind: 'mobile', normalized: digits.slice(1) };
  const parts = LANDLINE.exec(digits);
  if (parts) {
    return { ok: true, kind: 'landline', normalized: `${parts[1] ?? parts[3]}-${parts[2] ?? parts[4]}` };
  }
  if (digits.length < 10) return { ok: false, reason: 'too_short' };
  if (digits.length > 12) return { ok: false, reason: 'too_long' };
  return { ok: false, reason: 'area_code' };
}

function checkLocal(digits: string, { areaCode }: PhoneOptions): Phone | PhoneFault {
  const whole = areaCode === undefined ? undefined : checkLandline(areaCode + digits);
  return whole?.ok ? whole : { ok: false, reason: 'area_code_missing' };
}

function splitExtension(text: string): { main: string; extension?: string } {
  const parts = /^(.*\d)\)?(?:转|分机|EXT\.?|X|#)(\d{1,6})$/.exec(text);
  return parts ? { main: parts[1] ?? '', extension: parts[2] } : { main: text };
}

function withExtension(verdict: Phone | PhoneFault, extension: string | undefined): Phone | PhoneFault {
  if (extension === undefined || !verdict.ok) return verdict;
  return verdict.kind === 'mobile' ? { ok: false, reason: 'characters' } : { ...verdict, extension };
}

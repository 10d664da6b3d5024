/**
 * The citizen's identity number, GB 11643-1999, and its fifteen-digit forerunner of 1989, with the faults that rosters
 * really carry. A division code that is in no list is taken: people keep the code of their first registration long after
 * the division is gone. Says whether a number is well formed, never whether the person exists.
 */
import { isCalendarDate } from '../clock/time.ts';
import { compact, SCIENTIFIC } from './writing.ts';

export type Sex = 'male' | 'female';

export type ResidentIdReason =
  | 'empty'
  | 'damaged_number'
  | 'masked'
  | 'characters'
  | 'length'
  | 'division'
  | 'birth_date'
  | 'check_digit';

/** Who carries such a number: besides citizens, the residence permits of 2018 (81 82 83) and the card of 2023 (9). */
export type ResidentIdHolder = 'mainland' | 'hong_kong' | 'macao' | 'taiwan' | 'foreigner';

export interface ResidentId {
  ok: true;
  /** Always the eighteen digits, so that a person given once in each form is found to be one. */
  normalized: string;
  kind: 'id18' | 'id15';
  /** The fifteen digits as they were given, when `kind` is `id15`. */
  legacy?: string;
  birthOn: string;
  sex: Sex;
  /** First six digits: county of first registration. For foreigners the country's number is digits 4–6. */
  division: string;
  holder: ResidentIdHolder;
}

export interface ResidentIdFault {
  ok: false;
  reason: ResidentIdReason;
  /** A number that would be right, for a person to confirm against the card. Never to be taken by itself. */
  proposal?: string;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_DIGITS = '10X98765432';

/** Provinces of GB/T 2260 with 81 82 83 for the residence permits; a first digit 9 is a foreigner's. */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|9\d)/;

const EARLIEST_BIRTH_YEAR = 1850;
const LATEST_BIRTH_YEAR = 2099;

/** The eighteenth character for the first seventeen digits (ISO 7064 MOD 11-2). */
export function residentIdCheckDigit(first17: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return CHECK_DIGITS[sum % 11] ?? '';
}

/**
 * Judges an identity number as typed or as read from a cell. Give a number cell as a number: then its lost digits are seen
 * for certain, whereas their text may pass the check by chance, one time in eleven.
 */
export function checkResidentId(input: string | number): ResidentId | ResidentIdFault {
  if (typeof input === 'number') {
    if (!Number.isSafeInteger(input)) return { ok: false, reason: 'damaged_number' };
    return checkResidentId(String(input));
  }
  const text = compact(input)
    .toUpperCase()
    .replace(/[×ХχΧ]$/, 'X');
  if (text === '') return { ok: false, reason: 'empty' };
  if (SCIENTIFIC.test(text)) return { ok: false, reason: 'damaged_number' };
  if (text.includes('*')) return { ok: false, reason: 'masked' };
  if (/^\d{15}$/.test(text)) return checkLegacy(text);
  if (text.length !== 18) return { ok: false, reason: /^[\dX]+$/.test(text) ? 'length' : 'characters' };
  if (!/^\d{17}[\dX]$/.test(text)) return { ok: false, reason: 'characters' };
  return check18(text);
}

function check18(text: string): ResidentId | ResidentIdFault {
  const division = text.slice(0, 6);
  if (!PROVINCE.test(division)) return { ok: false, reason: 'division' };
  const checkDigit = residentIdCheckDigit(text);
  const isChecked = text.endsWith(checkDigit);
  if (!isChecked && isFloatingPoint(text)) return { ok: false, reason: 'damaged_number' };
  const birthOn = `${text.slice(6, 10)}-${text.slice(10, 12)}-${text.slice(12, 14)}`;
  if (!isBirthDate(birthOn)) return { ok: false, reason: 'birth_date' };
  if (!isChecked) return { ok: false, reason: 'check_digit', proposal: text.slice(0, 17) + checkDigit };
  const sex: Sex = Number(text[16]) % 2 === 1 ? 'male' : 'female';
  return { ok: true, normalized: text, kind: 'id18', birthOn, sex, division, holder: holderOf(text) };
}

/** Fifteen digits had a year of two; orders 996 to 999 were kept for those born before 1900. They carry no check digit. */
function checkLegacy(text: string): ResidentId | ResidentIdFault {
  const century = Number(text.slice(12)) >= 996 ? '18' : '19';
  const first17 = `${text.slice(0, 6)}${century}${text.slice(6)}`;
  const verdict = check18(first17 + residentIdCheckDigit(first17));
  return verdict.ok ? { ...verdict, kind: 'id15', legacy: text } : { ok: false, reason: verdict.reason };
}

/**
 * Whether the eighteen digits are what a spreadsheet leaves of a number: fifteen digits and three zeros, or the shortest
 * writing of a floating-point value. Only asked of numbers whose check digit is wrong; a few in a hundred of those look
 * like this by chance, and they lose only their proposal, whereas one for a damaged number would be an invented person.
 */
function isFloatingPoint(text: string): boolean {
  return text.endsWith('000') || String(Number(text)) === text;
}

function isBirthDate(on: string): boolean {
  const year = Number(on.slice(0, 4));
  return year >= EARLIEST_BIRTH_YEAR && year <= LATEST_BIRTH_YEAR && isCalendarDate(on);
}

function holderOf(text: string): ResidentIdHolder {
  if (text.startsWith('81')) return 'hong_kong';
  if (text.startsWith('82')) return 'macao';
  if (text.startsWith('83')) return 'taiwan';
  return text.startsWith('9') ? 'foreigner' : 'mainland';
}

/**
 * Every document by which a person may be registered, residents without a mainland card included (`C`: foreigners and
 * temporary residents are tested too). Shapes of passports change without notice, so a passport of unusual shape is taken
 * with a warning: nobody is turned away for a pattern.
 */

import { isCalendarDate } from '../clock/time.ts';
import { checkResidentId, type ResidentIdReason, type Sex } from './resident-id.ts';
import { compact, SCIENTIFIC } from './writing.ts';

export type DocumentKind =
  | 'resident_id'
  /** 港澳居民来往内地通行证 */
  | 'hong_kong_macao_permit'
  /** 台湾居民来往大陆通行证 */
  | 'taiwan_permit'
  /** 港澳台居民居住证, numbers beginning 81 82 83 */
  | 'residence_permit'
  /** 外国人永久居留身份证, of fifteen characters or, since 2023, eighteen */
  | 'permanent_residence'
  | 'passport';

export type DocumentReason = ResidentIdReason | 'permit_shape' | 'passport_shape' | 'other_document';
export type DocumentWarning = 'passport_unusual';

export interface DocumentNumber {
  ok: true;
  kind: DocumentKind;
  /** The form to store and to compare; without the count of renewals, which changes while the person does not. */
  normalized: string;
  birthOn?: string;
  sex?: Sex;
  warnings: DocumentWarning[];
}

export interface DocumentFault {
  ok: false;
  reason: DocumentReason;
  proposal?: string;
  /** With `other_document`: what the number is instead. */
  isKind?: DocumentKind;
}

export interface DocumentOptions {
  /** ISO 3166-1 alpha-3 of the issuing country, for passports: `USA`. */
  country?: string;
}

/** Judges a number as one of the given kind of document. */
export function checkDocument(
  kind: DocumentKind,
  input: string | number,
  options: DocumentOptions = {},
): DocumentNumber | DocumentFault {
  if (typeof input === 'number' && !Number.isSafeInteger(input)) return { ok: false, reason: 'damaged_number' };
  const text = compact(String(input)).toUpperCase();
  if (text === '') return { ok: false, reason: 'empty' };
  if (text.includes('*')) return { ok: false, reason: 'masked' };
  if (SCIENTIFIC.test(text) && kind !== 'passport') return { ok: false, reason: 'damaged_number' };
  switch (kind) {
    case 'hong_kong_macao_permit':
      return checkHongKongMacaoPermit(text);
    case 'taiwan_permit':
      return checkTaiwanPermit(text);
    case 'passport':
      return checkPassport(text, options.country);
    case 'permanent_residence':
      return text.length === 15 ? checkOldPermanentResidence(text) : checkAsResidentId(kind, text);
    case 'resident_id':
    case 'residence_permit':
      break;
  }
  return checkAsResidentId(kind, text);
}

function checkAsResidentId(kind: DocumentKind, text: string): DocumentNumber | DocumentFault {
  const verdict = checkResidentId(text);
  if (!verdict.ok) return verdict;
  const isKind = KIND_OF_HOLDER[verdict.holder];
  if (isKind !== kind) return { ok: false, reason: 'other_document', isKind };
  return { ok: true, kind, normalized: verdict.normalized, birthOn: verdict.birthOn, sex: verdict.sex, warnings: [] };
}

const KIND_OF_HOLDER = {
  mainland: 'resident_id',
  hong_kong: 'residence_permit',
  macao: 'residence_permit',
  taiwan: 'residence_permit',
  foreigner: 'permanent_residence',
} as const;

/** H or M, eight digits for life, and on cards before 2013 two for the renewals (notice of the ministry, 1999). */
function checkHongKongMacaoPermit(text: string): DocumentNumber | DocumentFault {
  const parts = /^([HM]\d{8})(\d{2})?$/.exec(text);
  if (!parts) return { ok: false, reason: 'permit_shape' };
  return { ok: true, kind: 'hong_kong_macao_permit', normalized: parts[1] ?? '', warnings: [] };
}

/** Eight digits for life; booklets before 2015 had two more for the renewals and a letter in brackets. */
function checkTaiwanPermit(text: string): DocumentNumber | DocumentFault {
  const parts = /^T?(\d{8})(?:\d{2}(?:\(?[A-Z]\)?)?)?$/.exec(text);
  if (!parts) return { ok: false, reason: 'permit_shape' };
  return { ok: true, kind: 'taiwan_permit', normalized: parts[1] ?? '', warnings: [] };
}

/** Three letters for the country, four digits for the place, six for the birth date, one for order, one check. */
function checkOldPermanentResidence(text: string): DocumentNumber | DocumentFault {
  const parts = /^[A-Z]{3}\d{4}(\d{2})(\d{2})(\d{2})\d{2}$/.exec(text);
  if (!parts) return { ok: false, reason: 'permit_shape' };
  const [, , month = '', day = ''] = parts;
  if (!isCalendarDate(`2000-${month}-${day}`)) return { ok: false, reason: 'birth_date' };
  return { ok: true, kind: 'permanent_residence', normalized: text, warnings: [] };
}

const PASSPORTS: Readonly<Record<string, RegExp>> = {
  CHN: /^(?:E[A-HJ-NP-Z\d]\d{7}|G\d{8}|(?:DE|SE|PE)\d{7}|[DSP]\d{7,8}|1[45]\d{7})$/,
  HKG: /^(?:[HK]\d{8}|KJ\d{7}|HJ\d{7}|H[AB]\d{7})$/,
  MAC: /^M[A-C]\d{7}$/,
  TWN: /^\d{9}$/,
  USA: /^[A-Z\d]\d{8}$/,
  GBR: /^\d{9}$/,
  JPN: /^[A-Z]{2}\d{7}$/,
  KOR: /^[A-Z]\d{8}$|^[A-Z]\d{3}[A-Z]\d{4}$/,
  PRK: /^\d{9}$/,
  RUS: /^\d{9}$/,
  DEU: /^[CFGHJKLMNPRTVWXYZ\d]{9}$/,
  FRA: /^\d{2}[A-Z]{2}\d{5}$/,
  IND: /^[A-Z]\d{7}$/,
  CAN: /^[A-Z]{2}\d{6}$|^[A-Z]\d{6}[A-Z]{2}$/,
  AUS: /^[A-Z]{1,2}\d{7}$/,
  VNM: /^[A-Z]\d{7,8}$/,
  PAK: /^[A-Z]{2}\d{7}$/,
  PHL: /^[A-Z]\d{7}[A-Z]$|^[A-Z]{1,2}\d{6,7}$/,
  MYS: /^[A-Z]\d{8}$/,
  SGP: /^[A-Z]\d{7}[A-Z]$/,
  THA: /^[A-Z]{1,2}\d{6,7}$/,
  MNG: /^E\d{8}$/,
};

/** ICAO 9303 leaves nine places for the number; some countries' optional data make it longer. */
const ANY_PASSPORT = /^(?=.*\d)[A-Z\d]{5,12}$/;

function checkPassport(written: string, country: string | undefined): DocumentNumber | DocumentFault {
  const text = written.replaceAll('-', '');
  if (!ANY_PASSPORT.test(text)) return { ok: false, reason: 'passport_shape' };
  const shape = country === undefined ? undefined : PASSPORTS[country];
  const isUsual = shape ? shape.test(text) : text.length <= 9;
  return { ok: true, kind: 'passport', normalized: text, warnings: isUsual ? [] : ['passport_unusual'] };
}

/**
 * The kinds of document that a number may be, likeliest first; for a column of a roster that says only 证件号码. A number
 * with the shape of a resident's identity number that fails its check is still meant as one.
 */
export function guessDocumentKinds(input: string | number): DocumentKind[] {
  const text = compact(String(input)).toUpperCase();
  if (/^\d{15}$|^\d{17}[\dX]$/.test(text)) {
    if (text.startsWith('9')) return ['permanent_residence'];
    return /^8[123]/.test(text) ? ['residence_permit'] : ['resident_id'];
  }
  const others: DocumentKind[] = ['hong_kong_macao_permit', 'taiwan_permit', 'permanent_residence', 'passport'];
  return others.filter((kind) => checkDocument(kind, text).ok);
}

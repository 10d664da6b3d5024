/**
 * Names of people as they stand in rosters: Han names lose the spaces put in to fill a column, the dot in names of
 * minorities and foreigners becomes one kind of dot, and what cannot be a name is told. Rare characters are kept.
 */
import { toHalfWidth, withoutInvisible } from './writing.ts';

export type PersonNameReason =
  | 'empty'
  | 'masked'
  | 'damaged_text'
  | 'control_characters'
  | 'markup'
  | 'digits'
  | 'characters'
  | 'too_long';

/** Worth a look, not a refusal. Private-use characters are what old systems put for rare ones; others cannot show them. */
export type PersonNameWarning = 'single_character' | 'private_use';

export interface PersonName {
  ok: true;
  normalized: string;
  script: 'han' | 'other';
  warnings: PersonNameWarning[];
}

export interface PersonNameFault {
  ok: false;
  reason: PersonNameReason;
}

/** The interpunct of GB/T 15834, U+00B7, and the dots typed in its place. */
const DOTS = /\s*[·•‧∙⋅・･．᛫●]\s*/g;
/** A full stop between two Han characters is such a dot as well; in `J. Smith` it is itself. */
const STOP_BETWEEN_HAN = /(?<=\p{Script=Han})\s*\.\s*(?=\p{Script=Han})/gu;
const LONGEST = 60;

const HAN_NAME = /^[\p{Script=Han}\p{Co}]+(?:·[\p{Script=Han}\p{Co}]+)*$/u;
const OTHER_NAME = /^[\p{L}\p{M}\p{Co}〇]+(?:[ '’.·,-]+[\p{L}\p{M}\p{Co}〇]+)*\.?$/u;

export function checkPersonName(input: string): PersonName | PersonNameFault {
  if (/[\p{Cc}\p{Zl}\p{Zp}]/u.test(input.trim())) return { ok: false, reason: 'control_characters' };
  if (input.length > 4 * LONGEST) return { ok: false, reason: 'too_long' };
  const dotted = withoutInvisible(input).replace(DOTS, '·');
  const text = toHalfWidth(dotted).normalize('NFC').replace(STOP_BETWEEN_HAN, '·').trim().replace(/ +/g, ' ');
  const reason = faultOf(text);
  if (reason) return { ok: false, reason };
  const joined = text.replaceAll(' ', '');
  const isHan = HAN_NAME.test(joined);
  const normalized = isHan ? joined : text.replaceAll('’', "'");
  if (Array.from(normalized).length > LONGEST) return { ok: false, reason: 'too_long' };
  if (!isHan && !OTHER_NAME.test(normalized)) return { ok: false, reason: 'characters' };
  const warnings: PersonNameWarning[] = [];
  if (isHan && Array.from(normalized).length === 1) warnings.push('single_character');
  if (/\p{Co}/u.test(normalized)) warnings.push('private_use');
  return { ok: true, normalized, script: isHan ? 'han' : 'other', warnings };
}

function faultOf(text: string): PersonNameReason | undefined {
  if (text === '') return 'empty';
  if (text.includes('*') || /某/.test(text)) return 'masked';
  if (/[\uFFFD?]|\p{Cs}|锟斤拷/u.test(text)) return 'damaged_text';
  if (/[<>{}&=;\\]/.test(text)) return 'markup';
  if (/\p{Nd}/u.test(text)) return 'digits';
  return undefined;
}

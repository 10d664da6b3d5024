// What came out of a scanner, a camera or a keyboard at a table: whose it may be is decided by its shape alone, before anybody is looked for.
import { checkDocument, guessDocumentKinds } from '#kernel/shared/identity/documents.ts';
import { compact } from '#kernel/shared/identity/writing.ts';
import { documentNumber } from './document.ts';
import { readPersonalCode } from './personal-code.ts';

export type Scan =
  | { kind: 'nothing' }
  | { kind: 'tube'; code: string }
  | { kind: 'person'; code: string }
  /** Of our shape, and wrong: misread, or made up. */
  | { kind: 'unsound_code' }
  /** A code of somebody else's: an address, a payment, a health code. */
  | { kind: 'foreign_code' }
  | { kind: 'document'; number: string; isCard: boolean }
  /** Meant as an identity number, and not one. */
  | { kind: 'wrong_number'; text: string }
  | { kind: 'search'; text: string };

const label = /^[0-9A-F]{4}-\d{3}-\d{5}$/;

export function readScan(raw: string): Scan {
  const text = compact(raw).toUpperCase();
  if (text === '') return { kind: 'nothing' };
  if (label.test(text)) return { kind: 'tube', code: text };
  const own = readPersonalCode(text);
  if (own) return own.isSound ? { kind: 'person', code: own.code } : { kind: 'unsound_code' };
  if (/^[A-Z][A-Z\d+.-]*:/.test(text) || text.length > 40 || /^\d{19,}$/.test(text)) return { kind: 'foreign_code' };
  if (/^\d{15}$|^\d{17}[\dX×ХχΧ]$/.test(text)) {
    const [kind = 'resident_id'] = guessDocumentKinds(text);
    const verdict = checkDocument(kind, text);
    return verdict.ok ? { kind: 'document', number: verdict.normalized, isCard: true } : { kind: 'wrong_number', text };
  }
  if (/^\d{16,18}$/.test(text)) return { kind: 'wrong_number', text };
  // Letters alone are the beginnings of a name; a passport has digits, and more than a room has.
  if (/^[A-Z\d()-]{7,15}$/.test(text) && /\d{5}/.test(text))
    return { kind: 'document', number: documentNumber(text), isCard: false };
  return { kind: 'search', text: raw.trim() };
}

/**
 * Cleaning of what people type and sheets contain before it is judged: full-width forms, spaces, look-alike strokes. It
 * changes how a thing is written, never what it says.
 */

/** Full-width digits, letters and signs become half-width, and every kind of space a plain one (U+0020). */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[\u00A0\u2000-\u200A\u202F\u205F\u3000\t]/g, ' ');
}

/** Marks that print nothing: zero-width joiners, direction marks, byte order marks, soft hyphens. */
const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF]/g;

export function withoutInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** For codes and numbers: half-width, no invisible marks, no spaces, no apostrophe put in front by a spreadsheet. */
export function compact(text: string): string {
  return toHalfWidth(withoutInvisible(text))
    .replace(/\s+/g, '')
    .replace(/^['`’]/, '');
}

/** A number written by a spreadsheet as a floating-point value: `3.79900201003219E+17`. */
export const SCIENTIFIC = /^[+-]?\d(?:\.\d+)?E\+?\d{1,2}$/i;

/**
 * The digits behind scientific notation, if none of them is lost: `1.9900017882E+10` says all eleven. Undefined where the
 * exponent reaches beyond the digits that are written.
 */
export function expandScientific(text: string): string | undefined {
  const parts = /^(\d)(?:\.(\d+))?E\+?(\d{1,2})$/i.exec(text);
  if (!parts) return undefined;
  const [, head = '', tail = '', exponent = ''] = parts;
  return tail.length === Number(exponent) ? head + tail : undefined;
}

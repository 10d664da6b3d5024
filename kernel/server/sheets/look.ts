// How our sheets look: quiet, ruled, a head that stands out, two tones for cells that need an eye.
import type { CellStyle } from 'hucre';

/** `ask`: a person must decide. `mend`: there is a proposal. `own`: a column that we added. */
export type Tone = 'ask' | 'mend' | 'own';

const line = { style: 'thin', color: { rgb: 'D0D7DE' } } as const;
const border = { top: line, right: line, bottom: line, left: line };
const formats = { text: '@', number: 'General', date: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' } as const;
const fills: Record<Tone, string> = { ask: 'FFD9D6', mend: 'FFF3C4', own: 'E8F1FB' };

const head: CellStyle = {
  font: { bold: true, color: { rgb: '1F2328' } },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'EAEEF2' } },
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
  border,
};
const note: CellStyle = { font: { color: { rgb: '656D76' }, italic: true } };
const body = {
  any: { border, alignment: { vertical: 'center' } },
  text: { border, alignment: { vertical: 'center' }, numFmt: formats.text },
  number: { border, alignment: { vertical: 'center' }, numFmt: formats.number },
  date: { border, alignment: { vertical: 'center' }, numFmt: formats.date },
  moment: { border, alignment: { vertical: 'center' }, numFmt: formats.moment },
} as const satisfies Record<string, CellStyle>;

export function headStyle(_column: { kind?: keyof typeof formats }): CellStyle {
  return head;
}

export function bodyStyle(column: { kind?: keyof typeof formats }): CellStyle {
  return body[column.kind ?? 'any'];
}

export function noteStyle(): CellStyle {
  return note;
}

export function toned(style: CellStyle, tone: Tone): CellStyle {
  return { ...style, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: fills[tone] } } };
}

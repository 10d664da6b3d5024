// A value as a cell of a sheet, and back. What is written out comes in again as the same, so that an unedited sheet changes nothing.
import type { FactValue, Field } from '#kernel/shared/field.ts';
import { checkFact } from '#kernel/shared/field-rules.ts';
import type { Cell } from '#kernel/shared/sheet.ts';
import { plainText } from '#modules/imports/shared/cells.ts';
import { readDay } from '#modules/imports/shared/dates.ts';
import type { ShownValue } from './queries.ts';

export function cellOf(field: Field, value: ShownValue | undefined, flagTitle: (code: string) => string): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return field.type === 'photo' ? `照片 ${value.length} 张` : value.map(flagTitle).join('、');
  switch (field.type) {
    case 'choice':
      return field.codes.find(({ code }) => code === String(value))?.title.zh ?? String(value);
    case 'yes_no':
      return value === true ? '是' : '否';
    case 'money':
      return (Number(value) / 100).toFixed(2);
    default:
      return String(value);
  }
}

/** One writing of what a cell says, whatever a spreadsheet made of it: 12, "12" and "12.0" are the same number. */
export function plainCell(field: Field, cell: Cell): string {
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  const text = plainText(cell) ?? '';
  if (text === '') return '';
  if (field.type === 'date') return readDay(cell) ?? text;
  if (field.type === 'number') return Number.isFinite(Number(text)) ? String(Number(text)) : text;
  if (field.type === 'money') return Number.isFinite(Number(text)) ? Number(text).toFixed(2) : text;
  return text;
}

/** The fact that a cell tells, or null when it is none of the field's. */
export function factOf(field: Field, text: string): FactValue | null {
  const checked = checkFact(field, given(field, text));
  return checked.ok ? checked.value : null;
}

function given(field: Field, text: string): unknown {
  switch (field.type) {
    case 'choice':
      return field.codes.find(({ code, title }) => code === text || title.zh === text || title.en === text)?.code;
    case 'yes_no':
      return /^(是|有|yes|y|true|1)$/i.test(text)
        ? true
        : /^(否|无|没有|不是|no|n|false|0)$/i.test(text)
          ? false
          : undefined;
    case 'number':
      return Number(text);
    case 'money':
      return Math.round(Number(text) * 100);
    case 'photo':
      return undefined;
    default:
      return text;
  }
}

// The values of one row as they may be shown: what is sealed comes as its mask.
import type { Secrets } from '#kernel/server/secrets.ts';
import { type FactValue, factValueSchema } from '#kernel/shared/field.ts';
import { factMask } from '#kernel/shared/field-rules.ts';
import { type MemberColumn, type MemberRow, shownValue } from '../shared/queries.ts';
import type { SubjectRow } from './views/members.ts';

export function valuesOf(
  row: SubjectRow,
  columns: readonly MemberColumn[],
  secrets: Secrets,
): Pick<MemberRow, 'values' | 'masked'> {
  const values: MemberRow['values'] = {};
  const masked: string[] = [];
  for (const { field, isSealed } of columns) {
    const value = row[`v_${field.name}`];
    if (value === null || value === undefined) continue;
    if (!isSealed) values[field.name] = shownValue.parse(value);
    else {
      masked.push(field.name);
      values[field.name] = factMask(field, opened(value, secrets), 'zh');
    }
  }
  return { values, masked };
}

/** Facts are sealed as JSON, numbers of the house as they are: of those, digits alone would read as a number and stay the text they are. */
function opened(value: unknown, secrets: Secrets): FactValue {
  if (!(value instanceof Uint8Array)) return '';
  const text = secrets.open(value);
  try {
    const parsed = factValueSchema.safeParse(JSON.parse(text));
    return parsed.success && typeof parsed.data !== 'number' ? parsed.data : text;
  } catch {
    return text;
  }
}

// A fact as it may leave: sensitive ones by their mask. The value itself is unsealed here and nowhere else.
import type { Secrets } from '#kernel/server/secrets.ts';
import { type FactValue, type Field, factValueSchema } from '#kernel/shared/field.ts';
import { factMask } from '#kernel/shared/field-rules.ts';
import { sourceWords } from '../shared/fact.ts';
import type { Held } from '../shared/opened-form.ts';
import type { FactRow } from './store/facts.ts';

export function valueOf({ value, cipher }: Pick<FactRow, 'value' | 'cipher'>, secrets: Secrets): FactValue {
  return factValueSchema.parse(cipher ? JSON.parse(secrets.open(cipher)) : value);
}

export function shownFact(field: Field, row: FactRow, secrets: Secrets): Held {
  const told = {
    sourceKind: row.sourceKind,
    sourceWords: sourceWords(row.sourceKind),
    observedOn: row.observedOn,
    byName: row.byName,
  };
  if (row.isForgotten) return { ...told, value: null, mask: null };
  const value = valueOf(row, secrets);
  // Sealed when it was told stays masked, whatever a later version of a method says of the field.
  return field.sensitivity === 'normal' && row.cipher === null
    ? { ...told, value, mask: null }
    : { ...told, value: null, mask: { zh: factMask(field, value, 'zh'), en: factMask(field, value, 'en') } };
}

// Where facts of an imported sheet are told. The one place that knows how the facts module is asked, so that the register's import stands on its signature alone.
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { FactValue } from '#kernel/shared/field.ts';
import { type Dictionary, fieldKey } from '#modules/facts/shared/dictionary.ts';
import type { SubjectKind } from '#modules/facts/shared/subject.ts';
import { replaceFact } from '../store/facts.ts';

export type Told = {
  subjectId: string;
  subjectKind: SubjectKind;
  facts: Readonly<Record<string, FactValue>>;
  source: { kind: string; id: string | null };
  observedOn: string;
};

export async function recordFacts(
  tx: Tx,
  told: Told,
  context: { secrets: Secrets; dictionary: Dictionary },
): Promise<void> {
  for (const [name, value] of Object.entries(told.facts)) {
    const field = context.dictionary.get(fieldKey(told.subjectKind, name))?.field;
    if (!field) throw new Error(`no field ${told.subjectKind}.${name}`);
    const isSealed = field.sensitivity === 'sensitive';
    await replaceFact(tx, {
      subjectId: told.subjectId,
      field: name,
      value: isSealed ? null : value,
      cipher: isSealed ? context.secrets.seal(JSON.stringify(value)) : null,
      source: told.source,
      observedOn: told.observedOn,
    });
  }
}

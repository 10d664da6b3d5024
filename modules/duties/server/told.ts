// What a visit told, on its way into the database and out of it. Answers that the dictionary marks sensitive are sealed, and opened here and nowhere else, for a named
// duty alone (PIPL art. 28, product rule 10): not even whoever told them reads them again.
import type { Actor } from '#kernel/server/actor.ts';
import type { Secrets } from '#kernel/server/secrets.ts';
import { type FactValue, factValueSchema } from '#kernel/shared/field.ts';
import { factWords } from '#kernel/shared/field-rules.ts';
import { type Dictionary, fieldKey } from '#modules/facts/shared/dictionary.ts';
import { sensitiveDuty } from '#modules/registry/shared/person.ts';

export type Answers = Record<string, FactValue>;
export type ToldRow = { told: Record<string, unknown>; toldCipher: Buffer | null };

const isSensitive = (name: string, dictionary: Dictionary): boolean =>
  dictionary.get(fieldKey('visit', name))?.field.sensitivity === 'sensitive';

/** Apart: what stands in the clear, and all that is sensitive under one seal; none where nothing is. */
export function sealTold(
  answers: Answers,
  dictionary: Dictionary,
  secrets: Secrets,
): { told: Answers; toldCipher: Buffer | null } {
  const { sealed = [], plain = [] } = Object.groupBy(Object.entries(answers), ([name]) =>
    isSensitive(name, dictionary) ? 'sealed' : 'plain',
  );
  return {
    told: Object.fromEntries(plain),
    toldCipher: sealed.length > 0 ? secrets.seal(JSON.stringify(Object.fromEntries(sealed))) : null,
  };
}

/** Everything, for rules that count over visits; what comes of it must be for a named duty. */
export function openTold({ told, toldCipher }: ToldRow, secrets: Secrets): Answers {
  return read({ ...told, ...(toldCipher ? JSON.parse(secrets.open(toldCipher)) : {}) });
}

/** As whoever asks may read it. `isSealed`: there is more, for a named duty. A field that became sensitive since it was told is withheld like any other. */
export function toldFor(
  actor: Actor,
  row: ToldRow,
  dictionary: Dictionary,
  secrets: Secrets,
): { told: Answers; isSealed: boolean } {
  if (actor.kind === 'system' || (actor.kind === 'staff' && sensitiveDuty.includes(actor.role)))
    return { told: openTold(row, secrets), isSealed: false };
  const plain = Object.entries(read(row.told)).filter(([name]) => !isSensitive(name, dictionary));
  return {
    told: Object.fromEntries(plain),
    isSealed: row.toldCipher !== null || plain.length < Object.keys(row.told).length,
  };
}

/** In words, in the order in which it was told; a field that no method describes any more goes by its name. */
export function answersOf(told: Answers, dictionary: Dictionary, now: number) {
  return Object.entries(told).map(([name, value]) => {
    const field = dictionary.get(fieldKey('visit', name))?.field;
    return {
      field: name,
      title: field?.title ?? { zh: name, en: name },
      value: field
        ? { zh: factWords(field, value, 'zh', now), en: factWords(field, value, 'en', now) }
        : { zh: String(value), en: String(value) },
    };
  });
}

const read = (told: Record<string, unknown>): Answers =>
  Object.fromEntries(Object.entries(told).map(([name, value]) => [name, factValueSchema.parse(value)]));

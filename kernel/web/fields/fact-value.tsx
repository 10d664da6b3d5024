// Shows any fact of the dictionary: its value in words, or its mask with a way to look behind it.
import type { ReactNode } from 'react';
import type { FactValue, Field } from '#kernel/shared/field.ts';
import { factWords } from '#kernel/shared/field-rules.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { useLanguage, useWords } from '../language/language.ts';
import { Masked } from '../pieces/masked.tsx';
import { useNow } from '../time/now.ts';

type Fact = { value: FactValue | null; mask: Words | null };

export type FactValueProps = {
  field: Field;
  fact: Fact;
  /** Gives the whole of what is masked; the look goes on record. Absent where this post may not. */
  reveal?: (() => Promise<string>) | undefined;
  /** Photos that belong to it, drawn by whoever shows files. */
  photos?: ReactNode;
};

export function FactValueShown({ field, fact, reveal, photos }: FactValueProps) {
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  if (fact.mask) return <Masked value={words(fact.mask)} what={words(field.title)} reveal={reveal} />;
  if (fact.value === null) return null;
  return photos ?? <span>{factWords(field, fact.value, lang, now)}</span>;
}

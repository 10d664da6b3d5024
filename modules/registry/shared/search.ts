// What a person is found by: words of the name, its initials and pinyin, the end of the telephone. The address is not among them:
// people move and places are renamed, so it is found through the place.

import type { PinyinReader } from '#kernel/shared/pinyin.ts';
import { searchTokens } from '#kernel/shared/text/search-tokens.ts';

export type NameLetters = { initials: string; pinyin: string };

export function lettersOf(name: string, reader: PinyinReader): NameLetters {
  return { initials: reader.initialsOf(name), pinyin: reader.pinyinOf(name).replaceAll(' ', '') };
}

export function personTokens(person: { name: string; phoneTail: string | null }, reader: PinyinReader): string[] {
  const syllables = reader.pinyinOf(person.name);
  const text = [person.name, syllables, syllables.replaceAll(' ', ''), person.phoneTail].filter(Boolean).join('\n');
  return searchTokens(text, reader.initialVariantsOf(person.name));
}

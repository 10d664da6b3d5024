// Pinyin initials of names and places, for the search box.
import { loadPinyin } from '#kernel/shared/pinyin.ts';

export async function initialsLoader(): Promise<(text: string) => string> {
  const { initialsOf } = await loadPinyin();
  return (text) => initialsOf(text).toLowerCase();
}

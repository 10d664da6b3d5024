// The language of the screens: Chinese first, English second, chosen once in any door and remembered.
import type { Lang } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { remember, useRemembered } from '../remembered.ts';

export type { Lang } from '#kernel/shared/clock/time.ts';

export const language = remember<Lang>('huying.language', 'zh', (stored) =>
  stored === 'zh' || stored === 'en' ? stored : undefined,
);

export function useLanguage(): Lang {
  return useRemembered(language);
}

/** `const words = useWords(); words(problem.title)` */
export function useWords(): (words: Words) => string {
  const lang = useLanguage();
  return (words) => words[lang] || words.zh;
}

/**
 * The texts of one screen. `messages` stands beside the screen as `{ zh: {…}, en: {…} }`; a text with a number or a name in
 * it is a function. A key that one language lacks does not compile.
 */
export function useMessages<M extends object>(messages: { zh: M; en: NoInfer<M> }): M {
  return messages[useLanguage()];
}

const htmlLang: Record<Lang, string> = { zh: 'zh-CN', en: 'en' };

/** Keeps `<html lang>` true, for screen readers, fonts and hyphenation. Called once by the app. */
export function followLanguage(): void {
  const write = () => {
    document.documentElement.lang = htmlLang[language.get()];
  };
  write();
  language.subscribe(write);
}

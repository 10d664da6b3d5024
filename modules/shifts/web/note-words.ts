import type { noteKinds } from '../shared/board-commands.ts';

type Kinds = Record<(typeof noteKinds)[number], string>;
/** Kinds of what happens at a site in a day (C15). */
export const noteWords: { zh: Kinds; en: Kinds } = {
  zh: { quarrel: '争执', faint: '身体不适', heat: '高温', rain: '下雨', other: '其他' },
  en: { quarrel: 'Quarrel', faint: 'Somebody unwell', heat: 'Heat', rain: 'Rain', other: 'Other' },
};

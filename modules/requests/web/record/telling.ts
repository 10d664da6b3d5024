// What a sentence of the story is made of: who, when, why, out of an event's facts, in both languages. `**` marks what stands out.
import { formatNearMoment } from '#kernel/shared/clock/format.ts';
import { instantOf, type Lang } from '#kernel/shared/clock/time.ts';
import type { Words } from '#kernel/shared/problem.ts';
import type { RequestFacts, StoryStep } from '../parts/names.ts';

export type Told = {
  what: Words;
  /** Under it, quieter: the rule, the reason, the time it took. */
  more?: Words | undefined;
  tone?: 'done' | 'doing' | 'bad';
};

export type Telling = {
  request: Pick<
    RequestFacts,
    | 'callerName'
    | 'channel'
    | 'text'
    | 'isSilent'
    | 'isAnonymous'
    | 'proxy'
    | 'assisting'
    | 'responseDueAt'
    | 'dispatchedAt'
    | 'classification'
  >;
  channelTitle(code: string): Words;
  kindTitle(code: string): Words;
  now: number;
  /** How a time within a sentence is written; by default as near as 今天 18:00. */
  formatMoment?: ((at: number, lang: Lang) => string) | undefined;
  /** A step before this one filed it already: a dispatch then says nothing of the suggestion. */
  isFiled?: boolean;
};

export type Facts = Record<string, unknown>;
export type Teller = (step: StoryStep, telling: Telling) => Told;

export const same = (text: string): Words => ({ zh: text, en: text });
export const text = (facts: Facts, key: string): string => (typeof facts[key] === 'string' ? facts[key] : '');
export const number = (facts: Facts, key: string): number => (typeof facts[key] === 'number' ? facts[key] : 0);

/** Who did it, as the sentence begins; the house itself is named as such. */
const doer = (step: StoryStep): Words => (step.by ? same(step.by) : { zh: '系统', en: 'The system' });
export const begun = (step: StoryStep, zh: string, en: string): Words => {
  const who = doer(step);
  return { zh: `${who.zh} ${zh}`, en: `${who.en} ${en}` };
};
export const because = (reason: string): Words | undefined =>
  reason ? { zh: `理由：${reason}`, en: `Reason: ${reason}` } : undefined;
export const quoted = (said: string): Words => ({ zh: `，说“${said}”`, en: `: “${said}”` });
export const join = (...parts: (Words | undefined)[]): Words | undefined => {
  const said = parts.filter((part) => part !== undefined);
  if (said.length === 0) return undefined;
  return { zh: said.map(({ zh }) => zh).join('；'), en: said.map(({ en }) => en).join('; ') };
};
const moment = (value: string, { now, formatMoment }: Telling, lang: Lang): string =>
  formatMoment?.(instantOf(value), lang) ?? formatNearMoment(instantOf(value), now, lang);
export const at = (facts: Facts, key: string, telling: Telling): Words | undefined => {
  const value = text(facts, key);
  return value ? { zh: moment(value, telling, 'zh'), en: moment(value, telling, 'en') } : undefined;
};
export const units = (facts: Facts): string =>
  Array.isArray(facts['units']) ? facts['units'].map(String).join('、') : '';

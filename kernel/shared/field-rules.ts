// The rules of a field, the same in browser and server: from what was typed to a value, whether a value is one, how it is shown and how masked.
import { formatDate, formatNearMoment } from './clock/format.ts';
import { instantAt, instantOf, isCalendarDate, type Lang, SHANGHAI_OFFSET_MS } from './clock/time.ts';
import type { FactValue, Field, FieldType, Typed } from './field.ts';
import { isId } from './id.ts';
import { phoneMessages, residentIdMessages } from './identity/messages.ts';
import { checkPhone } from './identity/phone.ts';
import { checkResidentId } from './identity/resident-id.ts';
import { maskIdNumber, maskPhone } from './mask.ts';
import type { Words } from './problem.ts';

export type Checked = { ok: true; value: FactValue } | { ok: false; why: Words };

const good = (value: FactValue): Checked => ({ ok: true, value });
const bad = (zh: string, en: string): Checked => ({ ok: false, why: { zh, en } });

export const mostText: Partial<Record<FieldType, number>> = { text: 200, long_text: 2000 };
/** A hundred million yuan: more is a slip of the finger. */
const mostFen = 10_000_000_000;
const mostPhotos = 9;

/** Judges a value as it came over the wire, and gives it in the one form in which it is kept. */
export function checkFact(field: Field, given: unknown): Checked {
  switch (field.type) {
    case 'text':
    case 'long_text':
      return checkText(given, mostText[field.type] ?? 200);
    case 'number':
      if (typeof given !== 'number' || !Number.isFinite(given)) return bad('要填一个数', 'A number is wanted');
      if (field.least !== undefined && given < field.least)
        return bad(`不能小于 ${field.least}`, `At least ${field.least}`);
      if (field.most !== undefined && given > field.most) return bad(`不能大于 ${field.most}`, `At most ${field.most}`);
      return good(given);
    case 'money':
      if (typeof given !== 'number' || !Number.isSafeInteger(given))
        return bad('金额写成元和分，如 12.50；免费写 0', 'Write yuan and fen, as 12.50; 0 if free');
      if (given < 0) return bad('金额不能是负数', 'A sum is not negative');
      return given > mostFen ? bad('金额太大，请核对', 'The sum is too large, check it') : good(given);
    case 'date':
      return typeof given === 'string' && isCalendarDate(given) ? good(given) : bad('要选一个日期', 'Choose a date');
    case 'instant':
      return checkInstant(given);
    case 'yes_no':
      return typeof given === 'boolean' ? good(given) : bad('要选是或否', 'Say yes or no');
    case 'choice':
      return field.codes.some(({ code }) => code === given)
        ? good(given as string)
        : bad('只能从给出的里面选', 'Choose one of those offered');
    case 'phone': {
      const checked = checkPhone(typeof given === 'string' ? given : '');
      return checked.ok ? good(checked.normalized) : { ok: false, why: phoneMessages[checked.reason] };
    }
    case 'id_number': {
      const checked = checkResidentId(typeof given === 'string' ? given : '');
      return checked.ok ? good(checked.normalized) : { ok: false, why: residentIdMessages[checked.reason] };
    }
    case 'photo':
      return Array.isArray(given) && given.length > 0 && given.length <= mostPhotos && given.every(isId)
        ? good([...given])
        : bad('要拍一张或选一张照片', 'Take or choose a photo');
  }
}

function checkText(given: unknown, most: number): Checked {
  const text = typeof given === 'string' ? given.trim() : '';
  if (text === '') return bad('还没有填', 'Nothing is written yet');
  return text.length > most ? bad(`最多 ${most} 个字`, `At most ${most} characters`) : good(text);
}

/** With its offset, or it could be any hour; kept in China's own. */
function checkInstant(given: unknown): Checked {
  const isWritten = typeof given === 'string' && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/.test(given);
  const instant = isWritten ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(instant)) return bad('要选日期和钟点', 'Choose a day and an hour');
  return good(shanghaiIso(instant));
}

/** `2026-03-16T09:00:00+08:00`. */
export function shanghaiIso(instant: number): string {
  return `${new Date(instant + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

export const isBlank = (typed: Typed | undefined): boolean =>
  typed === undefined || (typeof typed === 'string' ? typed.trim() === '' : typed.length === 0);

/** From a control to a value; what cannot be read comes back as the reason. Never called with a blank. */
export function readTyped(field: Field, typed: Typed): Checked {
  if (typeof typed !== 'string') return checkFact(field, [...typed]);
  const text = typed.trim();
  switch (field.type) {
    case 'number':
      return checkFact(field, Number(text));
    case 'money': {
      const sum = /^(\d{1,9})(?:[.．](\d{1,2}))?$/.exec(text.replace(/[¥￥元,，\s]/g, ''));
      return checkFact(field, sum ? Number(sum[1]) * 100 + Number((sum[2] ?? '').padEnd(2, '0')) : Number.NaN);
    }
    case 'yes_no':
      return checkFact(field, text === 'yes' ? true : text === 'no' ? false : undefined);
    case 'instant':
      return checkFact(field, localInstant(text));
    default:
      return checkFact(field, text);
  }
}

/** `2022-03-16T18:00`, as a browser gives it, is meant in Shanghai whatever the device thinks. */
function localInstant(local: string): string | undefined {
  const [, on = '', hours, minutes] = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})/.exec(local) ?? [];
  return isCalendarDate(on) ? shanghaiIso(instantAt(on, Number(hours) * 60 + Number(minutes))) : undefined;
}

/** What a control shows of a value that is there already: the way back of {@link readTyped}. */
export function typedOf(field: Field, value: FactValue): Typed {
  if (Array.isArray(value)) return value;
  switch (field.type) {
    case 'money':
      return (Number(value) / 100).toFixed(2);
    case 'yes_no':
      return value === true ? 'yes' : 'no';
    case 'instant':
      return shanghaiIso(instantOf(String(value))).slice(0, 16);
    default:
      return String(value);
  }
}

const yesNo = { true: { zh: '是', en: 'Yes' }, false: { zh: '否', en: 'No' } };

/** The value in words: `¥12.50`, `明天 09:00`, the title of a code. Photos by their number. */
export function factWords(field: Field, value: FactValue, lang: Lang, now: number): string {
  switch (field.type) {
    case 'money':
      return Number(value) === 0 ? { zh: '免费', en: 'free' }[lang] : `¥${(Number(value) / 100).toFixed(2)}`;
    case 'number':
      return [String(value), field.unit?.[lang]].filter(Boolean).join(' ');
    case 'date':
      return formatDate(String(value), lang);
    case 'instant':
      return formatNearMoment(instantOf(String(value)), now, lang);
    case 'yes_no':
      return yesNo[value === true ? 'true' : 'false'][lang];
    case 'choice':
      return field.codes.find(({ code }) => code === value)?.title[lang] ?? String(value);
    case 'photo':
      return photoWords(value, lang);
    default:
      return String(value);
  }
}

const photoWords = (value: FactValue, lang: Lang): string => {
  const count = Array.isArray(value) ? value.length : 0;
  return lang === 'zh' ? `照片 ${count} 张` : `${count} photo${count === 1 ? '' : 's'}`;
};

/** What may be shown of a sensitive value without a reason given. Tells neither length nor end of anything but numbers that are known by them. */
export function factMask(field: Field, value: FactValue, lang: Lang): string {
  switch (field.type) {
    case 'id_number':
      return maskIdNumber(String(value));
    case 'phone':
      return maskPhone(String(value));
    case 'photo':
      return photoWords(value, lang);
    case 'text':
    case 'long_text':
      return `${Array.from(String(value))[0] ?? ''}***`;
    default:
      return '***';
  }
}

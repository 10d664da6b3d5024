// Days and moments as cells hold them: ISO text from a date cell, a bare serial number, 2022.9.12, 2022/9/15, 2022年9月18日, 20220918.
// Two-digit years and days without a year are not guessed.
import { dateOfDay, dayNumber, isCalendarDate } from '#kernel/shared/clock/time.ts';
import { toHalfWidth } from '#kernel/shared/identity/writing.ts';
import type { Cell } from '#kernel/shared/sheet.ts';

/** Day zero of spreadsheets, right from 1 March 1900 on. */
const serialZero = dayNumber('1899-12-30');
/** 1927 to 2118: numbers outside are not meant as days. */
const serials = { first: 10_000, last: 80_000 };

const ymd = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?/;
const time =
  /^[\sT,]*(?:\(?(?:星期|周)[一二三四五六日天]\)?)?\s*(上午|早上|早|中午|下午|晚上|晚|am|pm)?\s*(\d{1,2})\s*[:时点]\s*(\d{1,2}|半)?\s*(?:[:分]\s*(?:\d{1,2}(?:\.\d+)?)?\s*秒?)?\s*(am|pm)?$/i;

/** `YYYY-MM-DD`, or null when the cell is no day. A time behind the day is let go. */
export function readDay(cell: Cell): string | null {
  return readMoment(cell)?.slice(0, 10) ?? null;
}

/** `YYYY-MM-DD`, or `YYYY-MM` where a birth date is given without its day: 1966年10月, 1966.10, 196610. */
export function readDayOrMonth(cell: Cell): string | null {
  const day = readDay(cell);
  if (day !== null) return day;
  const found = /^'?(\d{4})\s*[-/.年]?\s*(0?[1-9]|1[0-2])\s*月?$/.exec(toHalfWidth(String(cell ?? '')).trim());
  return found ? `${found[1]}-${(found[2] ?? '').padStart(2, '0')}` : null;
}

/** `YYYY-MM-DD HH:mm` in local time; a day alone is its midnight. */
export function readMoment(cell: Cell): string | null {
  if (typeof cell === 'number' && cell <= serials.last) return momentOfSerial(cell);
  if (typeof cell !== 'string' && typeof cell !== 'number') return null;
  const text = toHalfWidth(String(cell)).trim().replace(/^'/, '');
  const packed = /^(\d{4})(\d{2})(\d{2})(?:\s*(\d{2})(\d{2})(?:\d{2})?)?$/.exec(text);
  if (packed) {
    const [, year, month, day, hour, minute] = packed;
    return momentOf(`${year}-${month}-${day}`, hour ? `${hour}:${minute}` : '');
  }
  if (/^\d{5}(\.\d+)?$/.test(text)) return momentOfSerial(Number(text));
  const found = ymd.exec(text);
  if (!found) return null;
  const [whole, year = '', month = '', day = ''] = found;
  return momentOf(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`, text.slice(whole.length));
}

/** The time of day in a column of its own, `HH:mm`: 8:05, 上午8点半, or the fraction of a day that a time cell holds. */
export function readClock(cell: Cell): string | null {
  if (typeof cell === 'number')
    return cell >= 0 && cell < 1 ? (momentOfSerial(serials.first + cell)?.slice(11) ?? null) : null;
  if (typeof cell !== 'string') return null;
  const text = toHalfWidth(cell).trim().replace(/^'/, '');
  return text === '' ? null : momentOf('2000-01-01', text)?.replace(/^2000-01-01 |^2000-01-02 .*/, '') || null;
}

function momentOf(on: string, rest: string): string | null {
  if (!isCalendarDate(on)) return null;
  if (rest.trim() === '') return `${on} 00:00`;
  const found = time.exec(rest);
  if (!found) return null;
  const [, before, hour = '0', minutes = '0', after] = found;
  const half = before ?? after ?? '';
  // 晚上12点 may be either end of the day.
  if (/晚|am/i.test(half) && Number(hour) === 12) return null;
  const isLate = /下午|晚|pm/i.test(half) || (half === '中午' && Number(hour) < 11);
  const hours = Number(hour) + (isLate && Number(hour) < 12 ? 12 : 0);
  const minute = minutes === '半' ? '30' : minutes;
  // The last minute of the day is written 24:00 as well.
  if (hours === 24 && Number(minute) === 0) return `${dateOfDay(dayNumber(on) + 1)} 00:00`;
  if (hours > 23 || Number(minute) > 59) return null;
  return `${on} ${String(hours).padStart(2, '0')}:${minute.padStart(2, '0')}`;
}

function momentOfSerial(serial: number): string | null {
  if (serial < serials.first || serial > serials.last) return null;
  const minutes = Math.round(serial * 1440);
  const day = Math.floor(minutes / 1440);
  const left = minutes - day * 1440;
  return `${dateOfDay(serialZero + day)} ${String(Math.floor(left / 60)).padStart(2, '0')}:${String(left % 60).padStart(2, '0')}`;
}

/**
 * Festivals and lunar dates (`I2` 逢年过节, section 1.T rule 3). Kept apart from the rest of the clock, since the lunar
 * tables behind it are heavy and few screens need them.
 */
import { Lunar, LunarMonth, Solar } from 'lunar-typescript';
import { addDays, type CalendarDate, dayNumber } from './time.ts';

export type FestivalKey =
  | 'new_year'
  | 'laba'
  | 'little_new_year'
  | 'new_year_eve'
  | 'spring_festival'
  | 'lantern'
  | 'dragon_head'
  | 'womens_day'
  | 'qingming'
  | 'labour_day'
  | 'childrens_day'
  | 'dragon_boat'
  | 'party_day'
  | 'army_day'
  | 'double_seventh'
  | 'zhongyuan'
  | 'teachers_day'
  | 'mid_autumn'
  | 'double_ninth'
  | 'national_day'
  | 'winter_solstice';

export interface Festival {
  key: FestivalKey;
  on: CalendarDate;
  zh: string;
  en: string;
}

type Rule =
  | { by: 'solar'; month: number; day: number }
  | { by: 'lunar'; month: number; day: number }
  /** A solar term by the library's key; `冬至` there is last winter's and `DONG_ZHI` this winter's. */
  | { by: 'term'; term: '清明' | 'DONG_ZHI' }
  | { by: 'eve' };

const FESTIVALS: readonly { key: FestivalKey; zh: string; en: string; rule: Rule }[] = [
  { key: 'new_year', zh: '元旦', en: 'New Year', rule: { by: 'solar', month: 1, day: 1 } },
  { key: 'laba', zh: '腊八节', en: 'Laba', rule: { by: 'lunar', month: 12, day: 8 } },
  // The 23rd as in the north; the south keeps the 24th.
  { key: 'little_new_year', zh: '小年', en: 'Little New Year', rule: { by: 'lunar', month: 12, day: 23 } },
  { key: 'new_year_eve', zh: '除夕', en: 'New Year’s Eve', rule: { by: 'eve' } },
  { key: 'spring_festival', zh: '春节', en: 'Spring Festival', rule: { by: 'lunar', month: 1, day: 1 } },
  { key: 'lantern', zh: '元宵节', en: 'Lantern Festival', rule: { by: 'lunar', month: 1, day: 15 } },
  { key: 'dragon_head', zh: '龙抬头', en: 'Dragon Head', rule: { by: 'lunar', month: 2, day: 2 } },
  { key: 'womens_day', zh: '妇女节', en: 'Women’s Day', rule: { by: 'solar', month: 3, day: 8 } },
  { key: 'qingming', zh: '清明节', en: 'Qingming', rule: { by: 'term', term: '清明' } },
  { key: 'labour_day', zh: '劳动节', en: 'Labour Day', rule: { by: 'solar', month: 5, day: 1 } },
  { key: 'childrens_day', zh: '儿童节', en: 'Children’s Day', rule: { by: 'solar', month: 6, day: 1 } },
  { key: 'dragon_boat', zh: '端午节', en: 'Dragon Boat Festival', rule: { by: 'lunar', month: 5, day: 5 } },
  { key: 'party_day', zh: '建党节', en: 'Party Founding Day', rule: { by: 'solar', month: 7, day: 1 } },
  { key: 'army_day', zh: '建军节', en: 'Army Day', rule: { by: 'solar', month: 8, day: 1 } },
  { key: 'double_seventh', zh: '七夕', en: 'Double Seventh', rule: { by: 'lunar', month: 7, day: 7 } },
  { key: 'zhongyuan', zh: '中元节', en: 'Zhongyuan', rule: { by: 'lunar', month: 7, day: 15 } },
  { key: 'teachers_day', zh: '教师节', en: 'Teachers’ Day', rule: { by: 'solar', month: 9, day: 10 } },
  { key: 'mid_autumn', zh: '中秋节', en: 'Mid-Autumn Festival', rule: { by: 'lunar', month: 8, day: 15 } },
  { key: 'double_ninth', zh: '重阳节', en: 'Double Ninth', rule: { by: 'lunar', month: 9, day: 9 } },
  { key: 'national_day', zh: '国庆节', en: 'National Day', rule: { by: 'solar', month: 10, day: 1 } },
  { key: 'winter_solstice', zh: '冬至', en: 'Winter Solstice', rule: { by: 'term', term: 'DONG_ZHI' } },
];

/** Working out one year of lunar months takes the library some milliseconds. */
const festivalsOfYear = new Map<number, readonly Festival[]>();

/** The festivals that fall in a year of the Gregorian calendar, in order of date. */
export function listFestivals(year: number): readonly Festival[] {
  let festivals = festivalsOfYear.get(year);
  if (!festivals) {
    festivals = FESTIVALS.flatMap(({ key, zh, en, rule }) => datesOf(year, rule).map((on) => ({ key, on, zh, en })));
    festivals = festivals.toSorted((a, b) => (a.on < b.on ? -1 : 1));
    festivalsOfYear.set(year, festivals);
  }
  return festivals;
}

/** The festivals of one day; usually none. */
export function festivalsOn(on: CalendarDate): Festival[] {
  return listFestivals(Number(on.slice(0, 4))).filter((festival) => festival.on === on);
}

/**
 * The days of a rule in a solar year. Days of the twelfth lunar month belong to the lunar year before, and may fall twice in
 * a solar year or not at all: 2022 had two 腊八, 2023 none.
 */
function datesOf(year: number, rule: Rule): CalendarDate[] {
  switch (rule.by) {
    case 'solar':
      return [textOf(Solar.fromYmd(year, rule.month, rule.day))];
    case 'term': {
      const term = Solar.fromYmd(year, 6, 30).getLunar().getJieQiTable()[rule.term];
      return term ? [textOf(term)] : [];
    }
    case 'eve':
      return [addDays(textOf(Lunar.fromYmd(year, 1, 1).getSolar()), -1)];
    case 'lunar':
      break;
  }
  return [year - 1, year]
    .map((lunarYear) => textOf(Lunar.fromYmd(lunarYear, rule.month, rule.day).getSolar()))
    .filter((on) => on.startsWith(String(year)));
}

export interface LunarDate {
  year: number;
  /** 1–12; the leap month has the number of the month before it. */
  month: number;
  isLeapMonth: boolean;
  day: number;
  /** `正月十五`, `闰二月初三`. */
  text: string;
}

export function lunarDateOf(on: CalendarDate): LunarDate {
  dayNumber(on);
  const [year = 0, month = 0, day = 0] = on.split('-').map(Number);
  const lunar = Solar.fromYmd(year, month, day).getLunar();
  return {
    year: lunar.getYear(),
    month: Math.abs(lunar.getMonth()),
    isLeapMonth: lunar.getMonth() < 0,
    day: lunar.getDay(),
    text: `${lunar.getMonthInChinese()}月${lunar.getDayInChinese()}`,
  };
}

/**
 * The solar day of a lunar day in a lunar year; elders keep their birthdays so. A 30th that the month has not is its
 * 29th; the leap month is left out, since birthdays are kept in the plain month.
 */
export function solarDateOf(lunarYear: number, month: number, day: number): CalendarDate {
  const length = LunarMonth.fromYm(lunarYear, month)?.getDayCount() ?? 29;
  return textOf(Lunar.fromYmd(lunarYear, month, Math.min(day, length)).getSolar());
}

function textOf(solar: Solar): CalendarDate {
  return solar.toYmd();
}

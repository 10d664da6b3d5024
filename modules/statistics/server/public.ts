// What other modules may ask of statistics: the figures and the lines of a month, as they stood at its end.
export { countMonth, listMonthLines, type MonthFigures, type MonthLine } from './views/month.ts';

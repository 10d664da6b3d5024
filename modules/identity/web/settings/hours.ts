// Office hours as an administrator writes them: 08:30-12:00 13:30-17:30. Pure.

export type Interval = [from: number, to: number];

const clock = (minutes: number) =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

export function writeHours(day: readonly (readonly [number, number])[]): string {
  return day.map(([from, to]) => `${clock(from)}-${clock(to)}`).join(' ');
}

/** Undefined when it cannot be read; an empty line is a day on which the office is shut. Full-width signs and 至 are taken as well. */
export function readHours(text: string): Interval[] | undefined {
  const plain = text
    .normalize('NFKC')
    .replace(/\s*[-–—~～至到]\s*/g, '-')
    .trim();
  if (plain === '') return [];
  const intervals: Interval[] = [];
  for (const part of plain.split(/[\s,;、]+/)) {
    const match = /^(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(part);
    if (!match) return undefined;
    const [h1 = 0, m1 = 0, h2 = 0, m2 = 0] = match.slice(1).map(Number);
    if (m1 > 59 || m2 > 59) return undefined;
    const [from, to] = [h1 * 60 + m1, h2 * 60 + m2];
    const last = intervals.at(-1)?.[1] ?? 0;
    if (from >= to || from < last || to > 1440) return undefined;
    intervals.push([from, to]);
  }
  return intervals;
}

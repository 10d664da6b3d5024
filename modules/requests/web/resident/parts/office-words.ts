// Today's office hours as one reads them on a door: 今天 8:30–17:30 上班. Pure.
import type { Words } from '#kernel/shared/problem.ts';

type Interval = readonly [from: number, to: number];

const clock = (minutes: number) => `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;

/** `minute`: of today, in Shanghai. That a call is answered at any hour stands on the button. The midday break is not told: whoever presses then is answered by the same desk. */
export function officeWords(hours: readonly Interval[], minute: number): Words {
  const first = hours[0];
  const last = hours.at(-1);
  if (!first || !last) return { zh: '今天休息', en: 'closed today' };
  if (minute >= last[1]) return { zh: '已下班', en: 'closed for today' };
  const span = `${clock(first[0])}–${clock(last[1])}`;
  return { zh: `今天 ${span} 上班`, en: `open ${span} today` };
}

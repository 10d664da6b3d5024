// Which requests 今日 asks for: those in hand, those closed today, those open on one's ground. Pure.
import type { CalendarDate } from '#kernel/shared/clock/time.ts';

const atMost = 200;

export const ofToday = (unitId: string, today: CalendarDate) => ({
  mine: { tab: 'mine', limit: atMost } as const,
  closed: { leadUnitId: unitId, closedFrom: today, closedTo: today, limit: atMost },
  area: { tab: 'open', limit: atMost } as const,
});

import type { Tone } from '#kernel/web/plain/tag.tsx';
import type { UnitState } from '../shared/report.ts';

export const stateTones: Record<UnitState, Tone> = {
  silent: 'red',
  open: 'amber',
  zero: 'green',
  reported: 'green',
  excused: 'plain',
  ended: 'plain',
  ahead: 'plain',
};
export const reportEvents = ['report.'];

type Turn = { rhythmId: string; unitId: string; slot: string };
export const pathTo = (door: 'desk' | 'field', { rhythmId, unitId, slot }: Turn): string =>
  `/${door}/reports/${rhythmId}/${unitId}/${encodeURIComponent(slot)}`;

// Times as a `datetime-local` control holds them (Shanghai time without an offset), and how a state looks.
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { Tone } from '#kernel/web/plain/tag.tsx';
import type { InjectionState } from '../shared/act.ts';

export const fieldOf = (at: number): string => `${dateOf(at)}T${formatTime(at)}`;
export const isoOf = (field: string): string => new Date(`${field.slice(0, 16)}:00+08:00`).toISOString();

export const toneOf: Record<InjectionState, Tone> = {
  waiting: 'plain',
  open: 'amber',
  overdue: 'red',
  in_time: 'green',
  late: 'amber',
  missed: 'red',
  unplayed: 'plain',
};

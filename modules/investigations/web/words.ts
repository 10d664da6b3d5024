// How a status looks, and times as a `datetime-local` control holds them (Shanghai time without an offset).
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { Tone } from '#kernel/web/plain/tag.tsx';
import type { Status } from '../shared/trace.ts';

export const toneOf: Record<Status, Tone> = {
  to_reach: 'amber',
  reached: 'teal',
  tested: 'teal',
  handed_out: 'amber',
  receipted: 'plain',
  released: 'green',
  suspected: 'red',
  confirmed: 'red',
  ended: 'plain',
};
export const fieldOf = (at: number): string => `${dateOf(at)}T${formatTime(at)}`;
export const isoOf = (field: string): string => new Date(`${field.slice(0, 16)}:00+08:00`).toISOString();

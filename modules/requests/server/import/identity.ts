// Which request a line of a register is, whatever file it comes in: by channel, time, number (or place) and words. The id of the request is made of
// it, so that the same line taken twice is the same row and no list of what was taken needs keeping.
import { v5 } from 'uuid';
import type { Secrets } from '#kernel/server/secrets.ts';

const namespace = '2b6f4a0e-6a4b-4f1e-9a0e-5d9f6c1b7e42';

export type HistoryKey = {
  districtId: string;
  receivedAt: number;
  channel: string;
  /** Normalized. */
  phone: string | null;
  place: string;
  text: string;
};

/** The number goes in as its keyed hash: an id can be read by many, a number guessed from it by nobody. */
export function historyId(
  { districtId, receivedAt, channel, phone, place, text }: HistoryKey,
  secrets: Secrets,
): string {
  const who = phone ? secrets.hash('phone', phone).toString('hex') : place.replace(/\s+/g, '');
  return v5([districtId, channel, receivedAt, who, text.replace(/\s+/g, '')].join('\n'), namespace);
}

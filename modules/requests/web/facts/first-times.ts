// What stands in the hour of a visit when the work is reported done and none was agreed: one was there just now, more often than not. Pure but for the clock.
import { shanghaiIso, typedOf } from '#kernel/shared/field-rules.ts';
import type { TypedFields } from '#kernel/web/fields/read-fields.ts';
import { serverTime } from '#kernel/web/time/server-time.ts';
import type { PageAnswer } from '../parts/names.ts';

export function firstTimes({ booking }: Pick<PageAnswer, 'booking'>): TypedFields {
  if (!booking) return {};
  return { [booking.agreedAt.name]: typedOf(booking.agreedAt, shanghaiIso(serverTime.now())) };
}

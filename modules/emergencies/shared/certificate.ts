// 删除证明: what a certificate says. It names no person, is kept for good and read by anybody; its digest is of the canonical text of exactly this.
import { z } from 'zod';
import { wordsSchema } from '#kernel/shared/words.ts';
import { powers } from './power.ts';

const instant = z.string();

export const certificateContent = z.strictObject({
  certificate: z.string(),
  order: z.string(),
  orderId: z.string(),
  power: z.enum(powers),
  /** When the order held. */
  from: instant,
  until: instant,
  /** By which rule: so many days after the end of the last order of its chain. */
  rule: z.strictObject({ days: z.number(), chainEnded: instant, keptUntil: instant }),
  /** A line a table; none where nothing was gathered under it. */
  gathered: z.array(z.strictObject({ table: z.string(), what: wordsSchema, erased: z.number() })),
  begun: instant,
  finished: instant,
});
export type CertificateContent = z.output<typeof certificateContent>;

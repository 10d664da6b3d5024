// What travels between a phone that works alone and the house (ADR 11): acts in a sealed box, and what became of them. Bytes are base64; a sealed text is nonce (12) · ciphertext · tag (16), AES-256-GCM, with the lease's id as what it is bound to.
import { z } from 'zod';
import { idSchema } from './id.ts';

export const boxInfo = 'huying/box';
export const mostInOne = 200;
/** Characters of one sealed entry, base64. */
export const mostInEntry = 200_000;

/** One act as it lies sealed in the box. */
export const entrySchema = z.object({
  /** The device's count, from 1, never used twice. */
  seq: z.int().min(1),
  postId: idSchema,
  /** House − device, ms, as known when it was done. */
  off: z.number(),
  envelope: z.object({
    id: idSchema,
    name: z.string().max(80),
    at: z.iso.datetime({ offset: true }),
    input: z.unknown(),
  }),
});
export type BoxEntry = z.output<typeof entrySchema>;

export const boxSchema = z.object({
  leaseId: idSchema,
  /** The device's clock as it sends, epoch ms. */
  clock: z.number(),
  /** Still in the box after these, refused ones among them. */
  waiting: z.int().min(0).max(1_000_000),
  refused: z.int().min(0).max(1_000_000),
  version: z.string().max(40).optional(),
  /** In the order of their count. None: only to be heard of. */
  entries: z.array(z.string().max(mostInEntry)).max(mostInOne),
});

/** What became of one entry, sealed in the answer under the same key. `handed_on`: to `toUnit`, who decides. */
export type BoxOutcome = {
  seq: number;
  commandId: string;
  outcome: 'accepted' | 'superseded' | 'rejected' | 'retry' | 'handed_on';
  problem?: unknown;
  events?: { type: string }[];
  result?: unknown;
  toUnit?: string;
};

export const boxAnswerSchema = z.object({
  state: z.enum(['runs', 'over', 'ended']),
  endsAt: z.date(),
  /** How far the device's clock goes ahead of the house's, ms. */
  clockAhead: z.number(),
  /** How many, from the first, are judged for good; what comes after them is to be brought again. */
  judged: z.int(),
  /** Places (from 0) of entries that could not be read: damaged where they lay. They are judged too. */
  torn: z.array(z.int()),
  /** `BoxOutcome[]`, sealed: somebody else's phone may have brought the box. */
  outcomes: z.string(),
});

export type BoxAnswer = Omit<z.output<typeof boxAnswerSchema>, 'endsAt'> & { endsAt: string };

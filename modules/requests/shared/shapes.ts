// Shapes that many answers share.
import { z } from 'zod';

export const wordsShape = z.object({ zh: z.string(), en: z.string() });
/** A file with the signed link under which it opens for some minutes. */
export const fileShape = z.object({ id: z.string(), url: z.string(), mediaType: z.string() });

import { z } from 'zod';

/** Words of the screen as data: both languages, neither empty. */
export const wordsSchema = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });

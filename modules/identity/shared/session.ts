// What GET /api/session answers: who is signed in, which posts they may wear, and what they must do before they work.
import { z } from 'zod';
import { idSchema } from '#kernel/shared/id.ts';
import { postBases, roleList } from './post.ts';

export const sessionSchema = z.object({
  staff: z.object({ id: idSchema, name: z.string() }),
  username: z.string(),
  posts: z.array(
    z.object({
      postId: idSchema,
      role: z.enum(roleList),
      roleTitle: z.object({ zh: z.string(), en: z.string() }),
      basis: z.enum(postBases),
      unitId: idSchema,
      unitName: z.string(),
      unitKind: z.string(),
      /** From the district down, joined with ` · `. */
      path: z.string(),
    }),
  ),
  /** Until both are settled every command and query is refused (`kernel.password_change_needed`, `kernel.second_factor_needed`). */
  mustChangePassword: z.enum(['one_time', 'too_old']).nullable(),
  mustEnrolSecondFactor: z.boolean(),
  passwordDueAt: z.coerce.date().nullable(),
  expiresAt: z.coerce.date(),
  /** Minutes without a click after which the page should sign out by itself; the server does so at the latest then. */
  idleMinutes: z.number(),
});
export type Session = z.output<typeof sessionSchema>;

/** What the sign-in doors answer: where the page goes next. `twoFactorRedirect` says the same in the sign-in library's word. */
export const signInStepSchema = z.object({
  next: z.enum(['done', 'second_factor', 'change_password', 'enrol_second_factor']),
  twoFactorRedirect: z.literal(true).optional(),
});
export type SignInStep = z.output<typeof signInStepSchema>;

const words = z.object({ zh: z.string(), en: z.string() });

/** What GET /api/demo answers and the setting `demo` holds: ready-made people to be. It exists only where a seed wrote it. */
export const demoSchema = z.object({
  accounts: z.array(
    z.object({
      username: z.string(),
      password: z.string(),
      name: z.string(),
      title: words,
      unitName: z.string().optional(),
      /** The posts held, in words. */
      posts: z.string().optional(),
      /** Where to go after signing in: `/desk`, `/field`. */
      door: z.string().optional(),
      tryFirst: words.optional(),
    }),
  ),
});

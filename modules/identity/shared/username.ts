// How a user name is written: lower case Latin, so that nobody has to remember which case, and it can be said over the telephone.
import { z } from 'zod';

export const usernameSchema = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9_.]{2,29}$/);

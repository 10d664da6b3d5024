// What several of these share.
import { z } from 'zod';

export const at = z.iso.datetime({ offset: true }).optional();

export const staff = { anyStaff: true } as const;

export const nullableText = z.string().nullable();

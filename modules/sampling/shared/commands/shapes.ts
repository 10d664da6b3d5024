// What the commands of mass testing share.
import { z } from 'zod';
import { type Role, territoryRoles } from '#kernel/shared/right.ts';

export const power = 'mass_testing';

export const moment = z.iso.datetime({ offset: true });

export const text = (most: number) => z.string().trim().min(1).max(most);

export const note = z.string().trim().max(300).default('');

/** As printed on a label: letters, digits and dashes, whatever their case when typed. */
export const codeSchema = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^[0-9A-Z][0-9A-Z-]{2,31}$/);

export const onSite = { roles: territoryRoles };

/** Whoever fills tubes at a table: staff of the area, and the volunteer of a shift at that one site (C22). */
export const registrars: readonly Role[] = [...territoryRoles, 'site_volunteer'];
export const atTable = { roles: registrars };

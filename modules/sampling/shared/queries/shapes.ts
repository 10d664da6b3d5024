// What the queries of mass testing share.
import { z } from 'zod';
import { territoryRoles } from '#kernel/shared/right.ts';

export const onSite = { roles: territoryRoles };

export const at = z.date().nullable();

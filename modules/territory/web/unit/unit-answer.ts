// What the parts of a unit's page share.
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { unitPage } from '../../shared/queries.ts';

export type UnitAnswer = QueryAnswer<typeof unitPage>;

/** The Shanghai date of an instant. */
export const dayOf = (moment: string): string => dateOf(instantOf(moment));

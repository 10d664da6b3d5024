import type { Actor } from '#kernel/server/actor.ts';

/** Who asked somebody to a shift, as the roster says it. */
export const actorName = (actor: Actor): string | null => (actor.kind === 'staff' ? actor.staffName : null);

// At which door somebody signed in decides how long their session may be left alone, and whether it may act. Pure.
// 等保 level 3 asks that a session left alone ends (GB/T 22239-2019 8.1.4.1); the number is ours to choose. A desk stands in a room where others pass:
// half an hour. A phone lies in its owner's pocket behind its own lock: a shift. A wall is left alone by its nature: so it may not act.
import { type Role, roles } from '#kernel/shared/right.ts';

export const sessionDoors = ['desk', 'field', 'screen'] as const;
export type SessionDoor = (typeof sessionDoors)[number];

/** Posts that run a queue, judge others' work or administer: whoever holds one is held to the desk's time on a phone too. */
const sitting: ReadonlySet<string> = new Set<Role>([
  'community_desk',
  'community_secretary',
  'street_dispatcher',
  'district_dispatcher',
  'street_supervisor',
  'district_supervisor',
  'system_admin',
  'security_admin',
  'audit_admin',
]);

export const walkingRoles = (Object.keys(roles) as Role[]).filter((role) => !sitting.has(role));

export type SessionTerms = {
  /** `desk`: as the setting for desks says at every moment. `field`, `screen`: fixed at sign-in from the setting of that name. */
  idle: SessionDoor;
  /** May look and never act. */
  isReadOnly: boolean;
};

/** `held`: the roles of all posts held at sign-in; a post that sits, held beside others, counts. */
export function termsOf(door: SessionDoor, held: readonly string[]): SessionTerms {
  if (door === 'screen') return { idle: 'screen', isReadOnly: true };
  const isWalking = held.length > 0 && !held.some((role) => sitting.has(role));
  return { idle: door === 'field' && isWalking ? 'field' : 'desk', isReadOnly: false };
}

// Which posts of a unit the asking post may give and take: the rule is identity's (post.ts), here it is only asked for one unit, so that the
// unit's page offers what `post.appoint`, `secondment.start` and `post.end` will take (A5, A6).
import type { Actor } from '#kernel/server/actor.ts';
import type { Role } from '#kernel/shared/right.ts';
import {
  appointableRoles,
  mayStandAt,
  refuseAppointing,
  seconders,
  secondmentRoles,
} from '#modules/identity/shared/post.ts';
import type { UnitKind } from '../../shared/unit.ts';

type At = { kind: UnitKind; isInScope: boolean; until: Date | null };
type PostRights = {
  appointable: Role[];
  secondable: Role[];
  mayEnd(post: { role: string; staffId: string }): boolean;
};

/** Row-level security has hidden other districts already, so a unit that was found is of the district. */
export function postRights(actor: Actor, at: At): PostRights {
  if (actor.kind !== 'staff' || at.until !== null) return { appointable: [], secondable: [], mayEnd: () => false };
  const may = appointableRoles(actor.role);
  const isOwn = at.isInScope || !may.isWithinScope;
  const appointable = isOwn ? may.roles.filter((role) => mayStandAt(role, at.kind)) : [];
  const maySecond = (seconders as readonly Role[]).includes(actor.role);
  const unit = { kind: at.kind, isInScope: at.isInScope, isInDistrict: true };
  return {
    appointable,
    secondable: maySecond ? appointable.filter((role) => (secondmentRoles as readonly Role[]).includes(role)) : [],
    mayEnd({ role, staffId }) {
      const refusal = refuseAppointing({ by: actor, staffId, role: role as Role, unit });
      return refusal === undefined || refusal === 'wrong_unit';
    },
  };
}

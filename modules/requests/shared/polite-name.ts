// How a caller hears of the person at work: 王师傅, 韩医生, 高警官. A surname and what they are — enough to open the door to them, too little to
// look them up. Pure.
import { maskName } from '#kernel/shared/mask.ts';

const calledBy: Record<string, string> = {
  property_company: '师傅',
  repair_team: '师傅',
  clinic: '医生',
  police_room: '警官',
  mediation_committee: '调解员',
};

/** Other units' people, and names that have no surname in front, by their mask: 李*敏, J***. */
export function politeName(name: string, unitKind: string | null): string {
  const masked = maskName(name);
  const title = calledBy[unitKind ?? ''];
  const surname = /^(\p{Script=Han}{1,2})\*/u.exec(masked)?.[1];
  return title && surname ? `${surname}${title}` : masked;
}

import type { Words } from '#kernel/shared/problem.ts';
import { unitKindTitles } from '#modules/territory/shared/unit.ts';

/** A kind this build does not know is shown as it is. */
export function unitKindTitle(kind: string): Words {
  return (unitKindTitles as Record<string, Words>)[kind] ?? { zh: kind, en: kind };
}

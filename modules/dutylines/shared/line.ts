// A unit's line: in which order it is rung at a given moment, and what is lacking in it (E15). Pure: the desk shows gaps by the rule that rings.
import type { Words } from '#kernel/shared/problem.ts';
import type { UnitKind } from '#modules/territory/shared/unit.ts';

/** Whom a call-out goes to, in the words of a desk. A district or zone is nobody's unit below. */
export const unitGroups = ['streets', 'communities', 'grids', 'handling'] as const;
export type UnitGroup = (typeof unitGroups)[number];

export const groupTitles: Record<UnitGroup, Words> = {
  streets: { zh: '街道、镇', en: 'Streets' },
  communities: { zh: '社区、村', en: 'Communities' },
  grids: { zh: '网格', en: 'Grids' },
  handling: { zh: '处置单位、部门', en: 'Handling units' },
};

export function groupOf(kind: UnitKind): UnitGroup | null {
  switch (kind) {
    case 'zone':
    case 'district':
      return null;
    case 'subdistrict':
    case 'town':
    case 'township':
      return 'streets';
    case 'community':
    case 'village':
      return 'communities';
    case 'grid':
      return 'grids';
    default:
      return 'handling';
  }
}

/** Somebody who may be rung for a unit now. `rank` counts within its source; equal ranks are rung together. */
export type Member = {
  source: 'shift' | 'link';
  rank: number;
  linkId: string | null;
  postId: string | null;
  staffId: string | null;
  hasNumber: boolean;
};

/** A person, whatever posts they wear; else the telephone itself. */
export const keyOf = ({ staffId, linkId }: Pick<Member, 'staffId' | 'linkId'>): string => staffId ?? linkId ?? '';

/** Who is on shift comes before the standing line; whoever stands in both is rung where they come first. */
export function stepsOf<M extends Member>(members: readonly M[]): M[][] {
  const seen = new Set<string>();
  const steps: M[][] = [];
  const inOrder = [...members].sort(
    (a, b) => Number(a.source === 'link') - Number(b.source === 'link') || a.rank - b.rank,
  );
  let last: M | undefined;
  for (const member of inOrder) {
    const key = keyOf(member);
    if (seen.has(key)) continue;
    seen.add(key);
    if (last && last.source === member.source && last.rank === member.rank) steps.at(-1)?.push(member);
    else steps.push([member]);
    last = member;
  }
  return steps;
}

export const gaps = ['nobody', 'no_number', 'no_backup'] as const;
export type Gap = (typeof gaps)[number];

export const gapTitles: Record<Gap, Words> = {
  nobody: { zh: '没有接听人', en: 'Nobody' },
  no_number: { zh: '有人没有号码', en: 'A number lacking' },
  no_backup: { zh: '没有备岗', en: 'No backup' },
};

/** Worst first. One telephone is no backup of itself. */
export function gapsOf(members: readonly Member[]): Gap[] {
  if (members.length === 0) return ['nobody'];
  const found: Gap[] = [];
  if (members.some(({ hasNumber }) => !hasNumber)) found.push('no_number');
  if (new Set(members.map(keyOf)).size < 2) found.push('no_backup');
  return found;
}

// Which committee a matter belongs to and how it numbers its papers.
import type { CommandContext, Context } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import type { RequestRow } from '#modules/requests/server/public.ts';
import { findHandlingUnit, findUnit } from '#modules/territory/server/public.ts';
import { mediationProblem } from '../shared/problems.ts';
import { nextNumber } from './store/cases.ts';

export type Committee = { unitId: string; unitName: string };

/** The committee named, or the one that serves the place; where there is none, the community's own. */
export async function committeeFor(
  request: Pick<RequestRow, 'placeId' | 'territoryId' | 'deskUnitId' | 'districtId'>,
  named: string | undefined,
  { tx }: Pick<Context, 'tx'>,
): Promise<Committee> {
  if (named === undefined) {
    const at = { placeId: request.placeId, territoryId: request.territoryId, communityId: request.deskUnitId };
    const found = await findHandlingUnit(tx, at, 'mediation_committee');
    if (found) return found;
  }
  const unit = await findUnit(tx, named ?? request.deskUnitId);
  const kinds = ['mediation_committee', 'community', 'village', 'subdistrict', 'town', 'township'];
  if (!unit || unit.districtId !== request.districtId || !kinds.includes(unit.unitKind))
    throw mediationProblem('committee_unknown');
  return unit;
}

const what = { case: '民调字', agreement: '民调协字' } as const;

/** （2026）洸河街道民调字第3号: by committee and year. */
export async function numberFor(
  kind: keyof typeof what,
  committee: Committee,
  { tx, now }: CommandContext,
): Promise<string> {
  const year = Number(dateOf(now).slice(0, 4));
  const number = await nextNumber(tx, committee.unitId, year, kind);
  const name = committee.unitName.replace(/(?:人民)?调解委员会$|调委会$/, '');
  return `（${year}）${name}${what[kind]}第${number}号`;
}

// How a case comes about, by whichever way it is told (C2): with its owner in the same moment, or not at all.
import type { CommandContext } from '#kernel/server/house.ts';
import { endTurn } from '#modules/duties/server/public.ts';
import type { CaseSource, Symptom } from '../shared/trace.ts';
import { ownerOf } from './opening.ts';
import { findHome, findOrder } from './store/owner.ts';
import * as store from './store/traced.ts';

export type Telling = {
  traceId: string;
  subjectId: string | null;
  sealed: Pick<store.NewTraced, 'nameCipher' | 'phoneCipher' | 'phoneHash' | 'phoneTail'>;
  /** Who answers where nobody else does. */
  unitId: string;
  districtId: string;
  enterpriseId: string | null;
  source: CaseSource;
  sourceKey: string | null;
  isPooled: boolean;
  sampledAt: Date;
  symptom: Symptom;
  isDrill: boolean;
  byName: string;
  orderId?: string | null;
};

/** A contact, or a suspicion, that is traced already becomes the case; else a new one. Gives whose row it is, and where it stands. */
export async function makeCase(telling: Telling, context: CommandContext) {
  const { tx, actor, commandId } = context;
  const home = telling.subjectId ? await findHome(tx, telling.subjectId) : undefined;
  const unitId = home?.communityId ?? telling.unitId;
  const owner = await ownerOf([unitId, telling.unitId], context);
  const known = await store.findOpen(
    tx,
    { subjectId: telling.subjectId, phoneHash: telling.sealed.phoneHash },
    telling.isDrill,
  );
  const seen = known ? await store.lockTraced(tx, known) : undefined;
  const facts = { ...telling, owner };
  if (seen) {
    const isNews = !seen.caseAt || (seen.isPooled && !telling.isPooled);
    if (isNews) store.becomeCase(tx, seen.traceId, commandId, facts);
    if (seen.rhythmId && seen.subjectId && !seen.caseAt) endTurn(tx, seen.rhythmId, seen.subjectId);
    return { traceId: seen.traceId, unitId: seen.unitId, areaIds: seen.areaIds, owner, isNew: !seen.caseAt };
  }
  const areaIds = [...new Set([telling.unitId, owner.unitId])];
  store.addCase(
    tx,
    {
      traceId: telling.traceId,
      districtId: telling.districtId,
      unitId,
      areaIds,
      subjectId: home?.subjectId ?? telling.subjectId,
      ...telling.sealed,
      enterpriseId: telling.enterpriseId,
      isDrill: telling.isDrill,
      byName: telling.byName,
      byPostId: actor.kind === 'staff' ? actor.postId : null,
      commandId,
      emergencyOrderId: telling.orderId ?? (await findOrder(tx, unitId, telling.sampledAt, telling.isDrill)),
    },
    facts,
  );
  return { traceId: telling.traceId, unitId, areaIds, owner, isNew: true };
}
export type Made = Awaited<ReturnType<typeof makeCase>>;

export const openedEvent = (made: Made, source: CaseSource) => ({
  type: 'trace.case_opened',
  traceId: made.traceId,
  unitId: made.unitId,
  ownerPostId: made.owner.postId,
  source,
});

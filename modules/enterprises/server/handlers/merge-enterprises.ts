// Two records found to be one firm (F14: two surveyors, the same firm): never by the house itself, always by somebody, and always to be undone.
import { command } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { keepApart, mergeEnterprises, unmergeEnterprises } from '../../shared/commands.ts';
import type { Sources } from '../../shared/enterprise.ts';
import { type MergePlan, type MergeSide, mayBeOne, mergedFields, planMerge } from '../../shared/merge.ts';
import { enterpriseProblem } from '../../shared/problems.ts';
import { getOwn, toldOf } from '../own.ts';
import { type EnterpriseRow, findEnterprise } from '../store/enterprises.ts';
import * as merges from '../store/merges.ts';

export async function sideOf(tx: Tx, row: EnterpriseRow): Promise<MergeSide> {
  const values: MergeSide['values'] = {
    uscc: row.uscc,
    park: row.park,
    legalRepresentative: row.legalRepresentative,
    contactName: row.contactName,
    phone: row.phoneHash?.toString('hex') ?? null,
    headcount: row.headcount === null ? null : String(row.headcount),
    scale: row.scale,
    isAboveScale: row.isAboveScale === null ? null : String(row.isAboveScale),
    note: row.note,
  };
  return { values, uscc: row.uscc, hangings: await merges.readHangings(tx, row.enterpriseId) };
}

/** Both rows as the one merging sees them, and what would happen. */
export async function planOf(tx: Tx, into: EnterpriseRow, from: EnterpriseRow): Promise<MergePlan> {
  if (into.enterpriseId === from.enterpriseId) throw enterpriseProblem('same_record');
  if (!mayBeOne(into, from)) throw enterpriseProblem('codes_differ');
  return planMerge(await sideOf(tx, into), await sideOf(tx, from));
}

/** In the order of their ids, so that two merges of one pair wait for each other and never for ever. */
async function lockBoth(tx: Tx, intoId: string, fromId: string): Promise<[EnterpriseRow, EnterpriseRow]> {
  const rows = new Map<string, EnterpriseRow>();
  for (const id of [intoId, fromId].toSorted()) rows.set(id, await getOwn(tx, id));
  return [rows.get(intoId)!, rows.get(fromId)!];
}

export const mergeHandler = command(mergeEnterprises, async ({ mergeId, intoId, fromId, reason }, { tx, actor }) => {
  const [into, from] = await lockBoth(tx, intoId, fromId);
  const { filled, moved } = await planOf(tx, into, from);
  const inverse: merges.KeptInverse = {
    filled,
    moved,
    before: {
      formerNames: into.formerNames,
      sources: into.sources,
      usccWritten: into.usccWritten,
      usccFault: into.usccFault,
    },
    after: { formerNames: namesOf(into, from), sources: { ...into.sources, ...sourcesOfFilled(from, filled) } },
  };
  merges.setMergedInto(tx, fromId, intoId);
  merges.fillFacts(tx, intoId, fromId, filled, inverse.after);
  merges.moveHangings(tx, moved, intoId);
  merges.addMerge(tx, {
    mergeId,
    districtId: into.districtId,
    intoId,
    fromId,
    reason,
    inverse,
    byPostId: actor.kind === 'staff' ? actor.postId : null,
    byName: actor.kind === 'staff' ? `${actor.unitName} ${actor.staffName}` : '',
  });
  return toldOf(into, { type: 'enterprise.merged', fromId, mergeId });
});

/** Names that the other went by are names of the firm, each once. */
function namesOf(into: EnterpriseRow, from: EnterpriseRow) {
  const known = new Set([into.name, ...into.formerNames.map(({ name }) => name)]);
  return [...into.formerNames, ...from.formerNames.filter(({ name }) => !known.has(name))];
}

function sourcesOfFilled(from: EnterpriseRow, filled: MergePlan['filled']): Sources {
  return Object.fromEntries(
    mergedFields.flatMap((field) => {
      const source = filled.includes(field) ? from.sources[field] : undefined;
      return source ? [[field, source]] : [];
    }),
  );
}

export const unmergeHandler = command(unmergeEnterprises, async ({ mergeId, reason }, { tx }) => {
  const merge = await merges.findMerge(tx, mergeId);
  if (!merge) throw enterpriseProblem('merge_not_found');
  if (merge.isUndone) throw enterpriseProblem('merge_undone');
  const into = await findEnterprise(tx, merge.intoId);
  if (!into) throw enterpriseProblem('not_found');
  if (into.mergedIntoId) throw enterpriseProblem('merged_further', { name: into.name });
  merges.emptyFacts(tx, merge.intoId, merge.fromId, merge.inverse);
  merges.moveHangings(tx, merge.inverse.moved, merge.fromId);
  merges.setMergedInto(tx, merge.fromId, null);
  merges.undoMerge(tx, mergeId, reason);
  return toldOf(into, { type: 'enterprise.unmerged', fromId: merge.fromId, mergeId });
});

export const keepApartHandler = command(keepApart, async ({ oneId, otherId, reason }, { tx }) => {
  if (oneId === otherId) throw enterpriseProblem('same_record');
  const [one] = await lockBoth(tx, oneId, otherId);
  merges.addPairApart(tx, one.districtId, oneId, otherId, reason);
  return toldOf(one, { type: 'enterprise.kept_apart', otherId });
});

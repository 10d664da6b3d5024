// Who works where. The person met at the shop is looked for by number and name; whoever is only alike is proposed on the page and linked by somebody (A8).
import { command, type Done } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { loadPinyin } from '#kernel/shared/pinyin.ts';
import { employ, endEmployment, linkWorker, recogniseWorkers, unlinkWorker } from '../../shared/commands.ts';
import { enterpriseProblem } from '../../shared/problems.ts';
import { documentOf, personNameOf, phoneOf } from '../facts.ts';
import { dayOf, getOwn, mustFollow, toldOf } from '../own.ts';
import * as store from '../store/employments.ts';
import { findGround } from '../store/enterprises.ts';

/** Where somebody works: an enterprise of the post, or a shop on its ground. */
async function getWorkplace(
  tx: Tx,
  { enterpriseId, shopId }: { enterpriseId?: string | undefined | null; shopId?: string | undefined | null },
) {
  if (enterpriseId) {
    const row = await getOwn(tx, enterpriseId);
    return {
      districtId: row.districtId,
      told: (event: Done['events'][number], result?: unknown) => toldOf(row, event, result),
    };
  }
  const shop = shopId ? await findGround(tx, shopId) : undefined;
  if (!shop || !shopId) throw enterpriseProblem('place_not_found');
  if (!shop.isOwn) throw enterpriseProblem('place_not_yours', { address: shop.address });
  if (shop.kind !== 'shop') throw enterpriseProblem('no_shop');
  return {
    districtId: shop.districtId,
    told: (event: Done['events'][number], result?: unknown): Done => ({
      subjectId: shopId,
      territoryId: shop.communityId,
      events: [{ ...event, shopId, territoryId: shop.communityId }],
      ...(result === undefined ? {} : { result }),
    }),
  };
}

export const employHandler = command(employ, async (input, { tx, secrets }) => {
  const workplace = await getWorkplace(tx, input);
  const name = personNameOf(input.name);
  const document = input.document
    ? documentOf(input.document, secrets)
    : { idKind: null, idCipher: null, idHash: null };
  const phone = phoneOf(input.phone, secrets);
  const met =
    document.idHash || phone.phoneHash ? await store.findMet(tx, document.idHash, phone.phoneHash, name) : undefined;
  store.addEmployment(tx, {
    employmentId: input.employmentId,
    districtId: workplace.districtId,
    enterpriseId: input.enterpriseId ?? null,
    shopId: input.shopId ?? null,
    name,
    pinyin: (await loadPinyin()).pinyinOf(name).replaceAll(' ', ''),
    title: input.title,
    met,
    ...document,
    ...phone,
    from: await dayOf(tx, input.from),
  });
  return workplace.told(
    { type: 'enterprise.employed', employmentId: input.employmentId },
    { employmentId: input.employmentId, knownBy: met?.knownBy ?? null },
  );
});

async function getEmployment(tx: Tx, employmentId: string) {
  const row = await store.findEmployment(tx, employmentId);
  if (!row) throw enterpriseProblem('employment_not_found');
  return { row, workplace: await getWorkplace(tx, row) };
}

export const endEmploymentHandler = command(endEmployment, async ({ employmentId, on, reason }, { tx }) => {
  const { row, workplace } = await getEmployment(tx, employmentId);
  const day = await dayOf(tx, on);
  mustFollow(day, row.from);
  store.endEmployment(tx, employmentId, day, reason);
  return workplace.told({ type: 'enterprise.employment_ended', employmentId });
});

export const linkWorkerHandler = command(linkWorker, async ({ employmentId, personId }, { tx }) => {
  const { row, workplace } = await getEmployment(tx, employmentId);
  const resident = await store.findResident(tx, personId);
  if (!resident) throw enterpriseProblem('person_not_found');
  if (row.idHash && resident.idHash && !row.idHash.equals(resident.idHash)) throw enterpriseProblem('numbers_differ');
  store.linkEmployment(tx, employmentId, { personId, knownBy: 'compared' });
  return workplace.told({ type: 'enterprise.worker_linked', employmentId });
});

export const unlinkWorkerHandler = command(unlinkWorker, async ({ employmentId }, { tx }) => {
  const { row, workplace } = await getEmployment(tx, employmentId);
  if (!row.personId) throw enterpriseProblem('not_linked');
  store.unlinkEmployment(tx, employmentId, row.personId);
  return workplace.told({ type: 'enterprise.worker_unlinked', employmentId });
});

export const recogniseWorkersHandler = command(recogniseWorkers, async ({ districtId }, { tx }): Promise<Done> => {
  const known = await store.recogniseWorkers(tx, districtId);
  return {
    subjectId: districtId,
    events: known > 0 ? [{ type: 'enterprise.workers_recognised', count: known }] : [],
    result: { known },
  };
});

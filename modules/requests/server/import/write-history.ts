// Takes lines of a register over as requests with their own times. Nothing is invented: no handler, no result, no rating, no time of closing — they
// count as what they were (B9) and as nothing else, and the record says where it comes from.
import type { Secrets } from '#kernel/server/secrets.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import type { Dwelling } from '#modules/imports/shared/dwelling.ts';
import { wordsOf } from '#modules/imports/shared/dwelling.ts';
import { type MethodInForce, methodAt } from '#modules/methods/server/public.ts';
import type { RequestKind } from '#modules/methods/shared/request-kind.ts';
import {
  addressOfDwelling,
  findHomesByAddress,
  type Locality,
  locatePlace,
  locateUnit,
} from '#modules/territory/server/public.ts';
import { requestProblem } from '../../shared/problems.ts';
import { nobody, sealedPhone, titleOf, tokensOf } from '../intake.ts';
import { insertClosure } from '../store/closing.ts';
import { findPersonByPhone, insertRequest, nextNumber, requestNoOf } from '../store/intake.ts';
import { insertNote } from '../store/notes.ts';
import { historyId } from './identity.ts';
import { linkMerged, listHeld } from './store.ts';

export type HistoryRow = {
  /** Its number in the register. */
  no: string | null;
  receivedAt: number;
  channel: string;
  callerName: string | null;
  phones: readonly string[];
  dwelling: Dwelling;
  text: string;
  category: string | null;
  countsAs: 'service' | 'problem';
  mergedIntoNo: string | null;
  remark: string | null;
};

export type HistoryArea = { unitId: string; districtId: string };
export type HistoryContext = { tx: Tx; secrets: Secrets; area: HistoryArea; registerId: string };
export type HistoryCounts = { services: number; problems: number; merged: number; same: number };

/** Read once from what was written, for comparing and for taking alike. */
export type KnownRow = HistoryRow & { requestId: string; phone: string | null };

function identify(rows: readonly HistoryRow[], { secrets, area }: HistoryContext): KnownRow[] {
  return rows.map((row) => {
    const phone = row.phones.map((one) => checkPhone(one)).find((one) => one.ok)?.normalized ?? null;
    const key = { ...row, districtId: area.districtId, phone, place: wordsOf(row.dwelling) };
    return { ...row, phone, requestId: historyId(key, secrets) };
  });
}

const bare = (text: string): string => text.replace(/\s+/g, '');

async function heldOf(known: readonly KnownRow[], { tx, secrets, area }: HistoryContext): Promise<Set<string>> {
  const sought = known.map(({ requestId, receivedAt, channel, text, dwelling, phone }) => ({
    requestId,
    receivedAt,
    channel,
    text: bare(text),
    place: bare(wordsOf(dwelling)),
    phoneHash: phone ? secrets.hash('phone', phone) : null,
  }));
  return listHeld(tx, area.districtId, sought);
}

/** Of each line, in order: is it in the house already? */
export async function areHeld(rows: readonly HistoryRow[], context: HistoryContext): Promise<boolean[]> {
  const known = identify(rows, context);
  const held = await heldOf(known, context);
  return known.map(({ requestId }) => held.has(requestId));
}

/** Those that are held already are left as they are, whatever became of them since. */
export async function writeHistory(rows: readonly HistoryRow[], context: HistoryContext): Promise<HistoryCounts> {
  const { tx, area, registerId } = context;
  const known = new Map(identify(rows, context).map((row) => [row.requestId, row]));
  const held = await heldOf([...known.values()], context);
  const fresh = [...known.values()].filter(({ requestId }) => !held.has(requestId));
  const counts: HistoryCounts = { services: 0, problems: 0, merged: 0, same: rows.length - fresh.length };
  if (fresh.length === 0) return counts;
  const inForce = await methodAt(tx, area.unitId);
  const spots = await placeAll(fresh, context);
  for (const row of fresh) {
    await writeRow(row, spots.get(row.requestId), inForce, context);
    if (row.mergedIntoNo !== null) counts.merged++;
    else counts[row.countsAs === 'service' ? 'services' : 'problems']++;
  }
  const times = fresh.map(({ receivedAt }) => receivedAt);
  linkMerged(tx, area.districtId, registerId, {
    from: new Date(Math.min(...times) - 62 * DAY_MS),
    to: new Date(Math.max(...times) + 62 * DAY_MS),
  });
  return counts;
}

/** A call log is no authority on homes: what is not on the map stays as words, in the community whose register it is. */
async function placeAll(rows: readonly KnownRow[], { tx, area }: HistoryContext): Promise<Map<string, Locality>> {
  const addresses = new Map(rows.map((row) => [row.requestId, addressOfDwelling(row.dwelling)]));
  const homes = await findHomesByAddress(
    tx,
    area.unitId,
    [...addresses.values()].filter((address): address is string => address !== null),
  );
  const located = new Map<string, Locality>();
  for (const placeId of new Set(homes.values())) {
    const locality = await locatePlace(tx, placeId);
    if (locality) located.set(placeId, locality);
  }
  const community = await locateUnit(tx, area.unitId);
  if (!community) throw requestProblem('place_unknown');
  return new Map(
    rows.map(({ requestId }) => [requestId, located.get(homes.get(addresses.get(requestId) ?? '') ?? '') ?? community]),
  );
}

function kindOf(category: string | null, { kinds }: MethodInForce): RequestKind | undefined {
  if (!category) return undefined;
  return kinds.get(category) ?? [...kinds.values()].find(({ title }) => title.zh === category);
}

async function writeRow(
  row: KnownRow,
  spot: Locality | undefined,
  inForce: MethodInForce,
  { tx, secrets, registerId }: HistoryContext,
): Promise<void> {
  if (!spot) throw requestProblem('place_unknown');
  if (!inForce.method.channels.some(({ code }) => code === row.channel))
    throw requestProblem('channel_unknown', { channel: row.channel });
  const kind = kindOf(row.category, inForce);
  const caller = row.phone ? sealedPhone(row.phone, secrets) : nobody;
  const person = caller.phoneHash ? await findPersonByPhone(tx, caller.phoneHash) : undefined;
  const summary = titleOf(row.text, row.category ?? '历史登记');
  const placeText = spot.address ?? (wordsOf(row.dwelling) || null);
  const isMerged = row.mergedIntoNo !== null;
  const imported = { registerId, no: row.no, category: row.category, mergedIntoNo: row.mergedIntoNo };
  const receivedAt = new Date(row.receivedAt);
  // The number of its own month, not of the day it was taken over.
  const requestNo = requestNoOf(spot.numberPrefix, receivedAt, await nextNumber(tx));
  insertRequest(
    tx,
    {
      id: row.requestId,
      districtId: spot.districtId,
      requestNo,
      methodVersionId: inForce.id,
      channel: row.channel,
      state: isMerged ? 'merged' : 'closed',
      territoryId: spot.territoryId,
      deskUnitId: spot.communityId,
      placeId: spot.placeId,
      placeText,
      longitude: null,
      latitude: null,
      // The register's own word for what it was; the kind's is only the usual one.
      countsAs: row.countsAs,
      kindCode: kind?.code ?? null,
      classification: { imported },
      summary,
      text: row.text,
      isEmergency: false,
      isUrgentHardship: false,
      isAnonymous: row.callerName === null && row.phone === null,
      isSilent: false,
      isDrill: false,
      sensitivity: kind?.sensitivity ?? 'normal',
      callerPersonId: person?.id ?? null,
      callerName: row.callerName ?? person?.name ?? null,
      callerPhoneCipher: caller.phoneCipher,
      callerPhoneHash: caller.phoneHash,
      callerPhoneTail: caller.phoneTail,
      followHash: null,
      proxy: null,
      deviceId: null,
      firstAskedStaffId: null,
      receivedByPostId: null,
      receivedAt,
      acceptedAt: null,
      wakeAt: null,
      ringStep: null,
    },
    tokensOf({
      requestNo,
      text: row.text,
      summary,
      placeText,
      callerName: row.callerName,
      phoneTail: caller.phoneTail,
      initials: person?.initials,
    }),
  );
  insertNote(tx, {
    id: newId(),
    requestId: row.requestId,
    kind: 'internal',
    text: [`历史导入${row.no ? `：原登记第 ${row.no} 条` : ''}`, row.category && `类别 ${row.category}`, row.remark]
      .filter(Boolean)
      .join('；'),
    fileIds: [],
    byKind: 'system',
    byStaffId: null,
    byUnitId: null,
    byName: null,
    isPublic: false,
  });
  // When it was really closed nobody knows: `requests.closed_at` stays empty, so no figure of times counts it.
  if (!isMerged) insertClosure(tx, { requestId: row.requestId, closedBy: 'rule', postId: null, note: '历史导入' });
}

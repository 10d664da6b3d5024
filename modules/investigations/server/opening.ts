// What handlers share: whose row it is, a new case with its owner, whom it lets go, and what the journal is told.
import type { CommandContext, Done } from '#kernel/server/house.ts';
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { endTurn, openOnce } from '#modules/duties/server/public.ts';
import { unreached } from '../shared/chain.ts';
import { traceProblem } from '../shared/problems.ts';
import * as chain from './store/chain.ts';
import { findOwner, isOwnUnit, type Owner } from './store/owner.ts';
import * as store from './store/traced.ts';

export function doneOf(row: store.TracedRow, type: string, more: Record<string, unknown> = {}): Done {
  return {
    subjectId: row.traceId,
    territoryId: row.unitId,
    unitIds: row.areaIds,
    events: [{ type, traceId: row.traceId, ...more }],
    isDrill: row.isDrill,
  };
}

/** Seen, and one's own to act on: of a unit of one's own, or owned by this very post. */
export async function openOwn(traceId: string, { tx, actor }: CommandContext): Promise<store.TracedRow> {
  const row = await store.lockTraced(tx, traceId);
  if (!row) throw traceProblem('not_found');
  const isOwner = actor.kind === 'staff' && actor.postId === row.ownerPostId;
  if (isOwner) return row;
  for (const unitId of [row.unitId, ...row.areaIds]) if (await isOwnUnit(tx, unitId)) return row;
  throw traceProblem('out_of_area');
}
export async function openStanding(traceId: string, context: CommandContext): Promise<store.TracedRow> {
  const row = await openOwn(traceId, context);
  if (row.overAt) throw traceProblem('is_over');
  return row;
}

export function notAhead(at: string, now: number): Date {
  const date = new Date(at);
  if (date.getTime() > now) throw traceProblem('in_future');
  return date;
}

type Said = { subjectId?: string | undefined; name?: string | undefined; phone?: string | undefined };
/** As they are called, sealed, where the register does not know them. */
export function sealWho({ subjectId, name, phone }: Said, { secrets }: CommandContext) {
  const none = { nameCipher: null, phoneCipher: null, phoneHash: null, phoneTail: null };
  if (subjectId) return none;
  if (!name) throw traceProblem('who_needed');
  const nameCipher = secrets.seal(name);
  if (!phone) return { ...none, nameCipher };
  const checked = checkPhone(phone);
  if (!checked.ok) throw traceProblem('phone_not_right');
  const { normalized } = checked;
  return {
    nameCipher,
    phoneCipher: secrets.seal(normalized),
    phoneHash: secrets.hash('phone', normalized),
    phoneTail: normalized.slice(-4),
  };
}

export async function ownerOf(unitIds: readonly string[], { tx, actor }: CommandContext): Promise<Owner> {
  for (const unitId of unitIds) {
    const owner = await findOwner(tx, unitId);
    if (owner) return owner;
  }
  if (actor.kind === 'staff') return { postId: actor.postId, unitId: actor.unitId, name: actor.staffName };
  throw traceProblem('no_owner');
}

/** Turns of one chain live so long; each contact's own deadline is earlier. */
const chainDays = 60;
/** The rhythm of whom to ring for this chain: says nothing of why. */
export function openRhythm(row: store.TracedRow, { tx }: CommandContext): string {
  const rhythmId = newId();
  openOnce(tx, {
    rhythmId,
    districtId: row.districtId,
    code: 'trace_contacts',
    action: row.isDrill ? 'drill' : 'call',
    role: 'grid_worker',
    rank: 1,
    minutes: 5,
    title: row.isDrill
      ? { zh: '演练：尽快联系本人', en: 'Drill: reach them soon' }
      : { zh: '尽快联系本人，请其等社区电话', en: 'Reach them soon; the community will ring' },
    isSensitive: false,
    opensAt: tx.at,
    dueAt: new Date(tx.at.getTime() + chainDays * DAY_MS),
  });
  store.keepRhythm(tx, row.traceId, rhythmId);
  return rhythmId;
}

/** A case that was none: whoever no other standing case reaches is let go, and rung no more (C2). As the house, which sees every chain. Gives how many. */
export async function letGo(row: store.TracedRow, reason: string, context: CommandContext): Promise<number> {
  const { tx, commandId } = context;
  const tied = await chain.listTied(tx, row.traceId);
  const [edges, standing] = await Promise.all([chain.listExposures(tx, tied), chain.listStanding(tx, tied)]);
  const ids = (which: 'isCase' | 'isOpen') => standing.filter((one) => one[which]).map(({ id }) => id);
  const free = new Set(
    unreached(
      ids('isCase').filter((id) => id !== row.traceId),
      edges,
      ids('isOpen'),
    ),
  );
  for (const one of standing.filter(({ id }) => free.has(id))) {
    store.release(tx, one.id, commandId, reason);
    if (one.rhythmId && one.subjectId) endTurn(tx, one.rhythmId, one.subjectId);
  }
  return free.size;
}

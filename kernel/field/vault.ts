// A person's part of a phone: made on line with a PIN, opened with it anywhere, forgotten when the page is closed or locked.
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { fromBase64 } from './bytes.ts';
import { agreeBoxKey, importKey, importNameKey, type Key, lock, makePair, unlock } from './sealing.ts';
import { phoneStore, type VaultRow } from './store.ts';

export type Vault = {
  leaseId: string;
  staffId: string;
  staffName: string;
  /** Seals what goes to the house. */
  boxKey: Key;
  /** Seals what is only remembered here. */
  memoryKey: Key;
  /** Names what is remembered. */
  nameKey: Key;
};

export const shortestPin = 6;
/** After so many wrong ones each further try waits longer. */
const freeTries = 5;
export const waitAfter = (wrong: number): number =>
  wrong < freeTries ? 0 : Math.min(2 ** (wrong - freeTries), 300) * 1000;
/** How long before the next try, ms: closing the page shortens it not. A clock that was turned back since waits the whole time again. */
export const waitLeft = ({ wrong, wrongAt }: Pick<VaultRow, 'wrong' | 'wrongAt'>, now: number): number => {
  const since = wrongAt === undefined ? Number.POSITIVE_INFINITY : now - wrongAt;
  return Math.max(0, waitAfter(wrong) - Math.max(0, since));
};

const joined = (first: Uint8Array, second: Uint8Array): Uint8Array<ArrayBuffer> => {
  const all = new Uint8Array(first.length + second.length);
  all.set(first);
  all.set(second, first.length);
  return all;
};

async function vaultOf(row: VaultRow, secret: Uint8Array<ArrayBuffer>): Promise<Vault> {
  return {
    leaseId: row.leaseId,
    staffId: row.staffId,
    staffName: row.staffName,
    boxKey: await importKey(secret.slice(0, 32)),
    memoryKey: await importKey(secret.slice(32, 64)),
    nameKey: await importNameKey(secret.slice(32, 64)),
  };
}

export type Granted = { houseKey: string; endsAt: string };

/** `grant` asks the house (`phone.lease`). Nothing is kept on the phone before it said yes. */
export async function makeVault(
  who: { staffId: string; staffName: string; label: string },
  pin: string,
  grant: (leaseId: string, publicKey: string) => Promise<Granted>,
): Promise<Vault> {
  const leaseId = newId();
  const { publicKey, privateKey } = await makePair();
  const { houseKey, endsAt } = await grant(leaseId, publicKey);
  const secret = joined(
    await agreeBoxKey(privateKey, fromBase64(houseKey), leaseId),
    crypto.getRandomValues(new Uint8Array(32)),
  );
  const row: VaultRow = {
    ...who,
    leaseId,
    locked: await lock(pin, secret),
    lastSeq: 0,
    madeAt: Date.now(),
    heardAt: Date.now(),
    endsAt: Date.parse(endsAt),
    state: 'runs',
    wrong: 0,
  };
  const store = phoneStore();
  await store.vaults.add(row);
  // What the browser may throw away when the phone is full is no place for work that waits; it answers no without harm.
  await navigator.storage?.persist?.().catch(() => false);
  return vaultOf(row, secret);
}

/** By the house's clock, as far as it was known at the last contact: a lease of a few hours would not outlast a phone's clock that is half a day ahead. */
export const isRunning = ({ state, endsAt, clockAhead = 0 }: VaultRow, now: number): boolean =>
  state === 'runs' && endsAt + clockAhead > now;

/** Undefined: not this PIN, or too soon after the last wrong ones. A lease that is over or cut off opens no more: what lies in the box still goes out, sealed as it is. */
export async function openVault(leaseId: string, pin: string): Promise<Vault | undefined> {
  const store = phoneStore();
  const row = await store.vaults.get(leaseId);
  if (!row || !isRunning(row, Date.now()) || waitLeft(row, Date.now()) > 0) return undefined;
  const secret = await unlock(pin, row.locked);
  await store.vaults.update(leaseId, secret ? { wrong: 0 } : { wrong: row.wrong + 1, wrongAt: Date.now() });
  return secret && vaultOf(row, secret);
}

/** By the house's clock. */
export const leaseEndOf = async (leaseId: string): Promise<number | undefined> =>
  (await phoneStore().vaults.get(leaseId))?.endsAt;

export async function changePin(vault: Vault, old: string, pin: string): Promise<boolean> {
  const store = phoneStore();
  const row = await store.vaults.get(vault.leaseId);
  const secret = row && (await unlock(old, row.locked));
  if (!secret) return false;
  await store.vaults.update(vault.leaseId, { locked: await lock(pin, secret) });
  return true;
}

/** Everything of a person off this phone; only once nothing of theirs waits, or by a press that says how much is lost. */
export async function forgetVault(leaseId: string): Promise<void> {
  const store = phoneStore();
  const { vaults, entries, answers, files, shelf } = store;
  await store.transaction('rw', [vaults, entries, answers, files, shelf], async () => {
    await store.shelf.where({ leaseId }).delete();
    await store.files.where({ leaseId }).delete();
    await store.entries.where({ leaseId }).delete();
    await store.answers.where({ leaseId }).delete();
    await store.vaults.delete(leaseId);
  });
}

/** So long it is still said, at the name, why it does not open any more. */
const saidForMs = DAY_MS;

/** Parts that will never open again, after a shift or a cut: what was remembered goes at once; the rest a day later, when nothing of it waits to be sent any more. */
export async function clearOver(now: number): Promise<void> {
  const { vaults, entries, answers, files, shelf } = phoneStore();
  for (const row of await vaults.toArray()) {
    if (isRunning(row, now)) continue;
    const { leaseId, state, endsAt, clockAhead = 0, heardAt = 0 } = row;
    await Promise.all([answers.where({ leaseId }).delete(), shelf.where({ leaseId }).delete()]);
    const overSince = state === 'runs' ? endsAt + clockAhead : heardAt;
    const waits = (await entries.where({ leaseId }).count()) + (await files.where({ leaseId }).count());
    if (waits === 0 && now - overSince > saidForMs) await forgetVault(leaseId);
  }
}

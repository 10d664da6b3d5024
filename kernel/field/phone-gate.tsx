// Before the field's door: does this phone know somebody, and is it they? With a PIN it opens without any server; without one the door is as it always was. What others
// left in their boxes here is brought in as well, sealed as it is.
import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useAtlas } from '../web/atlas.ts';
import { readSession, SessionReaderContext, wornPosts } from '../web/door/session.ts';
import { SyncContext } from '../web/door/sync.ts';
import { Skeleton } from '../web/plain/blank.tsx';
import { useRemembered } from '../web/remembered.ts';
import { CarrierContext, HolderContext } from '../web/wire/carrier.ts';
import { ReaderContext } from '../web/wire/reader.ts';
import { UploadContext } from '../web/wire/upload.ts';
import { bringOthers } from './others.ts';
import { type OpenPhone, openPhone } from './phone.ts';
import { PhoneContext, useBox } from './phone-context.ts';
import { phoneStore, type VaultRow } from './store.ts';
import { UnlockPage } from './unlock-page.tsx';
import { clearOver, isRunning, type Vault } from './vault.ts';

/** Whether the lease of an open page is over. */
const lookEveryMs = 20_000;

type Ground = { known: readonly VaultRow[]; isPlain: boolean };

export function PhoneGate({ children }: { children: ReactNode }) {
  const cache = useQueryClient();
  const { alongs } = useAtlas();
  const [ground, setGround] = useState<Ground>();
  const [phone, setPhone] = useState<OpenPhone>();
  const open = useRef<OpenPhone>(undefined);

  useEffect(() => {
    void look().then(setGround);
    return () => open.current?.close();
  }, []);

  const hold = useCallback(
    async (vault: Vault) => {
      open.current?.close();
      const next = await openPhone(vault, cache, alongs);
      open.current = next;
      // What an earlier owner of this page saw is nobody else's.
      cache.clear();
      setPhone(next);
      void next.box.sync();
    },
    [alongs, cache],
  );
  const lock = useCallback(() => {
    open.current?.close();
    open.current = undefined;
    cache.clear();
    setPhone(undefined);
    void look().then((next) => setGround({ ...next, isPlain: false }));
  }, [cache]);

  useEffect(() => {
    const leaseId = phone?.vault.leaseId;
    const wake = () => {
      if (document.visibilityState !== 'visible') return;
      void open.current?.box.sync();
      void open.current?.files.sync();
      void bringOthers(leaseId);
    };
    wake();
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', wake);
    return () => {
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', wake);
    };
  }, [phone]);

  useLockAtEnd(phone, lock);

  const held = useMemo(() => ({ phone, hold, lock }), [phone, hold, lock]);
  if (!ground) return <Skeleton lines={6} />;
  if (!phone && !ground.isPlain && ground.known.length > 0) {
    return <UnlockPage known={ground.known} hold={hold} leave={() => setGround({ ...ground, isPlain: true })} />;
  }
  if (!phone) return <PhoneContext value={held}>{children}</PhoneContext>;
  return (
    <PhoneContext value={held}>
      <Opened phone={phone}>{children}</Opened>
    </PhoneContext>
  );
}

/** A page that was left open does not outlast its lease: cut off, as soon as the house says so; over, without anybody saying so. */
function useLockAtEnd(phone: OpenPhone | undefined, lock: () => void): void {
  useEffect(() => {
    if (!phone) return;
    const { box, vault } = phone;
    const look = async () => {
      const row = await phoneStore().vaults.get(vault.leaseId);
      if (row && !isRunning(row, Date.now())) lock();
    };
    const timer = setInterval(() => void look(), lookEveryMs);
    const stop = box.subscribe(() => box.state().leaseState !== 'runs' && lock());
    return () => {
      clearInterval(timer);
      stop();
    };
  }, [phone, lock]);
}

/** Everything below asks, acts and knows itself through the phone. */
function Opened({ phone, children }: { phone: OpenPhone; children: ReactNode }) {
  const box = useBox();
  const session = useMemo(() => phone.readSession(readSession), [phone]);
  const sync = useMemo(() => {
    const queued =
      box?.waiting.filter(({ state, holdUntil }) => state === 'waiting' && holdUntil === undefined).length ?? 0;
    return { queued, isSyncing: box?.isSyncing ?? false, syncedAt: box?.syncedAt };
  }, [box]);
  const worn = useRemembered(wornPosts);
  const upload = useMemo(() => phone.files.keep(worn[phone.vault.staffId] ?? ''), [phone, worn]);
  return (
    <SessionReaderContext value={session}>
      <CarrierContext value={phone.carry}>
        <ReaderContext value={phone.read}>
          <HolderContext value={phone.hold}>
            <UploadContext value={upload}>
              <SyncContext value={sync}>{children}</SyncContext>
            </UploadContext>
          </HolderContext>
        </ReaderContext>
      </CarrierContext>
    </SessionReaderContext>
  );
}

/** Who is known to this phone. Somebody who is signed in and is not among them goes on as without it. */
async function look(): Promise<Ground> {
  await clearOver(Date.now()).catch(() => undefined);
  const known = await phoneStore()
    .vaults.toArray()
    .catch((): VaultRow[] => []);
  if (known.length === 0) return { known, isPlain: true };
  const staffId = await Promise.race([
    readSession().then(
      ({ staff }) => staff.id,
      () => undefined,
    ),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 2_000)),
  ]);
  const mine = known.filter((row) => row.staffId === staffId);
  if (staffId !== undefined && mine.length === 0) return { known, isPlain: true };
  return {
    known: mine.length > 0 ? [...mine, ...known.filter((row) => row.staffId !== staffId)] : known,
    isPlain: false,
  };
}

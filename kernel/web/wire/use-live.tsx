// Mounted once by each door: what happens elsewhere reaches the screens that show it, and the state bar knows whether we hear anything.
import { useQueryClient } from '@tanstack/react-query';
import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useAsker } from '../door/asker-context.ts';
import { serverTime } from '../time/server-time.ts';
import { askerHeaders } from './asker.ts';
import { freshenByEvents } from './cache.ts';
import { openEventStream } from './event-stream.ts';
import { keepLive, type LiveState } from './live-source.ts';

/** A busy district says dozens of things a second; a screen asks again at most this often. */
const gatherMs = 600;

const LiveContext = createContext<LiveState>('connecting');

export function useLiveState(): LiveState {
  return useContext(LiveContext);
}

export function LiveUpdates({ children }: { children: ReactNode }) {
  const asker = useAsker();
  const cache = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    const heard = new Set<string>();
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const live = keepLive({
      open: () => openEventStream('/api/live', askerHeaders(asker)),
      onMessage(message) {
        for (const event of message.events) heard.add(event.type);
        gathering ??= setTimeout(() => {
          gathering = undefined;
          const types = [...heard];
          heard.clear();
          void freshenByEvents(cache, types);
        }, gatherMs);
      },
      onReturn: () => void cache.invalidateQueries(),
      onState: setState,
      later(act, ms) {
        const timer = setTimeout(act, ms);
        return () => clearTimeout(timer);
      },
    });
    const wake = () => live.wake();
    window.addEventListener('online', wake);
    return () => {
      window.removeEventListener('online', wake);
      clearTimeout(gathering);
      live.end();
    };
  }, [asker, cache]);

  // Another clock at the server (a rehearsal) makes every "due today" another list.
  useEffect(() => serverTime.subscribe(() => void cache.invalidateQueries()), [cache]);

  return <LiveContext value={state}>{children}</LiveContext>;
}

// What rings for this post, whether it may sound, and the title of the tab that flashes meanwhile.
import { useEffect, useSyncExternalStore } from 'react';
import { remember, useRemembered } from '#kernel/web/remembered.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { ringingRequests } from '../../shared/queries.ts';
import type { Ring } from '../parts/names.ts';
import { type Bell, type BellState, browserBell, openBell } from './ring-sound.ts';

/** The live stream tells of a call within a second; this is for the minute in which it is down. */
const everyMs = 15_000;

export function useRinging(): readonly Ring[] {
  return useAsk(ringingRequests, {}, { everyMs }).answer?.rows ?? [];
}

const muted = remember('huying.calls.muted', false, (stored) => (typeof stored === 'boolean' ? stored : undefined));

export function useMuted(): [boolean, (isMuted: boolean) => void] {
  return [useRemembered(muted), muted.set];
}

let bell: Bell | undefined;
const theBell = (): Bell => {
  bell ??= openBell(browserBell);
  return bell;
};

/** Rings while there are calls and it is not muted. Mounted once, by the banner. */
export function useBell(calls: readonly Ring[]): { state: BellState; allow(): void } {
  const [isMuted] = useMuted();
  const isRinging = calls.length > 0 && !isMuted;
  const isEmergency = calls.some((call) => call.isEmergency);
  useEffect(() => {
    if (isRinging) theBell().ring(isEmergency);
    else bell?.silence();
  }, [isRinging, isEmergency]);
  useEffect(() => () => bell?.silence(), []);
  const state = useSyncExternalStore(
    (listener) => theBell().subscribe(listener),
    () => theBell().state(),
  );
  return { state, allow: () => void theBell().allow() };
}

const flashMs = 1_000;

/** The tab says so in turn with its own title, for whoever works in another window. Stands still for those who ask for less motion. */
export function useFlashingTitle(flash: string | undefined): void {
  useEffect(() => {
    if (flash === undefined) return;
    let title = document.title;
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const turn = () => {
      // The page under it may have changed its title meanwhile: that one comes back.
      if (document.title !== flash) {
        title = document.title;
        document.title = flash;
      } else if (!isStill) {
        document.title = title;
      }
    };
    turn();
    const timer = setInterval(turn, flashMs);
    return () => {
      clearInterval(timer);
      if (document.title === flash) document.title = title;
    };
  }, [flash]);
}

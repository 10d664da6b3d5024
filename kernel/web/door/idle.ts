// A desk left alone: after so many minutes without a press the page signs out by itself (等保 level 3, session time-out). Live updates keep
// asking the server in the background, so only the page can know that nobody sits there. All tabs of one browser count together.
import { useEffect } from 'react';
import { MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { useSignOut } from './session.ts';

const pressedAtKey = 'huying.pressed';
const lookEveryMs = 20_000;

export function useIdleSignOut(minutes: number | undefined): void {
  const signOut = useSignOut();
  useEffect(() => {
    if (!minutes) return;
    let noted = 0;
    const note = () => {
      const now = Date.now();
      if (now - noted < 5_000) return;
      noted = now;
      localStorage.setItem(pressedAtKey, String(now));
    };
    note();
    const timer = setInterval(() => {
      const pressedAt = Math.max(noted, Number(localStorage.getItem(pressedAtKey)));
      if (Date.now() - pressedAt < minutes * MINUTE_MS) return;
      clearInterval(timer);
      void signOut({ next: location.pathname + location.search, idle: true });
    }, lookEveryMs);
    const kinds = ['pointerdown', 'keydown', 'wheel', 'touchstart'] as const;
    for (const kind of kinds) window.addEventListener(kind, note, { passive: true });
    return () => {
      clearInterval(timer);
      for (const kind of kinds) window.removeEventListener(kind, note);
    };
  }, [minutes, signOut]);
}

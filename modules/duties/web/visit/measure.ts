// How many presses and how long a visit took of the worker, counted by the screen itself from the moment it opened; shown in the burden meter, never scored.
import { useCallback, useEffect, useRef } from 'react';

export type Measured = { taps: number; seconds: number };

/** Presses anywhere on the page while it is open; the one that ends the visit is among them. */
export function useTaps(): () => Measured {
  const taps = useRef(0);
  const since = useRef(0);
  useEffect(() => {
    since.current = performance.now();
    const count = () => {
      taps.current += 1;
    };
    document.addEventListener('click', count, true);
    return () => document.removeEventListener('click', count, true);
  }, []);
  return useCallback(
    () => ({ taps: taps.current, seconds: Math.round((performance.now() - since.current) / 1000) }),
    [],
  );
}

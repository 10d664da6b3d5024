// Taps and seconds of one form, measured by the screen itself. What the product asks of a worker is known from this, and from nothing the worker has to write.
import { type KeyboardEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react';
import type { FormOpened } from '../../shared/opened-form.ts';
import { type Meter, openMeter } from './measure.ts';

export type Measured = { taps: number; seconds: number; asked: number; prefilled: number };

/** `within` goes on the element around the form and its button. The meter runs from the first drawing; `read()` is for the command. */
export function useMeasure(opened: Pick<FormOpened, 'asked' | 'prefilled'> | undefined) {
  const kept = useRef<Meter>(undefined);
  const meter = (): Meter => (kept.current ??= openMeter(performance.now()));
  useEffect(() => {
    const running = (kept.current ??= openMeter(performance.now()));
    const turn = () =>
      document.visibilityState === 'hidden' ? running.hide(performance.now()) : running.show(performance.now());
    document.addEventListener('visibilitychange', turn);
    return () => document.removeEventListener('visibilitychange', turn);
  }, []);
  const within = useMemo(
    () => ({
      // A swipe ends in pointercancel: the browser took it for scrolling.
      onPointerUpCapture: (event: PointerEvent) => {
        if (event.isPrimary) (kept.current ??= openMeter(performance.now())).tap();
      },
      onKeyDownCapture: (event: KeyboardEvent) => {
        const isPress = event.key === 'Enter' || event.key === ' ';
        const writes = event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement;
        if (isPress && !event.repeat && !writes) (kept.current ??= openMeter(performance.now())).tap();
      },
    }),
    [],
  );
  return {
    within,
    read: (): Measured => ({
      ...meter().read(performance.now()),
      asked: opened?.asked ?? 0,
      prefilled: opened?.prefilled ?? 0,
    }),
  };
}

// 长辈版 (elder mode): one tap away, remembered, with text from 18 px up to 30 px (standards a8). It is a setting of the whole page,
// so that every component below the resident door grows without knowing of it.
import { useEffect } from 'react';
import { remember, useRemembered } from '../remembered.ts';

export type ElderMode = { isOn: boolean; sizePx: number };

export const elderSizes = [18, 20, 22, 24, 26, 28, 30] as const;
const usualSize = 22;

export const elderMode = remember<ElderMode>('huying.elder', { isOn: false, sizePx: usualSize }, (stored) => {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { isOn, sizePx } = stored as Partial<ElderMode>;
  const isSize = elderSizes.some((size) => size === sizePx);
  return typeof isOn === 'boolean' ? { isOn, sizePx: isSize && sizePx ? sizePx : usualSize } : undefined;
});

export function useElderMode(): ElderMode & {
  turn: (isOn: boolean) => void;
  grow: (steps: 1 | -1) => void;
  mayGrow: (steps: 1 | -1) => boolean;
} {
  const mode = useRemembered(elderMode);
  const next = (steps: 1 | -1) => elderSizes[elderSizes.findIndex((size) => size === mode.sizePx) + steps];
  return {
    ...mode,
    turn: (isOn) => elderMode.set({ ...mode, isOn }),
    grow: (steps) => elderMode.set({ ...mode, sizePx: next(steps) ?? mode.sizePx }),
    mayGrow: (steps) => next(steps) !== undefined,
  };
}

/** Puts the mode on the page while a door that knows it is open. */
export function useElderGround(): void {
  const { isOn, sizePx } = useRemembered(elderMode);
  useEffect(() => {
    if (!isOn) return;
    const root = document.documentElement;
    root.dataset['elder'] = 'on';
    root.style.setProperty('--elder', `${sizePx}px`);
    return () => {
      delete root.dataset['elder'];
      root.style.removeProperty('--elder');
    };
  }, [isOn, sizePx]);
}

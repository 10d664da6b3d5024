// Which rows of a long table are drawn: those in sight and a few beyond, of rows that are all one height. A million rows weigh as much as forty.
import { type RefObject, useEffect, useState } from 'react';

export type Window = { from: number; to: number; before: number; after: number };

const beyond = 12;

export function windowOf(top: number, height: number, row: number, count: number): Window {
  const from = Math.min(Math.max(0, Math.floor(top / row) - beyond), Math.max(0, count - 1));
  const to = Math.min(count, Math.ceil((top + height) / row) + beyond);
  return { from, to, before: from * row, after: Math.max(0, count - to) * row };
}

export function useWindow(frame: RefObject<HTMLElement | null>, count: number, row: number): Window {
  const [view, setView] = useState({ top: 0, height: 800 });
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const look = () =>
      setView((before) => {
        const top = Math.floor(element.scrollTop / row) * row;
        return before.top === top && before.height === element.clientHeight
          ? before
          : { top, height: element.clientHeight };
      });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const watch = new ResizeObserver(look);
    watch.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      watch.disconnect();
    };
  }, [frame, row]);
  return windowOf(view.top, view.height, row, count);
}

// A button that opens a short list of acts or choices. Arrow keys walk it, Escape and a press elsewhere close it; on a phone the list rises
// from the bottom, where the thumb is. Near the foot of the window it opens upwards: a list that lies below the edge is not there.
import {
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useIsNarrow } from '../look/media.ts';
import { Icon } from './icon.tsx';
import style from './menu.module.css';
import { Sheet } from './sheet.tsx';

export type MenuItem = {
  key: string;
  label: ReactNode;
  mark?: ReactNode;
  /** Set for a choice: is it the present one? */
  chosen?: boolean;
  onPick: () => void;
};

export type MenuProps = {
  /** What the button shows. */
  label: ReactNode;
  /** What it opens, in words. */
  name: string;
  items: readonly MenuItem[];
};

export function Menu({ label, name, items }: MenuProps) {
  const isNarrow = useIsNarrow();
  const [isOpen, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const trigger = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [isUp, setUp] = useState(false);
  usePopover(root, isOpen && !isNarrow, () => setOpen(false));
  useLayoutEffect(() => {
    if (isOpen && trigger.current && panel.current) setUp(hasMoreRoomAbove(trigger.current, panel.current));
  }, [isOpen]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' || event.key === 'Tab') {
      setOpen(false);
      if (event.key === 'Escape') trigger.current?.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const entries = itemsOf(root.current);
    const from = entries.indexOf(document.activeElement as HTMLElement);
    entries[(from + step + entries.length) % entries.length]?.focus();
  }

  const list = items.map((item) => (
    <button
      key={item.key}
      type="button"
      className={style['item']}
      role={item.chosen === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={item.chosen}
      onClick={() => {
        setOpen(false);
        trigger.current?.focus();
        item.onPick();
      }}
    >
      <span>{item.label}</span>
      {item.mark}
    </button>
  ));

  return (
    <div ref={root} className={style['menu']}>
      <button
        ref={trigger}
        type="button"
        className={style['trigger']}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span className="sr-only">{name}</span>
        {label}
        <Icon name="down" size={14} />
      </button>
      {isNarrow ? (
        <Sheet open={isOpen} onClose={() => setOpen(false)} title={name}>
          <div className={style['list']} role="menu" aria-label={name}>
            {list}
          </div>
        </Sheet>
      ) : (
        isOpen && (
          <div
            ref={panel}
            className={style['panel']}
            data-up={isUp || undefined}
            role="menu"
            aria-label={name}
            tabIndex={-1}
            onKeyDown={onKeyDown}
          >
            {list}
          </div>
        )
      )}
    </div>
  );
}

function usePopover(root: RefObject<HTMLElement | null>, isOpen: boolean, close: () => void): void {
  const latest = useRef(close);
  useEffect(() => {
    latest.current = close;
  });
  useEffect(() => {
    if (!isOpen) return;
    const entries = itemsOf(root.current);
    // Frames of the desk must not be pushed up by a list that is not in place yet.
    (entries.find((entry) => entry.ariaChecked === 'true') ?? entries[0])?.focus({ preventScroll: true });
    const onPress = (event: PointerEvent) => {
      if (!root.current?.contains(event.target as Node)) latest.current();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  }, [isOpen, root]);
}

/** Whether the list does not fit under its button, and fits better over it. */
function hasMoreRoomAbove(trigger: HTMLElement, panel: HTMLElement): boolean {
  const { top, bottom } = trigger.getBoundingClientRect();
  const below = document.documentElement.clientHeight - bottom;
  return panel.offsetHeight + 8 > below && top > below;
}

function itemsOf(root: HTMLElement | null): HTMLElement[] {
  return [...(root?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
}

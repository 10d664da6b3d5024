// Undo before confirm (principle 6): the act shows at once, a bar offers to take it back, and only then it goes out. Leaving the page does
// not lose it: what waited is sent first.
import {
  createContext,
  type PointerEvent,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useMessages } from '../language/language.ts';
import { Button } from '../plain/button.tsx';
import style from './undo.module.css';

const messages = { zh: { undo: '撤回' }, en: { undo: 'Undo' } };

/**
 * Long enough to read and reach; it stands still while pointed at or focused (WCAG 2.2.1). Pointed at is who moves over it: a bar that comes up where the mouse
 * happens to rest after the press must not keep the act from going out.
 */
const openForMs = 8_000;

export type UndoOffer = {
  /** What just happened: 已接单. */
  text: string;
  /** Takes it back: restores what was shown, or issues the opposite command. */
  undo: () => void;
  /** Sends it for good, when the offer ends untaken. Absent where the act went out already and `undo` is an act of its own. */
  settle?: () => void;
};

const UndoContext = createContext<(offer: UndoOffer) => void>(() => {
  throw new Error('No UndoGround above');
});

export function useUndo(): (offer: UndoOffer) => void {
  return useContext(UndoContext);
}

export function UndoGround({ children }: { children: ReactNode }) {
  const t = useMessages(messages);
  const [shown, show] = useState<UndoOffer>();
  const open = useRef<UndoOffer>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const end = useCallback((isUndone: boolean) => {
    const offer = open.current;
    open.current = undefined;
    clearTimeout(timer.current);
    show(undefined);
    if (isUndone) offer?.undo();
    else offer?.settle?.();
  }, []);
  const wait = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => end(false), openForMs);
  }, [end]);
  const hold = () => clearTimeout(timer.current);
  const holdIfMoved = ({ movementX, movementY }: PointerEvent) => {
    if (movementX !== 0 || movementY !== 0) hold();
  };

  const offer = useCallback(
    (next: UndoOffer) => {
      end(false);
      open.current = next;
      show(next);
      wait();
    },
    [end, wait],
  );

  useEffect(() => {
    const leave = () => end(false);
    window.addEventListener('pagehide', leave);
    return () => window.removeEventListener('pagehide', leave);
  }, [end]);

  return (
    <UndoContext value={offer}>
      {children}
      <div role="status" className={style['place']} data-print="no">
        {shown && (
          <div className={style['bar']} onPointerMove={holdIfMoved} onPointerLeave={wait} onFocus={hold} onBlur={wait}>
            <span>{shown.text}</span>
            <Button icon="undo" onPress={() => end(true)}>
              {t.undo}
            </Button>
          </div>
        )}
      </div>
    </UndoContext>
  );
}

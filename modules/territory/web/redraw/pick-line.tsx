// One line of the tree of places: open it, choose it, and what is below it.
import type { ReactNode } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import style from './redraw.module.css';

const messages = { zh: { open: '展开', fold: '收起' }, en: { open: 'Open', fold: 'Fold' } };

type PickLineProps = {
  name: string;
  depth: number;
  isChosen: boolean;
  /** It goes along with what holds it, or cannot go whole. */
  isShut: boolean;
  aside: string;
  onToggle(): void;
  /** Undefined: nothing to open. */
  isOpen: boolean | undefined;
  onOpen(): void;
  children?: ReactNode;
};

export function PickLine({ name, depth, isChosen, isShut, aside, onToggle, isOpen, onOpen, children }: PickLineProps) {
  const t = useMessages(messages);
  return (
    <li>
      <div className={style['line']} style={{ paddingInlineStart: `${depth * 24}px` }}>
        {isOpen === undefined ? (
          <span className={style['fold']} />
        ) : (
          <button
            type="button"
            className={style['fold']}
            aria-expanded={isOpen}
            aria-label={`${isOpen ? t.fold : t.open} ${name}`}
            onClick={onOpen}
          >
            <Icon name={isOpen ? 'down' : 'right'} />
          </button>
        )}
        <label>
          <input type="checkbox" checked={isChosen} disabled={isShut} onChange={onToggle} />
          <span>{name}</span>
          <small className="muted">{aside}</small>
        </label>
      </div>
      {children && <ul>{children}</ul>}
    </li>
  );
}

// The button of every door. While its act is on the way it stays where it is, says so to screen readers, and takes no second press.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import style from './button.module.css';
import { Icon, type IconName } from './icon.tsx';

type Look = {
  kind?: 'plain' | 'primary' | 'danger' | 'quiet';
  /** For the one act of a phone screen. */
  big?: boolean;
  wide?: boolean;
  icon?: IconName;
  children: ReactNode;
};

export type ButtonProps = Look & {
  onPress?: (() => void) | undefined;
  type?: 'button' | 'submit';
  busy?: boolean;
  /** Why it can't be pressed now. It stays reachable by keyboard, and the reason is read with it. Show it nearby as well. */
  whyNot?: string | undefined;
  /** A press on what can't be pressed: show the reason larger. */
  onWhyNot?: (() => void) | undefined;
  label?: string | undefined;
  expanded?: boolean;
  /** The id of the text that explains it. */
  describedBy?: string | undefined;
};

export function Button(props: ButtonProps) {
  const {
    onPress,
    type = 'button',
    busy = false,
    whyNot,
    onWhyNot,
    label,
    expanded,
    describedBy,
    icon,
    children,
  } = props;
  return (
    <button
      type={type}
      className={lookOf(props)}
      aria-disabled={whyNot === undefined ? undefined : true}
      aria-busy={busy || undefined}
      aria-label={label}
      aria-expanded={expanded}
      aria-describedby={describedBy}
      title={whyNot}
      onClick={(event) => {
        if (busy || whyNot !== undefined) event.preventDefault();
        if (busy) return;
        if (whyNot === undefined) onPress?.();
        else onWhyNot?.();
      }}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

/** Looks like a button, leads somewhere. */
export function LinkButton(props: Look & { to: string; search?: Record<string, unknown> }) {
  const { to, search, icon, children } = props;
  return (
    <Link to={to} {...(search ? { search } : {})} className={lookOf(props)}>
      {icon && <Icon name={icon} />}
      {children}
    </Link>
  );
}

function lookOf({ kind = 'plain', big, wide }: Look): string {
  return [style['button'], kind !== 'plain' && style[kind], big && style['big'], wide && style['wide']]
    .filter(Boolean)
    .join(' ');
}

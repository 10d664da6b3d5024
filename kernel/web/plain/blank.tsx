// What stands where there is nothing: not yet loaded (bones, never a spinner), or truly empty (what would be here and how it gets here).
import type { ReactNode } from 'react';
import { useMessages } from '../language/language.ts';
import style from './blank.module.css';
import { Icon, type IconName } from './icon.tsx';

const messages = { zh: { loading: '正在取' }, en: { loading: 'Loading' } };

export function Skeleton({ lines = 4 }: { lines?: number }) {
  const t = useMessages(messages);
  return (
    <div className={style['bones']} role="status">
      {Array.from({ length: lines }, (_, line) => (
        <span key={line} className={style['bone']} />
      ))}
      <span className="sr-only">{t.loading}</span>
    </div>
  );
}

export function EmptyState({
  icon = 'check',
  title,
  how,
  children,
}: {
  icon?: IconName;
  /** What would be here. */
  title: string;
  /** How it gets here. */
  how?: string;
  /** The act that brings the first one, if the reader may do it. */
  children?: ReactNode;
}) {
  return (
    <div className={style['blank']}>
      <Icon name={icon} size={32} />
      <p className={style['title']}>{title}</p>
      {how && <p className={style['how']}>{how}</p>}
      {children}
    </div>
  );
}

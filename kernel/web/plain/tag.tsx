// A short mark beside a thing. The words say it and an icon repeats the tone; the colour alone never tells anything.
import type { ReactNode } from 'react';
import { useMessages } from '../language/language.ts';
import { Icon, type IconName } from './icon.tsx';
import style from './tag.module.css';

export type Tone = 'plain' | 'red' | 'amber' | 'green' | 'teal';

const toneIcons: Record<Tone, IconName | undefined> = {
  plain: undefined,
  red: 'warn',
  amber: 'clock',
  green: 'check',
  teal: undefined,
};

export function Tag({ tone = 'plain', icon, children }: { tone?: Tone; icon?: IconName; children: ReactNode }) {
  const shown = icon ?? toneIcons[tone];
  return (
    <span className={`${style['tag']} ${tone === 'plain' ? '' : style[tone]}`}>
      {shown && <Icon name={shown} size={14} />}
      {children}
    </span>
  );
}

const messages = { zh: { drill: '演练' }, en: { drill: 'Drill' } };

/** Drills look like drills, wherever their records appear. */
export function DrillTag() {
  const t = useMessages(messages);
  return (
    <span className={`${style['tag']} ${style['drill']}`}>
      <Icon name="flag" size={14} />
      {t.drill}
    </span>
  );
}

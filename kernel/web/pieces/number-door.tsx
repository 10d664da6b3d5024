// Every number is a door (principle 3): a count with its unit that opens the rows behind it.
import { Link } from '@tanstack/react-router';
import { useLanguage } from '../language/language.ts';
import style from './number-door.module.css';

export type NumberDoorProps = {
  value: number | string | null | undefined;
  /** 件, 户, %: numbers carry units. */
  unit?: string;
  label?: string;
  /** The page that lists exactly these rows. */
  to: string;
  search?: Record<string, unknown>;
  /** `late` only for overdue and danger; `soon` for due soon. */
  tone?: 'late' | 'soon' | 'good' | undefined;
  /** A second fact beside it: 最久 2 天. */
  aside?: string;
  size?: 'line' | 'sum' | 'wall';
};

export function NumberDoor({ value, unit, label, to, search, tone, aside, size = 'line' }: NumberDoorProps) {
  const lang = useLanguage();
  const shown = typeof value === 'number' ? value.toLocaleString(lang === 'zh' ? 'zh-CN' : 'en') : (value ?? '—');
  return (
    <Link to={to} {...(search ? { search } : {})} className={`${style['door']} ${style[size]}`}>
      {label && size === 'wall' && <span className={style['label']}>{label}</span>}
      <span>
        <b className={tone}>{shown}</b>
        {unit && <span className={style['unit']}>{unit}</span>}
        {label && size !== 'wall' && <span className={style['label']}>{label}</span>}
        {aside && <span className={style['aside']}>{aside}</span>}
      </span>
    </Link>
  );
}

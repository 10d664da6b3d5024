// The head both lists share: residents here, homes there, the same area.
import type { ReactNode } from 'react';
import { territoryRoles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import style from './registry.module.css';

const messages = {
  zh: { people: '居民', places: '房屋', toPeople: '看居民', toPlaces: '看房屋' },
  en: { people: 'Residents', places: 'Homes', toPeople: 'Residents', toPlaces: 'Homes' },
};

type AreaHeadProps = {
  view: 'people' | 'places';
  /** What may be done with the whole list. */
  acts?: ReactNode;
  children?: ReactNode;
};

export function AreaHead({ view, acts, children }: AreaHeadProps) {
  const t = useMessages(messages);
  const { post } = useHat();
  const seesPeople = (territoryRoles as readonly string[]).includes(post.role);
  return (
    <header className={style['areaHead']}>
      <div className={style['areaTitle']}>
        <h1>{t[view]}</h1>
        <span className="muted">{post.unitName}</span>
        {seesPeople && (
          <LinkButton
            kind="quiet"
            icon={view === 'people' ? 'home' : 'people'}
            to={view === 'people' ? '/desk/places' : '/desk/people'}
          >
            {view === 'people' ? t.toPlaces : t.toPeople}
          </LinkButton>
        )}
      </div>
      {acts}
      {children}
    </header>
  );
}

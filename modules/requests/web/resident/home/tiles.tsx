// Tiles that open the one short form, each with what it is about already said. Only what exists is there: services are the method's.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import type { Kind } from '../../parts/names.ts';
import { everyday, serviceOrder, services } from '../parts/services.ts';
import style from './tiles.module.css';

const messages = {
  zh: { everyday: '日常', services: '预约办事' },
  en: { everyday: 'Everyday matters', services: 'Book a service' },
};

export function EverydayTiles() {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <nav aria-label={t.everyday} className={style['four']}>
      {Object.entries(everyday).map(([what, matter]) => (
        <Link key={what} to={`/report/${what}`}>
          <span className={style['mark']}>
            <Icon name={matter.icon} size={24} />
          </span>
          {words(matter.title)}
        </Link>
      ))}
    </nav>
  );
}

/** The first kind of each service, in the order of the tiles. */
export function servicesOf(kinds: readonly Kind[]): Kind[] {
  return serviceOrder.flatMap((service) => kinds.find((kind) => kind.serviceKind === service) ?? []);
}

export function ServiceTiles({ kinds }: { kinds: readonly Kind[] }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <nav aria-label={t.services} className={style['services']}>
      {servicesOf(kinds).map((kind) => (
        <Link key={kind.code} to={`/report/${kind.code}`}>
          <span className={style['mark']}>
            <Icon name={services[kind.serviceKind ?? '']?.icon ?? 'list'} size={24} />
          </span>
          <b>{words(kind.title)}</b>
          <small>{words(services[kind.serviceKind ?? '']?.sub ?? kind.filingCondition)}</small>
        </Link>
      ))}
    </nav>
  );
}

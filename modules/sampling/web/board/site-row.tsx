import { Link } from '@tanstack/react-router';
import { HOUR_MS, instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { boxHours } from '../../shared/box-clock.ts';
import type { SiteLine } from '../../shared/queries.ts';
import { siteKinds } from '../../shared/words.ts';
import style from '../sampling.module.css';

const messages = {
  zh: {
    waiting: '未开点',
    open: '开点',
    closed: '已收点，未消毒',
    over: '已消毒',
    people: (n: number) => `今天 ${n} 人`,
    hour: (n: number, of: number) => `近一小时 ${n} / ${of}`,
    tubes: (n: number, open: number) => `${n} 管${open ? `，${open} 管未封` : ''}`,
    held: (n: number) => `${n} 人体温异常`,
    dirty: (days: string) => `${days} 收点后没有消毒记录`,
    oldest: '最早未装箱的样本',
    tables: (n: number) => `${n} 个采样台`,
  },
  en: {
    waiting: 'Not open',
    open: 'Open',
    closed: 'Closed, not disinfected',
    over: 'Disinfected',
    people: (n: number) => `${n} people today`,
    hour: (n: number, of: number) => `${n} / ${of} in the last hour`,
    tubes: (n: number, open: number) => `${n} tubes${open ? `, ${open} open` : ''}`,
    held: (n: number) => `${n} held at the gate`,
    dirty: (days: string) => `${days}: closed, no disinfection told`,
    oldest: 'Oldest swab in no box',
    tables: (n: number) => `${n} tables`,
  },
};
const tones = { waiting: 'plain', open: 'teal', closed: 'red', over: 'green' } as const;

export function SiteState({ state }: { state: SiteLine['state'] }) {
  const t = useMessages(messages);
  return <Tag tone={tones[state]}>{t[state]}</Tag>;
}

export function SiteRow({ site }: { site: SiteLine }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <li>
      <div className={style['name']}>
        <b>
          <Link to={`/desk/sampling/${site.siteId}`}>
            {site.siteNo} {site.title}
          </Link>
        </b>
        <span className="muted">
          {words(siteKinds[site.kind])} · {site.firmName ?? site.unitName} · {t.tables(site.tables)}
        </span>
      </div>
      <SiteFigures site={site} />
      <SiteState state={site.state} />
    </li>
  );
}

export function SiteFigures({ site }: { site: SiteLine }) {
  const t = useMessages(messages);
  const now = useNow();
  const oldest = site.oldestUnboxedAt === null ? null : instantOf(site.oldestUnboxedAt);
  const isShort = oldest !== null && now - oldest >= boxHours.warn * HOUR_MS;
  return (
    <div className={style['row']}>
      <b className="num">{t.people(site.people)}</b>
      <span>{t.hour(site.lastHour, site.peoplePerHour)}</span>
      <span>{t.tubes(site.tubes, site.openTubes)}</span>
      {site.held > 0 && <Tag tone="amber">{t.held(site.held)}</Tag>}
      {oldest !== null && (
        <Tag tone={isShort ? 'red' : 'plain'}>
          {t.oldest} <Moment at={oldest} short />
        </Tag>
      )}
      {site.undisinfected.length > 0 && <Tag tone="red">{t.dirty(site.undisinfected.join('、'))}</Tag>}
    </div>
  );
}

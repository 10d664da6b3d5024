// What hangs on a firm, in lines with their days: places, departments, shops, and what was done with the record.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Day, Moment } from '#kernel/web/time/moment.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import * as commands from '../../shared/commands.ts';
import { departmentTitles, methodTitles, placeKindTitles } from '../../shared/enterprise.ts';
import type { enterprisePage } from '../../shared/queries.ts';
import { RunShopSheet } from '../acts/small-sheets.tsx';
import style from '../enterprises.module.css';

const messages = {
  zh: {
    places: '在哪里',
    noPlaces: '还没有登记地址',
    listings: '列入的部门',
    noListings: '没有部门列入',
    notContacted: '还没有联系',
    shops: '经营的门店',
    run: '登记门店…',
    leave: '不再经营',
    now: '至今',
    story: '经过',
    recorded: '登记或导入',
    house: '系统',
  },
  en: {
    places: 'Where',
    noPlaces: 'No place on record',
    listings: 'Departments that list it',
    noListings: 'Listed by none',
    notContacted: 'not contacted',
    shops: 'Shops it runs',
    run: 'Add a shop…',
    leave: 'Runs it no more',
    now: 'now',
    story: 'Story',
    recorded: 'Recorded or imported',
    house: 'the system',
  },
};

type Answer = QueryAnswer<typeof enterprisePage>;

export function Span({ from, until }: { from: string; until: string | null }) {
  const t = useMessages(messages);
  return (
    <span className="faint">
      <Day on={from} /> – {until ? <Day on={until} /> : t.now}
    </span>
  );
}

export function PlacesPart({ places }: { places: Answer['places'] }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <section aria-label={t.places}>
      <h3>{t.places}</h3>
      {places.length === 0 && <p className="muted">{t.noPlaces}</p>}
      <ul className={style['lines']}>
        {places.map((place) => (
          <li key={`${place.kind} ${place.from}`} className={place.until ? 'faint' : undefined}>
            <span className={style['line']}>
              <Tag>{words(placeKindTitles[place.kind])}</Tag>
              {place.placeId ? (
                <Link to={`/desk/places/${place.placeId}`}>{place.address}</Link>
              ) : (
                <span>{place.address}</span>
              )}
            </span>
            <span>
              <Span {...place} /> <span className="faint">{place.source}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function ListingsPart({ listings }: { listings: Answer['listings'] }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <section aria-label={t.listings}>
      <h3>{t.listings}</h3>
      {listings.length === 0 && <p className="muted">{t.noListings}</p>}
      <ul className={style['lines']}>
        {listings.map((one) => (
          <li key={`${one.department} ${one.from}`} className={one.until ? 'faint' : undefined}>
            <span className={style['line']}>
              <span>{words(departmentTitles[one.department])}</span>
              {one.method ? (
                <span className="muted">
                  {words(methodTitles[one.method])} {one.contactedOn && <Day on={one.contactedOn} />}
                </span>
              ) : (
                <Tag tone="amber">{t.notContacted}</Tag>
              )}
            </span>
            <span>
              <Span {...one} /> <span className="faint">{one.source}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

type ShopsPartProps = { shops: Answer['shops']; mayKeep: boolean; enterpriseId: string };

export function ShopsPart({ shops, mayKeep, enterpriseId }: ShopsPartProps) {
  const t = useMessages(messages);
  const [isOpen, setOpen] = useState(false);
  const leave = useCommand(commands.leaveShop, { invalidates: ['enterprise.'] });
  if (shops.length === 0 && !mayKeep) return null;
  return (
    <section aria-label={t.shops}>
      <h3>
        {t.shops}
        {mayKeep && (
          <Button kind="quiet" onPress={() => setOpen(true)}>
            {t.run}
          </Button>
        )}
      </h3>
      <ProblemNote problem={leave.problem} again={leave.again} />
      <ul className={style['lines']}>
        {shops.map((shop) => (
          <li key={shop.runId} className={style['line']}>
            <Link to={`/desk/places/${shop.placeId}`}>{shop.address}</Link> <Span {...shop} />
            {mayKeep && shop.until === null && (
              <Button kind="quiet" onPress={() => void leave.run({ runId: shop.runId })}>
                {t.leave}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isOpen && <RunShopSheet enterpriseId={enterpriseId} onClose={() => setOpen(false)} />}
    </section>
  );
}

const titles = new Map(
  Object.values(commands).flatMap((one) => ('name' in one && 'title' in one ? [[one.name, one.title] as const] : [])),
);

export function StoryPart({ answer }: { answer: Answer }) {
  const t = useMessages(messages);
  const words = useWords();
  const wasAdded = answer.story.some(({ command }) => command === commands.addEnterprise.name);
  return (
    <section aria-label={t.story}>
      <h3>{t.story}</h3>
      <ul className={style['lines']}>
        {answer.story.map((one) => {
          const title = titles.get(one.command);
          return (
            <li key={`${one.at} ${one.command}`}>
              <span className={style['line']}>
                <span>{title ? words(title) : one.command}</span>
                <span className="faint">
                  {[one.unitName, one.byName].filter(Boolean).join(' ') || t.house} · <Moment at={one.at} />
                </span>
              </span>
            </li>
          );
        })}
        {!wasAdded && (
          <li className={style['line']}>
            <span>{t.recorded}</span>
            <span className="faint">
              {answer.enterprise.unitName} · <Moment at={answer.enterprise.recordedAt} />
            </span>
          </li>
        )}
      </ul>
    </section>
  );
}

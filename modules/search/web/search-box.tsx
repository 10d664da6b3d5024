// One box, three questions: requests, residents, places. Arrow keys walk through what was found, Enter opens it, / puts the cursor here.
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import { territoryRoles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { findPersons } from '#modules/registry/shared/queries.ts';
import { listRequests } from '#modules/requests/shared/queries.ts';
import { stateTitles } from '#modules/requests/shared/request-chart.ts';
import { searchPlaces } from '#modules/territory/shared/queries.ts';
import style from './search.module.css';

const messages = {
  zh: {
    hint: '姓名、手机尾号、编号、地址、拼音首字母…',
    requests: '诉求',
    people: '居民',
    places: '地点',
    none: '没有找到。换个词，或用手机尾号、房号试试。',
    label: '搜索',
    looking: '正在找…',
  },
  en: {
    hint: 'Name, phone end, number, address, pinyin initials…',
    requests: 'Requests',
    people: 'Residents',
    places: 'Places',
    none: 'Nothing found. Try other words, a phone end or a door number.',
    label: 'Search',
    looking: 'Looking…',
  },
};

type Hit = {
  key: string;
  group: 'requests' | 'people' | 'places';
  title: string;
  sub: string;
  to: string;
  params?: Record<string, string>;
  search?: Record<string, string>;
};

const atMost = 6;

export default function SearchBox() {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const go = useNavigate();
  const listId = useId();
  const box = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [isOpen, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const asked = useDeferredValue(text.trim());
  const enabled = asked.length >= 2;
  const seesPeople = (territoryRoles as readonly string[]).includes(post.role);
  const requests = useAsk(listRequests, { search: asked, limit: atMost }, { enabled, keep: true });
  const people = useAsk(findPersons, { text: asked, limit: atMost }, { enabled: enabled && seesPeople, keep: true });
  const places = useAsk(searchPlaces, { text: asked, limit: atMost }, { enabled, keep: true });

  const hits: Hit[] = enabled
    ? [
        ...(requests.answer?.rows ?? []).map(
          (row): Hit => ({
            key: row.id,
            group: 'requests',
            title: row.summary,
            sub: `${row.requestNo} · ${row.placeText ?? row.territoryName} · ${words(stateTitles[row.state])}`,
            to: '/desk/requests/{-$requestId}',
            params: { requestId: row.id },
            search: { tab: 'all' },
          }),
        ),
        ...(seesPeople ? (people.answer?.people ?? []) : []).map(
          (row): Hit => ({
            key: row.personId,
            group: 'people',
            title: row.name,
            sub: row.address ?? '',
            to: '/desk/people/{-$personId}',
            params: { personId: row.personId },
          }),
        ),
        ...(places.answer?.places ?? []).map(
          (row): Hit => ({
            key: row.placeId,
            group: 'places',
            title: row.address,
            sub: `${row.communityName}${row.gridName ? ` · ${row.gridName}` : ''}`,
            to: '/desk/places/{-$placeId}',
            params: { placeId: row.placeId },
          }),
        ),
      ]
    : [];
  const isAsking = requests.isAsking || people.isAsking || places.isAsking;

  useEffect(() => {
    const onSlash = (event: globalThis.KeyboardEvent) => {
      const inField = event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
      if (event.key !== '/' || inField || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      box.current?.focus();
    };
    document.addEventListener('keydown', onSlash);
    return () => document.removeEventListener('keydown', onSlash);
  }, []);

  function open(hit: Hit | undefined): void {
    if (!hit) return;
    setOpen(false);
    setText('');
    void go({ to: hit.to, params: hit.params ?? {}, search: hit.search ?? {} } as never);
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'ArrowDown') setAt((now) => Math.min(now + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt((now) => Math.max(now - 1, 0));
    else if (event.key === 'Enter') open(hits[at]);
    else if (event.key === 'Escape') setOpen(false);
    else return;
    event.preventDefault();
  }

  return (
    <div className={style['search']}>
      <input
        ref={box}
        type="search"
        role="combobox"
        aria-label={t.label}
        aria-expanded={isOpen && enabled}
        aria-controls={listId}
        aria-activedescendant={hits[at] ? `${listId}-${at}` : undefined}
        autoComplete="off"
        placeholder={t.hint}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKey}
      />
      {isOpen && enabled && (
        <div className={style['found']} id={listId} role="listbox" aria-label={t.label}>
          {hits.map((hit, index) => (
            <div key={`${hit.group} ${hit.key}`}>
              {hits[index - 1]?.group !== hit.group && <p className={style['group']}>{t[hit.group]}</p>}
              <button
                type="button"
                role="option"
                tabIndex={-1}
                id={`${listId}-${index}`}
                aria-selected={index === at}
                className={style['hit']}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => open(hit)}
              >
                <span>{hit.title}</span>
                <small className="muted">{hit.sub}</small>
              </button>
            </div>
          ))}
          {hits.length === 0 && <p className={style['group']}>{isAsking ? t.looking : t.none}</p>}
        </div>
      )}
    </div>
  );
}

// Narrowing the queue: by words, channel, kind, grid and days. Everything goes into the address; what is set stands above the list and comes
// off with one press.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { KindPicker, UnitPicker } from '../parts/pickers.tsx';
import type { Titles } from '../parts/use-catalogue.ts';
import { chipsOf, type QueueFilter } from './filters.ts';
import style from './queue-filters.module.css';

const messages = {
  zh: {
    filter: '筛选',
    search: '标题、说的话、编号、手机尾号',
    find: '找',
    channel: '渠道',
    every: '全部渠道',
    kind: '类别',
    unit: '网格或单位',
    from: '收到日期从',
    to: '到',
    off: (what: string) => `去掉：${what}`,
    clear: '全部去掉',
    on: '正在看',
  },
  en: {
    filter: 'Filter',
    search: 'Title, words, number, end of phone',
    find: 'Find',
    channel: 'Channel',
    every: 'Every channel',
    kind: 'Kind',
    unit: 'Grid or unit',
    from: 'Received from',
    to: 'to',
    off: (what: string) => `Take off: ${what}`,
    clear: 'Take all off',
    on: 'Showing',
  },
};

export type QueueFiltersProps = {
  filter: QueueFilter;
  set(change: Partial<QueueFilter>): void;
  titles: Titles;
  unitName(id: string): string | undefined;
};

export function QueueFilters({ filter, set, titles, unitName }: QueueFiltersProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [isOpen, setOpen] = useState(false);
  const [search, setSearch] = useState(filter.search ?? '');
  const chips = chipsOf(filter, { ...titles, unitName });
  const none = Object.fromEntries(chips.map(({ key }) => [key, undefined])) as Partial<QueueFilter>;
  return (
    <div className={style['filters']}>
      <div className={style['line']}>
        <form
          className={style['search']}
          role="search"
          onSubmit={(event) => {
            event.preventDefault();
            set({ search: search.trim() || undefined });
          }}
        >
          <Icon name="search" size={16} />
          <input
            type="search"
            aria-label={t.search}
            placeholder={t.search}
            value={search}
            onChange={(event) => {
              setSearch(event.target.value);
              if (event.target.value === '') set({ search: undefined });
            }}
          />
        </form>
        <button type="button" className={style['toggle']} aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {t.filter}
          <Icon name="down" size={14} />
        </button>
      </div>
      {isOpen && (
        <div className={style['panel']}>
          <Select
            label={t.channel}
            value={filter.channels?.[0] ?? ''}
            onChange={(code: string) => set({ channels: code === '*' ? undefined : [code] })}
            placeholder={t.every}
            options={[
              { value: '*', label: t.every },
              ...(titles.catalogue?.channels ?? []).map(({ code, title }) => ({ value: code, label: words(title) })),
            ]}
          />
          <KindPicker
            label={t.kind}
            kinds={titles.kinds}
            value={filter.kindCodes?.[0]}
            onChange={(code) => set({ kindCodes: code ? [code] : undefined })}
            mayClear
          />
          <UnitPicker label={t.unit} value={filter.unitId} onChange={(unitId) => set({ unitId })} mayClear />
          <div className={style['days']}>
            <TextField
              type="date"
              label={t.from}
              value={filter.receivedFrom ?? ''}
              onChange={(on) => set({ receivedFrom: on || undefined })}
            />
            <TextField
              type="date"
              label={t.to}
              value={filter.receivedTo ?? ''}
              onChange={(on) => set({ receivedTo: on || undefined })}
            />
          </div>
        </div>
      )}
      {chips.length > 0 && (
        <ul className={style['chips']} aria-label={t.on}>
          {chips.map((chip) => (
            <li key={chip.key}>
              <button
                type="button"
                className={style['chip']}
                aria-label={t.off(words(chip.words))}
                onClick={() => {
                  if (chip.key === 'search') setSearch('');
                  set({ [chip.key]: undefined });
                }}
              >
                {words(chip.words)}
                <Icon name="cross" size={14} />
              </button>
            </li>
          ))}
          {chips.length > 1 && (
            <li>
              <button
                type="button"
                className={style['clear']}
                onClick={() => {
                  setSearch('');
                  set(none);
                }}
              >
                {t.clear}
              </button>
            </li>
          )}
        </ul>
      )}
    </div>
  );
}

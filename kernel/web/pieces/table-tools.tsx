// The tools around a table: which columns, the whole of it as a sheet, the next rows, one row picked.
import { useEffect, useRef, useState } from 'react';
import { useAsker } from '../door/asker-context.ts';
import { useMessages } from '../language/language.ts';
import { Button } from '../plain/button.tsx';
import { Choices } from '../plain/controls.tsx';
import { Icon } from '../plain/icon.tsx';
import { Sheet } from '../plain/sheet.tsx';
import { askerParams } from '../wire/asker.ts';
import style from './data-table.module.css';

const messages = {
  zh: {
    columns: '选列',
    columnsTitle: '显示哪些列',
    export: '导出表格',
    more: '再看一些',
    asking: '正在取',
    select: (what: string) => `选中 ${what}`,
  },
  en: {
    columns: 'Columns',
    columnsTitle: 'Columns shown',
    export: 'Export',
    more: 'Show more',
    asking: 'Loading',
    select: (what: string) => `Select ${what}`,
  },
};

export type Picked = { keys: ReadonlySet<string>; onChange: (keys: Set<string>) => void };

/** `what` names the row to those who do not see it. */
export function Pick({ rowKey, what, picked }: { rowKey: string; what: string; picked: Picked }) {
  const t = useMessages(messages);
  return (
    <input
      type="checkbox"
      className={style['box']}
      aria-label={t.select(what)}
      checked={picked.keys.has(rowKey)}
      onChange={(event) => {
        const keys = new Set(picked.keys);
        if (event.target.checked) keys.add(rowKey);
        else keys.delete(rowKey);
        picked.onChange(keys);
      }}
    />
  );
}

type ColumnPickerProps = {
  columns: readonly { key: string; title: string }[];
  hidden: readonly string[];
  onChange: (hidden: string[]) => void;
};

export function ColumnPicker({ columns, hidden, onChange }: ColumnPickerProps) {
  const t = useMessages(messages);
  const [isOpen, setOpen] = useState(false);
  const optional = columns.slice(1);
  return (
    <>
      <Button icon="columns" onPress={() => setOpen(true)}>
        {t.columns}
      </Button>
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={t.columns}>
        <Choices
          label={t.columnsTitle}
          options={optional.map((column) => ({ value: column.key, label: column.title }))}
          value={optional.map((column) => column.key).filter((key) => !hidden.includes(key))}
          onChange={(shown) => onChange(optional.map((column) => column.key).filter((key) => !shown.includes(key)))}
        />
      </Sheet>
    </>
  );
}

/** The rows behind the number as a sheet: who, when, which filter and masks are the server's part. */
export function ExportLink({ query, input }: { query: string; input: unknown }) {
  const t = useMessages(messages);
  const params = askerParams(useAsker());
  params.set('q', JSON.stringify(input ?? {}));
  return (
    <a className={style['export']} href={`/api/export/${query}.xlsx?${params}`} download>
      <Icon name="export" /> {t.export}
    </a>
  );
}

/** Asks for the next rows when it comes near the window, and by a press for those who do not scroll. */
export function MoreRows({ more, isAskingMore }: { more: () => void; isAskingMore: boolean }) {
  const t = useMessages(messages);
  const place = useRef<HTMLDivElement>(null);
  const latest = useRef({ more, isAskingMore });
  useEffect(() => {
    latest.current = { more, isAskingMore };
  });
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const watch = new IntersectionObserver(
      ([entry]) => {
        if (entry?.isIntersecting && !latest.current.isAskingMore) latest.current.more();
      },
      { rootMargin: '400px' },
    );
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return (
    <div ref={place} data-print="no">
      <Button busy={isAskingMore} onPress={more}>
        {isAskingMore ? t.asking : t.more}
      </Button>
    </div>
  );
}

// R3: the items of a bulletin: which unit, good or bad, what; and the request it is about, found by its number.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Choice, TextField } from '#kernel/web/plain/controls.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { UnitField } from '#modules/identity/web/public.ts';
import { listRequests } from '#modules/requests/shared/queries.ts';
import { verdicts, verdictTitles } from '../../shared/publication.ts';
import style from './desk.module.css';
import type { ItemForm } from './form.ts';

const messages = {
  zh: {
    items: '通报事项',
    item: (n: number) => `第 ${n} 项`,
    unit: '单位',
    unitHow: '输入单位名称',
    verdict: '表扬或批评',
    text: '内容',
    add: '加一项',
    remove: (n: number) => `去掉第 ${n} 项`,
    request: '涉及的诉求（选填）',
    requestHow: '输入诉求编号或里面的字',
    none: '没有找到',
    other: '不带这件',
  },
  en: {
    items: 'Items',
    item: (n: number) => `Item ${n}`,
    unit: 'Unit',
    unitHow: 'Type the name of a unit',
    verdict: 'Good or bad',
    text: 'What',
    add: 'Add an item',
    remove: (n: number) => `Remove item ${n}`,
    request: 'Request it is about (optional)',
    requestHow: 'Number, or words in it',
    none: 'Nothing found',
    other: 'Without it',
  },
};

type Props = { items: readonly ItemForm[]; onChange(items: readonly ItemForm[]): void };

export function ItemsField({ items, onChange }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const change = (key: string, part: Partial<ItemForm>) =>
    onChange(items.map((item) => (item.key === key ? { ...item, ...part } : item)));
  return (
    <section className={style['items']} aria-label={t.items}>
      <h2>{t.items}</h2>
      {items.map((item, i) => (
        <fieldset key={item.key} className={style['item']}>
          <legend>{t.item(i + 1)}</legend>
          <UnitField
            label={t.unit}
            hint={t.unitHow}
            chosen={item.unit}
            onChange={(unit) => change(item.key, { unit })}
          />
          <Choice
            label={t.verdict}
            value={item.verdict}
            onChange={(verdict) => change(item.key, { verdict })}
            options={verdicts.map((verdict) => ({ value: verdict, label: words(verdictTitles[verdict]) }))}
          />
          <TextField
            label={t.text}
            lines={2}
            maxLength={1000}
            value={item.text}
            onChange={(text) => change(item.key, { text })}
          />
          <RequestField chosen={item.request} onChange={(request) => change(item.key, { request })} />
          <div>
            <Button
              kind="quiet"
              icon="cross"
              label={t.remove(i + 1)}
              onPress={() => onChange(items.filter(({ key }) => key !== item.key))}
            >
              {t.remove(i + 1)}
            </Button>
          </div>
        </fieldset>
      ))}
      <div>
        <Button
          icon="plus"
          onPress={() =>
            onChange([...items, { key: newId(), unit: undefined, verdict: 'bad', text: '', request: undefined }])
          }
        >
          {t.add}
        </Button>
      </div>
    </section>
  );
}

type RequestFieldProps = { chosen: ItemForm['request']; onChange(request: ItemForm['request']): void };

const fewest = 2;

function RequestField({ chosen, onChange }: RequestFieldProps) {
  const t = useMessages(messages);
  const [text, setText] = useState('');
  const search = text.trim();
  const isLooking = !chosen && search.length >= fewest;
  const { answer } = useAsk(listRequests, { tab: 'all', search, limit: 6 }, { enabled: isLooking, keep: true });
  if (chosen) {
    return (
      <div className={style['line']}>
        <span>
          <span className="muted">{t.request}</span> <b className="num">{chosen.label}</b>
        </span>
        <Button kind="quiet" onPress={() => onChange(undefined)}>
          {t.other}
        </Button>
      </div>
    );
  }
  const rows = isLooking ? (answer?.rows ?? []) : [];
  return (
    <div>
      <TextField label={t.request} hint={t.requestHow} type="search" value={text} onChange={setText} />
      {isLooking && answer?.rows.length === 0 && <p className="muted">{t.none}</p>}
      {rows.length > 0 && (
        <Choice
          label={t.request}
          value={undefined}
          onChange={(id) => {
            const row = rows.find((one) => one.id === id);
            if (row) onChange({ id: row.id, label: row.requestNo });
          }}
          options={rows.map((row) => ({ value: row.id, label: `${row.requestNo} ${row.summary}` }))}
        />
      )}
    </div>
  );
}

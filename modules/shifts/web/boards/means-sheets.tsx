// 登记资源, 申请: what there is; what a site wants of it. More may be asked than is free: that is the shortage.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { addMeans, askMeans, type meansKinds } from '../../shared/board-commands.ts';
import { FormSheet } from './board.tsx';
import { boardWords, optionsOf } from './board-words.ts';

type Kind = (typeof meansKinds)[number];
const messages = {
  zh: {
    add: '登记资源',
    kind: '种类',
    name: '名称',
    quantity: '数量',
    measure: '单位（套、辆、人）',
    lacking: '写明名称、数量和单位',
    ask: (what: string) => `申请 ${what}`,
    site: '哪个岗点要用',
    press: '申请',
    free: (n: number, measure: string) => `现在可用 ${n} ${measure}；不够也可以申请，会标为短缺`,
    noQuantity: '写明数量',
    kinds: boardWords.zh.means,
  },
  en: {
    add: 'Put means on record',
    kind: 'Kind',
    name: 'What',
    quantity: 'How many',
    measure: 'Measure',
    lacking: 'What, how many and the measure are needed',
    ask: (what: string) => `Ask for ${what}`,
    site: 'For which site',
    press: 'Ask',
    free: (n: number, measure: string) => `${n} ${measure} are free; more may be asked and counts as short`,
    noQuantity: 'How many?',
    kinds: boardWords.en.means,
  },
};
const whole = (text: string) => (/^[1-9]\d{0,5}$/.test(text.trim()) ? Number(text) : undefined);

export function AddMeansSheet({ onClose }: { onClose: () => void }) {
  const t = useMessages(messages);
  const [meansId] = useState(newId);
  const [kind, setKind] = useState<Kind>('material');
  const [title, setTitle] = useState('');
  const [count, setCount] = useState('');
  const [measure, setMeasure] = useState('');
  const quantity = whole(count);
  const save = useCommand(addMeans, { invalidates: ['means.board'], onDone: onClose });
  const isWhole = title.trim() !== '' && measure.trim() !== '' && quantity !== undefined;
  return (
    <FormSheet
      title={t.add}
      press={t.add}
      wanting={isWhole ? undefined : t.lacking}
      run={save}
      onPress={() =>
        void save.run({ meansId, kind, title: title.trim(), quantity: quantity ?? 0, measure: measure.trim() })
      }
      onClose={onClose}
    >
      <Choice label={t.kind} value={kind} onChange={setKind} options={optionsOf(t.kinds)} />
      <TextField label={t.name} value={title} maxLength={60} onChange={setTitle} />
      <TextField label={t.quantity} type="number" inputMode="numeric" value={count} onChange={setCount} />
      <TextField label={t.measure} value={measure} maxLength={10} onChange={setMeasure} />
    </FormSheet>
  );
}

type AskProps = {
  means: { meansId: string; title: string; measure: string; free: number };
  sites: readonly { siteId: string; title: string }[];
  onClose: () => void;
};
export function AskMeansSheet({ means, sites, onClose }: AskProps) {
  const t = useMessages(messages);
  const [useId] = useState(newId);
  const [siteId, setSite] = useState(sites[0]?.siteId ?? '');
  const [count, setCount] = useState('');
  const quantity = whole(count);
  const ask = useCommand(askMeans, { invalidates: ['means.board'], onDone: onClose });
  return (
    <FormSheet
      title={t.ask(means.title)}
      press={t.press}
      wanting={quantity === undefined ? t.noQuantity : undefined}
      run={ask}
      onPress={() => void ask.run({ useId, meansId: means.meansId, siteId, quantity: quantity ?? 0 })}
      onClose={onClose}
    >
      <Select
        label={t.site}
        value={siteId}
        onChange={setSite}
        options={sites.map((site) => ({ value: site.siteId, label: site.title }))}
      />
      <TextField
        label={`${t.quantity}（${means.measure}）`}
        type="number"
        inputMode="numeric"
        value={count}
        hint={t.free(means.free, means.measure)}
        onChange={setCount}
      />
    </FormSheet>
  );
}

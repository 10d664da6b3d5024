// Which table this tablet is, and who swabs at it: told once, and at every change of hands.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import type { MySite } from '../../shared/field-queries.ts';
import { type Chosen, chosenTable } from './chosen.ts';
import style from './table.module.css';

const messages = {
  zh: {
    round: '哪一轮',
    table: '几号台',
    collector: '采样员（医务人员）',
    start: '开始',
    wanted: '写上采样员',
    no: (n: number) => `${n} 号台`,
  },
  en: {
    round: 'Round',
    table: 'Table',
    collector: 'Who swabs',
    start: 'Start',
    wanted: 'Fill in who swabs',
    no: (n: number) => `Table ${n}`,
  },
};

export function SetUpPart({ site, chosen, onDone }: { site: MySite; chosen: Chosen | null; onDone: () => void }) {
  const t = useMessages(messages);
  const own = chosen?.siteId === site.siteId ? chosen : undefined;
  const [roundId, setRound] = useState(own?.roundId ?? site.rounds[0]?.roundId ?? '');
  const [tableNo, setTable] = useState(String(own?.tableNo ?? 1));
  const [collector, setCollector] = useState(own?.collector ?? '');
  const isWhole = collector.trim() !== '' && roundId !== '';
  return (
    <form
      className={`card ${style['part']}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isWhole) return;
        chosenTable.set({ siteId: site.siteId, roundId, tableNo: Number(tableNo), collector: collector.trim() });
        onDone();
      }}
    >
      {site.rounds.length > 1 && (
        <Select
          label={t.round}
          value={roundId}
          onChange={setRound}
          options={site.rounds.map((round) => ({ value: round.roundId, label: round.title }))}
        />
      )}
      <Select
        label={t.table}
        value={tableNo}
        onChange={setTable}
        options={Array.from({ length: site.tables }, (_, n) => ({ value: String(n + 1), label: t.no(n + 1) }))}
      />
      <TextField label={t.collector} value={collector} maxLength={40} onChange={setCollector} />
      <Button type="submit" kind="primary" big wide whyNot={isWhole ? undefined : t.wanted}>
        {t.start}
      </Button>
    </form>
  );
}

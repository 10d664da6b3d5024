// 搬迁: the old stay ends where the new one begins, and yesterday's home keeps yesterday's people (A1, rule 8).
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import type { PlaceRow } from '#modules/territory/shared/queries.ts';
import { movePerson } from '../../shared/commands.ts';
import { relationCodes, relationTitles } from '../../shared/person.ts';
import type { PersonAnswer } from '../people/person-facts.tsx';
import { ActSheet } from './act-sheet.tsx';
import { HomeField } from './home-field.tsx';

const messages = {
  zh: {
    title: '搬迁',
    press: '记下搬迁',
    now: (address: string) => `现在住 ${address}。原住处会留在记录里，到搬走那天为止。`,
    noHome: '还没有登记住处。',
    relation: '与户主关系',
    unknown: '不清楚',
    from: '哪天搬的',
    today: '空着就是今天',
    needed: '请先选搬到哪里',
  },
  en: {
    title: 'Move',
    press: 'Record the move',
    now: (address: string) => `Lives at ${address} now. That home stays on record until the day of the move.`,
    noHome: 'No home on record yet.',
    relation: 'Relation to the head',
    unknown: 'Not known',
    from: 'Day of the move',
    today: 'Empty means today',
    needed: 'Choose the new home first',
  },
};

type MoveSheetProps = {
  personId: string;
  home: PersonAnswer['stays'][number] | undefined;
  onClose(): void;
};

export function MoveSheet({ personId, home, onClose }: MoveSheetProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [stayId] = useState(newId);
  const [to, setTo] = useState<PlaceRow>();
  const [from, setFrom] = useState('');
  const [relation, setRelation] = useState<(typeof relationCodes)[number] | 'unknown'>('unknown');
  const move = useCommand(movePerson, { onDone: onClose, invalidates: ['person.', 'household.'] });
  return (
    <ActSheet
      title={t.title}
      press={t.press}
      command={move}
      whyNot={to ? undefined : t.needed}
      onSubmit={() =>
        to &&
        void move.run({
          personId,
          stay: {
            stayId,
            placeId: to.placeId,
            ...(relation === 'unknown' ? {} : { relation }),
            ...(from ? { from } : {}),
          },
        })
      }
      onClose={onClose}
    >
      <p className="muted">{home ? t.now(home.address) : t.noHome}</p>
      <HomeField home={to} onChange={setTo} />
      <Select
        label={t.relation}
        value={relation}
        onChange={setRelation}
        options={[
          { value: 'unknown', label: t.unknown },
          ...relationCodes.map((code) => ({ value: code, label: words(relationTitles[code]) })),
        ]}
      />
      <TextField label={t.from} hint={t.today} type="date" value={from} onChange={setFrom} />
    </ActSheet>
  );
}

// 变更户主: everybody behind the door with their relation to the new head, since what they were to the old one says nothing any more.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { changeHead } from '../../shared/commands.ts';
import { relationCodes, relationTitles } from '../../shared/person.ts';
import type { PersonLine } from '../../shared/queries.ts';
import { ActSheet } from './act-sheet.tsx';

type Relation = (typeof relationCodes)[number];

const messages = {
  zh: {
    title: '变更户主',
    press: '变更',
    what: '一户一个户主。原来的关系留在记录里，从这一天起按新户主算。',
    head: '新户主',
    relation: (name: string) => `${name}是新户主的`,
    on: '从哪天起',
    today: '空着就是今天',
    reason: '原因',
    lacks: { head: '请选新户主', relation: '请选每个人的关系', reason: '请写原因' },
  },
  en: {
    title: 'Change of head',
    press: 'Change',
    what: 'One household, one head. Relations before stay on record; from that day they are to the new head.',
    head: 'New head',
    relation: (name: string) => `${name} is the head’s`,
    on: 'From which day',
    today: 'Empty means today',
    reason: 'Reason',
    lacks: { head: 'Choose the head', relation: 'Choose every relation', reason: 'A reason is needed' },
  },
};

type HeadSheetProps = { placeId: string; people: readonly PersonLine[]; onClose(): void };

export function HeadSheet({ placeId, people, onClose }: HeadSheetProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [stayIds] = useState(() => new Map(people.map(({ personId }) => [personId, newId()])));
  const [headId, setHeadId] = useState('');
  const [relations, setRelations] = useState<Record<string, Relation>>({});
  const [on, setOn] = useState('');
  const [reason, setReason] = useState('');
  const change = useCommand(changeHead, { onDone: onClose, invalidates: ['household.', 'person.'] });
  const others = people.filter(({ personId }) => personId !== headId);
  const members = people.flatMap(({ personId }) => {
    const relation = personId === headId ? ('head' as const) : relations[personId];
    const stayId = stayIds.get(personId);
    return relation && stayId ? [{ personId, stayId, relation }] : [];
  });
  const lack =
    headId === '' ? 'head' : members.length < people.length ? 'relation' : reason.trim() === '' ? 'reason' : undefined;
  return (
    <ActSheet
      title={t.title}
      press={t.press}
      command={change}
      whyNot={lack && t.lacks[lack]}
      onSubmit={() => void change.run({ placeId, members, reason: reason.trim(), ...(on ? { on } : {}) })}
      onClose={onClose}
    >
      <p className="muted">{t.what}</p>
      <Select<string>
        label={t.head}
        value={headId}
        placeholder={t.lacks.head}
        onChange={setHeadId}
        options={people.map(({ personId, name }) => ({ value: personId, label: name }))}
      />
      {headId !== '' &&
        others.map(({ personId, name }) => (
          <Select<Relation>
            key={personId}
            label={t.relation(name)}
            value={relations[personId] ?? ''}
            placeholder={t.lacks.relation}
            onChange={(relation) => setRelations((now) => ({ ...now, [personId]: relation }))}
            options={relationCodes
              .filter((code) => code !== 'head')
              .map((code) => ({ value: code, label: words(relationTitles[code]) }))}
          />
        ))}
      <TextField label={t.on} hint={t.today} type="date" value={on} onChange={setOn} />
      <TextField label={t.reason} lines={2} maxLength={300} value={reason} onChange={setReason} />
    </ActSheet>
  );
}

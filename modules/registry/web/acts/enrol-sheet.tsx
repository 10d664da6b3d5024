// 登记居民 and 迁入: somebody new at this door, or somebody whom the district knows at another. Whoever turns out to be on record elsewhere is moved
// in with what was already typed.
import { useState } from 'react';
import { newId } from '#kernel/shared/id.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import type { PlaceRow } from '#modules/territory/shared/queries.ts';
import { addPerson, moveInPerson } from '../../shared/commands.ts';
import { relationCodes, relationTitles } from '../../shared/person.ts';
import { documentKindTitles } from '../words.ts';
import { ActSheet } from './act-sheet.tsx';
import type { PersonForm } from './correction.ts';
import { additionOf, blankPerson, type EnrolmentKind, lackOf, movingInOf, type StayForm } from './enrolment.ts';
import { HomeField } from './home-field.tsx';
import { PersonFields } from './person-fields.tsx';

const messages = {
  zh: {
    title: '登记居民',
    kind: '哪一种',
    new: '新登记',
    moved_in: '从区内别处迁入',
    hows: {
      new: '本区还没有登记过的人。',
      moved_in: '凭姓名和证件号码对上已登记的人，原住处到这一天为止，以前的记录都留着。',
    },
    as: '在这里',
    living: '居住',
    working: '工作',
    asHint: '在店里遇到、不住在那里的人，登记为工作。',
    home: '在哪里',
    here: (address: string) => address,
    name: '姓名',
    documentKind: '证件种类',
    number: '证件号码',
    relation: '与户主关系',
    unknown: '不清楚',
    from: '哪天住进来的',
    today: '空着就是今天',
    press: { new: '登记', moved_in: '记下迁入' },
    lacks: { home: '还要选在哪里', name: '还要写姓名', number: '还要写证件号码' },
    instead: '改为迁入',
    open: '打开这个人',
  },
  en: {
    title: 'Record a resident',
    kind: 'Which',
    new: 'New',
    moved_in: 'Moved here within the district',
    hows: {
      new: 'Somebody the district has not recorded before.',
      moved_in: 'Name and number find the person on record; the old home stays on record until that day.',
    },
    as: 'Here they',
    living: 'live',
    working: 'work',
    asHint: 'Somebody met at a shop who lives elsewhere is recorded as working there.',
    home: 'Where',
    here: (address: string) => address,
    name: 'Name',
    documentKind: 'Kind of document',
    number: 'Number',
    relation: 'Relation to the head',
    unknown: 'Not known',
    from: 'Day of moving in',
    today: 'Empty means today',
    press: { new: 'Record', moved_in: 'Record the move' },
    lacks: { home: 'Choose the home', name: 'A name is needed', number: 'The number is needed' },
    instead: 'Move in instead',
    open: 'Open this person',
  },
};

const documentKinds = Object.keys(documentKindTitles) as (keyof typeof documentKindTitles)[];

type EnrolSheetProps = { home?: { placeId: string; address: string } | undefined; onClose(): void };

export function EnrolSheet({ home, onClose }: EnrolSheetProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [ids] = useState(() => ({ personId: newId(), stayId: newId() }));
  const [kind, setKind] = useState<EnrolmentKind>('new');
  const [found, setFound] = useState<PlaceRow>();
  const [form, setForm] = useState(blankPerson);
  const [stay, setStay] = useState<StayForm>({ relation: 'unknown', from: '' });
  const done = { onDone: onClose, invalidates: ['person.', 'household.'] };
  const add = useCommand(addPerson, done);
  const moveIn = useCommand(moveInPerson, done);
  const act = kind === 'new' ? add : moveIn;
  const put = (change: Partial<PersonForm>) => setForm((now) => ({ ...now, ...change }));
  const placeId = home?.placeId ?? found?.placeId;
  const lack = lackOf(kind, form, placeId);
  const holder = act.problem?.code === 'registry.person_exists' ? act.problem.details?.['personId'] : undefined;
  return (
    <ActSheet
      title={t.title}
      press={t.press[kind]}
      command={act}
      whyNot={lack && t.lacks[lack]}
      onSubmit={() => {
        if (!placeId) return;
        if (kind === 'new') void add.run(additionOf(ids, form, placeId, stay));
        else void moveIn.run(movingInOf(ids, form, placeId, stay));
      }}
      onClose={onClose}
    >
      <Choice
        label={t.kind}
        hint={t.hows[kind]}
        value={kind}
        onChange={setKind}
        options={[
          { value: 'new', label: t.new },
          { value: 'moved_in', label: t.moved_in },
        ]}
      />
      {home ? (
        <p className="strong">{t.here(home.address)}</p>
      ) : (
        <HomeField label={t.home} home={found} onChange={setFound} />
      )}
      <TextField
        label={t.name}
        value={form.name}
        maxLength={120}
        autoComplete="off"
        onChange={(name) => put({ name })}
      />
      <Select
        label={t.documentKind}
        value={form.documentKind}
        onChange={(documentKind) => put({ documentKind })}
        options={documentKinds.map((one) => ({ value: one, label: words(documentKindTitles[one]) }))}
      />
      <TextField
        label={t.number}
        value={form.documentNumber}
        maxLength={40}
        autoComplete="off"
        onChange={(documentNumber) => put({ documentNumber })}
      />
      {kind === 'new' && <PersonFields form={form} put={put} />}
      {kind === 'new' && (
        <Choice
          label={t.as}
          hint={t.asHint}
          value={stay.as ?? 'living'}
          onChange={(as) => setStay({ ...stay, as })}
          options={[
            { value: 'living', label: t.living },
            { value: 'working', label: t.working },
          ]}
        />
      )}
      <Select
        label={t.relation}
        value={stay.relation}
        onChange={(relation) => setStay({ ...stay, relation })}
        options={[
          { value: 'unknown' as const, label: t.unknown },
          ...relationCodes.map((code) => ({ value: code, label: words(relationTitles[code]) })),
        ]}
      />
      <TextField
        label={t.from}
        hint={t.today}
        type="date"
        value={stay.from}
        onChange={(from) => setStay({ ...stay, from })}
      />
      {act.problem?.code === 'registry.registered_elsewhere' && (
        <p>
          <Button onPress={() => setKind('moved_in')}>{t.instead}</Button>
        </p>
      )}
      {typeof holder === 'string' && (
        <p>
          <LinkButton to={`/desk/people/${holder}`}>{t.open}</LinkButton>
        </p>
      )}
    </ActSheet>
  );
}

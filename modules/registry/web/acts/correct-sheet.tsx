// 更正资料: only what was changed travels. Number and telephone stand masked beside the field; writing in it replaces them.
import { useState } from 'react';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice, Select, TextField } from '#kernel/web/plain/controls.tsx';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { correctPerson } from '../../shared/commands.ts';
import { politicalCodes, politicalTitles } from '../../shared/person.ts';
import type { PersonAnswer } from '../people/person-facts.tsx';
import { documentKindTitles } from '../words.ts';
import { ActSheet } from './act-sheet.tsx';
import { correctionOf, formOf, type PersonForm } from './correction.ts';

const messages = {
  zh: {
    title: '更正资料',
    press: '更正',
    name: '姓名',
    keeps: (mask: string) => `登记的是 ${mask}，不改就空着`,
    sex: '性别',
    male: '男',
    female: '女',
    bornOn: '出生日期',
    kind: '证件种类',
    number: '证件号码',
    phone: '电话',
    political: '政治面貌',
    unknown: '未登记',
    note: '备注',
    nothing: '还没有改动',
  },
  en: {
    title: 'Correct the record',
    press: 'Correct',
    name: 'Name',
    keeps: (mask: string) => `On record: ${mask}. Leave empty to keep it`,
    sex: 'Sex',
    male: 'Male',
    female: 'Female',
    bornOn: 'Born on',
    kind: 'Kind of document',
    number: 'Number',
    phone: 'Phone',
    political: 'Political status',
    unknown: 'Not recorded',
    note: 'Note',
    nothing: 'Nothing changed yet',
  },
};

const documentKinds = Object.keys(documentKindTitles) as (keyof typeof documentKindTitles)[];

type CorrectSheetProps = {
  person: PersonAnswer['person'];
  /** Of the answer that the sheet is opened from. */
  knownAt: string;
  onClose(): void;
};

export function CorrectSheet({ person, knownAt, onClose }: CorrectSheetProps) {
  const t = useMessages(messages);
  const words = useWords();
  const [before] = useState(() => formOf(person));
  // What its teller saw: an answer that comes while they write does not count as seen.
  const [seenAt] = useState(knownAt);
  const [form, setForm] = useState(before);
  const put = (change: Partial<PersonForm>) => setForm((now) => ({ ...now, ...change }));
  const correct = useCommand(correctPerson, {
    onDone: onClose,
    onQueued: onClose,
    invalidates: ['person.', 'household.', 'fact.'],
  });
  const correction = correctionOf(before, form);
  const kept = (mask: string | null) => (mask === null ? undefined : t.keeps(mask));
  return (
    <ActSheet
      title={t.title}
      press={t.press}
      command={correct}
      whyNot={Object.keys(correction).length === 0 ? t.nothing : undefined}
      onSubmit={() => void correct.run({ personId: person.personId, ...correction, knownAt: seenAt })}
      onClose={onClose}
    >
      <TextField
        label={t.name}
        hint={person.isNameMasked ? t.keeps(person.name) : undefined}
        value={form.name}
        maxLength={120}
        onChange={(name) => put({ name })}
      />
      <Choice
        label={t.sex}
        value={form.sex || undefined}
        onChange={(sex) => put({ sex })}
        options={[
          { value: 'male', label: t.male },
          { value: 'female', label: t.female },
        ]}
      />
      <TextField label={t.bornOn} type="date" value={form.bornOn} onChange={(bornOn) => put({ bornOn })} />
      <Select
        label={t.kind}
        value={form.documentKind}
        onChange={(documentKind) => put({ documentKind })}
        options={documentKinds.map((kind) => ({ value: kind, label: words(documentKindTitles[kind]) }))}
      />
      <TextField
        label={t.number}
        hint={kept(person.documentMasked)}
        value={form.documentNumber}
        maxLength={40}
        autoComplete="off"
        onChange={(documentNumber) => put({ documentNumber })}
      />
      <TextField
        label={t.phone}
        hint={kept(person.phoneMasked)}
        type="tel"
        value={form.phone}
        maxLength={40}
        autoComplete="off"
        onChange={(phone) => put({ phone })}
      />
      <Select
        label={t.political}
        value={form.political || 'unknown'}
        onChange={(value) => put({ political: value === 'unknown' ? '' : value })}
        options={[
          { value: 'unknown' as const, label: t.unknown },
          ...politicalCodes.map((code) => ({ value: code, label: words(politicalTitles[code]) })),
        ]}
      />
      <TextField label={t.note} lines={2} maxLength={500} value={form.note} onChange={(note) => put({ note })} />
    </ActSheet>
  );
}

// What is on record of a person. Number and telephone are masked until one is opened with a purpose.
import type { ReactNode } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Masked } from '#kernel/web/pieces/masked.tsx';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { populationKindTitles } from '../../shared/population.ts';
import type { personPage } from '../../shared/queries.ts';
import type { ToldColumn } from '../../shared/tellings.ts';
import { documentKindTitle, politicalTitle } from '../words.ts';
import { ContestedTag } from './contested-tag.tsx';
import type { Look } from './use-look.ts';

const messages = {
  zh: {
    sex: '性别',
    male: '男',
    female: '女',
    age: '年龄',
    years: (n: number) => `${n} 岁`,
    bornOn: '出生',
    document: '证件',
    phone: '电话',
    population: '人口类别',
    resides: '户籍与住处',
    same: '人户一致',
    different: '人户分离',
    registeredPlace: '户籍地',
    political: '政治面貌',
    note: '备注',
    recordedAt: '登记时间',
    requests: '反映的诉求',
    open: '件未结',
    all: '件全部',
  },
  en: {
    sex: 'Sex',
    male: 'male',
    female: 'female',
    age: 'Age',
    years: (n: number) => `${n}`,
    bornOn: 'Born',
    document: 'Document',
    phone: 'Phone',
    population: 'Counts as',
    resides: 'Home and registration',
    same: 'the same',
    different: 'apart',
    registeredPlace: 'Registered at',
    political: 'Political status',
    note: 'Note',
    recordedAt: 'On record since',
    requests: 'Requests',
    open: 'open',
    all: 'in all',
  },
};

export type PersonAnswer = QueryAnswer<typeof personPage>;

export function PersonFacts({ answer, look }: { answer: PersonAnswer; look: Look }) {
  const t = useMessages(messages);
  const words = useWords();
  const { person, abilities, requests, population } = answer;
  const { personId } = person;
  const marked = (column: ToldColumn, value: ReactNode): ReactNode =>
    answer.contested.includes(column) ? (
      <>
        {value}
        <ContestedTag />
      </>
    ) : (
      value
    );
  return (
    <Facts
      facts={[
        person.sex !== null && { label: t.sex, value: marked('sex', t[person.sex]) },
        person.age !== null && { label: t.age, value: t.years(person.age) },
        { label: t.bornOn, value: marked('bornOn', person.bornOn) },
        population.kind !== null && { label: t.population, value: words(populationKindTitles[population.kind]) },
        { label: t.registeredPlace, value: person.registeredPlace },
        population.residesAtRegistered !== null && {
          label: t.resides,
          value: population.residesAtRegistered ? t.same : t.different,
        },
        person.documentMasked !== null && {
          label: t.document,
          value: (
            <>
              {person.documentKind && <span className="muted">{words(documentKindTitle(person.documentKind))} </span>}
              <Masked
                value={person.documentMasked}
                what={t.document}
                reveal={abilities.mayReveal ? () => look.reveal('id_number') : undefined}
              />
            </>
          ),
        },
        person.phoneMasked !== null && {
          label: t.phone,
          value: marked(
            'phone',
            <Masked
              value={person.phoneMasked}
              what={t.phone}
              reveal={abilities.mayReveal ? () => look.reveal('phone') : undefined}
            />,
          ),
        },
        person.political !== null && {
          label: t.political,
          value: marked('politicalStatus', words(politicalTitle(person.political))),
        },
        { label: t.note, value: person.note },
        {
          label: t.requests,
          value: (
            <>
              <NumberDoor
                value={requests.open}
                unit={t.open}
                to="/desk/requests"
                search={{ tab: 'open', personId }}
                tone={requests.open > 0 ? 'soon' : undefined}
              />{' '}
              <NumberDoor value={requests.all} unit={t.all} to="/desk/requests" search={{ tab: 'all', personId }} />
            </>
          ),
        },
        { label: t.recordedAt, value: <Moment at={person.recordedAt} /> },
      ]}
    />
  );
}

// 居民与房屋: residents found by name, initials or the end of the telephone, or listed by flag and grid; the one opened stands beside the list.
// What is typed is a name or a number of somebody: it is kept here and never put into the address, which ends up in histories and logs.
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Split } from '#kernel/web/pieces/split.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { useFilters, useParam } from '#kernel/web/route.ts';
import { readPeopleSearch } from './people-filters.ts';
import { PeopleList } from './people-list.tsx';
import { PersonRecord } from './person-record.tsx';

const messages = {
  zh: { rest: '从左边打开一位居民', restHow: '看他住哪里、家里有谁、有哪些标签、反映过什么。' },
  en: { rest: 'Open a resident from the left', restHow: 'Their home, household, flags and requests.' },
};

export default function PeoplePage() {
  const t = useMessages(messages);
  const personId = useParam('personId');
  const [search, setSearch] = useFilters(readPeopleSearch);
  const [text, setText] = useState('');
  return (
    <Split
      backTo="/desk/people"
      backSearch={search}
      list={<PeopleList text={text} onText={setText} search={search} onSearch={setSearch} chosenId={personId} />}
      record={personId ? <PersonRecord key={personId} personId={personId} search={search} /> : undefined}
      rest={
        <div>
          <EmptyState icon="people" title={t.rest} how={t.restHow} />
        </div>
      }
    />
  );
}

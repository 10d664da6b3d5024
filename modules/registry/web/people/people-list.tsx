// The list: found while somebody types, else the residents of the area in the order of doors. The count of each flag is its own door (B3, C10).
import { useState } from 'react';
import { mayBy } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue } from '#kernel/web/pieces/queue.tsx';
import { ExportLink } from '#kernel/web/pieces/table-tools.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button, LinkButton } from '#kernel/web/plain/button.tsx';
import { Select, TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listUnits } from '#modules/territory/shared/queries.ts';
import { addPerson, mergePersons } from '../../shared/commands.ts';
import { listDuplicates } from '../../shared/pair-queries.ts';
import { flagCodes, type PersonFlag } from '../../shared/person.ts';
import { findPersons, listPersons, personCounts } from '../../shared/queries.ts';
import { EnrolSheet } from '../acts/enrol-sheet.tsx';
import { AreaHead } from '../area-head.tsx';
import style from '../registry.module.css';
import { useRested } from '../use-rested.ts';
import { flagTitle } from '../words.ts';
import { askedOf, type PeopleSearch } from './people-filters.ts';
import { PeoplePart, partSize } from './people-part.tsx';
import { PersonRow } from './person-row.tsx';

const messages = {
  zh: {
    enrol: '登记居民',
    search: '姓名、拼音首字母或手机尾号',
    flag: '标签',
    anyFlag: (n: number) => `全部居民 ${n}`,
    unit: '范围',
    whole: (name: string) => `全部${name}`,
    sums: (people: number, homes: number) => `登记 ${people} 人，${homes} 户`,
    list: '居民名单',
    found: '找到的居民',
    none: '没有找到这位居民',
    noneHow: '换个写法，或用手机尾号试试；不在您职责范围内的不会列出。',
    more: '还有同名或相近的，请再多写一个字。',
    alike: (n: number) => `可能重复 ${n} 组`,
  },
  en: {
    enrol: 'Record a resident',
    search: 'Name, pinyin initials or phone end',
    flag: 'Flag',
    anyFlag: (n: number) => `All residents ${n}`,
    unit: 'Area',
    whole: (name: string) => `All of ${name}`,
    sums: (people: number, homes: number) => `${people} people in ${homes} homes`,
    list: 'Residents',
    found: 'Residents found',
    none: 'Nobody found',
    noneHow: 'Try another writing or a phone end; those outside your post are not listed.',
    more: 'There are more: type another letter.',
    alike: (n: number) => `Perhaps one person: ${n}`,
  },
};

type PeopleListProps = {
  text: string;
  onText(text: string): void;
  search: PeopleSearch;
  onSearch(change: Partial<PeopleSearch>): void;
  chosenId: string | undefined;
};

export function PeopleList({ text, onText, search, onSearch, chosenId }: PeopleListProps) {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const [isEnrolling, setEnrolling] = useState(false);
  const mayEnrol = mayBy(addPerson.allowed, { kind: 'staff', role: post.role });
  const asked = useRested(text.trim());
  const isFinding = asked !== '';
  const found = useAsk(findPersons, { text: asked, limit: 50 }, { enabled: isFinding, keep: true });
  const counts = useAsk(personCounts, search.unitId ? { unitId: search.unitId } : {}, { keep: true });
  const units = useAsk(listUnits, { underId: post.unitId, kinds: ['community', 'village', 'grid'], limit: 500 });
  const mayMerge = mayBy(mergePersons.allowed, { kind: 'staff', role: post.role });
  const alike = useAsk(listDuplicates, {}, { enabled: mayMerge, keep: true });
  const countOf = (flag: string) => counts.answer?.byFlag.find((one) => one.flag === flag)?.count ?? 0;
  const shownFlags = flagCodes.filter((flag) => countOf(flag) > 0 || flag === search.flag);
  const choices = (units.answer?.units ?? []).filter((unit) => unit.unitId !== post.unitId);

  return (
    <div className={style['column']}>
      <AreaHead
        view="people"
        acts={
          mayEnrol && (
            <Button icon="plus" wide onPress={() => setEnrolling(true)}>
              {t.enrol}
            </Button>
          )
        }
      >
        <TextField label={t.search} type="search" value={text} maxLength={80} onChange={onText} />
        {!isFinding && (
          <div className={style['pair']}>
            <Select<PersonFlag | 'any'>
              label={t.flag}
              value={search.flag ?? 'any'}
              onChange={(flag) => onSearch({ flag: flag === 'any' ? undefined : flag })}
              options={[
                { value: 'any', label: t.anyFlag(counts.answer?.people ?? 0) },
                ...shownFlags.map((flag) => ({ value: flag, label: `${words(flagTitle(flag))} ${countOf(flag)}` })),
              ]}
            />
            {choices.length > 0 && (
              <Select<string>
                label={t.unit}
                value={search.unitId ?? 'all'}
                onChange={(unitId) => onSearch({ unitId: unitId === 'all' ? undefined : unitId })}
                options={[
                  { value: 'all', label: t.whole(post.unitName) },
                  ...choices.map((unit) => ({ value: unit.unitId, label: unit.name })),
                ]}
              />
            )}
          </div>
        )}
        {!isFinding && counts.answer && (
          <div className={style['sums']}>
            <span className="muted">{t.sums(counts.answer.people, counts.answer.homes)}</span>
            <ExportLink query={listPersons.name} input={askedOf(search)} />
          </div>
        )}
        {!isFinding && alike.answer && alike.answer.total + alike.answer.elsewhere.length > 0 && (
          <LinkButton icon="people" to="/desk/duplicates">
            {t.alike(alike.answer.total)}
          </LinkButton>
        )}
      </AreaHead>
      {isFinding ? (
        <>
          <ProblemNote problem={found.problem} again={found.again} />
          {found.isFirst && <Skeleton lines={6} />}
          {found.answer?.people.length === 0 && <EmptyState icon="search" title={t.none} how={t.noneHow} />}
          <Queue label={t.found}>
            {found.answer?.people.map((person) => (
              <PersonRow
                key={person.personId}
                person={person}
                search={search}
                isChosen={person.personId === chosenId}
              />
            ))}
          </Queue>
          {found.answer?.hasMore && <Note>{t.more}</Note>}
        </>
      ) : (
        <PeopleParts key={`${search.flag} ${search.unitId}`} search={search} chosenId={chosenId} label={t.list} />
      )}
      {isEnrolling && <EnrolSheet onClose={() => setEnrolling(false)} />}
    </div>
  );
}

/** The list in parts of a hundred: each part is a query of its own, so that what is shown stays while more is asked for. */
function PeopleParts({
  search,
  chosenId,
  label,
}: {
  search: PeopleSearch;
  chosenId: string | undefined;
  label: string;
}) {
  const [parts, setParts] = useState(1);
  return (
    <Queue label={label}>
      {Array.from({ length: parts }, (_, part) => (
        <PeoplePart
          key={part * partSize}
          offset={part * partSize}
          search={search}
          chosenId={chosenId}
          onMore={part === parts - 1 ? () => setParts(parts + 1) : undefined}
        />
      ))}
    </Queue>
  );
}

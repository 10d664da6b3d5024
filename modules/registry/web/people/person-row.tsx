// One resident in a list: who, where, what stands out.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { QueueRow } from '#kernel/web/pieces/queue.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { PersonLine } from '../../shared/queries.ts';
import style from '../registry.module.css';
import { useFlagTitle } from '../use-flag-title.ts';
import { relationTitle } from '../words.ts';

const messages = {
  zh: { male: '男', female: '女', age: (n: number) => `${n}岁`, noHome: '没有登记住处' },
  en: { male: 'm', female: 'f', age: (n: number) => `${n}`, noHome: 'no home on record' },
};

export function PersonRow({
  person,
  search,
  isChosen = false,
  withHome = true,
}: {
  person: PersonLine;
  search: Record<string, unknown>;
  isChosen?: boolean;
  withHome?: boolean;
}) {
  const t = useMessages(messages);
  const words = useWords();
  const flagTitle = useFlagTitle(person.flags);
  const about = [
    person.sex && t[person.sex],
    person.age !== null && t.age(person.age),
    person.relation && words(relationTitle(person.relation)),
  ].filter(Boolean);
  return (
    <QueueRow
      to={`/desk/people/${person.personId}`}
      search={search}
      isChosen={isChosen}
      title={
        <>
          {person.name} <small className="muted">{about.join(' · ')}</small>
        </>
      }
      mark={
        person.flags.length > 0 && (
          <span className={style['tags']}>
            {person.flags.map((flag) => (
              <Tag key={flag}>{words(flagTitle(flag))}</Tag>
            ))}
          </span>
        )
      }
      sub={withHome ? (person.address ?? t.noHome) : person.phone}
      state={withHome ? person.phone : undefined}
    />
  );
}

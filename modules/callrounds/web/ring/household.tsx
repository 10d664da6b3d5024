// Who else lives there (A9 missing members): told done, or not yet. Whoever is not done is named, and rung or visited too.

import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Choice } from '#kernel/web/plain/controls.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { callerPage } from '../../shared/queries.ts';
import { reachedStates, turnStateTitles } from '../../shared/turn.ts';
import style from '../calls.module.css';
import { stateTones } from '../words.ts';

export type Said = 'unasked' | 'done' | 'missing';
type Member = NonNullable<QueryAnswer<typeof callerPage>['person']>['household'][number];

const messages = {
  zh: {
    title: '家里还有谁没做？',
    age: (n: number) => `${n} 岁`,
    unasked: '没问到',
    done: '已做',
    missing: '还没做',
    how: '还没做的会补进名单，接着打或上门。',
  },
  en: {
    title: 'Who at home is not done yet?',
    age: (n: number) => `${n}`,
    unasked: 'Not asked',
    done: 'Done',
    missing: 'Not yet',
    how: 'Whoever is not done joins the list, to be rung or visited.',
  },
};

type Props = {
  people: readonly Member[];
  said: Readonly<Record<string, Said>>;
  onSay: (personId: string, how: Said) => void;
};

export function Household({ people, said, onSay }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const isOpen = (member: Member) => !member.state || !reachedStates.includes(member.state);
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <h2>{t.title}</h2>
      <ul className={style['rows']}>
        {people.map((member) => (
          <li key={member.personId}>
            {isOpen(member) ? (
              <Choice<Said>
                label={[member.name, member.age !== null && t.age(member.age)].filter(Boolean).join(' · ')}
                value={said[member.personId] ?? 'unasked'}
                onChange={(how) => onSay(member.personId, how)}
                options={[
                  { value: 'unasked', label: t.unasked },
                  // Who is on no list owes nothing that could be told done.
                  ...(member.state ? [{ value: 'done' as const, label: t.done }] : []),
                  { value: 'missing', label: t.missing },
                ]}
              />
            ) : (
              <span className={style['marks']}>
                {member.name}{' '}
                {member.state && <Tag tone={stateTones[member.state]}>{words(turnStateTitles[member.state])}</Tag>}
              </span>
            )}
          </li>
        ))}
      </ul>
      <p className="muted">{t.how}</p>
    </section>
  );
}

// What was told and did not get through: who, what, why, and the way on. It stays until it is settled.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listDictionary } from '#modules/facts/shared/queries.ts';
import { type Held, heldVisits } from '../visit/held-visits.ts';
import style from './today-page.module.css';

const messages = {
  zh: {
    unsent: (name: string, what: string) => `${name} 的“${what}”还没报上去`,
    lacking: (name: string, what: string) => `${name} 的走访已记下，还缺${what || '要填的'}，应办没有销`,
    joint: '、',
    again: '再报一次',
    fill: '去补',
    drop: '不报了',
  },
  en: {
    unsent: (name: string, what: string) => `“${what}” for ${name} did not get through`,
    lacking: (name: string, what: string) =>
      `The visit at ${name} is written, but ${what || 'something asked'} is missing: it stays open`,
    joint: ', ',
    again: 'Try again',
    fill: 'Fill in',
    drop: 'Leave it',
  },
};

export function Stuck({ held }: { held: readonly Held[] }) {
  const t = useMessages(messages);
  const words = useWords();
  const isLacking = held.some(({ phase }) => phase === 'lacking');
  const { answer } = useAsk(listDictionary, {}, { enabled: isLacking });
  const titleOf = (name: string) => answer?.fields.find(({ field }) => field.name === name)?.field.title;
  /** What was not told, in the words of the form (O16: which of the two sends). */
  const named = (names: readonly string[]) =>
    names
      .flatMap((name) => titleOf(name) ?? [])
      .map((title) => words(title))
      .join(t.joint);
  return held.map((one) => (
    <Note key={one.id} icon="warn">
      <p>
        {one.phase === 'unsent' ? t.unsent(one.name, words(one.words)) : t.lacking(one.name, named(one.lacking ?? []))}
      </p>
      {one.problem && <p className="muted">{words(one.problem.title)}</p>}
      <p className={style['ways']}>
        {one.again && <Button onPress={one.again}>{t.again}</Button>}
        {one.phase === 'lacking' && <Link to={`/field/visits/${one.subjectId}`}>{t.fill}</Link>}
        <Button kind="quiet" onPress={() => heldVisits.drop(one.id)}>
          {t.drop}
        </Button>
      </p>
    </Note>
  ));
}

// What was told and did not get through: who, what, why, and the way on. It stays until it is settled.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { type Held, heldVisits } from '../visit/held-visits.ts';
import style from './today-page.module.css';

const messages = {
  zh: {
    unsent: (name: string, what: string) => `${name} 的“${what}”还没报上去`,
    lacking: (name: string) => `${name} 的走访已记下，还缺要填的，应办没有销`,
    again: '再报一次',
    fill: '去补',
    drop: '不报了',
  },
  en: {
    unsent: (name: string, what: string) => `“${what}” for ${name} did not get through`,
    lacking: (name: string) => `The visit at ${name} is written, but something asked is missing: it stays open`,
    again: 'Try again',
    fill: 'Fill in',
    drop: 'Leave it',
  },
};

export function Stuck({ held }: { held: readonly Held[] }) {
  const t = useMessages(messages);
  const words = useWords();
  return held.map((one) => (
    <Note key={one.id} icon="warn">
      <p>{one.phase === 'unsent' ? t.unsent(one.name, words(one.words)) : t.lacking(one.name)}</p>
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

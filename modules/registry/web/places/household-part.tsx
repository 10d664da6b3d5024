// Who lives behind this door, now or on any past day, what they are to the head, who works here, and who lived here before.
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Queue } from '#kernel/web/pieces/queue.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { householdPage, type PersonLine } from '../../shared/queries.ts';
import { HeadSheet } from '../acts/head-sheet.tsx';
import { PersonRow } from '../people/person-row.tsx';
import style from '../registry.module.css';

const messages = {
  zh: {
    now: '住在这里',
    lived: (on: string) => `${on} 住在这里`,
    on: '看哪一天',
    back: '回到现在',
    nobody: '没有登记住在这里的人，或者不在您的职责范围内',
    unnamed: (n: number) => `另有 ${n} 人当时住在这里，现在不在您的职责范围内`,
    twoHeads: '登记了不止一个户主，请变更户主理清。',
    changeHead: '变更户主…',
    workers: '在这里工作',
    heads: '户主变更',
    becameHead: (name: string) => `${name} 成为户主`,
    before: '以前住过',
    span: (from: string, until: string) => `${from} 至 ${until}`,
  },
  en: {
    now: 'Live here',
    lived: (on: string) => `Lived here on ${on}`,
    on: 'As of',
    back: 'Back to now',
    nobody: 'Nobody is recorded here, or they are not within your post',
    unnamed: (n: number) => `${n} more lived here then, who are not within your post now`,
    twoHeads: 'More than one head is recorded: settle it by a change of head.',
    changeHead: 'Change of head…',
    workers: 'Work here',
    heads: 'Changes of head',
    becameHead: (name: string) => `${name} became the head`,
    before: 'Lived here before',
    span: (from: string, until: string) => `${from} to ${until}`,
  },
};

export function HouseholdPart({ placeId }: { placeId: string }) {
  const t = useMessages(messages);
  const [on, setOn] = useState('');
  const [isChanging, setChanging] = useState(false);
  const { answer, problem, isFirst, again } = useAsk(
    householdPage,
    { placeId, ...(on ? { on } : {}) },
    { events: ['person.'], keep: true },
  );
  if (isFirst) return <Skeleton lines={3} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const heads = answer.people.filter(({ relation }) => relation === 'head');
  return (
    <>
      <section>
        <h3>{answer.on ? t.lived(answer.on) : t.now}</h3>
        {heads.length > 1 && <Note>{t.twoHeads}</Note>}
        <People label={t.now} people={answer.people} nobody={t.nobody} />
        {answer.on !== null && answer.unnamed > 0 && <p className="muted">{t.unnamed(answer.unnamed)}</p>}
        <div className={style['asOf']}>
          <TextField label={t.on} type="date" value={on} onChange={setOn} />
          {on !== '' && (
            <Button kind="quiet" onPress={() => setOn('')}>
              {t.back}
            </Button>
          )}
          {answer.abilities.mayChangeHead && <Button onPress={() => setChanging(true)}>{t.changeHead}</Button>}
        </div>
      </section>
      {answer.workers.length > 0 && (
        <section>
          <h3>{t.workers}</h3>
          <People label={t.workers} people={answer.workers} nobody={t.nobody} />
        </section>
      )}
      {answer.headChanges.length > 0 && (
        <section>
          <h3>{t.heads}</h3>
          <ul className={style['lines']}>
            {answer.headChanges.map((one) => (
              <li key={`${one.on} ${one.name}`}>
                <span className="num">{one.on}</span>
                <span>{t.becameHead(one.name)}</span>
                <span className="muted">{one.reason}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {answer.former.length > 0 && (
        <section>
          <h3>{t.before}</h3>
          <ul className={style['lines']}>
            {answer.former.map((one) => (
              <li key={`${one.personId} ${one.from}`}>
                <Link to={`/desk/people/${one.personId}`}>{one.name}</Link>
                <span className="muted">{t.span(one.from, one.until)}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {isChanging && <HeadSheet placeId={placeId} people={answer.people} onClose={() => setChanging(false)} />}
    </>
  );
}

function People({ label, people, nobody }: { label: string; people: readonly PersonLine[]; nobody: string }) {
  if (people.length === 0) return <p className="muted">{nobody}</p>;
  return (
    <div className={style['boxed']}>
      <Queue label={label}>
        {people.map((person) => (
          <PersonRow key={person.personId} person={person} search={{}} withHome={false} />
        ))}
      </Queue>
    </div>
  );
}

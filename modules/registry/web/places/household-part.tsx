// Who lives behind this door now, and who did before.
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Queue } from '#kernel/web/pieces/queue.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { householdPage } from '../../shared/queries.ts';
import { PersonRow } from '../people/person-row.tsx';
import style from '../registry.module.css';

const messages = {
  zh: {
    now: '住在这里',
    nobody: '没有登记住在这里的人，或者不在您的职责范围内',
    before: '以前住过',
    span: (from: string, until: string) => `${from} 至 ${until}`,
  },
  en: {
    now: 'Live here',
    nobody: 'Nobody is recorded here, or they are not within your post',
    before: 'Lived here before',
    span: (from: string, until: string) => `${from} to ${until}`,
  },
};

export function HouseholdPart({ placeId }: { placeId: string }) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(householdPage, { placeId }, { events: ['person.'] });
  if (isFirst) return <Skeleton lines={3} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  return (
    <>
      <section>
        <h3>{t.now}</h3>
        {answer.people.length === 0 ? (
          <p className="muted">{t.nobody}</p>
        ) : (
          <div className={style['boxed']}>
            <Queue label={t.now}>
              {answer.people.map((person) => (
                <PersonRow key={person.personId} person={person} search={{}} withHome={false} />
              ))}
            </Queue>
          </div>
        )}
      </section>
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
    </>
  );
}

// The minutes as recorded: they are not changed any more; only what was decided goes on.
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Facts } from '#kernel/web/pieces/facts.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { DecisionLine, meetingPage } from '../../shared/queries.ts';
import { DecisionRow } from '../decisions/decision-row.tsx';
import style from '../parts/parts.module.css';
import own from './meeting.module.css';

const messages = {
  zh: {
    held: '开会情况',
    when: '时间',
    place: '地点',
    people: (n: number) => `到会 ${n} 人`,
    recorded: '登记',
    topics: '议题和答复',
    noAnswer: '当场没有答复',
    request: '相关诉求',
    decisions: '议定事项',
    none: '这次没有定下要办的事',
    minutes: '会议记录',
  },
  en: {
    held: 'The meeting',
    when: 'Held',
    place: 'Place',
    people: (n: number) => `${n} came`,
    recorded: 'Recorded',
    topics: 'What was asked and answered',
    noAnswer: 'Not answered there',
    request: 'Its request',
    decisions: 'Decisions',
    none: 'Nothing was decided',
    minutes: 'Minutes',
  },
};

type Answer = QueryAnswer<typeof meetingPage>;
type Props = {
  meeting: NonNullable<Answer['meeting']>;
  topics: Answer['topics'];
  decisions: readonly DecisionLine[];
};

export function Minutes({ meeting, topics, decisions }: Props) {
  const t = useMessages(messages);
  return (
    <>
      <section className={`card ${style['part']}`} aria-label={t.held}>
        <h2>{t.held}</h2>
        <Facts
          facts={[
            { label: t.when, value: <Moment at={meeting.heldAt} /> },
            { label: t.place, value: meeting.place },
            {
              label: t.people(meeting.attendees.length),
              value: (
                <span className={own['people']}>
                  {meeting.attendees.map(({ name, from }, i) => (
                    <Tag key={`${i}-${name}`}>{from ? `${name} · ${from}` : name}</Tag>
                  ))}
                </span>
              ),
            },
            {
              label: t.recorded,
              value: (
                <>
                  {meeting.recordedBy} <Moment at={meeting.recordedAt} />
                </>
              ),
            },
          ]}
        />
      </section>
      <section className={`card ${style['part']}`} aria-label={t.topics}>
        <h2>{t.topics}</h2>
        <ol className={style['rows']}>
          {topics.map((topic, i) => (
            <li key={`${i}-${topic.title}`}>
              <b>
                {i + 1}. {topic.title}
              </b>
              <p className={topic.answer ? style['said'] : 'faint'}>{topic.answer || t.noAnswer}</p>
              {topic.requestId && <Link to={`/desk/requests/${topic.requestId}`}>{t.request}</Link>}
            </li>
          ))}
        </ol>
      </section>
      <section className={`card ${style['part']}`} aria-label={t.decisions}>
        <h2>{t.decisions}</h2>
        {decisions.length === 0 && <p className="muted">{t.none}</p>}
        <ul className={style['rows']}>
          {decisions.map((decision) => (
            <DecisionRow key={decision.id} decision={decision} />
          ))}
        </ul>
      </section>
      {meeting.minutes && (
        <section className={`card ${style['part']}`} aria-label={t.minutes}>
          <h2>{t.minutes}</h2>
          <p className={style['said']}>{meeting.minutes}</p>
        </section>
      )}
    </>
  );
}

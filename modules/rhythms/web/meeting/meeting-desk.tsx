// A meeting: before it, the form with what there is to talk about beside it; after it, the minutes as they were recorded, with what became of each decision.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Note, ProblemNote } from '#kernel/web/plain/note.tsx';
import { useParam } from '#kernel/web/route.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { meetingPage } from '../../shared/queries.ts';
import { DecisionRow } from '../decisions/decision-row.tsx';
import { OccurrenceHead } from '../parts/occurrence-head.tsx';
import style from '../parts/parts.module.css';
import { rhythmEvents } from '../rhythm-events.ts';
import { MeetingForm } from './meeting-form.tsx';
import { Minutes } from './minutes.tsx';

const messages = {
  zh: { open: '以前定下、还没落实的' },
  en: { open: 'Decided before and not done' },
};

export default function MeetingDesk() {
  const t = useMessages(messages);
  const words = useWords();
  const occurrenceId = useParam('occurrenceId') ?? '';
  const { answer, problem, again, isFirst } = useAsk(meetingPage, { occurrenceId }, { events: rhythmEvents });
  if (isFirst) return <Skeleton lines={10} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { occurrence, meeting, abilities, suggested } = answer;
  return (
    <>
      <OccurrenceHead line={occurrence} excuse={abilities.excuse} />
      <div className={style['page']}>
        <ProblemNote problem={problem} again={again} />
        {meeting ? (
          <Minutes meeting={meeting} topics={answer.topics} decisions={answer.decisions} />
        ) : abilities.record.may ? (
          <MeetingForm key={occurrenceId} occurrence={occurrence} suggested={suggested.requests} />
        ) : (
          abilities.record.whyNot && <Note icon="lock">{words(abilities.record.whyNot)}</Note>
        )}
        {suggested.decisions.length > 0 && (
          <section className={`card ${style['part']}`} aria-label={t.open}>
            <h2>{t.open}</h2>
            <ul className={style['rows']}>
              {suggested.decisions.map((decision) => (
                <DecisionRow key={decision.id} decision={decision} showsMeeting />
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}

// 走访 on the page of a resident or a place: what is open now, the story, and for those who speak with them, writing down a visit (also of somebody without a phone).
import { useState } from 'react';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Sheet } from '#kernel/web/plain/sheet.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useSubject } from '#kernel/web/shell/pieces.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { listVisits } from '../../shared/queries.ts';
import { openAfterHeld } from '../visit/after-held.ts';
import { FormQuestions } from '../visit/form-questions.tsx';
import { heldVisits, useHeldVisits } from '../visit/held-visits.ts';
import { VisitForm } from '../visit/visit-form.tsx';
import { dutyEvents } from '../words.ts';
import { NextTurns } from './next-turns.tsx';
import { OpenDuties } from './open-duties.tsx';
import style from './story.module.css';
import { VisitStory } from './visit-story.tsx';

const messages = {
  zh: {
    title: '走访',
    tried: (n: number) => `这一期没办成 ${n} 次`,
    nothing: '现在没有要办的',
    never: '还没有走访记录；记下的会按时间排在这里。',
    record: '记录走访',
    more: (n: number) => `再看以前的（已显示 ${n} 次）`,
    going: '正要报送',
    unsent: '还没报上去',
  },
  en: {
    title: 'Visits',
    tried: (n: number) => `${n} tries in this round`,
    nothing: 'Nothing is asked now',
    never: 'No visits on record; they will stand here in order of time.',
    record: 'Record a visit',
    more: (n: number) => `Earlier ones (${n} shown)`,
    going: 'about to be sent',
    unsent: 'Not sent yet',
  },
};

const few = 6;
const most = 200;

export default function VisitsPart() {
  const t = useMessages(messages);
  const subjectId = useSubject();
  const { post } = useHat();
  const [limit, setLimit] = useState(few);
  const [isOpen, setOpen] = useState(false);
  const held = useHeldVisits();
  const { answer, problem, again } = useAsk(listVisits, { subjectId, limit }, { events: dutyEvents, keep: true });
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { subject, visits } = answer;
  // A place of which nothing is asked and at which nobody has been needs no part of its own.
  if (!subject || (subject.kind !== 'person' && visits.length === 0 && answer.open.length === 0)) return null;
  const open = openAfterHeld(answer.open, subjectId, held);
  const mine = held.filter((one) => one.subjectId === subjectId);
  return (
    <section className={style['part']} aria-label={t.title}>
      <div className={style['head']}>
        <h3>{t.title}</h3>
        {subject.attempts > 0 && <Tag tone="amber">{t.tried(subject.attempts)}</Tag>}
        {seesNames(post.role) && (
          <Button icon="pencil" onPress={() => setOpen(true)}>
            {t.record}
          </Button>
        )}
      </div>
      {mine.some(({ phase }) => phase === 'waiting' || phase === 'sending') && (
        <p role="status" className="muted">
          {t.going}
        </p>
      )}
      {mine
        .filter(({ phase }) => phase === 'unsent')
        .map((one) => (
          <div key={one.id}>
            <ProblemNote problem={one.problem} again={one.again} />
            <Button kind="quiet" icon="cross" label={t.unsent} onPress={() => heldVisits.drop(one.id)}>
              {t.unsent}
            </Button>
          </div>
        ))}
      {open.length > 0 ? <OpenDuties open={open} /> : <p className="muted">{t.nothing}</p>}
      <NextTurns next={answer.next} />
      {visits.length === 0 ? (
        <p className="muted">{t.never}</p>
      ) : (
        <VisitStory visits={visits} kind={subject.kind} door="desk" />
      )}
      {visits.length === limit && limit < most && (
        <Button kind="quiet" icon="down" onPress={() => setLimit(most)}>
          {t.more(visits.length)}
        </Button>
      )}
      {isOpen && (
        <Sheet open onClose={() => setOpen(false)} title={`${t.record} · ${subject.name}`} place="side">
          <OpenDuties open={open} />
          <VisitForm questions={FormQuestions} isDesk subject={subject} open={open} onTold={() => setOpen(false)} />
        </Sheet>
      )}
    </section>
  );
}

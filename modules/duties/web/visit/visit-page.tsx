// Somebody's door: what is asked there, what was last told, and the visit itself under the thumb.
import { dateOf, daysBetween, instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { EmptyState, Skeleton } from '#kernel/web/plain/blank.tsx';
import { LinkButton } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import { useGo, useParam } from '#kernel/web/route.ts';
import { Pieces } from '#kernel/web/shell/pieces.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listVisits } from '../../shared/queries.ts';
import { NextTurns } from '../story/next-turns.tsx';
import { OpenDuties } from '../story/open-duties.tsx';
import { VisitStory } from '../story/visit-story.tsx';
import { dutyEvents } from '../words.ts';
import { openAfterHeld } from './after-held.ts';
import { FormQuestions } from './form-questions.tsx';
import { useHeldVisits } from './held-visits.ts';
import style from './visit.module.css';
import { VisitForm } from './visit-form.tsx';

const messages = {
  zh: {
    tried: (n: number) => `这一期没办成 ${n} 次`,
    last: (days: number) => (days === 0 ? '今天去过' : `上次 ${days} 天前`),
    never: '还没去过',
    nothing: '现在没有要办的，想记也可以记。',
    gone: '没有找到，或者不在您的职责范围内',
    back: '回今日',
    story: '以前的走访',
  },
  en: {
    tried: (n: number) => `${n} tries in this round`,
    last: (days: number) => (days === 0 ? 'visited today' : `last ${days} days ago`),
    never: 'not visited yet',
    nothing: 'Nothing is asked now; a visit may be told all the same.',
    gone: 'Not found, or not within your post',
    back: 'Back to today',
    story: 'Earlier visits',
  },
};

export default function VisitPage() {
  const t = useMessages(messages);
  const go = useGo();
  const now = useNow();
  const subjectId = useParam('subjectId') ?? '';
  const held = useHeldVisits();
  const { answer, problem, again, isFirst } = useAsk(listVisits, { subjectId, limit: 20 }, { events: dutyEvents });
  if (isFirst) return <Skeleton lines={8} />;
  if (!answer) return <ProblemNote problem={problem} again={again} />;
  const { subject, visits } = answer;
  if (!subject)
    return (
      <EmptyState icon="lock" title={t.gone}>
        <LinkButton to="/field">{t.back}</LinkButton>
      </EmptyState>
    );
  const open = openAfterHeld(answer.open, subjectId, held);
  const where = [subject.address, subject.gridName].filter(Boolean).join(' · ');
  return (
    <>
      <PageHead title={subject.name} sub={where}>
        <p className={style['facts']}>
          <span>
            {subject.lastVisitAt === null
              ? t.never
              : t.last(daysBetween(dateOf(instantOf(subject.lastVisitAt)), dateOf(now)))}
          </span>
          {subject.attempts > 0 && <Tag tone="amber">{t.tried(subject.attempts)}</Tag>}
        </p>
        {open.length > 0 ? <OpenDuties open={open} /> : <p className="muted">{t.nothing}</p>}
        <NextTurns next={answer.next} />
      </PageHead>
      <Pieces door="field" slot="visit" subjectId={subjectId} />
      <VisitForm questions={FormQuestions} key={subjectId} subject={subject} open={open} onTold={() => go('/field')} />
      {subject.kind === 'person' && <Pieces door="field" slot="person" subjectId={subjectId} />}
      {visits.length > 0 && (
        <section className={style['story']} aria-label={t.story}>
          <h2>{t.story}</h2>
          <VisitStory visits={visits} kind={subject.kind} door="field" />
        </section>
      )}
    </>
  );
}

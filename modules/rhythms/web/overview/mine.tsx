// What this post owes: today's, what it let pass and may still make up for, and what comes next.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Queue, QueueRow } from '#kernel/web/pieces/queue.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myRhythms } from '../../shared/queries.ts';
import { rhythmEvents } from '../rhythm-events.ts';
import { StateTag } from '../state-tag.tsx';
import { deskPath, isOwed, owedFirst, periodWords } from '../words.ts';
import style from './overview.module.css';

const messages = {
  zh: { mine: '本岗位要做的', next: '下一次' },
  en: { mine: 'Owed by this post', next: 'Next' },
};

export function Mine() {
  const t = useMessages(messages);
  const words = useWords();
  const { answer, problem, again } = useAsk(myRhythms, {}, { events: rhythmEvents });
  const rows = [...owedFirst(answer?.rows ?? []), ...(answer?.rows ?? []).filter((row) => !isOwed(row))];
  if (rows.length === 0) return <ProblemNote problem={problem} again={again} />;
  return (
    <section className={`card ${style['mine']}`} aria-label={t.mine}>
      <h2>{t.mine}</h2>
      <Queue label={t.mine}>
        {rows.map((row) => (
          <QueueRow
            key={row.id}
            to={deskPath(row)}
            title={words(row.title)}
            sub={`${row.unitName} · ${words(periodWords(row.periodFrom, row.periodTo))}`}
            tone={row.state === 'missed' ? 'late' : row.isToday ? 'soon' : 'calm'}
            mark={isOwed(row) ? <StateTag line={row} /> : t.next}
            state={<Day on={row.dueOn} />}
          />
        ))}
      </Queue>
    </section>
  );
}

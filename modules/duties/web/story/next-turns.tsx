// When it comes round again (E16): of what asks nothing now, the nearest turns to come.
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Day } from '#kernel/web/time/moment.tsx';
import type { listVisits } from '../../shared/queries.ts';
import style from './story.module.css';

const messages = {
  zh: { title: '下一次', from: '起', by: '前' },
  en: { title: 'Next', from: '', by: 'at the latest' },
};

const shown = 3;

export function NextTurns({ next }: { next: QueryAnswer<typeof listVisits>['next'] }) {
  const t = useMessages(messages);
  const words = useWords();
  if (next.length === 0) return null;
  return (
    <ul className={style['next']} aria-label={t.title}>
      {next.slice(0, shown).map(({ rhythmId, title, opensAt, dueAt }) => {
        const [from, by] = [dateOf(instantOf(opensAt)), dateOf(instantOf(dueAt))];
        return (
          <li key={rhythmId}>
            {t.title} {words(title)}：<Day on={from} />
            {by !== from && (
              <>
                {t.from} · <Day on={by} />
                {t.by}
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}

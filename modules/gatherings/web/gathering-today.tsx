// On 今日: a gathering of today, or one whose roll was never called. None, nothing shown.
import { Link } from '@tanstack/react-router';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Moment } from '#kernel/web/time/moment.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { kindWords } from '../shared/gathering.ts';
import { listGatherings } from '../shared/queries.ts';
import style from './gatherings.module.css';

const messages = {
  zh: { label: '今天的活动', call: '该点名了' },
  en: { label: 'Gatherings today', call: 'Call the roll' },
};

export default function GatheringToday() {
  const t = useMessages(messages);
  const words = useWords();
  const now = useNow();
  const { answer } = useAsk(listGatherings, { tab: 'planned', limit: 20 }, { events: ['gathering.'] });
  const rows = (answer?.rows ?? []).filter(({ startsAt }) => dateOf(instantOf(startsAt)) <= dateOf(now));
  if (rows.length === 0) return null;
  return (
    <section className={style['today']} aria-label={t.label}>
      <ul>
        {rows.map((line) => (
          <li key={line.gatheringId} className={style['card']}>
            <Link to={`/field/gatherings/${line.gatheringId}`}>
              <b>{line.topic}</b>
              <span className="muted">
                {words(kindWords[line.kind].title)} · <Moment at={line.startsAt} short />
                {line.placeText && ` · ${line.placeText}`}
                {instantOf(line.startsAt) <= now && <span className="soon"> · {t.call}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

// On 今日: the rounds this post rings in, as one card each and not person by person, since who comes next is given out (A9).
import { Link } from '@tanstack/react-router';
import { useMessages } from '#kernel/web/language/language.ts';
import { Icon } from '#kernel/web/plain/icon.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listRounds } from '../../shared/queries.ts';
import style from '../calls.module.css';
import { leftOf, roundEvents } from '../words.ts';

const messages = {
  zh: {
    label: '要打的电话',
    title: (title: string) => `电话核对 · ${title}`,
    left: (n: number) => `还有 ${n} 人没打通`,
  },
  en: { label: 'People to ring', title: (title: string) => `Call-round · ${title}`, left: (n: number) => `${n} left` },
};

export default function RoundsToday() {
  const t = useMessages(messages);
  const { answer } = useAsk(listRounds, { mine: true }, { events: roundEvents });
  const rounds = (answer?.rounds ?? []).filter((round) => leftOf(round.counts) > 0);
  if (rounds.length === 0) return null;
  return (
    <section className={style['owed']} aria-label={t.label}>
      <ul>
        {rounds.map((round) => (
          <li key={round.roundId}>
            <Link to={`/field/calls/${round.roundId}`} className={style['card']}>
              <span>
                <b>{t.title(round.title)}</b>
                <span className="muted">{t.left(leftOf(round.counts))}</span>
              </span>
              <TimeLeft dueAt={round.dueAt} />
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

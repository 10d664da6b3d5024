// One post's week: its hours against forty, turns and visits as doors to what is behind them, and of which register wanted by whom.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import type { BehindKind, WeekFigures, WeekPart } from '../shared/queries.ts';
import style from './burden.module.css';
import { weekWords } from './words.ts';

const doors: readonly BehindKind[] = ['due', 'done', 'madeUp', 'missed', 'excused', 'open', 'visits', 'attempts'];

/** Told also where there are none. */
const always: readonly BehindKind[] = ['due', 'visits'];

export function WeekSums({
  figures,
  chosen,
  onChoose,
}: {
  figures: WeekFigures;
  chosen: BehindKind | undefined;
  onChoose(what: BehindKind | undefined): void;
}) {
  const t = useMessages(weekWords);
  const unmeasured = figures.visits + figures.attempts - figures.measured;
  return (
    <div className={style['sums']}>
      <p className={style['hours']}>
        <b>{t.hours(figures.minutes)}</b> <span className="muted">{t.hoursTitle}</span>
        {unmeasured > 0 && <span className="muted"> · {t.unmeasured(unmeasured)}</span>}
      </p>
      <ul>
        {doors
          .filter((what) => figures[what] > 0 || always.includes(what))
          .map((what) => (
            <li key={what}>
              <button
                type="button"
                aria-pressed={what === chosen}
                disabled={figures[what] === 0}
                onClick={() => onChoose(what === chosen ? undefined : what)}
              >
                <b className="num">{figures[what]}</b> {t[what]}
              </button>
            </li>
          ))}
      </ul>
      <p className="muted">
        {t.fields(figures.asked, figures.prefilled)} · {t.taps} {figures.taps} {t.times}
      </p>
    </div>
  );
}

export function WeekParts({ parts }: { parts: readonly WeekPart[] }) {
  const t = useMessages(weekWords);
  const words = useWords();
  if (parts.length === 0) return null;
  return (
    <div>
      <h3>{t.ownTable}</h3>
      <ul className={style['parts']}>
        {parts.map((part) => (
          <li key={`${part.registerCode} ${part.formTitle?.zh ?? ''}`}>
            <span>
              {words(part.registerTitle)}
              <span className="muted">
                {' '}
                · {t.by} {part.issuer ? words(part.issuer) : t.issuerless}
              </span>
            </span>
            <span className="muted">
              {t.due} {part.due} · {t.done} {part.done} · {t.visits} {part.visits} ·{' '}
              {t.fields(part.asked, part.prefilled)} · {t.minutes(part.minutes)}
            </span>
          </li>
        ))}
      </ul>
      <p className="muted">{t.twice}</p>
    </div>
  );
}

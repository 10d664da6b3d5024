// The whole unit in one line: who has not been reached yet largest, and of how many, told when.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import { dutyStateTitles } from '../../shared/duty-state.ts';
import type { dutyCoverage } from '../../shared/queries.ts';
import style from './coverage.module.css';
import { type CoverageSearch, madeOf, notYet, notYetOf, statesShown } from './coverage-search.ts';

const messages = {
  zh: { label: '合计', notYet: '还没完成', made: '应办', asOf: '截至', past: '按当时' },
  en: { label: 'In all', notYet: 'not yet', made: 'asked', asOf: 'as of', past: 'as it was then' },
};

export type Coverage = QueryAnswer<typeof dutyCoverage>;

export function Totals({ answer, search }: { answer: Coverage; search: CoverageSearch }) {
  const t = useMessages(messages);
  const words = useWords();
  const { total, unit, asOf } = answer;
  const names = { ...search, namesOf: unit.unitId };
  return (
    <section className={`card ${style['totals']}`} aria-label={t.label}>
      <NumberDoor
        size="wall"
        label={t.notYet}
        value={notYetOf(total)}
        to="/desk/coverage"
        search={{ ...names, states: [...notYet] }}
        tone={total.missed > 0 ? 'late' : undefined}
      />
      <div className={style['sums']}>
        {statesShown(total).map((state) => (
          <NumberDoor
            key={state}
            size="sum"
            label={words(dutyStateTitles[state])}
            value={total[state]}
            to="/desk/coverage"
            search={{ ...names, states: [state] }}
            tone={state === 'missed' && total.missed > 0 ? 'late' : undefined}
          />
        ))}
        <NumberDoor
          size="sum"
          label={t.made}
          value={madeOf(total)}
          to="/desk/coverage"
          search={{ ...names, states: undefined }}
        />
      </div>
      <p className="muted">
        {search.asOf && `${t.past} · `}
        {t.asOf} <Moment at={asOf} />
      </p>
    </section>
  );
}

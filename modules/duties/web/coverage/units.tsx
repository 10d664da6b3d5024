// The units below, those with most missed first: a name leads down to it, a number to its names. Cards on a phone.
import { Link } from '@tanstack/react-router';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { useIsNarrow } from '#kernel/web/look/media.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { type DutyState, dutyStateTitles } from '../../shared/duty-state.ts';
import style from './coverage.module.css';
import { type Counts, type CoverageSearch, madeOf, statesShown, worstFirst } from './coverage-search.ts';
import type { Coverage } from './totals.tsx';

const messages = {
  zh: { title: '下级单元', unit: '单元', made: '应办', elsewhere: '不在下级单元里的' },
  en: { title: 'Units below', unit: 'Unit', made: 'Asked', elsewhere: 'In none of the units below' },
};

type Line = { key: string; name: string; counts: Counts; namesOf: string; down: boolean };

export function Units({ answer, search }: { answer: Coverage; search: CoverageSearch }) {
  const t = useMessages(messages);
  const isNarrow = useIsNarrow();
  const lines: Line[] = worstFirst(answer.rows).map(({ unitId, name, counts }) => ({
    key: unitId,
    name,
    counts,
    namesOf: unitId,
    down: true,
  }));
  if (lines.length > 0 && madeOf(answer.elsewhere) > 0)
    lines.push({
      key: 'elsewhere',
      name: t.elsewhere,
      counts: answer.elsewhere,
      namesOf: answer.unit.unitId,
      down: false,
    });
  if (lines.length === 0) return null;
  const states = statesShown(answer.total);
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <h2>{t.title}</h2>
      {isNarrow ? (
        <ul className={style['cards']}>
          {lines.map((line) => (
            <li key={line.key}>
              <UnitName line={line} search={search} />
              <div className={style['sums']}>
                {states.map((state) => (
                  <Door key={state} line={line} state={state} search={search} labelled />
                ))}
                <Door line={line} search={search} labelled />
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <Table lines={lines} states={states} search={search} />
      )}
    </section>
  );
}

type TableProps = { lines: readonly Line[]; states: readonly DutyState[]; search: CoverageSearch };

function Table({ lines, states, search }: TableProps) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <div className={style['scroll']}>
      <table className={style['table']}>
        <thead>
          <tr>
            <th scope="col">{t.unit}</th>
            {states.map((state) => (
              <th key={state} scope="col" className="num">
                {words(dutyStateTitles[state])}
              </th>
            ))}
            <th scope="col" className="num">
              {t.made}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th scope="row">
                <UnitName line={line} search={search} />
              </th>
              {states.map((state) => (
                <td key={state} className="num">
                  <Door line={line} state={state} search={search} />
                </td>
              ))}
              <td className="num">
                <Door line={line} search={search} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function UnitName({ line, search }: { line: Line; search: CoverageSearch }) {
  if (!line.down) return <span>{line.name}</span>;
  return (
    <Link to="/desk/coverage" search={{ ...search, unitId: line.namesOf }}>
      {line.name}
    </Link>
  );
}

type DoorProps = { line: Line; state?: DutyState; search: CoverageSearch; labelled?: boolean };

/** A number and the names it counts, no more and no fewer. */
function Door({ line, state, search, labelled = false }: DoorProps) {
  const t = useMessages(messages);
  const words = useWords();
  const value = state ? line.counts[state] : madeOf(line.counts);
  // Nobody stands behind a nought.
  if (value === 0 && !labelled) return <span className="faint">0</span>;
  return (
    <NumberDoor
      value={value}
      to="/desk/coverage"
      search={{
        ...search,
        namesOf: line.namesOf,
        states: state ? [state] : undefined,
        isElsewhere: line.down ? undefined : true,
      }}
      tone={state === 'missed' && value > 0 ? 'late' : undefined}
      {...(labelled ? { label: state ? words(dutyStateTitles[state]) : t.made, size: 'sum' as const } : {})}
    />
  );
}

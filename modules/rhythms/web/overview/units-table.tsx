// The units below, the same figures for each: a name leads down to it, a number to its rows.
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import type { tallyRhythms } from '../../shared/queries.ts';
import style from './overview.module.css';
import type { RhythmSearch } from './rhythm-search.ts';

const messages = {
  zh: { title: '下级单元', unit: '单元', missed: '缺', due: '待完成', done: '完成', excused: '免做', planned: '应做' },
  en: {
    title: 'Units below',
    unit: 'Unit',
    missed: 'Missed',
    due: 'Due',
    done: 'Done',
    excused: 'Excused',
    planned: 'To be done',
  },
};

type UnitTally = QueryAnswer<typeof tallyRhythms>['below'][number];
const figures = ['missed', 'due', 'done', 'excused', 'planned'] as const;

export function UnitsTable({ units, search }: { units: readonly UnitTally[]; search: RhythmSearch }) {
  const t = useMessages(messages);
  if (units.length === 0) return null;
  const rows = units.toSorted((a, b) => b.missed.value - a.missed.value);
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      <h2>{t.title}</h2>
      <div className={style['scroll']}>
        <table className={style['table']}>
          <thead>
            <tr>
              <th scope="col">{t.unit}</th>
              {figures.map((key) => (
                <th key={key} scope="col" className="num">
                  {t[key]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((unit) => (
              <tr key={unit.unitId}>
                <th scope="row">
                  <Link to="/desk/rhythms" search={{ ...search, unitId: unit.unitId }}>
                    {unit.name}
                  </Link>
                </th>
                {figures.map((key) => (
                  <td key={key} className="num">
                    <NumberDoor
                      value={unit[key].value}
                      to="/desk/rhythms"
                      search={unit[key].filter}
                      tone={key === 'missed' && unit[key].value > 0 ? 'late' : undefined}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

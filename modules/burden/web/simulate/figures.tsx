// What it would make of everybody's week: the sentence first, then by role and unit, then by name, then what it asks.
import type { ReactNode } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { type Column, DataTable } from '#kernel/web/pieces/data-table.tsx';
import { EmptyState } from '#kernel/web/plain/blank.tsx';
import { Note } from '#kernel/web/plain/note.tsx';
import { Tag } from '#kernel/web/plain/tag.tsx';
import type { simulateQuery } from '../../shared/queries.ts';
import { howReckoned, roleTitle, sayHours, sayVerdict } from '../../shared/verdict-words.ts';
import style from '../burden.module.css';
import { byRole, isOver, isTouched, type RoleRow } from './by-role.ts';
import { simulateWords } from './words.ts';

type Simulation = QueryAnswer<typeof simulateQuery>;
type Worker = Simulation['workers'][number];
type Rhythm = Simulation['rhythms'][number];
const whole = <R,>(rows: readonly R[]) => ({
  rows,
  problem: undefined,
  isFirst: false,
  again: () => undefined,
  hasMore: false,
  isAskingMore: false,
  more: () => undefined,
});

/** `children` stand between the sentence and the figures. */
export function Figures({ simulation, children }: { simulation: Simulation; children: ReactNode }) {
  const t = useMessages(simulateWords);
  const words = useWords();
  const { verdict, vacancies } = simulation;
  // Whose week it does not touch is told in a number, not in rows of the same figure twice.
  const touched = simulation.workers.filter(isTouched);
  const untouched = simulation.workers.length - touched.length;
  const empty = <EmptyState icon="people" title={t.nobody} />;
  const roleColumns: Column<RoleRow>[] = [
    { key: 'role', title: t.role, cell: (row) => words(roleTitle(row.role)) },
    { key: 'unit', title: t.unit, cell: (row) => row.unitName },
    { key: 'people', title: t.people, isNumber: true, cell: (row) => row.people },
    { key: 'now', title: t.now, isNumber: true, cell: (row) => sayHours(row.now) },
    { key: 'with', title: t.withIt, isNumber: true, cell: (row) => sayHours(row.withIt) },
    { key: 'most', title: t.most, isNumber: true, cell: (row) => sayHours(row.most) },
    { key: 'over', title: '', cell: (row) => row.over > 0 && <Tag tone="red">{t.over(row.over)}</Tag> },
  ];
  const workerColumns: Column<Worker>[] = [
    { key: 'name', title: t.name, cell: (row) => <span className={style['name']}>{row.name}</span> },
    {
      key: 'posts',
      title: t.posts,
      cell: (row) => row.posts.map(({ role, unitName }) => `${unitName} ${words(roleTitle(role))}`).join('、'),
    },
    { key: 'now', title: t.now, isNumber: true, cell: (row) => sayHours(row.standing) },
    { key: 'with', title: t.withIt, isNumber: true, cell: (row) => sayHours(row.total) },
    { key: 'fullest', title: t.fullest, isNumber: true, cell: (row) => sayHours(row.fullest) },
    { key: 'over', title: '', cell: (row) => isOver(row) && <Tag tone="red">{t.over(1)}</Tag> },
  ];
  const rhythmColumns: Column<Rhythm>[] = [
    { key: 'title', title: t.rhythm, cell: (row) => words(row.title) },
    { key: 'role', title: t.role, cell: (row) => words(roleTitle(row.role)) },
    { key: 'cadence', title: t.cadence, cell: (row) => words(row.cadence) },
    { key: 'members', title: t.members, isNumber: true, cell: (row) => row.members },
    { key: 'turns', title: t.turns, isNumber: true, cell: (row) => row.turnsPerWeek.toFixed(1) },
    {
      key: 'minutes',
      title: t.minutes,
      isNumber: true,
      cell: (row) => `${Math.round(row.minutes * 10) / 10}${row.isMeasured ? ` ${t.measured}` : ''}`,
    },
    { key: 'hours', title: t.hours, isNumber: true, cell: (row) => sayHours(row.hours) },
  ];
  return (
    <>
      <div className={style['here']}>
        <Note icon={verdict.is === 'within' || verdict.is === 'empty' ? 'check' : 'warn'}>
          <p>
            <strong>{words(sayVerdict(simulation))}</strong>
          </p>
          {vacancies.length > 0 && (
            <p>
              {t.vacant}：
              {vacancies
                .map(({ role, unitName, hours }) => `${unitName} ${words(roleTitle(role))} ${t.h(sayHours(hours))}`)
                .join('、')}
            </p>
          )}
        </Note>
      </div>
      {children}
      {untouched > 0 && <p className={`muted ${style['here']}`}>{t.untouched(untouched)}</p>}
      <h2 className={style['heading']}>{t.byRole}</h2>
      <DataTable
        name="burden.simulate.roles"
        caption={t.byRole}
        columns={roleColumns}
        asked={whole(byRole(touched))}
        keyOf={(row) => row.key}
        empty={empty}
      />
      <h2 className={style['heading']}>{t.who}</h2>
      <DataTable
        name="burden.simulate.workers"
        caption={t.who}
        columns={workerColumns}
        asked={whole(touched)}
        keyOf={(row) => row.staffId}
        empty={empty}
      />
      <h2 className={style['heading']}>{t.rhythms}</h2>
      <DataTable
        name="burden.simulate.rhythms"
        caption={t.rhythms}
        columns={rhythmColumns}
        asked={whole(simulation.rhythms)}
        keyOf={(row) => row.key}
        empty={empty}
      />
      <details className={style['here']}>
        <summary>{t.how}</summary>
        <ul className={style['how']}>
          {howReckoned.map((line) => (
            <li key={line.en} className="muted">
              {words(line)}
            </li>
          ))}
        </ul>
      </details>
    </>
  );
}

// The units below, and those who handle: the same columns for all, each name a way down, each number a door.
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type BoardInput, boardUnits } from '../shared/queries.ts';
import style from './board.module.css';
import { Num, Part, percent } from './figures.tsx';
import type { BoardSearch } from './use-board-search.ts';

const messages = {
  zh: {
    below: '下级单元',
    belowHow: '点名字看这一级的看板',
    handling: '谁在办',
    handlingHow: '超时多的在前，点名字看这个单位的看板',
    unit: '单元',
    handler: '处置单位',
    received: '收到',
    open: '在办',
    overdue: '超时',
    onTime: '按期结案',
    satisfied: '满意',
    itself: '本级（没有落到下级的）',
    none: '没有下级单元',
    nobody: '还没有派出去的',
  },
  en: {
    below: 'Units below',
    belowHow: 'a name opens its board',
    handling: 'Who has it',
    handlingHow: 'most overdue first; a name opens its board',
    unit: 'Unit',
    handler: 'Handling unit',
    received: 'Received',
    open: 'Open',
    overdue: 'Overdue',
    onTime: 'In time',
    satisfied: 'Satisfied',
    itself: 'The unit itself',
    none: 'No units below',
    nobody: 'Nothing dispatched yet',
  },
};

type Line = QueryAnswer<typeof boardUnits>['children'][number];

export function UnitsParts({ input, search }: { input: BoardInput; search: BoardSearch }) {
  const t = useMessages(messages);
  const { answer, problem, isFirst, again } = useAsk(boardUnits, input, { events: ['request.'], keep: true });
  if (!answer) {
    return (
      <Part title={t.below} wide>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={6} />}
      </Part>
    );
  }
  const itself = answer.itself && hasAny(answer.itself) && answer.children.length > 0 ? [answer.itself] : [];
  return (
    <>
      {(answer.children.length > 0 || answer.itself !== null) && (
        <Part title={t.below} how={t.belowHow}>
          {answer.children.length === 0 && <p className="muted">{t.none}</p>}
          <Lines
            head={t.unit}
            lines={[...answer.children, ...itself]}
            nameOf={(line) =>
              line.unitId === answer.itself?.unitId ? (
                <span className="muted">{t.itself}</span>
              ) : (
                <Link to="." search={{ ...search, unitId: line.unitId }}>
                  {line.name}
                </Link>
              )
            }
          />
        </Part>
      )}
      <Part title={t.handling} how={t.handlingHow}>
        {answer.handling.length === 0 && <p className="muted">{t.nobody}</p>}
        <Lines
          head={t.handler}
          lines={answer.handling.slice(0, 30)}
          nameOf={(line) => (
            <Link to="." search={{ ...search, leadUnitId: line.unitId }}>
              {line.name}
            </Link>
          )}
        />
      </Part>
    </>
  );
}

const hasAny = (line: Line): boolean => line.received.value + line.open.value > 0;

function Lines({ head, lines, nameOf }: { head: string; lines: readonly Line[]; nameOf: (line: Line) => ReactNode }) {
  const t = useMessages(messages);
  if (lines.length === 0) return null;
  return (
    <div className={style['scroll']}>
      <table className={style['table']}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            {[t.received, t.open, t.overdue, t.onTime, t.satisfied].map((name) => (
              <th key={name} scope="col" className="num">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.unitId} data-late={line.overdue.value > 0 || undefined}>
              <th scope="row">{nameOf(line)}</th>
              <td className="num">
                <Num figure={line.received} />
              </td>
              <td className="num">
                <Num figure={line.open} />
              </td>
              <td className="num">
                <Num figure={line.overdue} tone="late" />
              </td>
              <td className="num">{percent(line.onTime.value)}</td>
              <td className="num">{percent(line.satisfaction.value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

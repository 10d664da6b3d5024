// Day by day. A line says what a number does not: whether it is getting better. The chart is loaded when it is in sight; the table holds the same
// numbers, each a door.
import { lazy, Suspense, useState } from 'react';
import { useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { Day } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { type BoardInput, boardTrend } from '../shared/queries.ts';
import style from './board.module.css';
import { Num, Part } from './figures.tsx';

const TrendChart = lazy(() => import('./trend-chart.tsx'));

const messages = {
  zh: {
    title: '逐日',
    table: '看数字',
    chart: '看图',
    day: '日期',
    services: '办理业务',
    problems: '处理问题',
    unclassified: '未归类',
    closed: '结案',
    closedAll: '这段时间结案',
  },
  en: {
    title: 'Day by day',
    table: 'Numbers',
    chart: 'Chart',
    day: 'Day',
    services: 'Services',
    problems: 'Problems',
    unclassified: 'Not classified',
    closed: 'Closed',
    closedAll: 'Closed in this time',
  },
};

export function TrendPart({ input }: { input: BoardInput }) {
  const t = useMessages(messages);
  const [isTable, showTable] = useState(false);
  const { answer, problem, isFirst, again } = useAsk(boardTrend, input, { events: ['request.'], keep: true });
  return (
    <Part
      title={t.title}
      how={
        answer && (
          <>
            {t.closedAll} <Num figure={answer.closed} />
          </>
        )
      }
      acts={<Button onPress={() => showTable(!isTable)}>{isTable ? t.chart : t.table}</Button>}
      wide
    >
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={5} />}
      {answer && !isTable && (
        <Suspense fallback={<Skeleton lines={5} />}>
          <TrendChart
            days={answer.days}
            names={{ services: t.services, problems: t.problems, unclassified: t.unclassified, closed: t.closed }}
          />
        </Suspense>
      )}
      {answer && isTable && (
        <div className={style['scroll']}>
          <table className={style['table']}>
            <thead>
              <tr>
                <th scope="col">{t.day}</th>
                {[t.services, t.problems, t.unclassified, t.closed].map((name) => (
                  <th key={name} scope="col" className="num">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.days.toReversed().map(({ on, services, problems, unclassified, closed }) => (
                <tr key={on}>
                  <th scope="row">
                    <Day on={on} />
                  </th>
                  {[services, problems, unclassified, closed].map((figure, i) => (
                    <td key={i} className="num">
                      <Num figure={figure} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Part>
  );
}

// Where the time goes: each step's median and the wait that nine in ten do not exceed, round the clock and in office hours.
import { useLanguage, useMessages } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import type { RequestStep } from '#modules/requests/shared/queries.ts';
import { type BoardInput, boardSteps } from '../shared/queries.ts';
import style from './board.module.css';
import { Num, Part } from './figures.tsx';
import { formatHours, formatWorkHours } from './steps.ts';

const messages = {
  zh: {
    title: '各环节用时',
    how: '这段时间收到的，走完这一步的件',
    step: '环节',
    count: '件数',
    median: '一半在',
    p90: '九成在',
    within: '以内',
    steps: {
      accept: '收到 → 受理',
      dispatch: '受理 → 派单',
      sign: '派单 → 接单',
      resolve: '接单 → 办结',
      close: '办结 → 结案',
      whole: '收到 → 结案',
    } satisfies Record<RequestStep, string>,
  },
  en: {
    title: 'Time by step',
    how: 'of what came in and has this step behind it',
    step: 'Step',
    count: 'Requests',
    median: 'half within',
    p90: 'nine in ten within',
    within: '',
    steps: {
      accept: 'received → accepted',
      dispatch: 'accepted → dispatched',
      sign: 'dispatched → signed',
      resolve: 'signed → resolved',
      close: 'resolved → closed',
      whole: 'received → closed',
    },
  },
};

export function StepsPart({ input }: { input: BoardInput }) {
  const t = useMessages(messages);
  const lang = useLanguage();
  const { answer, problem, isFirst, again } = useAsk(boardSteps, input, { events: ['request.'], keep: true });
  return (
    <Part title={t.title} how={t.how}>
      <ProblemNote problem={problem} again={again} />
      {isFirst && <Skeleton lines={6} />}
      {answer && (
        <table className={style['table']}>
          <thead>
            <tr>
              <th scope="col">{t.step}</th>
              <th scope="col" className="num">
                {t.count}
              </th>
              <th scope="col" className="num">
                {t.median}
              </th>
              <th scope="col" className="num">
                {t.p90}
              </th>
            </tr>
          </thead>
          <tbody>
            {answer.steps.map(({ step, counted, clock, work }) => (
              <tr key={step} className={step === 'whole' ? 'strong' : undefined}>
                <th scope="row">{t.steps[step]}</th>
                <td className="num">
                  <Num figure={counted} />
                </td>
                <td className="num">
                  {formatHours(clock.median, lang)}
                  <span className={style['small']}>{formatWorkHours(work.median, lang)}</span>
                </td>
                <td className="num">
                  {formatHours(clock.p90, lang)}
                  <span className={style['small']}>{formatWorkHours(work.p90, lang)}</span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Part>
  );
}

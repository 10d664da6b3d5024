// 看板: what does most harm if late, what stands open, what came in and how well it was dealt with — for one's own area or any unit below, now or as
// of any past day. Every number opens the rows that it counts.
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { TimeLeft } from '#kernel/web/time/moment.tsx';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { stateTitles } from '#modules/requests/shared/request-chart.ts';
import { boardOverview } from '../shared/queries.ts';
import style from './board.module.css';
import { BoardHead } from './board-head.tsx';
import { Consequences } from './consequences.tsx';
import { Bars, Num, Part, Tile, Tiles } from './figures.tsx';
import { MethodPart } from './method-part.tsx';
import { RatesPart } from './rates.tsx';
import { StepsPart } from './steps-part.tsx';
import { TrendPart } from './trend-part.tsx';
import { UnitsParts } from './units-part.tsx';
import { useBoardSearch } from './use-board-search.ts';

const messages = {
  zh: {
    now: '现在',
    today: '今天来的',
    open: '在办',
    overdue: '超时',
    longest: '最久',
    verify: '待核实',
    red: '红牌',
    yellow: '黄牌',
    unanswered: '没人答复',
    long: '长期未结',
    suspended: (n: number) => `挂账 ${n}`,
    came: '收到的',
    cameHow: '误按、演练、合并的不算',
    received: '一共',
    services: '办理业务',
    problems: '处理问题',
    unclassified: '还没归类',
    byState: '按状态',
    byKind: '按类别',
    leftOut: '另有',
    merged: '合并',
    withdrawn: '误按或撤回',
    drills: '演练',
  },
  en: {
    now: 'Now',
    today: 'Came today',
    open: 'Open',
    overdue: 'Overdue',
    longest: 'longest',
    verify: 'To verify',
    red: 'Red cards',
    yellow: 'Yellow cards',
    unanswered: 'Unanswered',
    long: 'Long-running',
    suspended: (n: number) => `${n} suspended`,
    came: 'Received',
    cameHow: 'without mis-presses, drills and what was merged',
    received: 'In all',
    services: 'Services',
    problems: 'Problems',
    unclassified: 'Not classified',
    byState: 'By state',
    byKind: 'By kind',
    leftOut: 'Besides',
    merged: 'merged',
    withdrawn: 'mis-pressed or withdrawn',
    drills: 'drills',
  },
};

export default function BoardPage() {
  const t = useMessages(messages);
  const words = useWords();
  const { post } = useHat();
  const board = useBoardSearch();
  const { input, search } = board;
  const { answer, problem, isFirst, again } = useAsk(boardOverview, input, { events: ['request.'], keep: true });
  return (
    <>
      <BoardHead board={board} frame={answer?.frame} />
      <div className={style['board']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={12} />}
        {answer && (
          <>
            <section aria-label={t.now} className={style['wide']}>
              <Tiles>
                <Tile label={t.today} figure={answer.today} />
                <Tile label={t.open} figure={answer.now.open} />
                <Tile
                  label={t.overdue}
                  figure={answer.now.overdue}
                  tone="late"
                  aside={
                    answer.now.longestOverdue?.resolveDueAt && (
                      <>
                        {t.longest} <TimeLeft dueAt={answer.now.longestOverdue.resolveDueAt} />
                      </>
                    )
                  }
                />
                <Tile label={t.red} figure={answer.now.red} tone="late" />
                <Tile label={t.yellow} figure={answer.now.yellow} tone="soon" />
                <Tile label={t.unanswered} figure={answer.now.unanswered} tone="soon" />
                <Tile label={t.verify} figure={answer.now.toVerify} />
                <Tile
                  label={t.long}
                  figure={answer.now.longRunning}
                  aside={answer.now.suspended.value > 0 ? t.suspended(answer.now.suspended.value) : undefined}
                />
              </Tiles>
            </section>
            <div className={style['stack']}>
              <Consequences rows={answer.consequences.rows} all={answer.consequences.all} />
              <Part title={t.byKind}>
                <Bars
                  label={t.byKind}
                  rows={answer.byKind
                    .slice(0, 16)
                    .map((one) => ({ key: one.code, name: words(one.title), figure: one }))}
                />
              </Part>
            </div>
            <div className={style['stack']}>
              <RatesPart rates={answer.rates} exclusionsAt={{ ...search, from: input.from, to: input.to }} />
              <Part title={t.came} how={t.cameHow}>
                <Tiles>
                  <Tile label={t.services} figure={answer.services} />
                  <Tile label={t.problems} figure={answer.problems} />
                  <Tile label={t.unclassified} figure={answer.unclassified} />
                  <Tile label={t.received} figure={answer.received} />
                </Tiles>
                <h3>{t.byState}</h3>
                <Bars
                  label={t.byState}
                  rows={answer.byState.map((one) => ({
                    key: one.state,
                    name: words(stateTitles[one.state]),
                    figure: one,
                  }))}
                />
                <p className={style['line']}>
                  <span className="muted">{t.leftOut}</span>
                  <span>
                    {t.merged} <Num figure={answer.leftOut.merged} />
                  </span>
                  <span>
                    {t.withdrawn} <Num figure={answer.leftOut.withdrawn} />
                  </span>
                  <span>
                    {t.drills} <Num figure={answer.leftOut.drills} />
                  </span>
                </p>
              </Part>
            </div>
          </>
        )}
        <TrendPart input={input} />
        <UnitsParts input={input} search={search} />
        <StepsPart input={input} />
        <MethodPart input={input} hasRhythms={roles[post.role].reach === 'territory'} />
      </div>
    </>
  );
}

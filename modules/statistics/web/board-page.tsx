// 看板: what came, what is open, what is late, how it was judged — for the own area or any unit below, now or as of any past day.
import { dateOf } from '#kernel/shared/clock/time.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PageHead } from '#kernel/web/pieces/page-head.tsx';
import { Skeleton } from '#kernel/web/plain/blank.tsx';
import { Button } from '#kernel/web/plain/button.tsx';
import { TextField } from '#kernel/web/plain/controls.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { useFilters } from '#kernel/web/route.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { stateTitles } from '#modules/requests/shared/request-chart.ts';
import { boardOverview, boardUnits } from '../shared/queries.ts';
import style from './board.module.css';
import { Consequences } from './consequences.tsx';
import { Bars, RateSum, Sum } from './figures.tsx';

const messages = {
  zh: {
    title: '看板',
    from: '从',
    to: '到',
    asOf: '截至（过去某一天）',
    today: '今天来的',
    received: '这段时间来的',
    services: '办理业务',
    problems: '处理问题',
    unclassified: '还没归类',
    open: '正在办',
    overdue: '超时',
    verify: '待核实',
    long: '长期跟踪',
    red: '红牌',
    yellow: '黄牌',
    response: '响应率',
    resolution: '解决率（回访口径）',
    satisfaction: '满意率',
    onTime: '按时办结率',
    again: '重办率',
    byState: '按状态',
    byChannel: '按渠道',
    byKind: '按类别',
    units: '下辖单元',
    handling: '谁在办',
    openLate: '在办 / 超时',
    excluded: '已剔除',
    appeals: '申诉',
    up: '上一级',
    unitsHow: '点名字看下一级',
    now: '看现在',
  },
  en: {
    title: 'Board',
    from: 'From',
    to: 'To',
    asOf: 'As of (a past day)',
    today: 'Came today',
    received: 'Came in this time',
    services: 'Services',
    problems: 'Problems',
    unclassified: 'Not classified',
    open: 'Open',
    overdue: 'Overdue',
    verify: 'To verify',
    long: 'Long-running',
    red: 'Red cards',
    yellow: 'Yellow cards',
    response: 'Response rate',
    resolution: 'Resolution rate (by callback)',
    satisfaction: 'Satisfaction',
    onTime: 'Resolved in time',
    again: 'Done again',
    byState: 'By state',
    byChannel: 'By channel',
    byKind: 'By kind',
    units: 'Units below',
    handling: 'Who has it',
    openLate: 'open / overdue',
    excluded: 'Excluded',
    appeals: 'Appeals',
    up: 'One level up',
    unitsHow: 'A name opens the level below',
    now: 'See now',
  },
};

type Search = {
  unitId: string | undefined;
  from: string | undefined;
  to: string | undefined;
  asOf: string | undefined;
};
const day = (value: unknown) => (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? value : undefined);
const readSearch = (raw: Record<string, unknown>): Search => ({
  unitId: typeof raw['unitId'] === 'string' ? raw['unitId'] : undefined,
  from: day(raw['from']),
  to: day(raw['to']),
  asOf: day(raw['asOf']),
});

export default function BoardPage() {
  const t = useMessages(messages);
  const words = useWords();
  const [search, setSearch] = useFilters(readSearch);
  const today = dateOf(useNow());
  const to = search.to ?? search.asOf ?? today;
  const from = search.from ?? `${to.slice(0, 7)}-01`;
  const input = {
    from,
    to,
    ...(search.unitId ? { unitId: search.unitId } : {}),
    ...(search.asOf ? { asOf: search.asOf } : {}),
  };
  const { answer, problem, isFirst, again } = useAsk(boardOverview, input, { events: ['request.'], keep: true });
  const units = useAsk(boardUnits, input, { events: ['request.'], keep: true });
  const above = answer?.frame.path.filter((one) => one.mayOpen && one.unitId !== answer.frame.unit.unitId).at(-1);
  return (
    <>
      <PageHead
        title={t.title}
        sub={answer?.frame.unit.name}
        acts={
          above && (
            <Button
              kind="quiet"
              icon="back"
              onPress={() => setSearch({ unitId: above.unitId })}
            >{`${t.up} ${above.name}`}</Button>
          )
        }
      >
        <div className={style['period']}>
          <TextField label={t.from} type="date" value={from} onChange={(value) => setSearch({ from: day(value) })} />
          <TextField label={t.to} type="date" value={to} onChange={(value) => setSearch({ to: day(value) })} />
          <TextField
            label={t.asOf}
            type="date"
            value={search.asOf ?? ''}
            onChange={(value) => setSearch({ asOf: day(value) })}
          />
          {search.asOf && <Button onPress={() => setSearch({ asOf: undefined })}>{t.now}</Button>}
        </div>
      </PageHead>
      <div className={style['board']}>
        <ProblemNote problem={problem} again={again} />
        {isFirst && <Skeleton lines={8} />}
        {answer && (
          <>
            <div className={style['sums']}>
              <Sum label={t.today} figure={answer.today} />
              <Sum label={t.open} figure={answer.now.open} />
              <Sum label={t.overdue} figure={answer.now.overdue} tone="late" />
              <Sum label={t.verify} figure={answer.now.toVerify} />
              <Sum label={t.red} figure={answer.now.red} tone="late" />
              <Sum label={t.yellow} figure={answer.now.yellow} tone="soon" />
              <Sum label={t.long} figure={answer.now.longRunning} />
            </div>
            <div className={style['sums']}>
              <Sum label={t.received} figure={answer.received} />
              <Sum label={t.services} figure={answer.services} />
              <Sum label={t.problems} figure={answer.problems} />
              <Sum label={t.unclassified} figure={answer.unclassified} />
              <RateSum label={t.response} rate={answer.rates.response} />
              <RateSum label={t.resolution} rate={answer.rates.resolution} />
              <RateSum label={t.satisfaction} rate={answer.rates.satisfaction} />
              <RateSum label={t.onTime} rate={answer.rates.onTime} />
              <RateSum label={t.again} rate={answer.rates.again} />
              <Sum label={t.excluded} figure={answer.rates.excluded} />
              <Sum label={t.appeals} figure={answer.rates.appeals} />
            </div>
            <div className={style['columns']}>
              <Consequences rows={answer.consequences.rows} all={answer.consequences.all} />
              <section className={`card ${style['part']}`}>
                <h2>{t.byState}</h2>
                <Bars
                  label={t.byState}
                  rows={answer.byState
                    .filter((one) => one.value > 0)
                    .map((one) => ({ key: one.state, name: words(stateTitles[one.state]), figure: one }))}
                />
                <h2>{t.byChannel}</h2>
                <Bars
                  label={t.byChannel}
                  rows={answer.byChannel.map((one) => ({ key: one.code, name: words(one.title), figure: one }))}
                />
              </section>
              <section className={`card ${style['part']}`}>
                <h2>{t.byKind}</h2>
                <Bars
                  label={t.byKind}
                  rows={answer.byKind
                    .filter((one) => one.value > 0)
                    .sort((a, b) => b.value - a.value)
                    .slice(0, 14)
                    .map((one) => ({ key: one.code, name: words(one.title), figure: one }))}
                />
              </section>
            </div>
          </>
        )}
        {units.answer && (
          <div className={style['columns']}>
            <section className={`card ${style['part']}`}>
              <h2>
                {t.units}{' '}
                <small className="muted">
                  {t.unitsHow} · {t.openLate}
                </small>
              </h2>
              <div className={style['down']}>
                {units.answer.children.map((one) => (
                  <Button key={one.unitId} kind="quiet" onPress={() => setSearch({ unitId: one.unitId })}>
                    {one.name}
                  </Button>
                ))}
              </div>
              <Bars
                label={t.units}
                rows={units.answer.children.map((one) => ({
                  key: one.unitId,
                  name: one.name,
                  figure: one.open,
                  late: one.overdue,
                }))}
              />
            </section>
            <section className={`card ${style['part']}`}>
              <h2>
                {t.handling} <small className="muted">{t.openLate}</small>
              </h2>
              <Bars
                label={t.handling}
                rows={units.answer.handling.map((one) => ({
                  key: one.unitId,
                  name: one.name,
                  figure: one.open,
                  late: one.overdue,
                }))}
              />
            </section>
          </div>
        )}
      </div>
    </>
  );
}

// The figures of the month. What counts requests opens the requests, what counts rounds opens the rounds, as they stood at the month's end.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { NumberDoor } from '#kernel/web/pieces/number-door.tsx';
import { Bars, Part, percent, Tile, Tiles } from '#modules/statistics/web/public.ts';
import type { OccurrenceLine } from '../../shared/queries.ts';
import type { RegisterFigures } from '../../shared/register.ts';
import parts from '../parts/parts.module.css';
import { type Counted, decisionDoors, roundDoors } from './doors.ts';
import style from './register.module.css';

const messages = {
  zh: {
    month: '本月',
    received: '收到',
    services: '办理业务',
    problems: '处理问题',
    unclassified: '没归类',
    closed: '结案',
    carriedClosed: '结转已结案',
    carriedOpen: '结转仍未结',
    openAtEnd: '月末在办',
    overdueAtEnd: '月末超时',
    yellow: '黄牌',
    red: '红牌',
    rates: '办理成效',
    rate: { response: '响应率', resolution: '解决率', satisfaction: '满意率', onTime: '按期办结率', again: '重办率' },
    excluded: '已剔除',
    score: '综合得分',
    byKind: '按类别',
    byChannel: '按渠道',
    rhythms: '三个一',
    sweeps: '排查',
    meetings: '座谈',
    decisions: '议定事项',
    count: {
      planned: '应做',
      done: '完成',
      missed: '缺',
      excused: '免做',
      leftOut: '放假免做',
      findings: '发现问题',
      made: '定下',
      overdue: '超期',
    } satisfies Record<Counted, string>,
  },
  en: {
    month: 'The month',
    received: 'Received',
    services: 'Services',
    problems: 'Problems',
    unclassified: 'Not classified',
    closed: 'Closed',
    carriedClosed: 'Carried over, closed',
    carriedOpen: 'Carried over, still open',
    openAtEnd: 'Open at the end',
    overdueAtEnd: 'Overdue at the end',
    yellow: 'Yellow cards',
    red: 'Red cards',
    rates: 'Rates',
    rate: {
      response: 'Response',
      resolution: 'Resolution',
      satisfaction: 'Satisfaction',
      onTime: 'In time',
      again: 'Done again',
    },
    excluded: 'Excluded',
    score: 'Score',
    byKind: 'By kind',
    byChannel: 'By channel',
    rhythms: 'Three rhythms',
    sweeps: 'Sweeps',
    meetings: 'Meetings',
    decisions: 'Decisions',
    count: {
      planned: 'planned',
      done: 'done',
      missed: 'missed',
      excused: 'excused',
      leftOut: 'left out',
      findings: 'findings',
      made: 'made',
      overdue: 'overdue',
    },
  },
};

const rateNames = ['response', 'resolution', 'satisfaction', 'onTime', 'again'] as const;

export function RegisterFiguresPart({ figures, occurrence }: { figures: RegisterFigures; occurrence: OccurrenceLine }) {
  const t = useMessages(messages);
  const words = useWords();
  const { rates, cards } = figures;
  const counts = [
    { name: t.sweeps, doors: roundDoors('sweep', figures.sweeps, occurrence) },
    { name: t.meetings, doors: roundDoors('meeting', figures.meetings, occurrence) },
    { name: t.decisions, doors: decisionDoors(figures.decisions, occurrence) },
  ];
  return (
    <>
      <section aria-label={t.month} className={style['tiles']}>
        <Tiles>
          <Tile label={t.received} figure={figures.received} />
          <Tile label={t.services} figure={figures.services} />
          <Tile label={t.problems} figure={figures.problems} />
          <Tile label={t.unclassified} figure={figures.unclassified} tone="soon" />
          <Tile label={t.closed} figure={figures.closed} />
          <Tile label={t.openAtEnd} figure={figures.openAtEnd} />
        </Tiles>
        <Tiles>
          <Tile label={t.carriedClosed} figure={figures.carriedClosed} />
          <Tile label={t.carriedOpen} figure={figures.carriedOpen} />
          <Tile label={t.overdueAtEnd} figure={figures.overdueAtEnd} tone="late" />
          <Tile label={t.yellow} figure={cards.yellow} tone="soon" />
          <Tile label={t.red} figure={cards.red} tone="late" />
        </Tiles>
      </section>
      <section aria-label={t.rates}>
        <Tiles>
          {rateNames.map((name) => (
            <Tile
              key={name}
              label={t.rate[name]}
              figure={rates[name].numerator}
              shown={percent(rates[name].value)}
              aside={`${rates[name].numerator.value} / ${rates[name].denominator.value}`}
            />
          ))}
          <Tile label={t.excluded} figure={rates.excluded} />
        </Tiles>
        {rates.score !== null && (
          <p className={style['score']}>
            {t.score} <b>{rates.score.toFixed(1)}</b>
          </p>
        )}
      </section>
      <div className={style['halves']}>
        <Part title={t.byKind}>
          <Bars
            label={t.byKind}
            rows={figures.byKind
              .filter(({ value }) => value > 0)
              .map((one) => ({ key: one.code, name: words(one.title), figure: one }))}
          />
        </Part>
        <div className={style['stack']}>
          <Part title={t.byChannel}>
            <Bars
              label={t.byChannel}
              rows={figures.byChannel.map((one) => ({ key: one.code, name: words(one.title), figure: one }))}
            />
          </Part>
          <Part title={t.rhythms}>
            <dl className={style['counts']}>
              {counts.map(({ name, doors }) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd className={parts['links']}>
                    {doors.map(({ key, value, to, search }) => (
                      <NumberDoor
                        key={key}
                        value={value}
                        label={t.count[key]}
                        to={to}
                        search={search}
                        tone={value > 0 && (key === 'missed' || key === 'overdue') ? 'late' : undefined}
                      />
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </Part>
        </div>
      </div>
    </>
  );
}

// The three rates and what they rest on (e1): above and below the line each opens, what was excluded is told beside it, and nothing is 0 that has
// nothing to rest on.
import { Link } from '@tanstack/react-router';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import type { boardOverview } from '../shared/queries.ts';
import style from './board.module.css';
import { Num, Part, percent, type RateShape } from './figures.tsx';

const messages = {
  zh: {
    title: '办得怎么样',
    how: '这段时间收到的，不含剔除的',
    rate: '指标',
    share: '比率',
    made: '分子',
    of: '分母',
    weight: '权重',
    response: '响应率',
    responseHow: '按时接单或答复 ÷ 应响应',
    resolution: '解决率（回访口径）',
    resolutionHow: '回访说解决了 ÷ 回访到的',
    satisfaction: '满意率',
    satisfactionHow: '满意 ÷ 有评价的',
    onTime: '按期结案率',
    onTimeHow: '按期结案 ÷ 应结案',
    again: '重办率',
    againHow: '办结后又重办 ÷ 办结过的',
    score: (n: string) => `三率综合 ${n} 分`,
    excluded: '剔除',
    appeals: '申诉',
    why: '理由和审批人',
  },
  en: {
    title: 'How well',
    how: 'of what came in, without what was excluded',
    rate: 'Rate',
    share: 'Share',
    made: 'Of these',
    of: 'out of',
    weight: 'Weight',
    response: 'Response',
    responseHow: 'answered in time ÷ to be answered',
    resolution: 'Resolution (by callback)',
    resolutionHow: 'solved by callback ÷ called back',
    satisfaction: 'Satisfaction',
    satisfactionHow: 'satisfied ÷ rated',
    onTime: 'Closed in time',
    onTimeHow: 'closed in time ÷ due to close',
    again: 'Done again',
    againHow: 'done again ÷ done',
    score: (n: string) => `The three together: ${n}`,
    excluded: 'Excluded',
    appeals: 'Appeals',
    why: 'reasons and who decided',
  },
};

type Rates = QueryAnswer<typeof boardOverview>['rates'];

export function RatesPart({ rates, exclusionsAt }: { rates: Rates; exclusionsAt: Record<string, unknown> }) {
  const t = useMessages(messages);
  const { weights } = rates;
  const rows: readonly [name: string, how: string, rate: RateShape, weight: number | undefined][] = [
    [t.response, t.responseHow, rates.response, weights.responseRate],
    [t.resolution, t.resolutionHow, rates.resolution, weights.resolutionRate],
    [t.satisfaction, t.satisfactionHow, rates.satisfaction, weights.satisfactionRate],
    [t.onTime, t.onTimeHow, rates.onTime, undefined],
    [t.again, t.againHow, rates.again, undefined],
  ];
  return (
    <Part title={t.title} how={t.how} acts={<b>{t.score(rates.score === null ? '—' : rates.score.toFixed(1))}</b>}>
      <table className={style['table']}>
        <thead>
          <tr>
            <th scope="col">{t.rate}</th>
            <th scope="col" className="num">
              {t.share}
            </th>
            <th scope="col" className="num">
              {t.made}
            </th>
            <th scope="col" className="num">
              {t.of}
            </th>
            <th scope="col" className="num">
              {t.weight}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([name, how, rate, weight]) => (
            <tr key={name}>
              <th scope="row">
                {name}
                <span className={style['small']}>{how}</span>
              </th>
              <td className="num strong">{percent(rate.value)}</td>
              <td className="num">
                <Num figure={rate.numerator} />
              </td>
              <td className="num">
                <Num figure={rate.denominator} />
              </td>
              <td className="num faint">{weight === undefined ? '' : `${weight}%`}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={style['line']}>
        <span>
          {t.excluded} <Num figure={rates.excluded} />
        </span>
        <span>
          {t.appeals} <Num figure={rates.appeals} />
        </span>
        <Link to="/desk/board/exclusions" search={exclusionsAt}>
          {t.why}
        </Link>
      </p>
    </Part>
  );
}

// 月台账 on one A4 page (principle 9): the figures with the seal of what was confirmed, and room for names. The lines go to the sheet (.xlsx).
import { formatDate, formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import { useNow } from '#kernel/web/time/now.ts';
import { percent } from '#modules/statistics/web/public.ts';
import type { registerPage } from '../../shared/queries.ts';
import { periodWords } from '../words.ts';
import style from './register.module.css';

const messages = {
  zh: {
    title: '“三个一”月台账',
    draft: '未确认，仅供核对',
    sums: '收件与办结',
    received: '收到',
    services: '办理业务',
    problems: '处理问题',
    unclassified: '没归类',
    closed: '结案',
    carriedClosed: '结转结案',
    carriedOpen: '结转未结',
    openAtEnd: '月末在办',
    overdueAtEnd: '月末超时',
    yellow: '黄牌',
    red: '红牌',
    excluded: '已剔除',
    rates: '办理成效',
    response: '响应率',
    resolution: '解决率',
    satisfaction: '满意率',
    onTime: '按期办结率',
    again: '重办率',
    rhythms: '三个一',
    sweeps: '周一一排查',
    meetings: '半月一座谈',
    decisions: '议定事项',
    rounds: (planned: number, done: number, missed: number, excused: number) =>
      `应做 ${planned}，完成 ${done}，缺 ${missed}，免做 ${excused}`,
    findings: (n: number) => `，发现问题 ${n}`,
    made: (made: number, done: number, overdue: number) => `定下 ${made}，落实 ${done}，超期 ${overdue}`,
    byChannel: '按渠道',
    byKind: '按类别',
    others: (n: number) => `其余 ${n} 类`,
    corrections: (n: number) => `另有更正 ${n} 条，见系统`,
    confirmed: (by: string, moment: string) => `${by} 于 ${moment} 确认定稿`,
    seal: (lines: number, digest: string) => `明细 ${lines} 行；指纹 ${digest}`,
    signs: ['社区书记签字', '街道督查签字', '日期'],
    printed: (by: string, moment: string) => `${by} 打印于 ${moment}`,
  },
  en: {
    title: 'Monthly register',
    draft: 'Not confirmed, for checking only',
    sums: 'Received and closed',
    received: 'Received',
    services: 'Services',
    problems: 'Problems',
    unclassified: 'Not classified',
    closed: 'Closed',
    carriedClosed: 'Carried, closed',
    carriedOpen: 'Carried, open',
    openAtEnd: 'Open at the end',
    overdueAtEnd: 'Overdue at the end',
    yellow: 'Yellow cards',
    red: 'Red cards',
    excluded: 'Excluded',
    rates: 'Rates',
    response: 'Response',
    resolution: 'Resolution',
    satisfaction: 'Satisfaction',
    onTime: 'In time',
    again: 'Done again',
    rhythms: 'Three rhythms',
    sweeps: 'Monday sweeps',
    meetings: 'Half-monthly meetings',
    decisions: 'Decisions',
    rounds: (planned: number, done: number, missed: number, excused: number) =>
      `${planned} planned, ${done} done, ${missed} missed, ${excused} excused`,
    findings: (n: number) => `, ${n} findings`,
    made: (made: number, done: number, overdue: number) => `${made} made, ${done} done, ${overdue} overdue`,
    byChannel: 'By channel',
    byKind: 'By kind',
    others: (n: number) => `${n} other kinds`,
    corrections: (n: number) => `${n} corrections besides, see the system`,
    confirmed: (by: string, moment: string) => `confirmed by ${by}, ${moment}`,
    seal: (lines: number, digest: string) => `${lines} lines; digest ${digest}`,
    signs: ['Community secretary', 'Street supervisor', 'Date'],
    printed: (by: string, moment: string) => `printed by ${by}, ${moment}`,
  },
};

/** More kinds would not fit on the page; the rest stand as one. */
const mostKinds = 24;

type Props = { page: QueryAnswer<typeof registerPage>; onClose(): void };
type Cell = { name: string; value: string | number };

export function RegisterSheet({ page, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const now = useNow();
  const { staff, post } = useHat();
  const { occurrence, figures, confirmed, corrections } = page;
  const { cards, rates, sweeps, meetings, decisions } = figures;
  // On paper always with its year.
  const moment = (at: Date | number | string) =>
    `${formatDate(dateOf(instantOf(at)), lang)} ${formatTime(instantOf(at))}`;
  const period = words(periodWords(occurrence.periodFrom, occurrence.periodTo));
  const numberOf = (name: string, { value }: { value: number }): Cell => ({ name, value });
  const kinds = figures.byKind.filter(({ value }) => value > 0).toSorted((a, b) => b.value - a.value);
  const rest = kinds.slice(mostKinds);
  const parts: { title: string; cells: Cell[]; inRow: number }[] = [
    {
      title: t.sums,
      inRow: 4,
      cells: [
        numberOf(t.received, figures.received),
        numberOf(t.services, figures.services),
        numberOf(t.problems, figures.problems),
        numberOf(t.unclassified, figures.unclassified),
        numberOf(t.closed, figures.closed),
        numberOf(t.carriedClosed, figures.carriedClosed),
        numberOf(t.carriedOpen, figures.carriedOpen),
        numberOf(t.openAtEnd, figures.openAtEnd),
        numberOf(t.overdueAtEnd, figures.overdueAtEnd),
        numberOf(t.yellow, cards.yellow),
        numberOf(t.red, cards.red),
        numberOf(t.excluded, rates.excluded),
      ],
    },
    {
      title: t.rates,
      inRow: 3,
      cells: (['response', 'resolution', 'satisfaction', 'onTime', 'again'] as const).map((name) => ({
        name: t[name],
        value: `${percent(rates[name].value)}（${rates[name].numerator.value}/${rates[name].denominator.value}）`,
      })),
    },
    { title: t.byChannel, inRow: 5, cells: figures.byChannel.map((one) => numberOf(words(one.title), one)) },
    {
      title: t.byKind,
      inRow: 4,
      cells: [
        ...kinds.slice(0, mostKinds).map((one) => numberOf(words(one.title), one)),
        ...(rest.length > 0
          ? [{ name: t.others(rest.length), value: rest.reduce((sum, { value }) => sum + value, 0) }]
          : []),
      ],
    },
  ];
  return (
    <PrintPage title={`${t.title} ${occurrence.unitName} ${period}`} onClose={onClose}>
      <div className={style['paper']}>
        <h1>{t.title}</h1>
        <p className={style['whose']}>
          {occurrence.unitName} · {period}
        </p>
        {!confirmed && <p className={style['draft']}>{t.draft}</p>}
        {parts.map((part) => (
          <CellTable key={part.title} {...part} />
        ))}
        <h2>{t.rhythms}</h2>
        <table>
          <tbody>
            <tr>
              <th scope="row">{t.sweeps}</th>
              <td>
                {t.rounds(sweeps.planned, sweeps.done, sweeps.missed, sweeps.excused)}
                {t.findings(sweeps.findings)}
              </td>
            </tr>
            <tr>
              <th scope="row">{t.meetings}</th>
              <td>{t.rounds(meetings.planned, meetings.done, meetings.missed, meetings.excused)}</td>
            </tr>
            <tr>
              <th scope="row">{t.decisions}</th>
              <td>{t.made(decisions.made, decisions.done, decisions.overdue)}</td>
            </tr>
          </tbody>
        </table>
        {confirmed && (
          <p className={style['seal']}>
            {t.confirmed(confirmed.by, moment(confirmed.at))} · {t.seal(page.lineCount, page.digest)}
            {corrections.length > 0 && ` · ${t.corrections(corrections.length)}`}
          </p>
        )}
        <div className={style['signs']}>
          {t.signs.map((sign) => (
            <span key={sign}>{sign}</span>
          ))}
        </div>
        <p className={style['seal']}>
          {post.unitName} · {t.printed(staff.name, moment(now))}
        </p>
      </div>
    </PrintPage>
  );
}

function CellTable({ title, cells, inRow }: { title: string; cells: readonly Cell[]; inRow: number }) {
  if (cells.length === 0) return null;
  const rows = Array.from({ length: Math.ceil(cells.length / inRow) }, (_, i) =>
    cells.slice(i * inRow, (i + 1) * inRow),
  );
  return (
    <>
      <h2>{title}</h2>
      <table>
        <tbody>
          {rows.map((row) => (
            <tr key={row[0]?.name}>
              {row.map(({ name, value }) => (
                <td key={name} style={{ width: `${100 / inRow}%` }}>
                  {name} <b>{value}</b>
                </td>
              ))}
              {row.length < inRow && rows.length > 1 && <td colSpan={inRow - row.length} />}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

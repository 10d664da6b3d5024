// The figures: as counted now, as confirmed, as corrected — one column a time it was told, with who and when. A counted number opens its rows.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { Note } from '#kernel/web/plain/note.tsx';
import { Moment } from '#kernel/web/time/moment.tsx';
import type { reportPage } from '../../shared/queries.ts';
import style from '../reports.module.css';

const messages = {
  zh: {
    title: '数字',
    item: '项目',
    now: '现在数的',
    first: '上报',
    again: (n: number) => `第 ${n} 次更正`,
    ask: '待填',
    counted: (n: number) => `系统数 ${n}`,
    late: '迟报',
    reason: '更正原因',
    broken: '存下的内容与上报时不一致，请报告系统管理员',
    none: '下级还没有报上来的',
  },
  en: {
    title: 'Figures',
    item: 'Item',
    now: 'Counted now',
    first: 'Reported',
    again: (n: number) => `Correction ${n}`,
    ask: 'to be filled in',
    counted: (n: number) => `counted ${n}`,
    late: 'late',
    reason: 'Corrected because',
    broken: 'What is stored is not what was reported; tell the system administrator',
    none: 'Nothing has come in from below yet',
  },
};

type Page = QueryAnswer<typeof reportPage>;
type Props = Pick<Page, 'live' | 'sent'> & { isSum: boolean; onOpen: (item: string, isLive: boolean) => void };

export function FigureTable({ live, sent, isSum, onOpen }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const items = new Map(
    [...live.figures, ...sent.flatMap(({ figures }) => figures)].map(({ code, title }) => [code, title]),
  );
  const openable = (code: string) => !isSum && live.figures.some((figure) => figure.code === code && !figure.isAsked);
  const number = (code: string, value: number, isLive: boolean) =>
    openable(code) ? (
      <button type="button" className={style['opener']} onClick={() => onOpen(code, isLive)}>
        {value}
      </button>
    ) : (
      value
    );
  return (
    <section className={`card ${style['part']}`} aria-label={t.title}>
      {items.size === 0 && <p className="muted">{t.none}</p>}
      <div className={style['scroll']}>
        <table className={style['table']}>
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              {sent.map((report) => (
                <th key={report.ordinal} scope="col" className={style['count']}>
                  {report.ordinal === 1 ? t.first : t.again(report.ordinal - 1)}
                  <br />
                  <Moment at={report.reportedAt} short /> {report.byName}{' '}
                  {report.isLate && <span className="late">{t.late}</span>}
                </th>
              ))}
              <th scope="col" className={style['count']}>
                {t.now}
              </th>
            </tr>
          </thead>
          <tbody>
            {[...items].map(([code, title]) => {
              const now = live.figures.find((figure) => figure.code === code);
              return (
                <tr key={code}>
                  <th scope="row">{words(title)}</th>
                  {sent.map((report, n) => {
                    const figure = report.figures.find((one) => one.code === code);
                    return (
                      <td key={report.ordinal} className={`num ${style['count']}`}>
                        {figure && (n === sent.length - 1 ? number(code, figure.told, false) : figure.told)}
                        {figure && figure.counted !== null && figure.counted !== figure.told && (
                          <small className="muted"> {t.counted(figure.counted)}</small>
                        )}
                      </td>
                    );
                  })}
                  <td className={`num ${style['count']}`}>
                    {now?.isAsked ? (
                      <span className="muted">{t.ask}</span>
                    ) : (
                      now && number(code, now.counted ?? 0, true)
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {sent
        .filter(({ reason }) => reason !== '')
        .map(({ ordinal, reason }) => (
          <p key={ordinal} className="muted">
            {t.again(ordinal - 1)} · {t.reason}：{reason}
          </p>
        ))}
      {sent.some(({ isIntact }) => !isIntact) && <Note icon="warn">{t.broken}</Note>}
    </section>
  );
}

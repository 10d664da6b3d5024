// A report on one A4 page (principle 9): figures, who told them and when, the silent, room for a signature.
import { formatDate, formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf, instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useLanguage, useMessages, useWords } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import type { reportPage } from '../../shared/queries.ts';
import style from '../reports.module.css';

const messages = {
  zh: {
    item: '项目',
    told: '上报数',
    draft: '还没有上报，仅供核对',
    zero: '零报告',
    by: (name: string, moment: string) => `${name} 于 ${moment} 上报`,
    corrected: (name: string, moment: string, reason: string) => `${name} 于 ${moment} 更正：${reason}`,
    late: '（迟报）',
    silent: (names: string) => `没有报的单位：${names}`,
    seal: '指纹',
    sign: '签字：　　　　　　　日期：',
  },
  en: {
    item: 'Item',
    told: 'Reported',
    draft: 'Not reported, for checking only',
    zero: 'Zero report',
    by: (name: string, moment: string) => `reported by ${name}, ${moment}`,
    corrected: (name: string, moment: string, reason: string) => `corrected by ${name}, ${moment}: ${reason}`,
    late: ' (late)',
    silent: (names: string) => `Silent: ${names}`,
    seal: 'Digest',
    sign: 'Signature:                Date:',
  },
};

type Props = { page: QueryAnswer<typeof reportPage>; onClose: () => void };

export function ReportSheet({ page, onClose }: Props) {
  const t = useMessages(messages);
  const words = useWords();
  const lang = useLanguage();
  const { turn, live, sent } = page;
  const last = sent.at(-1);
  const moment = (at: Date) => `${formatDate(dateOf(instantOf(at)), lang)} ${formatTime(instantOf(at))}`;
  const title = `${words(turn.title)} ${turn.unitName} ${turn.slot}`;
  const silent = last?.silent ?? live.silent;
  return (
    <PrintPage title={title} onClose={onClose}>
      <div className={style['paper']}>
        <h1>{words(turn.title)}</h1>
        <p className={style['center']}>
          {turn.unitName} · {turn.slot} {turn.state === 'zero' && t.zero}
        </p>
        {!last && <p className={style['center']}>{t.draft}</p>}
        <table>
          <thead>
            <tr>
              <th scope="col">{t.item}</th>
              <th scope="col">{t.told}</th>
            </tr>
          </thead>
          <tbody>
            {(last?.figures ?? live.figures).map((figure) => (
              <tr key={figure.code}>
                <th scope="row">{words(figure.title)}</th>
                <td>{figure.told ?? '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {silent.length > 0 && <p>{t.silent(silent.map(({ name }) => name).join('、'))}</p>}
        {sent.map((report) => (
          <p key={report.ordinal}>
            {report.ordinal === 1
              ? t.by(report.byName, moment(report.reportedAt))
              : t.corrected(report.byName, moment(report.reportedAt), report.reason)}
            {report.isLate && t.late}
          </p>
        ))}
        {last && (
          <p>
            {t.seal} {last.digest.slice(0, 16)}
          </p>
        )}
        <p>{t.sign}</p>
      </div>
    </PrintPage>
  );
}

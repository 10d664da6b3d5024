// 企业采样结果单 (C23): what a firm is handed, without a name: how many, tube by tube, and how they came out.
import { useMessages, useWords } from '#kernel/web/language/language.ts';
import { PrintPage } from '#kernel/web/pieces/print-page.tsx';
import type { FirmSummary } from '../../shared/queries.ts';
import { results } from '../../shared/words.ts';
import style from '../sampling.module.css';
import { FirmSums } from './firm-sums.tsx';

const messages = {
  zh: {
    title: '企业采样结果单',
    no: '序号',
    code: '管码',
    people: '人数',
    result: '结果',
    pending: '待结果',
    sign: '采样单位 ____________ 企业 ____________ 日期 ____________',
  },
  en: {
    title: 'Results for a firm',
    no: 'No.',
    code: 'Tube',
    people: 'People',
    result: 'Result',
    pending: 'pending',
    sign: 'Sampled by ____________ Firm ____________ Date ____________',
  },
};

export function FirmSheet({ title, summary, onClose }: { title: string; summary: FirmSummary; onClose: () => void }) {
  const t = useMessages(messages);
  const words = useWords();
  return (
    <PrintPage title={`${t.title} ${title}`} onClose={onClose}>
      <h1>
        {t.title} · {title}
      </h1>
      <FirmSums summary={summary} />
      <table className={style['sheet']}>
        <thead>
          <tr>
            <th>{t.no}</th>
            <th>{t.code}</th>
            <th>{t.people}</th>
            <th>{t.result}</th>
          </tr>
        </thead>
        <tbody>
          {summary.tubes.map((tube, n) => (
            <tr key={tube.code}>
              <td>{n + 1}</td>
              <td>{tube.code}</td>
              <td>{tube.people}</td>
              <td>{tube.result ? words(results[tube.result]) : t.pending}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t.sign}</p>
    </PrintPage>
  );
}

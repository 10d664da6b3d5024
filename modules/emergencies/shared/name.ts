// How an order and a certificate are called: 高新区应急令〔2026〕第3号.
import type { Words } from '#kernel/shared/problem.ts';

type Numbered = { districtName: string; year: number; no: number };

export const orderName = ({ districtName, year, no }: Numbered, isDrill = false): Words => ({
  zh: `${districtName}应急令${isDrill ? '（演练）' : ''}〔${year}〕第${no}号`,
  en: `${isDrill ? 'Drill order' : 'Emergency order'} ${year}/${no} of ${districtName}`,
});

export const certificateName = ({ districtName, year, no }: Numbered): Words => ({
  zh: `${districtName}删除证明〔${year}〕第${no}号`,
  en: `Deletion certificate ${year}/${no} of ${districtName}`,
});

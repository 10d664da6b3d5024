// What a person sees before anything is taken in: counts that tie, faults by kind, and the rows page by page.
import type { Words } from '#kernel/shared/problem.ts';
import type { Apart, Checked } from './check.ts';
import { titleOfFinding } from './findings.ts';
import type { CheckedRow, Gravity, Tie, Verdict } from './kind.ts';

export type Summary = {
  verdicts: Record<Verdict, number>;
  apart: Apart;
  /** Verdicts and rows apart together: every row of every sheet taken, once. */
  allRows: number;
  /** Faults by code, most frequent first; a fault that two rows share counts once. */
  faults: { code: string; message: Words; gravity: Gravity; count: number; open: number }[];
  ties: Tie[];
};

export function summarize<Row>(checked: Checked<Row>): Summary {
  const verdicts: Summary['verdicts'] = { good: 0, mend: 0, ask: 0, same: 0, left_out: 0 };
  const faults = new Map<string, Summary['faults'][number]>();
  for (const row of checked.rows) {
    verdicts[row.verdict]++;
    for (const { code, message, gravity, isEcho, settled } of row.problems) {
      if (isEcho) continue;
      const fault = faults.get(code) ?? { code, message: titleOfFinding(code, message), gravity, count: 0, open: 0 };
      fault.count++;
      if (settled === undefined && row.verdict !== 'left_out') fault.open++;
      faults.set(code, fault);
    }
  }
  const apart = Object.values(checked.apart).reduce((sum, count) => sum + count, 0);
  return {
    verdicts,
    apart: checked.apart,
    allRows: checked.rows.length + apart,
    faults: [...faults.values()].sort((a, b) => b.count - a.count || a.code.localeCompare(b.code)),
    ties: checked.ties,
  };
}

export type PageFilter = { verdicts?: readonly Verdict[]; code?: string; from?: number; size?: number };

/** One page of the rows that fit, in the order of the sheets, and how many fit in all. */
export function pageOf<Row>(checked: Checked<Row>, filter: PageFilter): { rows: CheckedRow<Row>[]; count: number } {
  const { verdicts, code, from = 0, size = 50 } = filter;
  const fitting = checked.rows.filter(
    (row) =>
      (!verdicts || verdicts.includes(row.verdict)) && (!code || row.problems.some((problem) => problem.code === code)),
  );
  return { rows: fitting.slice(from, from + size), count: fitting.length };
}

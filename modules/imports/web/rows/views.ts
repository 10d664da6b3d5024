// The views of the rows, the not-yet first: what each asks the server for, and how many it holds by the counts of the run.
export const rowViews = ['ask', 'mend', 'clash', 'good', 'same', 'left_out'] as const;
export type RowView = (typeof rowViews)[number];

type Verdict = 'good' | 'mend' | 'ask' | 'left_out';
type Standing = 'new' | 'changed' | 'same' | 'conflict';
export type RowQuery = { verdicts: Verdict[]; standings?: Standing[] };

const queries: Record<RowView, RowQuery> = {
  ask: { verdicts: ['ask'] },
  mend: { verdicts: ['mend'] },
  clash: { verdicts: ['good'], standings: ['conflict'] },
  good: { verdicts: ['good'], standings: ['new', 'changed'] },
  same: { verdicts: ['good'], standings: ['same'] },
  left_out: { verdicts: ['left_out'] },
};
export const queryOf = (view: RowView): RowQuery => queries[view];

export type Counts = { verdicts: Record<string, number>; standings: Record<string, number> };

export function countOf(view: RowView, { verdicts, standings }: Counts): number {
  const {
    verdicts: [verdict],
    standings: kept,
  } = queries[view];
  if (kept) return kept.reduce((sum, standing) => sum + (standings[standing] ?? 0), 0);
  return verdict ? (verdicts[verdict] ?? 0) : 0;
}

/** What asks for a person first; where nothing does, what can go in. */
export function firstView(counts: Counts): RowView {
  return rowViews.find((view) => countOf(view, counts) > 0) ?? 'good';
}

export function readRowSearch(raw: Record<string, unknown>): { view: RowView | undefined; code: string | undefined } {
  const { code } = raw;
  return {
    view: rowViews.find((view) => view === raw['view']),
    code: typeof code === 'string' && /^[\w.]{1,60}$/.test(code) ? code : undefined,
  };
}

/** Rows that go back: those that ask, those not accepted, those left out, those at odds. */
export const countLeft = (counts: Counts): number =>
  (['ask', 'mend', 'left_out', 'clash'] as const).reduce((sum, view) => sum + countOf(view, counts), 0);

/** Everything the sheet says is on record already. */
export const isNothingLeft = (counts: Counts): boolean => countLeft(counts) + countOf('good', counts) === 0;

// The views of the cases as they stand in the address; the not-yet first.
export const caseTabs = ['waiting', 'mine', 'overdue', 'open', 'following', 'ended'] as const;
export type CaseTab = (typeof caseTabs)[number];

export function readCaseSearch(raw: Record<string, unknown>): { tab: CaseTab | undefined } {
  return { tab: caseTabs.find((tab) => tab === raw['tab']) };
}

/** Where nothing was chosen: what waits to be taken up, else one's own, else all that is open. */
export function firstTab(counts: Partial<Record<CaseTab, number>> | undefined): CaseTab {
  return (['waiting', 'mine'] as const).find((tab) => (counts?.[tab] ?? 0) > 0) ?? 'open';
}

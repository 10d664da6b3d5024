// The filter of the queue as it stands in the address. Any number elsewhere opens this page with the filter that counted it, so every part of
// `requestFilter` can be read here, and every part that is set is shown and can be taken off.
import { chosenKeys, filterKeys } from '../../shared/filter-words.ts';
import { type RequestFilter, requestFilter } from '../../shared/queries.ts';

export { chipsOf, chosenKeys, type FilterChip, type Names } from '../../shared/filter-words.ts';

export type QueueFilter = RequestFilter & Record<string, unknown>;

/** What stands in the address, key by key: one that is no filter is left out, the others still hold. A list may be written as one word. */
export function readFilter(raw: Record<string, unknown>): QueueFilter {
  const filter: Record<string, unknown> = {};
  for (const key of filterKeys) {
    const value = raw[key];
    if (value === undefined || value === '') continue;
    const shape = requestFilter.shape[key];
    const read = [value, String(value), [String(value)]]
      .map((as) => shape.safeParse(as))
      .find(({ success }) => success);
    if (read?.success) filter[key] = read.data;
  }
  return requestFilter.parse(filter);
}

/** The tabs of the desk, the not-yet first (principle 4). 全部 holds three views of its own. */
export const queueTabs = ['mine', 'to_verify', 'overdue', 'approvals', 'open'] as const;
export const wholeTabs = ['open', 'pressing', 'long_running', 'all'] as const;
export type QueueTab = NonNullable<RequestFilter['tab']>;

/** A filter that came without a tab (from a number elsewhere) counts among all. */
export function tabOf(filter: RequestFilter): QueueTab {
  if (filter.tab) return filter.tab;
  return chosenKeys(filter).length > 0 ? 'all' : 'mine';
}

// The views of the list as they stand in the address; the not-yet first.
import { kinds, type PublicationKind } from '../../shared/publication.ts';
import { type PublicationTab, tabs } from '../../shared/queries.ts';

export type NoticeSearch = { tab: PublicationTab | undefined; kind: PublicationKind | undefined };

export const readSearch = (raw: Record<string, unknown>): NoticeSearch => ({
  tab: tabs.find((tab) => tab === raw['tab']),
  kind: kinds.find((kind) => kind === raw['kind']),
});

/** Where nothing was chosen: what waits for one's own unit, else what is in force. */
export function firstTab(counts: Partial<Record<PublicationTab, number>> | undefined): PublicationTab {
  return (counts?.to_confirm ?? 0) > 0 ? 'to_confirm' : 'published';
}

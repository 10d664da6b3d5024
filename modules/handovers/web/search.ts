// What stands in the address of the screens of hand-overs.
import { type HandoverTab, handoverTabs } from '../shared/queries.ts';

export const readSearch = (raw: Record<string, unknown>): { tab: HandoverTab | undefined } => ({
  tab: handoverTabs.find((tab) => tab === raw['tab']),
});

/** The phone has its own page of a request; whatever else was handed over opens on the desk's, which fits a phone. */
export const linkAt = (door: 'desk' | 'field', href: string): string =>
  door === 'field' ? href.replace(/^\/desk\/requests\//, '/field/requests/') : href;

/** The one that was asked for and is now being arranged. */
export const readAsked = (raw: Record<string, unknown>): { asked: string | undefined } => ({
  asked: typeof raw['asked'] === 'string' && raw['asked'] !== '' ? raw['asked'] : undefined,
});

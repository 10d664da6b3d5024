// What stands in the address of the screens of gatherings.
import { type GatheringTab, gatheringTabs } from '../shared/queries.ts';

export type GatheringSearch = { tab: GatheringTab | undefined };
export const readSearch = (raw: Record<string, unknown>): GatheringSearch => ({
  tab: gatheringTabs.find((tab) => tab === raw['tab']),
});

/** Where what members gave is told. */
export const givingPath = '/desk/giving';

/** The address of a list and of its records, by door. */
export const baseOf = (door: 'desk' | 'field'): string => `/${door}/gatherings`;

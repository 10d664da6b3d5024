// Where this tablet stands: which site, round and table, and who swabs there. Of the device, so that nobody chooses again after lunch.
import { isId } from '#kernel/shared/id.ts';
import { remember } from '#kernel/web/remembered.ts';

export type Chosen = { siteId: string; roundId: string; tableNo: number; collector: string };

export const chosenTable = remember<Chosen | null>('huying.sampling.table', null, (stored) => {
  const { siteId, roundId, tableNo, collector } = (stored ?? {}) as Partial<Chosen>;
  if (!isId(siteId) || !isId(roundId) || typeof tableNo !== 'number' || typeof collector !== 'string') return undefined;
  return { siteId, roundId, tableNo, collector };
});

// One answer for the page, its number and the line over the desk: asked again when a visit was told or somebody came on a register.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listClusters } from '../shared/queries.ts';

export const usualDays = 14;

export const useClusters = (days = usualDays) =>
  useAsk(listClusters, { days }, { events: ['visit.', 'register.'], everyMs: 300_000, keep: true });

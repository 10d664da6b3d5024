// The draft of a redraw that this browser keeps: a plan of an afternoon must outlive a closed tab. It holds ids and names of grids, nothing of people.
import { remember } from '#kernel/web/remembered.ts';
import { type Draft, draftSchema } from './draft.ts';

export const keptDraft = remember<Draft | null>('huying.redraw-draft', null, (stored) => {
  const read = draftSchema.safeParse(stored);
  return read.success ? read.data : undefined;
});

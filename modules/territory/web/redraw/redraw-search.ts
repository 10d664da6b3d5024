// The address of the page of redraws: whose, from which grid a new plan begins, and which rehearsed plan is being changed.
import { isId } from '#kernel/shared/id.ts';

export type RedrawSearch = { communityId: string | undefined; gridId: string | undefined; editId: string | undefined };

const idOf = (raw: unknown): string | undefined => (typeof raw === 'string' && isId(raw) ? raw : undefined);

export const readRedrawSearch = (raw: Record<string, unknown>): RedrawSearch => ({
  communityId: idOf(raw['communityId']),
  gridId: idOf(raw['gridId']),
  editId: idOf(raw['editId']),
});

// What the screen shows at once after a tap, before the server (or the net) has spoken. Pure.
import type { CommandInput, QueryAnswer } from '#kernel/shared/command.ts';
import type { checkItem, finishSweep } from '../../shared/commands.ts';
import type { sweepPage } from '../../shared/queries.ts';

type Page = QueryAnswer<typeof sweepPage>;

/** Several sweeps may be in memory (today's and one made up for): only the one tapped changes. */
export function checked(page: Page, { occurrenceId, ordinal, result }: CommandInput<typeof checkItem>): Page {
  if (page.occurrence.id !== occurrenceId) return page;
  return { ...page, items: page.items.map((item) => (item.ordinal === ordinal ? { ...item, result } : item)) };
}

export function finished(page: Page, { occurrenceId, restIsFine }: CommandInput<typeof finishSweep>): Page {
  if (page.occurrence.id !== occurrenceId || !restIsFine) return page;
  return {
    ...page,
    items: page.items.map((item) => (item.result === null ? { ...item, result: 'fine' as const } : item)),
  };
}

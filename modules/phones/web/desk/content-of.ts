// What an act said, in words, as far as anybody can read it; the rest is for the page it is done on. Pure.
import type { Words } from '#kernel/shared/problem.ts';
import { visitOutcomeSchema, visitOutcomes } from '#modules/duties/shared/visit.ts';

export function contentOf(input: unknown): (Words | string)[] {
  if (typeof input !== 'object' || input === null) return [];
  const { outcome, note, summary, reason, proxy } = input as Record<string, unknown>;
  const known = visitOutcomeSchema.safeParse(outcome);
  const said = [note, summary, reason, proxy].filter((text) => typeof text === 'string' && text.trim() !== '');
  return [...(known.success ? [visitOutcomes[known.data].title] : []), ...(said as string[])];
}

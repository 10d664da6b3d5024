// The way of a read: enter, right, one answer, in a read-only transaction under the same row-level security as a write.
import { kernelProblem, Problem } from '#kernel/shared/problem.ts';
import { type Credentials, enter } from './actor.ts';
import { malformed, permit } from './bus-steps.ts';
import { problemOfDatabase } from './database-problems.ts';
import type { House } from './house.ts';

export type Queries = { ask(name: string, input: unknown, credentials: Credentials): Promise<unknown> };

export function openQueries(house: House): Queries {
  return {
    async ask(name, input, credentials) {
      const entry = house.queries.get(name);
      if (!entry) throw kernelProblem('unknown_query', { name: name.slice(0, 80) });
      const parsed = entry.spec.input.safeParse(input ?? {});
      if (!parsed.success) throw malformed(parsed.error);
      const calendar = await house.calendar();
      const answering = house.database.transact(async (tx) => {
        const actor = await enter(tx, credentials, house.secrets);
        permit(entry, actor);
        return entry.answer(parsed.data, {
          tx,
          actor,
          now: tx.now,
          secrets: house.secrets,
          files: house.files,
          calendar,
        });
      });
      return answering.catch((error: unknown) => {
        const problem = error instanceof Problem ? error : problemOfDatabase(error, house.constraints);
        throw problem === 'again' ? kernelProblem('busy') : (problem ?? error);
      });
    },
  };
}

// The cache of answers. Its keys are [query name, input, who asks]; its entries know which events make them stale.
import { type InfiniteData, QueryCache, QueryClient, type QueryKey } from '@tanstack/react-query';
import type { QueryAnswer, QuerySpec } from '#kernel/shared/command.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { type Asker, askerKey } from './asker.ts';
import { isPassing, problemOf } from './refusal.ts';

const freshForMs = 10_000;
const keptForMs = 10 * 60_000;
const triesAgain = 2;

export function openCache(): QueryClient {
  const cache: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, query) => {
        if (query.queryKey[0] !== sessionKey[0]) askWhoAgain(cache, problemOf(error));
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: freshForMs,
        gcTime: keptForMs,
        networkMode: 'always',
        retry: (count, error) => count < triesAgain && isPassing(problemOf(error)),
        retryDelay: (count) => 400 * 3 ** count,
        refetchOnWindowFocus: true,
        refetchOnReconnect: true,
      },
    },
  });
  return cache;
}

/** The cache key of "who am I" (staff). */
export const sessionKey = ['session'] as const;

/** The session ended while somebody worked: ask who they are again, and the door will bring them to the sign-in page and back. */
export function askWhoAgain(cache: QueryClient, problem: ProblemBody): void {
  if (problem.remedy === 'sign_in' || problem.code === 'kernel.post_ended')
    void cache.invalidateQueries({ queryKey: sessionKey });
}

export function askKey(name: string, input: unknown, asker: Asker): QueryKey {
  return [name, input ?? {}, askerKey(asker)];
}

/** By default a query is stale when anything of its own module happens: `request.list` hears `request.`. */
export function defaultEvents(name: string): readonly string[] {
  return [`${name.split('.')[0]}.`];
}

export function hearsAny(prefixes: unknown, types: readonly string[]): boolean {
  return Array.isArray(prefixes) && prefixes.some((prefix) => types.some((type) => type.startsWith(String(prefix))));
}

/** Asks again whatever depends on these events; what nobody looks at is asked when next shown. */
export function freshenByEvents(cache: QueryClient, types: readonly string[]): Promise<void> {
  return cache.invalidateQueries({ predicate: (query) => hearsAny(query.meta?.['events'], types) });
}

/** Asks again every query whose name begins with one of these. */
export function freshenByNames(cache: QueryClient, names: readonly string[]): Promise<void> {
  return cache.invalidateQueries({
    predicate: ({ queryKey }) => names.some((name) => String(queryKey[0]).startsWith(name)),
  });
}

/** Shows the expected result before the server has spoken, and can take all of it back. */
export type Draft = {
  change<Q extends QuerySpec>(spec: Q, change: (answer: QueryAnswer<Q>) => QueryAnswer<Q>): void;
};

export function draftOn(cache: QueryClient): Draft & { undo: () => void } {
  const before: [QueryKey, unknown][] = [];
  return {
    change(spec, change) {
      const filters = { predicate: ({ queryKey }: { queryKey: QueryKey }) => queryKey[0] === spec.name };
      void cache.cancelQueries(filters);
      for (const [key, shown] of cache.getQueriesData<
        QueryAnswer<typeof spec> | InfiniteData<QueryAnswer<typeof spec>>
      >(filters)) {
        if (shown === undefined) continue;
        before.push([key, shown]);
        cache.setQueryData(key, isPaged(shown) ? { ...shown, pages: shown.pages.map(change) } : change(shown));
      }
    },
    undo() {
      for (const [key, shown] of before.toReversed()) cache.setQueryData(key, shown);
      before.length = 0;
    },
  };
}

function isPaged<A>(shown: A | InfiniteData<A>): shown is InfiniteData<A> {
  return typeof shown === 'object' && shown !== null && 'pages' in shown && 'pageParams' in shown;
}

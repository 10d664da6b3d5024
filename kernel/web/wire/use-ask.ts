// Reading: one query, asked as the person one is at this door, asked again when something it depends on happened.
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { QueryAnswer, QueryInput, QuerySpec } from '#kernel/shared/command.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '../door/asker-context.ts';
import { askKey, defaultEvents } from './cache.ts';
import { useReader } from './reader.ts';
import { problemOf } from './refusal.ts';

export type AskOptions = {
  /** False while the input is not known yet. */
  enabled?: boolean;
  /** Prefixes of event types that make the answer stale; by default those of the query's own module. */
  events?: readonly string[];
  /** Asks again by itself every so many ms: only for what no event tells. */
  everyMs?: number;
  /** Keeps the last answer on the screen while the next filter is asked. */
  keep?: boolean;
};

export type Asked<A> = {
  answer: A | undefined;
  /** Why there is no fresh answer. With an `answer` present, it is the last one known. */
  problem: ProblemBody | undefined;
  /** Nothing to show yet: the moment for a skeleton. */
  isFirst: boolean;
  isAsking: boolean;
  /** When the answer was given, in the device's time. */
  answeredAt: number | undefined;
  again: () => void;
};

export function useAsk<Q extends QuerySpec>(
  spec: Q,
  input: QueryInput<Q>,
  options: AskOptions = {},
): Asked<QueryAnswer<Q>> {
  const asker = useAsker();
  const read = useReader();
  const query = useQuery<QueryAnswer<Q>>({
    queryKey: askKey(spec.name, input, asker),
    queryFn: ({ signal }) => read(spec.name, input, asker, signal) as Promise<QueryAnswer<Q>>,
    meta: { events: options.events ?? defaultEvents(spec.name) },
    enabled: options.enabled ?? true,
    ...(options.everyMs ? { refetchInterval: options.everyMs } : {}),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
  return {
    answer: query.data,
    problem: query.error ? problemOf(query.error) : undefined,
    isFirst: query.isLoading,
    isAsking: query.isFetching,
    answeredAt: query.dataUpdatedAt || undefined,
    again: () => void query.refetch(),
  };
}

export type Pages<Q extends QuerySpec, Row> = {
  /** The rows of one answer. */
  rows: (answer: QueryAnswer<Q>) => readonly Row[];
  /** What to add to the input for the page after this answer; undefined at the end. */
  next: (answer: QueryAnswer<Q>) => Partial<QueryInput<Q>> | undefined;
};

export type AskedPages<A, Row> = Omit<Asked<A>, 'answer'> & {
  /** The first answer, for what is said once (totals, abilities). */
  first: A | undefined;
  rows: readonly Row[];
  hasMore: boolean;
  isAskingMore: boolean;
  more: () => void;
};

/** A long list by keyset: pages are added below, none is counted twice when rows arrive on top. */
export function useAskPages<Q extends QuerySpec, Row>(
  spec: Q,
  input: QueryInput<Q>,
  pages: Pages<Q, Row>,
  options: AskOptions = {},
): AskedPages<QueryAnswer<Q>, Row> {
  const asker = useAsker();
  const read = useReader();
  const query = useInfiniteQuery({
    queryKey: [...askKey(spec.name, input, asker), 'pages'],
    queryFn: ({ signal, pageParam }) =>
      read(spec.name, { ...(input as object), ...(pageParam as object) }, asker, signal) as Promise<QueryAnswer<Q>>,
    initialPageParam: {} as Partial<QueryInput<Q>>,
    getNextPageParam: (last: QueryAnswer<Q>) => pages.next(last),
    meta: { events: options.events ?? defaultEvents(spec.name) },
    enabled: options.enabled ?? true,
    ...(options.everyMs ? { refetchInterval: options.everyMs } : {}),
    ...(options.keep ? { placeholderData: keepPreviousData } : {}),
  });
  const answers = query.data?.pages ?? [];
  return {
    first: answers[0],
    rows: answers.flatMap((answer) => [...pages.rows(answer)]),
    problem: query.error ? problemOf(query.error) : undefined,
    isFirst: query.isLoading,
    isAsking: query.isFetching,
    answeredAt: query.dataUpdatedAt || undefined,
    again: () => void query.refetch(),
    hasMore: query.hasNextPage,
    isAskingMore: query.isFetchingNextPage,
    more: () => void query.fetchNextPage(),
  };
}

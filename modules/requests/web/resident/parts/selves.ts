// Somebody who signed in is two callers on this device: the phone they proved, and the browser that reported before (or anonymously). Their
// requests are read as both; an act on one is done as whoever may follow it.
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer, QueryInput, QuerySpec } from '#kernel/shared/command.ts';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { useFollowKey } from '#kernel/web/door/follow-key.ts';
import type { Asker } from '#kernel/web/wire/asker.ts';
import { askKey, defaultEvents } from '#kernel/web/wire/cache.ts';
import { askQuery } from '#kernel/web/wire/client.ts';
import { problemOf } from '#kernel/web/wire/refusal.ts';
import { type Followed, type FollowedRequest, followRequest, myRequests } from '../../../shared/caller-queries.ts';
import { isOpen } from './steps-of.ts';

/** The browser itself, whoever is signed in. */
export function useStranger(): Asker {
  const followKey = useFollowKey();
  return useMemo(() => ({ as: 'anonymous', followKey }), [followKey]);
}

type Options<A> = { enabled: boolean; everyMs?: (answer: A | undefined) => number };

function useAskAs<Q extends QuerySpec>(
  asker: Asker,
  spec: Q,
  input: QueryInput<Q>,
  { enabled, everyMs }: Options<QueryAnswer<Q>>,
) {
  return useQuery<QueryAnswer<Q>>({
    queryKey: askKey(spec.name, input, asker),
    queryFn: ({ signal }) => askQuery<QueryAnswer<Q>>(spec.name, input, asker, signal),
    meta: { events: defaultEvents(spec.name) },
    enabled,
    ...(everyMs ? { refetchInterval: (query) => everyMs(query.state.data) } : {}),
  });
}

export type Mine = {
  rows: readonly FollowedRequest[];
  /** The number one is signed in with, masked. */
  phone: string | null;
  problem: ProblemBody | undefined;
  isFirst: boolean;
  again: () => void;
};

/** For the minute in which the live stream is down; and the browser's own requests while somebody is signed in, which it does not tell of. */
const everyMs = () => 20_000;

/** All of one's requests: open ones first, each once. */
export function useMine(): Mine {
  const asker = useAsker();
  const stranger = useStranger();
  const isSignedIn = asker.as === 'resident';
  const own = useAskAs(asker, myRequests, { limit: 50 }, { enabled: true, everyMs });
  const browser = useAskAs(stranger, myRequests, { limit: 50 }, { enabled: isSignedIn, everyMs });
  const rows = useMemo(() => {
    const seen = new Map<string, FollowedRequest>();
    for (const row of [...(own.data?.rows ?? []), ...(browser.data?.rows ?? [])]) seen.set(row.id, row);
    return [...seen.values()].sort(
      (a, b) => Number(isOpen(b)) - Number(isOpen(a)) || instantOf(b.receivedAt) - instantOf(a.receivedAt),
    );
  }, [own.data, browser.data]);
  return {
    rows,
    phone: own.data?.phone ?? null,
    problem: own.error ? problemOf(own.error) : undefined,
    isFirst: own.isLoading,
    again: () => void own.refetch(),
  };
}

export type Following = {
  answer: Followed | undefined;
  /** Who may act on it: put it around the screen. */
  asker: Asker;
  problem: ProblemBody | undefined;
  isFirst: boolean;
  again: () => void;
};

/** One request, by its id or its number, as whichever self may follow it. `pace` says how often to look while it is shown. */
export function useFollowing(
  of: { requestId: string } | { requestNo: string },
  pace: (request: FollowedRequest | undefined) => number,
): Following {
  const asker = useAsker();
  const stranger = useStranger();
  const isSignedIn = asker.as === 'resident';
  const isAsked = 'requestId' in of || of.requestNo !== '';
  const paced = (answer: Followed | undefined) => pace(answer?.request);
  const known = useAskAs(asker, followRequest, of, { enabled: isAsked, everyMs: paced });
  const isElse = isSignedIn && known.error !== null;
  const other = useAskAs(stranger, followRequest, of, { enabled: isAsked && isElse, everyMs: paced });
  const chosen = isElse ? other : known;
  return {
    answer: chosen.data,
    asker: isElse ? stranger : asker,
    problem: chosen.error ? problemOf(chosen.error) : undefined,
    isFirst: known.isLoading || (isElse && other.isLoading),
    again: () => void chosen.refetch(),
  };
}

// Who is at a staff door, which posts they hold, and which hat they wear. One person may hold several posts at once (A5): the hat decides
// what is seen and may be done, and it is the server that checks it on every call.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useCallback, useContext } from 'react';
import type { Id } from '#kernel/shared/id.ts';
import type { ProblemBody, Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import { remember } from '../remembered.ts';
import { sessionKey } from '../wire/cache.ts';
import { call, request } from '../wire/client.ts';
import { problemOf } from '../wire/refusal.ts';

/** home: one's own post; seconded 下沉; contracted 包保; temporary 临时. */
export type PostBasis = 'home' | 'seconded' | 'contracted' | 'temporary';

export type Post = {
  postId: Id;
  role: Role;
  roleTitle: Words;
  basis: PostBasis;
  unitId: Id;
  unitName: string;
  unitKind: string;
  /** The units above, joined with ` · `. */
  path: string;
};

export type Session = {
  staff: { id: Id; name: string };
  posts: Post[];
  /** Until both are settled the server refuses all work; the sign-in page leads through them. */
  mustChangePassword?: string | null;
  mustEnrolSecondFactor?: boolean;
  /** Minutes without a press after which a desk signs out by itself. */
  idleMinutes?: number;
};

export type SessionReader = (signal?: AbortSignal) => Promise<Session>;

export const readSession: SessionReader = (signal) =>
  request<Session>('/api/session', { method: 'GET', asker: { as: 'staff' }, signal });

/** A phone that works alone knows its owner without the house. */
export const SessionReaderContext = createContext<SessionReader>(readSession);

export function useSession(): {
  session: Session | undefined;
  problem: ProblemBody | undefined;
  isFirst: boolean;
  again: () => void;
} {
  const read = useContext(SessionReaderContext);
  const query = useQuery({
    queryKey: sessionKey,
    queryFn: ({ signal }) => read(signal),
    staleTime: 5 * 60_000,
  });
  return {
    session: query.data,
    problem: query.error ? problemOf(query.error) : undefined,
    isFirst: query.isLoading,
    again: () => void query.refetch(),
  };
}

const wornPosts = remember<Record<string, string>>('huying.post', {}, (stored) =>
  typeof stored === 'object' && stored !== null ? (stored as Record<string, string>) : undefined,
);

export { wornPosts };

/** The post to wear: the one chosen last on this device if it still runs, else the first (the server lists one's home post first). */
export function postToWear(session: Session, worn: Record<string, string>): Post | undefined {
  return session.posts.find((post) => post.postId === worn[session.staff.id]) ?? session.posts[0];
}

export type Hat = {
  staff: Session['staff'];
  posts: readonly Post[];
  post: Post;
  wear: (postId: Id) => void;
};

export const HatContext = createContext<Hat | undefined>(undefined);

/** The hat worn now. Only below a staff door, which shows nothing before it knows. */
export function useHat(): Hat {
  const hat = useContext(HatContext);
  if (!hat) throw new Error('useHat outside a staff door');
  return hat;
}

/** The same where a screen may also stand in a door without hats. */
export function useMaybeHat(): Hat | undefined {
  return useContext(HatContext);
}

/** Ends the session on this device and forgets every answer it gave. `next` is where to come back to. */
export function useSignOut(): (after?: { next: string; idle: boolean }) => Promise<void> {
  const cache = useQueryClient();
  return useCallback(
    async (after) => {
      await call('/api/auth/sign-out', { json: {}, asker: { as: 'staff' } }).catch(() => undefined);
      cache.clear();
      const door = ['/field', '/screen'].find((path) => location.pathname.startsWith(path)) ?? '/desk';
      const search = new URLSearchParams(after ? { next: after.next, ...(after.idle ? { idle: '1' } : {}) } : {});
      // A whole new page: nothing of this person stays in memory.
      location.assign(`${door}/sign-in${search.size > 0 ? `?${search}` : ''}`);
    },
    [cache],
  );
}

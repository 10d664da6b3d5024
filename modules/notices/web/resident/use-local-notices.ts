// What is in force where the reader lives, unread first; without a place, in the whole district.
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { useMyPlace, useSpot } from '#modules/requests/web/public.ts';
import { currentPublications } from '../../shared/queries.ts';
import { unreadFirst, useReadCodes } from './read-notices.ts';

export function useLocalNotices({ withWithdrawn = false }: { withWithdrawn?: boolean } = {}) {
  const place = useMyPlace();
  const spot = useSpot(place?.id).answer;
  const read = useReadCodes();
  const asked = useAsk(
    currentPublications,
    { ...(spot ? { unitId: spot.territoryId } : {}), withWithdrawn },
    { enabled: place === null || spot !== undefined, everyMs: 5 * 60_000, keep: true },
  );
  const rows = asked.answer?.rows;
  return {
    ...asked,
    rows: rows && unreadFirst(rows, read),
    isRead: (code: string) => read.includes(code),
    hasPlace: place !== null,
  };
}

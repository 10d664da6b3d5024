// Whom one owes a visit: as many as one walks to in a day, the most urgent first, and the rest when one looks there. Who is looked for is looked for among all.
import { useDeferredValue, useState } from 'react';
import type { Instant } from '#kernel/shared/clock/time.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { myDuties } from '../../shared/queries.ts';
import { afterHeld } from '../visit/after-held.ts';
import { useHeldVisits } from '../visit/held-visits.ts';
import { dutyEvents } from '../words.ts';
import { countsOf, type When } from './item.ts';
import { visitItem } from './items.ts';

const atFirst = 100;
const atOnce = 200;
const atMost = 500;
const spanOf = { late: 'missed', today: 'due_today', open: 'later' } as const;

export type Looked = { when: When | undefined; said: string; isMap: boolean };

export function useVisits({ when, said, isMap }: Looked, now: Instant) {
  const held = useHeldVisits();
  const [isLong, setLong] = useState(false);
  const [limit, setLimit] = useState(atFirst);
  const sought = useDeferredValue(said.trim());
  const asked = useAsk(
    myDuties,
    {
      span: isLong && when ? spanOf[when] : 'open',
      ...(isLong && sought ? { said: sought } : {}),
      limit: isMap ? atMost : limit,
    },
    { events: dutyEvents, keep: true },
  );
  const { answer } = asked;
  const owed = { late: answer?.counts.missed ?? 0, today: answer?.counts.today ?? 0, open: answer?.counts.later ?? 0 };
  // While everybody is on the page, the page itself filters and finds, and goes on doing so without a network.
  const isNowLong = owed.late + owed.today + owed.open > atFirst;
  if (answer && isNowLong !== isLong) setLong(isNowLong);
  const subjects = answer?.subjects ?? [];
  const visits = afterHeld(subjects, held).map((subject) => visitItem(subject, now));
  const [before, after] = [countsOf(subjects.map((subject) => visitItem(subject, now))), countsOf(visits)];
  const hasMore = answer?.hasMore ?? false;
  return {
    asked,
    held,
    visits,
    /** Of everybody, on the page or not, without what is on its way. */
    counts: {
      late: owed.late - before.late + after.late,
      today: owed.today - before.today + after.today,
      open: owed.open - before.open + after.open,
    },
    visited: answer?.done ?? [],
    hasMore: hasMore && !isMap && limit < atMost,
    isCut: hasMore && (isMap || limit >= atMost),
    more: () => setLimit((last) => Math.min(atMost, last + atOnce)),
  };
}

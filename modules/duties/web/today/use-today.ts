// Everything that today asks of this post, from wherever it comes, as one list. What was told a moment ago and may still be taken back is gone from it already.
import { dateOf } from '#kernel/shared/clock/time.ts';
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listRequests } from '#modules/requests/shared/queries.ts';
import { useMyOpenDecisions, useOwed } from '#modules/rhythms/web/public.ts';
import { myDuties } from '../../shared/queries.ts';
import { afterHeld } from '../visit/after-held.ts';
import { type Held, useHeldVisits } from '../visit/held-visits.ts';
import { dutyEvents } from '../words.ts';
import { decisionItem, requestItem, rhythmItem, type TodayItem, visitItem } from './items.ts';

const atMost = 200;
const subjectsAtMost = 500;

export function useToday() {
  const now = useNow();
  const { post } = useHat();
  const today = dateOf(now);
  const isTerritory = roles[post.role].reach === 'territory';
  const mine = useAsk(listRequests, { tab: 'mine', limit: atMost });
  const closed = useAsk(listRequests, { leadUnitId: post.unitId, closedFrom: today, closedTo: today, limit: atMost });
  const area = useAsk(listRequests, { tab: 'open', limit: atMost }, { enabled: isTerritory });
  const duties = useAsk(myDuties, { span: 'open', limit: subjectsAtMost }, { events: dutyEvents });
  const { owed, more } = useOwed(isTerritory);
  const decisions = useMyOpenDecisions();
  const held = useHeldVisits();

  const requests = mine.answer?.rows ?? [];
  const subjects = afterHeld(duties.answer?.subjects ?? [], held);
  const items: TodayItem[] = [
    ...requests.map((request) => requestItem(request, now)),
    ...subjects.map((subject) => visitItem(subject, now)),
    ...owed.map(rhythmItem),
    ...decisions.map((decision) => decisionItem(decision, now)),
  ];
  return {
    now,
    isTerritory,
    items,
    requests,
    closed: closed.answer?.rows ?? [],
    area: area.answer?.rows ?? [],
    visited: duties.answer?.done ?? [],
    /** Told here, on its way, and not yet among those visited. */
    going: held.filter((one: Held) => one.closes.length > 0 && (one.phase === 'waiting' || one.phase === 'sending')),
    /** Did not go through, or not all of it. */
    stuck: held.filter(({ phase }) => phase === 'unsent' || phase === 'lacking'),
    moreOwed: more,
    hasMore: duties.answer?.hasMore ?? false,
    isFirst: mine.isFirst || duties.isFirst,
    problems: [mine, duties].filter(({ problem }) => problem !== undefined),
  };
}
export type Today = ReturnType<typeof useToday>;

// Everything that today asks of this post, from wherever it comes, as one list. What was told a moment ago and may still be taken back is gone from it already.
import { dateOf } from '#kernel/shared/clock/time.ts';
import { roles } from '#kernel/shared/right.ts';
import { useHat } from '#kernel/web/door/session.ts';
import { useNow } from '#kernel/web/time/now.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listRequests } from '#modules/requests/shared/queries.ts';
import { ofToday } from '#modules/requests/web/public.ts';
import { useMyOpenDecisions, useOwed } from '#modules/rhythms/web/public.ts';
import { countsOf } from './item.ts';
import { decisionItem, requestItem, rhythmItem, type TodayItem } from './items.ts';
import { type Looked, useVisits } from './use-visits.ts';

export function useToday(looked: Looked) {
  const now = useNow();
  const { post } = useHat();
  const today = dateOf(now);
  const isTerritory = roles[post.role].reach === 'territory';
  const asked = ofToday(post.unitId, today);
  const mine = useAsk(listRequests, asked.mine);
  const closed = useAsk(listRequests, asked.closed);
  const area = useAsk(listRequests, asked.area, { enabled: isTerritory });
  const { asked: owes, held, visits, counts, ...people } = useVisits(looked, now);
  const { owed, more: moreOwed } = useOwed(isTerritory);
  const decisions = useMyOpenDecisions();

  const requests = mine.answer?.rows ?? [];
  const others: TodayItem[] = [
    ...requests.map((request) => requestItem(request, now)),
    ...owed.map(rhythmItem),
    ...decisions.map((decision) => decisionItem(decision, now)),
  ];
  const ofOthers = countsOf(others);
  return {
    ...people,
    now,
    isTerritory,
    items: [...visits, ...others],
    counts: {
      late: counts.late + ofOthers.late,
      today: counts.today + ofOthers.today,
      open: counts.open + ofOthers.open,
    },
    requests,
    closed: closed.answer?.rows ?? [],
    area: area.answer?.rows ?? [],
    /** Told here, on its way, and not yet among those visited. */
    going: held.filter(({ closes, phase }) => closes.length > 0 && (phase === 'waiting' || phase === 'sending')),
    /** Did not go through, or not all of it. */
    stuck: held.filter(({ phase }) => phase === 'unsent' || phase === 'lacking'),
    moreOwed,
    isAskingMore: owes.isAsking,
    isFirst: mine.isFirst || owes.isFirst,
    problems: [mine, owes].filter(({ problem }) => problem !== undefined),
  };
}
export type Today = ReturnType<typeof useToday>;

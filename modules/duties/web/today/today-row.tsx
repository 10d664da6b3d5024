// A row of 今日, by what it is: each kind of work keeps its own row.
import type { useCatalogue } from '#modules/requests/web/public.ts';
import { TodayRow as RequestRow } from '#modules/requests/web/public.ts';
import { DecisionRow, OwedRow } from '#modules/rhythms/web/public.ts';
import type { TodayItem } from './items.ts';
import { VisitRow } from './visit-row.tsx';

export type RowGround = {
  titles: ReturnType<typeof useCatalogue>;
  /** Who answers for more than one grid is told which. */
  withGrid: boolean;
};

export function TodayRow({ item, titles, withGrid }: { item: TodayItem } & RowGround) {
  switch (item.kind) {
    case 'visit':
      return <VisitRow subject={item.subject} tone={item.tone} withGrid={withGrid} />;
    case 'request':
      return <RequestRow row={item.request} titles={titles} isMine />;
    case 'rhythm':
      return <OwedRow row={item.rhythm} />;
    case 'decision':
      return <DecisionRow row={item.decision} />;
  }
}

// The open table and its roster, for its pages.
import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useBox, usePhone } from '#kernel/field/phone-context.ts';
import { useHat } from '#kernel/web/door/session.ts';
import type { TableState } from '../../shared/field-queries.ts';
import { openHasher, openRoster, type Roster, type RosterPerson } from '../../shared/field-roster.ts';
import { emptyTable, type TableScope } from '../../shared/field-state.ts';
import { openTable, type Table } from './table.ts';
import { freshRoster, keptRoster } from './take-roster.ts';

const refreshEveryMs = 60_000;
const never = () => () => undefined;

/** `elsewhere`: in another window of this tablet. */
export type TableHold = { table: Table | undefined; state: TableState; how: 'opening' | 'open' | 'elsewhere' };

export function useTable({ siteId, roundId }: TableScope): TableHold {
  const { phone } = usePhone();
  const { post } = useHat();
  const box = useBox();
  const [table, setTable] = useState<Table>();
  const [isElsewhere, setElsewhere] = useState(false);
  useEffect(() => {
    if (!phone) return;
    let isOver = false;
    let opened: Table | undefined;
    void openTable(phone, post.postId, { siteId, roundId }).then((next) => {
      if (isOver) return next?.close();
      opened = next;
      setElsewhere(next === undefined);
      setTable(next);
      void next?.refresh();
    });
    return () => {
      isOver = true;
      opened?.close();
      setTable(undefined);
    };
  }, [phone, post.postId, siteId, roundId]);

  // What the house has of this table is asked again when it has heard from it, and from time to time.
  const syncedAt = box?.syncedAt;
  useEffect(() => {
    if (!table || syncedAt === undefined) return;
    const timer = setTimeout(() => void table.refresh(), 1_000);
    return () => clearTimeout(timer);
  }, [table, syncedAt]);
  useEffect(() => {
    const timer = setInterval(() => navigator.onLine && void table?.refresh(), refreshEveryMs);
    return () => clearInterval(timer);
  }, [table]);

  const state = useSyncExternalStore(table?.subscribe ?? never, () => table?.state() ?? emptyTable);
  return { table, state, how: table ? 'open' : isElsewhere ? 'elsewhere' : 'opening' };
}

export type RosterHold = {
  roster: Roster | undefined;
  isTaking: boolean;
  find: (numberOrCode: string) => Promise<RosterPerson | undefined>;
};

/** As it was taken along; asked for at once where it was not. */
export function useRoster({ siteId, roundId }: TableScope): RosterHold {
  const { phone } = usePhone();
  const { post } = useHat();
  const { postId } = post;
  const [roster, setRoster] = useState<Roster>();
  const [isTaking, setTaking] = useState(true);
  useEffect(() => {
    if (!phone) return;
    let isOver = false;
    const take = async () => {
      const kept = await keptRoster(phone, postId, { siteId, roundId });
      if (isOver) return;
      if (kept.pages.length > 0) setRoster(openRoster(kept.pages, kept.isWhole));
      if (!navigator.onLine) return;
      const fresh = await freshRoster(phone, postId, { siteId, roundId });
      if (!isOver) setRoster(openRoster(fresh.pages, fresh.isWhole));
    };
    take()
      .catch(() => undefined)
      .finally(() => {
        if (!isOver) setTaking(false);
      });
    return () => {
      isOver = true;
    };
  }, [phone, postId, siteId, roundId]);
  const hasher = useMemo(() => (roster?.key ? openHasher(roster.key) : undefined), [roster]);
  const find = useCallback(
    async (text: string) => (hasher && roster ? roster.byHash(await (await hasher)(text)) : undefined),
    [hasher, roster],
  );
  return { roster, isTaking, find };
}

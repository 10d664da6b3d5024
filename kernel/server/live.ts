// One loop per server process reads the settled feed and tells open screens what concerns them. It holds no truth: a screen that missed an update
// asks its query again.
import { type Actor, actorId } from './actor.ts';
import { type FeedPlace, feedEnd, readFeed } from './feed.ts';
import type { House, JournalEntry } from './house.ts';
import { sql } from './sql.ts';

export type Listener = {
  actor: Actor;
  /** Units whose matters this listener may hear of; refreshed on every reconnect. */
  scope: ReadonlySet<string>;
  hearsAll: boolean;
  /** Subjects a resident or stranger follows by right; what they report while listening is added. */
  subjects: Set<string>;
  hear(entry: JournalEntry): void;
};

export type Live = {
  listen(listener: Listener): () => void;
  subscribe(listener: (entry: JournalEntry) => void): () => void;
  stop(): Promise<void>;
};

const idleMs = 250;
/** A screen asks first and listens a moment later: what happened in between is told as soon as it listens. */
const latelyMs = 10_000;
const mostLately = 5_000;

export function openLive(house: House, log: { error(o: unknown, m: string): void }): Live {
  const listeners = new Set<Listener>();
  const subscribers = new Set<(entry: JournalEntry) => void>();
  const lately: { entry: JournalEntry; until: number }[] = [];
  let isStopped = false;
  let wake: (() => void) | undefined;
  const unhook = house.onCommit(() => wake?.());

  async function loop(): Promise<void> {
    let place: FeedPlace | undefined;
    while (!isStopped) {
      try {
        place ??= await house.database.asOwner(feedEnd);
        const from: FeedPlace = place;
        const page = await house.database.asOwner((tx) => readFeed(tx, from));
        place = page.next;
        for (const entry of page.entries) {
          for (const listener of listeners) if (hears(listener, entry)) listener.hear(entry);
          for (const subscriber of subscribers) subscriber(entry);
          lately.push({ entry, until: performance.now() + latelyMs });
        }
        forget();
        if (page.entries.length > 0) continue;
      } catch (error) {
        if (!isStopped) log.error(error, 'live feed');
      }
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, idleMs);
        wake = () => {
          clearTimeout(timer);
          // A commit just happened here; give its transaction the moment it takes to become settled.
          setTimeout(resolve, 15);
        };
      });
      wake = undefined;
    }
  }
  function forget(): void {
    const now = performance.now();
    const kept = lately.findIndex(({ until }) => until > now);
    lately.splice(0, Math.max(kept < 0 ? lately.length : kept, lately.length - mostLately));
  }
  const running = loop();

  return {
    listen(listener) {
      forget();
      for (const { entry } of lately) if (hears(listener, entry)) listener.hear(entry);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    subscribe(subscriber) {
      subscribers.add(subscriber);
      return () => subscribers.delete(subscriber);
    },
    async stop() {
      isStopped = true;
      unhook();
      wake?.();
      await running;
    },
  };
}

function hears(listener: Listener, entry: JournalEntry): boolean {
  const { actor } = listener;
  // What one does oneself, one may follow: the call pressed a moment ago is answered on this very screen.
  if (entry.subjectId && actor.kind !== 'staff' && entry.actorKind === actor.kind) {
    const own = actorId(actor);
    if (own !== null && entry.actorId === own) listener.subjects.add(entry.subjectId);
  }
  if (entry.subjectId && listener.subjects.has(entry.subjectId)) return true;
  if (actor.kind !== 'staff') return false;
  // What the house does by itself has no district of its own: its units say whom it concerns.
  if (entry.districtId !== null && entry.districtId !== actor.districtId) return false;
  if (listener.hearsAll && entry.districtId !== null) return true;
  if (actor.reach === 'territory') {
    return (
      (entry.territoryId !== null && listener.scope.has(entry.territoryId)) ||
      entry.unitIds.some((unit) => listener.scope.has(unit))
    );
  }
  return entry.unitIds.includes(actor.unitId);
}

/** The units below a staff actor's unit. */
export async function scopeOf(house: House, actor: Actor): Promise<ReadonlySet<string>> {
  if (actor.kind !== 'staff') return new Set();
  const row = await house.database.asOwner((tx) =>
    tx.first<{ ids: string[] }>(sql`select member_ids as ids from unit_scopes where unit_id = ${actor.unitId}::uuid`),
  );
  return new Set(row?.ids ?? []);
}

// What the house does by itself: answers to events (in feed order, at least once, under ids derived from the cause so that once is what it
// comes to) and to time. One process at a time holds the lock; when it dies another takes over within seconds.
import { v5 } from 'uuid';
import type { Outcome } from '#kernel/shared/outcome.ts';
import type { Bus } from './bus-steps.ts';
import { type FeedPlace, readFeed } from './feed.ts';
import type { House, Reaction, SystemHand, Tick } from './house.ts';
import { sealJournal } from './seal.ts';
import { sql } from './sql.ts';

const namespace = '6f1f7f0e-5c1c-4a55-9a0b-6d2f0c6f5a11';
type Log = { error(o: unknown, m: string): void };

export function systemHand(house: House, bus: Bus): SystemHand {
  return {
    database: house.database,
    secrets: house.secrets,
    now: () => house.database.clock.now(),
    calendar: () => house.calendar(),
    issue: (cause, name, input): Promise<Outcome> =>
      bus.execute({ id: v5(`${name}\n${cause}`, namespace), name, input }, { as: 'system', name: 'house' }),
  };
}

/** On a clock that can be turned nobody waits a minute: what is frequent runs this often, and as soon as something was done. */
const turnedMs = 1000;
const afterWorkMs = 100;
const isFrequent = (tick: Tick): boolean => tick.everySeconds <= 60;

export type Reactor = { stop(): Promise<void> };

export function openReactor(house: House, bus: Bus, log: Log): Reactor {
  const hand = systemHand(house, bus);
  const reactions = house.modules.flatMap((m) => m.reactions ?? []);
  const ticks = [
    ...house.modules.flatMap((m) => m.ticks ?? []),
    { name: 'journal.seal', everySeconds: 5, run: async () => void (await sealJournal(house.database)) },
  ];
  const lastRun = new Map<string, number>();
  let turnedBy = 0;
  let isStopped = false;
  let wake: (() => void) | undefined;
  const unhook = house.onCommit(() => wake?.());

  async function round(): Promise<boolean> {
    const place = await house.database.asOwner(async (tx) => {
      const row = await tx.first<{ epoch: number; xid: string }>(
        sql`select epoch, xid::text as xid from feed_cursors where name = 'reactions'`,
      );
      if (row) return row;
      return tx.first<{ epoch: number; xid: string }>(sql`
        insert into feed_cursors (name, epoch, xid) values ('reactions', 1, pg_snapshot_xmin(pg_current_snapshot())) returning epoch, xid::text as xid`);
    });
    const page = await house.database.asOwner((tx) => readFeed(tx, place as FeedPlace));
    for (const entry of page.entries) {
      for (const [index, event] of entry.events.entries()) {
        for (const reaction of reactions) {
          if (!reaction.on.includes(event.type)) continue;
          await reactOnce(reaction, () =>
            reaction.react(event, entry, {
              ...hand,
              issue: (cause, name, input) => hand.issue(`${entry.commandId} ${index} ${cause}`, name, input),
            }),
          );
        }
      }
    }
    if (page.next.xid !== place!.xid) {
      await house.database.asOwner((tx) =>
        tx.all(
          sql`update feed_cursors set xid = ${page.next.xid}::xid8, epoch = ${page.next.epoch}, at = now() where name = 'reactions'`,
        ),
      );
    }
    heedTurn();
    const { canBeTurned } = house.database.clock;
    const turnableMs = page.entries.length > 0 ? afterWorkMs : turnedMs;
    for (const tick of ticks) {
      if (isStopped) break;
      const everyMs = canBeTurned && isFrequent(tick) ? turnableMs : tick.everySeconds * 1000;
      if (Date.now() < (lastRun.get(tick.name) ?? 0) + everyMs) continue;
      lastRun.set(tick.name, Date.now());
      await tick.run(hand).catch((error) => log.error(error, `tick ${tick.name}`));
    }
    return page.entries.length > 0;
  }

  /** Once the clock was turned, what runs every minute or oftener is due at once. */
  function heedTurn(): void {
    const { clock } = house.database;
    const turnedNow = clock.now() - Date.now();
    if (Math.abs(turnedNow - turnedBy) > turnedMs)
      for (const tick of ticks.filter(isFrequent)) lastRun.delete(tick.name);
    turnedBy = turnedNow;
  }

  /** A reaction that fails is logged and passed over; the state it should have led to is found again by its module's tick. */
  async function reactOnce(reaction: Reaction, run: () => Promise<void>): Promise<void> {
    await run().catch((error) => log.error(error, `reaction ${reaction.name}`));
  }

  async function loop(): Promise<void> {
    while (!isStopped) {
      const client = await house.database.pool.connect().catch(() => undefined);
      if (!client) {
        await pause(500);
        continue;
      }
      let broken: Error | undefined;
      const onBroken = (error: Error) => {
        broken = error;
      };
      client.on('error', onBroken);
      try {
        const held = await client.query<{ held: boolean }>('select pg_try_advisory_lock(70002) as held');
        if (!held.rows[0]?.held) {
          await pause(2000);
          continue;
        }
        while (!isStopped) {
          const moved = await round();
          if (!moved) await pause(250);
        }
        await client.query('select pg_advisory_unlock(70002)');
      } catch (error) {
        if (!isStopped) log.error(error, 'reactions');
        broken = error as Error;
        await pause(500);
      } finally {
        client.off('error', onBroken);
        client.release(broken);
      }
    }
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      wake = () => {
        clearTimeout(timer);
        setTimeout(resolve, 15);
      };
    });
  }

  const running = loop();
  return {
    async stop() {
      isStopped = true;
      unhook();
      wake?.();
      await running;
    },
  };
}

// Long work that may be left and found again: imports, exports. A task is a row; any server process takes up the next one, says by a beat that it lives,
// and one whose process died is taken up by another. What a task does it does through commands under ids derived from it, so that being run a second
// time changes nothing.
import { Problem } from '#kernel/shared/problem.ts';
import { actorId } from './actor.ts';
import type { Bus } from './bus-steps.ts';
import type { CommandContext, House, TaskHand } from './house.ts';
import { systemHand } from './reactions.ts';
import { sql } from './sql.ts';
import type { Tx } from './transaction.ts';

export type NewTask = { id: string; kind: string; title: string; input: unknown };

/** Queues a task in the transaction of the command that wants it. */
export function addTask(tx: Tx, task: NewTask, { actor }: Pick<CommandContext, 'actor'>): void {
  const staff = actor.kind === 'staff' ? actor : undefined;
  tx.write(sql`
    insert into tasks (id, kind, title, post_id, actor_id, district_id, input, made_at)
    values (${task.id}, ${task.kind}, ${task.title}, ${staff?.postId ?? null}, ${actorId(actor)}, ${'districtId' in actor ? actor.districtId : null},
      ${sql.json(task.input)}::jsonb, app.now())`);
}

type TaskRow = {
  id: string;
  kind: string;
  input: unknown;
  actorId: string | null;
  postId: string | null;
  districtId: string | null;
  tries: number;
};
type Log = { error(o: unknown, m: string): void };

/** A process that gave no sign for this long is dead; its task is taken up by another. */
const deadAfterSeconds = 60;
const beatMs = 15_000;
const mostTries = 3;

/** The next task, now this process's own. Two processes never get the same one. */
async function claim(house: House): Promise<TaskRow | undefined> {
  return house.database.asOwner((tx) =>
    tx.first<TaskRow>(sql`
      update tasks set state = 'running', beat_at = now(), tries = tries + 1
       where id = (select id from tasks
                    where state = 'waiting' or (state = 'running' and beat_at < now() - make_interval(secs => ${deadAfterSeconds}))
                    order by made_at limit 1 for update skip locked)
      returning id, kind, input, actor_id as "actorId", post_id as "postId", district_id as "districtId", tries`),
  );
}

/** The server is going down: the task is put back and another process goes on with it. */
class Interrupted extends Error {}

/** Runs the next waiting task to its end. False when there was none. */
export async function runNextTask(
  house: House,
  bus: Bus,
  log: Log,
  isStopping: () => boolean = () => false,
): Promise<boolean> {
  const row = await claim(house);
  if (!row) return false;
  const kind = house.modules.flatMap((module) => module.tasks ?? []).find((one) => one.name === row.kind);
  const beating = setInterval(() => void beat(house, row.id).catch(() => undefined), beatMs);
  try {
    if (!kind) throw new Error(`no module runs tasks of kind ${row.kind}`);
    if (row.tries > mostTries) throw new Error(`the process died ${mostTries} times over this task`);
    const result = await kind.run(row, handOf(house, bus, row, isStopping));
    await end(house, row.id, 'done', result, null);
  } catch (error) {
    if (error instanceof Interrupted) {
      await putBack(house, row.id);
      return true;
    }
    const problem = error instanceof Problem ? error.body() : null;
    if (!problem) log.error(error, `task ${row.kind} ${row.id}`);
    await end(house, row.id, 'failed', null, problem ?? { code: 'kernel.bug' });
  } finally {
    clearInterval(beating);
  }
  return true;
}

function handOf(house: House, bus: Bus, row: TaskRow, isStopping: () => boolean): TaskHand {
  const hand = systemHand(house, bus);
  const assertGoingOn = () => {
    if (isStopping()) throw new Interrupted();
  };
  let told = 0;
  return {
    ...hand,
    async issue(cause, name, input) {
      assertGoingOn();
      for (let attempt = 1; ; attempt++) {
        const outcome = await hand.issue(`task ${row.id} ${cause}`, name, input);
        // Somebody else held the same rows for long: nothing was written, the same id may be sent again.
        if (outcome.outcome !== 'retry' || attempt === mostTries) return outcome;
        await new Promise((resolve) => setTimeout(resolve, 500 * attempt));
      }
    },
    files: house.files,
    async progress(done, total) {
      assertGoingOn();
      // Once in a while is enough for an eye, and the last one always.
      if (Date.now() - told < 300 && done !== total) return;
      told = Date.now();
      await house.database.asOwner((tx) =>
        tx.all(
          sql`update tasks set done_count = ${done}, total_count = coalesce(${total ?? null}::bigint, total_count), beat_at = now() where id = ${row.id}`,
        ),
      );
    },
  };
}

function putBack(house: House, id: string): Promise<unknown> {
  return house.database.asOwner((tx) =>
    tx.all(sql`update tasks set state = 'waiting', tries = tries - 1 where id = ${id} and state = 'running'`),
  );
}

function beat(house: House, id: string): Promise<unknown> {
  return house.database.asOwner((tx) =>
    tx.all(sql`update tasks set beat_at = now() where id = ${id} and state = 'running'`),
  );
}

function end(house: House, id: string, state: 'done' | 'failed', result: unknown, problem: unknown): Promise<unknown> {
  return house.database.asOwner((tx) =>
    tx.all(sql`
      update tasks set state = ${state}, result = ${result === undefined ? null : sql.json(result)}::jsonb, problem = ${problem ? sql.json(problem) : null}::jsonb, ended_at = app.now()
       where id = ${id}`),
  );
}

export type TaskRunner = { stop(): Promise<void> };

/** One task at a time in this process: a small machine must go on answering while it imports. */
export function openTasks(house: House, bus: Bus, log: Log): TaskRunner {
  let isStopped = false;
  let wake: (() => void) | undefined;
  const unhook = house.onCommit(() => wake?.());
  async function loop(): Promise<void> {
    while (!isStopped) {
      const found = await runNextTask(house, bus, log, () => isStopped).catch((error) => {
        if (!isStopped) log.error(error, 'tasks');
        return false;
      });
      if (found || isStopped) continue;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 1000);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      wake = undefined;
    }
  }
  const running = loop();
  return {
    /** Waits for the batch in hand; the rest of the task is put back. */
    async stop() {
      isStopped = true;
      unhook();
      wake?.();
      await running;
    },
  };
}

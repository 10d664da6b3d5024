// Once a day the house deletes what was uploaded and never used.

import { command, type TaskKind, type Tick } from '#kernel/server/house.ts';
import { addTask } from '#kernel/server/tasks.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { clearUnused, noteUnusedCleared } from '../shared/commands.ts';
import { listUnused } from './store.ts';

export const clearDaily: Tick = {
  name: 'files.clear_unused',
  everySeconds: 3600,
  // The same day is the same command: asked every hour, done once.
  run: async (hand) => void (await hand.issue(`unused ${dateOf(hand.now())}`, clearUnused.name, {})),
};

export const clearUnusedHandler = command(clearUnused, async (_input, context) => {
  addTask(context.tx, { id: newId(), kind: clearTask.name, title: '清理没有用上的文件', input: {} }, context);
  return { events: [{ type: 'file.clearing' }] };
});

const batch = 200;

/** Bytes first, the number last. Stopped half way it is simply done again; what went before is then in no number, and gone all the same. */
export const clearTask: TaskKind = {
  name: 'file.clear_unused',
  async run(_task, hand) {
    let count = 0;
    for (;;) {
      const ids = await hand.database.asOwner((tx) => listUnused(tx, batch));
      for (const id of ids) await hand.files.remove(id);
      count += ids.length;
      await hand.progress(count);
      if (ids.length < batch) break;
    }
    if (count > 0) await hand.issue('cleared', noteUnusedCleared.name, { count });
    return { count };
  },
};

export const noteUnusedClearedHandler = command(noteUnusedCleared, async ({ count }) => ({
  events: [{ type: 'file.unused_cleared', count }],
}));

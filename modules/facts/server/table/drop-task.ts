// Filled tables hold people: they are deleted thirty days after they were made, and can be filled again; the upload, with whatever rows came with it, goes half a
// year after the last step.
import { command, type TaskKind, type Tick } from '#kernel/server/house.ts';
import { addTask } from '#kernel/server/tasks.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { dropFilled, filledKeptDays, noteDropped, uploadKeptDays } from '../../shared/table-commands.ts';
import { listOldFiles, markDropped } from '../store/tables.ts';

const days = { filled: filledKeptDays, upload: uploadKeptDays };

export const dropDaily: Tick = {
  name: 'table.drop_filled',
  everySeconds: 3600,
  async run(hand) {
    const on = dateOf(hand.now());
    await hand.issue(on, dropFilled.name, { on });
  },
};

export const dropFilledHandler = command(dropFilled, async (_input, context) => {
  if ((await listOldFiles(context.tx, days)).length > 0)
    addTask(context.tx, { id: newId(), kind: dropTask.name, title: '删除到期的填好的表', input: {} }, context);
  return { events: [] };
});

export const noteDroppedHandler = command(noteDropped, async ({ files }, { tx }) => {
  markDropped(tx, files);
  return { events: [{ type: 'table.dropped', count: files.length }] };
});

/** The bytes first, then what is said of them. Stopped half way it is simply done again. */
export const dropTask: TaskKind = {
  name: 'table.drop_filled',
  async run(_task, hand) {
    const old = await hand.database.asOwner((tx) => listOldFiles(tx, days));
    for (const { fileId } of old) await hand.files.remove(fileId);
    await hand.issue('dropped', noteDropped.name, { files: old });
    return { count: old.length };
  },
};

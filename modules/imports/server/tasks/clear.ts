// Deletes the bytes of what was uploaded and of the sheet of the rest, then says so on the run. Stopped half way it is simply done again.
import type { TaskKind } from '#kernel/server/house.ts';
import { asHouse, readRun, runIdOf } from './run.ts';

export const clearTask: TaskKind = {
  name: 'import.clear',
  async run(task, hand) {
    const runId = runIdOf(task.input);
    const isAll = (task.input as { isAll?: unknown }).isAll === true;
    const run = await asHouse(hand, (tx) => readRun(tx, hand.secrets, runId));
    await hand.files.remove(run.fileId);
    if (run.restFileId) await hand.files.remove(run.restFileId);
    await hand.issue('cleared', 'import.note_cleared', { runId, isAll });
    return undefined;
  },
};

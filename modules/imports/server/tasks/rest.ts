// The rows that were not taken, as the sheet they came in, with the reason and the proposal beside each: mended there, it can be brought in again.
import type { TaskKind } from '#kernel/server/house.ts';
import { watermark } from '#kernel/server/sheets/write.ts';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { annotate } from '../reading/annotate.ts';
import { asHouse, checkRun, readRun, runIdOf } from './run.ts';

export const restTask: TaskKind = {
  name: 'import.rest',
  async run(task, hand) {
    const runId = runIdOf(task.input);
    const run = await asHouse(hand, (tx) => readRun(tx, hand.secrets, runId));
    const { tables, checked } = await checkRun(run, hand);
    const at = `${dateOf(hand.now())} ${formatTime(hand.now())}`;
    const bytes = await annotate(tables, checked.rows, {
      foot: [watermark({ by: run.madeByName ?? '', at, filter: '未导入的行' })],
    });
    const name = `${run.fileName.replace(/\.[^.]*$/, '')}-未导入.xlsx`;
    const kept = await hand.files.keep(Buffer.from(bytes), {
      id: newId(),
      name,
      by: 'system import',
      districtId: run.districtId,
    });
    await hand.issue('rest', 'import.keep_rest', { runId, fileId: kept.id });
    return { fileId: kept.id };
  },
};

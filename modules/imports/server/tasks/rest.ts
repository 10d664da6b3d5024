// The rows that were not taken, as the sheet they came in, with the reason and the proposal beside each: mended there, it can be brought in again.
import type { TaskKind } from '#kernel/server/house.ts';
import { watermark } from '#kernel/server/sheets/write.ts';
import { formatTime } from '#kernel/shared/clock/format.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import { annotate } from '../reading/annotate.ts';
import { readConflicts } from '../store.ts';
import { asHouse, checkRun, readRun, runIdOf } from './run.ts';

export const restTask: TaskKind = {
  name: 'import.rest',
  async run(task, hand) {
    const runId = runIdOf(task.input);
    const run = await asHouse(hand, (tx) => readRun(tx, hand.secrets, runId));
    const { tables, checked } = await checkRun(run, hand);
    const conflicts = await asHouse(hand, (tx) => readConflicts(tx, hand.secrets, runId));
    const placeOf = ({ place }: (typeof checked.rows)[number]) =>
      `${run.mapping[place.sheet]?.sheet ?? place.sheet}:${place.row}`;
    const at = `${dateOf(hand.now())} ${formatTime(hand.now())}`;
    const bytes = await annotate(tables, checked.rows, {
      isTaken: (row) => (row.verdict === 'good' || row.verdict === 'same') && !conflicts.has(placeOf(row)),
      // Good in itself, but at odds with what is on record: the reason lies in the register, not in the sheet.
      moreOf: (row) =>
        (conflicts.get(placeOf(row)) ?? []).map(({ what, from, to }) => ({
          zh: `与已登记的对不上：${what.zh}登记的是 ${from ?? '（空）'}，表里是 ${to ?? '（空）'}`,
          en: `At odds with the register: ${what.en} on record ${from ?? '(empty)'}, in the sheet ${to ?? '(empty)'}`,
        })),
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

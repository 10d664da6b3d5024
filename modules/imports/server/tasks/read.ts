// Reads the file once and tells what is in it: sheets, headers, guessed columns, and a few rows to choose columns by.
import type { TaskKind } from '#kernel/server/house.ts';
import { Problem } from '#kernel/shared/problem.ts';
import type { SheetHead } from '../../shared/run.ts';
import { openImport } from '../reading/open-import.ts';
import { keepSamples } from '../store.ts';
import { asHouse, readRun, runIdOf } from './run.ts';

const sampled = 5;

export const readTask: TaskKind = {
  name: 'import.read',
  async run(task, hand) {
    const runId = runIdOf(task.input);
    const run = await asHouse(hand, (tx) => readRun(tx, hand.secrets, runId));
    const { bytes } = await hand.files.read(run.fileId);
    try {
      const opened = await openImport(bytes, run.fileName, run.kind ? { kindName: run.kind } : {});
      const sheets = opened.sheets.map(
        ({ sheet, layout, mapping, isTaken }, i): SheetHead => ({
          sheet: i,
          name: sheet.name,
          isHidden: sheet.hidden,
          rows: layout.classes.filter((one) => one === 'data').length,
          headers: layout.headers,
          isTaken,
          mapping,
        }),
      );
      const samples = opened.sheets.map(({ layout }) =>
        layout.rows.filter((_, r) => layout.classes[r] === 'data').slice(0, sampled),
      );
      await asHouse(hand, async (tx) => keepSamples(tx, hand.secrets, runId, samples));
      await hand.issue('read', 'import.finish_reading', { runId, kind: opened.kindName, sheets });
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await hand.issue('unread', 'import.finish_reading', { runId, kind: run.kind, sheets: [], problem: error.body() });
    }
  },
};

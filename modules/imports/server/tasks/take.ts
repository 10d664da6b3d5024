// Takes the good rows batch by batch, each a command of its own under an id that follows from the task: being run again takes nothing twice.
import type { TaskKind } from '#kernel/server/house.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';
import { listTakeable, refreshStatistics } from '../store.ts';
import { asHouse, orFail, readRun, runIdOf } from './run.ts';

const batch = 500;
const isPowerOfTwo = (n: number): boolean => Number.isInteger(Math.log2(n));

export const takeTask: TaskKind = {
  name: 'import.take',
  run: (task, hand) => {
    const runId = runIdOf(task.input);
    return orFail(runId, hand, async () => {
      const run = await asHouse(hand, (tx) => readRun(tx, hand.secrets, runId));
      if (run.state !== 'taking') return undefined;
      const places = await asHouse(hand, (tx) => listTakeable(tx, runId));
      const counts: Record<string, number> = { rows: 0 };
      for (let from = 0; from < places.length; from += batch) {
        const rows = places.slice(from, from + batch);
        const [first] = rows;
        const outcome = await hand.issue(`take ${first?.sheet}:${first?.row}`, 'import.take_batch', { runId, rows });
        if ('problem' in outcome) throw kernelProblem('busy');
        const result = outcome.result as { rows: number; counts: Record<string, number> };
        counts['rows'] = (counts['rows'] ?? 0) + result.rows;
        for (const [what, count] of Object.entries(result.counts)) counts[what] = (counts[what] ?? 0) + count;
        // After the first batch, the second, the fourth …: each time the tables may be twice what they were.
        if (isPowerOfTwo(from / batch + 1)) await hand.database.asOwner(refreshStatistics);
        await hand.progress(Math.min(from + batch, places.length), places.length);
      }
      await hand.database.asOwner(refreshStatistics);
      await hand.issue('taken', 'import.finish_taking', { runId, counts });
      return counts;
    });
  },
};

// The guided import's table of contents. Which kinds can be taken is said where the house is put together: `importsModuleOf([rosterAdapter, …])`.

import { command, type Module, query, type Tick } from '#kernel/server/house.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import * as c from '../shared/commands.ts';
import * as q from '../shared/queries.ts';
import { decide } from '../shared/run.ts';
import type { Adapters, ImportAdapter } from './adapter.ts';
import { answerRest, answerRows, answerRun, answerRuns, answerWholeRow, kindsAnswer } from './answers.ts';
import { importsCarried } from './carried.ts';
import {
  closeRunHandler,
  handleClearFiles,
  handleFailRun,
  handleForgetRun,
  handleKeepRest,
  handleNoteCleared,
  makeRestHandler,
  revealRowHandler,
} from './handlers/close-run.ts';
import { decideHandler } from './handlers/decide-rows.ts';
import { handleFinishChecking, mapRunHandler } from './handlers/map-run.ts';
import { handleFinishReading, openRunHandler } from './handlers/open-run.ts';
import { handleFinishTaking, takeBatchHandler, takeRunHandler } from './handlers/take-run.ts';
import { listToClear, listToForget } from './store.ts';
import { checkTask } from './tasks/check.ts';
import { clearTask } from './tasks/clear.ts';
import { readTask } from './tasks/read.ts';
import { restTask } from './tasks/rest.ts';
import { takeTask } from './tasks/take.ts';

export function importsModuleOf(list: readonly ImportAdapter[]): Module {
  const adapters: Adapters = new Map(list.map((adapter) => [adapter.kind, adapter]));
  return {
    name: 'imports',
    carries: importsCarried,
    commands: [
      command(c.openRun, openRunHandler(adapters)),
      command(c.finishReading, handleFinishReading),
      command(c.mapRun, mapRunHandler(adapters)),
      command(c.finishChecking, handleFinishChecking),
      command(c.acceptMend, decideHandler(adapters, decide.accept)),
      command(c.editRow, decideHandler(adapters, decide.edit)),
      command(c.waiveProblem, decideHandler(adapters, decide.waive)),
      command(c.leaveOut, decideHandler(adapters, decide.leaveOut)),
      command(c.takeRun, takeRunHandler(adapters)),
      command(c.takeBatch, takeBatchHandler(adapters)),
      command(c.finishTaking, handleFinishTaking),
      command(c.makeRest, makeRestHandler(adapters)),
      command(c.keepRest, handleKeepRest),
      command(c.failRun, handleFailRun),
      command(c.revealRow, revealRowHandler(adapters)),
      command(c.closeRun, closeRunHandler(adapters)),
      command(c.clearFiles, handleClearFiles),
      command(c.noteCleared, handleNoteCleared),
      command(c.forgetRun, handleForgetRun),
    ],
    queries: [
      query(q.importKinds, kindsAnswer(adapters)),
      query(q.listRuns, answerRuns),
      query(q.importRun, answerRun),
      query(q.importRows, answerRows),
      query(q.wholeRow, answerWholeRow),
      query(q.importRest, answerRest),
    ],
    tasks: [readTask, checkTask(adapters), takeTask, restTask, clearTask],
    ticks: [forgetOldRuns, clearOldFiles],
  };
}

/** Rows of a finished run are kept thirty days, for whoever asks what was taken; then only the counts stay. */
export const forgetOldRuns: Tick = {
  name: 'imports.forget',
  everySeconds: 3600,
  async run(hand) {
    for (const runId of await hand.database.asOwner(listToForget))
      await hand.issue(`forget ${runId}`, 'import.forget', { runId });
  },
};

/** The file itself is kept a week after the last step: long enough to mend the rest, no longer. Tried anew each day until it is gone. */
export const clearOldFiles: Tick = {
  name: 'imports.clear_files',
  everySeconds: 3600,
  async run(hand) {
    for (const runId of await hand.database.asOwner(listToClear))
      await hand.issue(`clear ${runId} ${dateOf(hand.now())}`, 'import.clear_files', { runId });
  },
};

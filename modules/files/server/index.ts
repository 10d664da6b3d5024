// Table of contents: files that belong to nothing.
import { fileProblem } from '#kernel/server/files/problems.ts';
import type { Module } from '#kernel/server/house.ts';
import { clearDaily, clearTask, clearUnusedHandler, noteUnusedClearedHandler } from './clearing.ts';

export const filesModule: Module = {
  name: 'files',
  commands: [clearUnusedHandler, noteUnusedClearedHandler],
  tasks: [clearTask],
  ticks: [clearDaily],
  constraints: { files_of_ones_own: () => fileProblem('not_yours') },
};

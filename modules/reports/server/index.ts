// The reports module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import { reportConstraints } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import { boardSheet } from './exports.ts';
import { handleConfirm } from './handlers/confirm-report.ts';
import { handleCorrect } from './handlers/correct-report.ts';
import { handleLook } from './handlers/look-at-deadline.ts';
import { watchDeadlines } from './reactions.ts';
import { answerBoard } from './views/board.ts';
import { answerMine, answerPage, answerRows } from './views/pages.ts';

export const reportsModule: Module = {
  name: 'reports',
  commands: [
    command(c.confirmReport, handleConfirm),
    command(c.correctReport, handleCorrect),
    command(c.lookAtDeadline, handleLook),
  ],
  queries: [
    query(q.myReports, answerMine),
    query(q.reportPage, answerPage),
    query(q.reportRows, answerRows),
    query(q.reportBoard, answerBoard),
  ],
  exports: [boardSheet],
  ticks: [watchDeadlines],
  constraints: reportConstraints,
};

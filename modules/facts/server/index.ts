// The facts module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import * as q from '../shared/queries.ts';
import * as tc from '../shared/table-commands.ts';
import * as tq from '../shared/table-queries.ts';
import { handleAskGaps } from './handlers/ask-gaps.ts';
import { handleBeginTable } from './handlers/begin-table.ts';
import { handleCorrectFact } from './handlers/correct-fact.ts';
import { handleAskAgain, handleConfirmFact } from './handlers/decide-contested.ts';
import { handleDefineForm } from './handlers/define-form.ts';
import { handleFillTable, handleKeepFilled } from './handlers/fill-table.ts';
import { handleForgetFacts } from './handlers/forget-facts.ts';
import { handleMapTable } from './handlers/map-table.ts';
import { handleProposeField } from './handlers/propose-field.ts';
import { handleRevealFact } from './handlers/reveal-fact.ts';
import { forgetDaily } from './reactions.ts';
import { dropDaily, dropFilledHandler, dropTask, noteDroppedHandler } from './table/drop-task.ts';
import { fillTask } from './table/fill-task.ts';
import { answerContested } from './views/contested.ts';
import { answerFacts, answerHistory, answerRevealed } from './views/facts.ts';
import { answerDictionary, answerForms, answerOpenForm } from './views/forms.ts';
import { answerCell, answerGaps, answerRows } from './views/table-rows.ts';
import { answerTable, answerTables } from './views/tables.ts';

export const factsModule: Module = {
  name: 'facts',
  commands: [
    command(c.correctFact, handleCorrectFact),
    command(c.confirmFact, handleConfirmFact),
    command(c.askAgain, handleAskAgain),
    command(c.revealFact, handleRevealFact),
    command(c.forgetFacts, handleForgetFacts),
    command(c.proposeField, handleProposeField),
    command(c.defineForm, handleDefineForm),
    command(tc.beginTable, handleBeginTable),
    command(tc.mapTable, handleMapTable),
    command(tc.fillTable, handleFillTable),
    command(tc.keepFilled, handleKeepFilled),
    command(tc.askGaps, handleAskGaps),
    dropFilledHandler,
    noteDroppedHandler,
  ],
  queries: [
    query(q.listFacts, answerFacts),
    query(q.factHistory, answerHistory),
    query(q.listContested, answerContested),
    query(q.revealedFact, answerRevealed),
    query(q.openFormQuery, answerOpenForm),
    query(q.listForms, answerForms),
    query(q.listDictionary, answerDictionary),
    query(tq.listTables, answerTables),
    query(tq.tablePage, answerTable),
    query(tq.tableRowsQuery, answerRows),
    query(tq.tableCell, answerCell),
    query(tq.tableGaps, answerGaps),
  ],
  ticks: [forgetDaily, dropDaily],
  tasks: [fillTask, dropTask],
};

// The duties module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import { dutyConstraints } from '../shared/problems.ts';
import * as q from '../shared/queries.ts';
import { dutiesCarried } from './carried.ts';
import { dutySheet } from './exports.ts';
import { handleExcuseDuty } from './handlers/excuse-duty.ts';
import { handleLayOutDuties } from './handlers/lay-out-duties.ts';
import { handleRecordVisit } from './handlers/record-visit.ts';
import { layOutWithRegisters, planDuties, rollOnWhenDone } from './reactions.ts';
import { answerCoverage, answerDuties } from './views/answer-coverage.ts';
import { answerMine } from './views/answer-mine.ts';
import { dutyEntries } from './views/calendar-entries.ts';
import { answerRhythms, answerVisits } from './views/lists.ts';

export const dutiesModule: Module = {
  name: 'duties',
  commands: [
    command(c.layOutDuties, handleLayOutDuties),
    command(c.recordVisit, handleRecordVisit),
    command(c.excuseDuty, handleExcuseDuty),
  ],
  queries: [
    query(q.myDuties, answerMine),
    query(q.listDutyRhythms, answerRhythms),
    query(q.dutyCoverage, answerCoverage),
    query(q.listDuties, answerDuties),
    query(q.listVisits, answerVisits),
  ],
  reactions: [layOutWithRegisters, rollOnWhenDone],
  ticks: [planDuties],
  calendarEntries: dutyEntries,
  carries: dutiesCarried,
  exports: [dutySheet],
  constraints: dutyConstraints,
};

// The rhythms module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import * as q from '../shared/queries.ts';
import { rhythmsCarried } from './carried.ts';
import { findingSheet, occurrenceSheet, registerSheet } from './exports.ts';
import { handleCompleteDecision } from './handlers/complete-decision.ts';
import { handleExcuse } from './handlers/excuse-occurrence.ts';
import { handleRecordMeeting } from './handlers/meeting.ts';
import { handleMarkMissed, handlePlan, handlePrepare } from './handlers/plan-rhythms.ts';
import { handleConfirm, handleCorrect } from './handlers/register.ts';
import { handleCheckItem, handleFinishSweep } from './handlers/sweep.ts';
import { markYesterday, planAhead, prepareToday } from './reactions.ts';
import { answerCalendar } from './views/calendar.ts';
import { rhythmEntries } from './views/calendar-entries.ts';
import { answerFindings } from './views/findings.ts';
import { answerList, answerMine, answerTally } from './views/lists.ts';
import { answerDecisions, answerMeeting } from './views/meeting.ts';
import { answerRegister, answerRegisterLines } from './views/register.ts';
import { answerSweep } from './views/sweep.ts';

export const rhythmsModule: Module = {
  name: 'rhythms',
  carries: rhythmsCarried,
  commands: [
    command(c.planRhythms, handlePlan),
    command(c.prepareSweeps, handlePrepare),
    command(c.markMissed, handleMarkMissed),
    command(c.excuseOccurrence, handleExcuse),
    command(c.checkItem, handleCheckItem),
    command(c.finishSweep, handleFinishSweep),
    command(c.recordMeeting, handleRecordMeeting),
    command(c.completeDecision, handleCompleteDecision),
    command(c.confirmRegister, handleConfirm),
    command(c.correctRegister, handleCorrect),
  ],
  queries: [
    query(q.listOccurrences, answerList),
    query(q.tallyRhythms, answerTally),
    query(q.rhythmCalendar, answerCalendar),
    query(q.myRhythms, answerMine),
    query(q.sweepPage, answerSweep),
    query(q.listFindings, answerFindings),
    query(q.meetingPage, answerMeeting),
    query(q.listDecisions, answerDecisions),
    query(q.registerPage, answerRegister),
    query(q.registerLines, answerRegisterLines),
  ],
  exports: [occurrenceSheet, findingSheet, registerSheet],
  ticks: [planAhead, prepareToday, markYesterday],
  calendarEntries: rhythmEntries,
};

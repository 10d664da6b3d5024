// The request module's table of contents.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import { importHistory } from '../shared/import-history.ts';
import * as q from '../shared/queries.ts';
import { requestsCarried } from './carried.ts';
import { requestSheet } from './exports.ts';
import { handleAnswer } from './handlers/answer-request.ts';
import { handleAskApproval } from './handlers/ask-approval.ts';
import { handleCallBack } from './handlers/call-back-request.ts';
import { handleClassify } from './handlers/classify-request.ts';
import { handleClose } from './handlers/close-request.ts';
import { handleDecide } from './handlers/decide-approval.ts';
import { handleDispatch } from './handlers/dispatch-request.ts';
import { handleHandOver } from './handlers/hand-over-question.ts';
import { handleImportHistory } from './handlers/import-history.ts';
import { handleMerge, handleWithdraw } from './handlers/merge-request.ts';
import { handleNote, handleStateMore, handleThank } from './handlers/note-request.ts';
import { handleRate } from './handlers/rate-request.ts';
import { handleRedo } from './handlers/redo-request.ts';
import { handleReport } from './handlers/report-request.ts';
import { handleResolve } from './handlers/resolve-request.ts';
import { handleResume } from './handlers/resume-request.ts';
import { handleReturn } from './handlers/return-request.ts';
import { handleReveal } from './handlers/reveal-caller.ts';
import { handleRevealFact } from './handlers/reveal-fact.ts';
import { handleSign } from './handlers/sign-request.ts';
import {
  handleAnswerSupervision,
  handleConvene,
  handleEscalate,
  handleRemind,
  handleSupervise,
} from './handlers/supervise-request.ts';
import { handleNoteVisit, handleTellMissing } from './handlers/tell-missing.ts';
import { handleTick } from './handlers/tick-request.ts';
import { handleAssist, handleTransfer } from './handlers/transfer-request.ts';
import { handleWriteFacts } from './handlers/write-facts.ts';
import { wakeRequests } from './reactions.ts';
import { answerAppointments } from './views/appointments.ts';
import { answerSplitChat } from './views/chat.ts';
import { answerCallerHistory, answerDispatchPreview, answerSuggestion } from './views/desk.ts';
import { answerRevealedFact } from './views/facts.ts';
import { answerFollow, answerMine } from './views/follow.ts';
import { answerCounts, answerList, answerRinging } from './views/lists.ts';
import { answerPage, answerRevealed } from './views/page.ts';

export const requestsModule: Module = {
  name: 'requests',
  carries: requestsCarried,
  commands: [
    command(c.reportRequest, handleReport),
    command(c.answerRequest, handleAnswer),
    command(c.classifyRequest, handleClassify),
    command(c.dispatchRequest, handleDispatch),
    command(c.signRequest, handleSign),
    command(c.noteRequest, handleNote),
    command(c.resolveRequest, handleResolve),
    command(c.returnRequest, handleReturn),
    command(c.transferRequest, handleTransfer),
    command(c.assistRequest, handleAssist),
    command(c.closeRequest, handleClose),
    command(c.redoRequest, handleRedo),
    command(c.callBackRequest, handleCallBack),
    command(c.rateRequest, handleRate),
    command(c.stateMore, handleStateMore),
    command(c.thankRequest, handleThank),
    command(c.remindRequest, handleRemind),
    command(c.askApproval, handleAskApproval),
    command(c.decideApproval, handleDecide),
    command(c.resumeRequest, handleResume),
    command(c.escalateRequest, handleEscalate),
    command(c.superviseRequest, handleSupervise),
    command(c.answerSupervision, handleAnswerSupervision),
    command(c.conveneRequest, handleConvene),
    command(c.mergeRequest, handleMerge),
    command(c.withdrawRequest, handleWithdraw),
    command(c.handOverQuestion, handleHandOver),
    command(c.tellMissing, handleTellMissing),
    command(c.noteVisit, handleNoteVisit),
    command(c.revealCaller, handleReveal),
    command(c.writeFacts, handleWriteFacts),
    command(c.revealFact, handleRevealFact),
    command(c.tickRequest, handleTick),
    command(importHistory, handleImportHistory),
  ],
  queries: [
    query(q.listRequests, answerList),
    query(q.countRequests, answerCounts),
    query(q.ringingRequests, answerRinging),
    query(q.requestPage, answerPage),
    query(q.dispatchPreview, answerDispatchPreview),
    query(q.suggestKindQuery, answerSuggestion),
    query(q.callerHistory, answerCallerHistory),
    query(q.splitChatQuery, answerSplitChat),
    query(q.revealedCaller, answerRevealed),
    query(q.revealedFact, answerRevealedFact),
    query(q.listAppointments, answerAppointments),
    query(q.myRequests, answerMine),
    query(q.followRequest, answerFollow),
  ],
  exports: [requestSheet],
  ticks: [wakeRequests],
};

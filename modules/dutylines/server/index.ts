// The dutylines module's table of contents.
import type { Module } from '#kernel/server/house.ts';
import { dutyConstraints } from '../shared/problems.ts';
import * as answers from './answers.ts';
import { dutyCarried } from './carried.ts';
import { answerHandler } from './handlers/answer-callout.ts';
import { climbHandler } from './handlers/climb-callout.ts';
import { revealHandler } from './handlers/reveal-number.ts';
import { setLineHandler } from './handlers/set-line.ts';
import { startHandler } from './handlers/start-callout.ts';
import { endHandler, reopenHandler, tellHandler } from './handlers/tell-ring.ts';
import { climbCallouts } from './reactions.ts';

export const dutylinesModule: Module = {
  name: 'dutylines',
  commands: [
    setLineHandler,
    revealHandler,
    startHandler,
    answerHandler,
    tellHandler,
    reopenHandler,
    endHandler,
    climbHandler,
  ],
  queries: [
    answers.linesAnswer,
    answers.choicesAnswer,
    answers.numberAnswer,
    answers.calloutsAnswer,
    answers.pageAnswer,
    answers.ringingAnswer,
  ],
  ticks: [climbCallouts],
  carries: dutyCarried,
  constraints: dutyConstraints,
};

// The gatherings module's table of contents.
import type { Module } from '#kernel/server/house.ts';
import { gatheringConstraints } from '../shared/problems.ts';
import * as answers from './answers.ts';
import { cancelHandler, tellResultHandler } from './handlers/end-gathering.ts';
import { holdHandler } from './handlers/hold-gathering.ts';
import { planHandler } from './handlers/plan-gathering.ts';
import { recordReadingHandler, tellReadingHandler } from './handlers/readings.ts';

export const gatheringsModule: Module = {
  name: 'gatherings',
  commands: [planHandler, holdHandler, tellResultHandler, cancelHandler, recordReadingHandler, tellReadingHandler],
  queries: [answers.listAnswer, answers.pageAnswer, answers.rollAnswer, answers.choicesAnswer, answers.givingAnswer],
  constraints: gatheringConstraints,
};

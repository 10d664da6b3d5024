// The shifts module's table of contents.
import type { Module } from '#kernel/server/house.ts';
import { shiftConstraints } from '../shared/problems.ts';
import * as answers from './answers.ts';
import * as boardAnswers from './board-answers.ts';
import { shiftsCarried } from './carried.ts';
import * as boards from './handlers/boards.ts';
import * as people from './handlers/people.ts';
import * as sites from './handlers/sites.ts';
import * as volunteers from './handlers/volunteers.ts';
import * as watch from './handlers/watch.ts';
import { shiftEntries } from './store/calendar.ts';
import { closeAccounts } from './ticks.ts';

export const shiftsModule: Module = {
  name: 'shifts',
  commands: [
    ...Object.values(sites),
    ...Object.values(people),
    ...Object.values(watch),
    ...Object.values(volunteers),
    ...Object.values(boards),
  ],
  queries: [...Object.values(answers), ...Object.values(boardAnswers)],
  ticks: [closeAccounts],
  calendarEntries: shiftEntries,
  carries: shiftsCarried,
  constraints: shiftConstraints,
};

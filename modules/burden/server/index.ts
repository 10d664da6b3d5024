// The burden module's table of contents.
import { type Module, query } from '#kernel/server/house.ts';
import * as q from '../shared/queries.ts';
import { answerArea, answerBehind, answerWeek } from './answer-weeks.ts';
import { answerMethods, answerRepeats, answerSimulate } from './answers.ts';

export const burdenModule: Module = {
  name: 'burden',
  queries: [
    query(q.postWeek, answerWeek),
    query(q.areaWeek, answerArea),
    query(q.weekBehind, answerBehind),
    query(q.repeatedAsks, answerRepeats),
    query(q.reachMethods, answerMethods),
    query(q.simulateQuery, answerSimulate),
  ],
};

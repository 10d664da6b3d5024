// The statistics module's table of contents. It keeps no figures: they are counted from requests when asked for.
import { command, type Module, query } from '#kernel/server/house.ts';
import * as c from '../shared/commands.ts';
import * as q from '../shared/queries.ts';
import { exclusionSheet } from './exports.ts';
import { handleFinishExport, handleRecordExport } from './handlers/record-export.ts';
import { answerExclusions } from './views/exclusions.ts';
import { answerGrids } from './views/grids.ts';
import { answerMethod } from './views/method.ts';
import { answerOverview } from './views/overview.ts';
import { answerSteps } from './views/steps.ts';
import { answerTrend } from './views/trend.ts';
import { answerUnits } from './views/units.ts';

export const statisticsModule: Module = {
  name: 'statistics',
  commands: [command(c.recordExport, handleRecordExport), command(c.finishExport, handleFinishExport)],
  exports: [exclusionSheet],
  queries: [
    query(q.boardOverview, answerOverview),
    query(q.boardUnits, answerUnits),
    query(q.boardGrids, answerGrids),
    query(q.boardSteps, answerSteps),
    query(q.boardTrend, answerTrend),
    query(q.boardMethod, answerMethod),
    query(q.boardExclusions, answerExclusions),
  ],
};

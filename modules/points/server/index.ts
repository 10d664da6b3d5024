// Table of contents: service points, who reaches them, and who does not (M3).
import { type Module, query } from '#kernel/server/house.ts';
import { pointConstraints } from '../shared/problems.ts';
import { coverageBuildings, listPoints, nearPoints, pointCoverage, pointKinds, pointPage } from '../shared/queries.ts';
import { buildingSheet, coverageSheet, pointSheet } from './exports.ts';
import { changePointHandler, endPointHandler } from './handlers/change-point.ts';
import { openPointHandler } from './handlers/open-point.ts';
import { endPointKindHandler, setPointKindHandler } from './handlers/set-kind.ts';
import { answerBuildings, answerCoverage } from './views/coverage.ts';
import { answerKinds } from './views/kinds.ts';
import { answerNear } from './views/near.ts';
import { answerList, answerPage } from './views/points.ts';

export const pointsModule: Module = {
  name: 'points',
  commands: [openPointHandler, changePointHandler, endPointHandler, setPointKindHandler, endPointKindHandler],
  queries: [
    query(nearPoints, answerNear),
    query(listPoints, answerList),
    query(pointPage, answerPage),
    query(pointKinds, answerKinds),
    query(pointCoverage, answerCoverage),
    query(coverageBuildings, answerBuildings),
  ],
  exports: [pointSheet, coverageSheet, buildingSheet],
  constraints: pointConstraints,
};

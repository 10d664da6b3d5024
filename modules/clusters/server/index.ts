// The clusters module's table of contents.
import { type Module, query } from '#kernel/server/house.ts';
import { listClusters } from '../shared/queries.ts';
import { answerClusters } from './answer-clusters.ts';
import { clusterSheet } from './exports.ts';

export const clustersModule: Module = {
  name: 'clusters',
  queries: [query(listClusters, answerClusters)],
  exports: [clusterSheet],
};

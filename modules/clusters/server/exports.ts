// The clusters as a sheet to take along, a row for each person (principle 3).
import { sheetOf, sheetYes } from '#kernel/server/exports.ts';
import { listClusters } from '../shared/queries.ts';

export const clusterSheet = sheetOf(listClusters, {
  title: '聚集名单',
  paging: {},
  rows: ({ clusters }) =>
    clusters.flatMap(({ people, ...cluster }) => people.map((person) => ({ ...cluster, ...person }))),
  next: () => undefined,
  columns: [
    { title: '提示', width: 20, of: (row) => row.title.zh },
    { title: '班级或部门', width: 18, of: (row) => row.within },
    { title: '相同的', width: 16, of: (row) => row.told.zh },
    { title: '从', width: 12, of: (row) => row.from },
    { title: '到', width: 12, of: (row) => row.to },
    { title: '姓名', width: 12, of: (row) => row.name },
    { title: '还在追踪', width: 10, of: (row) => sheetYes(row.isStill) },
  ],
  say: async ({ days }) => `最近 ${days} 天`,
});

// Workers by role and unit: how many, their hours now and with the method. A person with posts in two units stands once, under the first.

import type { QueryAnswer } from '#kernel/shared/command.ts';
import { groupBy } from '#kernel/shared/group-by.ts';
import type { simulateQuery } from '../../shared/queries.ts';
import { hoursOfWeek } from '../../shared/simulation.ts';

type Worker = QueryAnswer<typeof simulateQuery>['workers'][number];
export type RoleRow = {
  key: string;
  role: string;
  unitName: string;
  people: number;
  now: number;
  withIt: number;
  most: number;
  over: number;
};

/** Less than a second a week is no difference, as in the verdict. */
const slack = 1 / 3600;
export const isTouched = ({ standing, total }: { standing: number; total: number }): boolean =>
  total > standing + slack;
export const isOver = ({ total }: { total: number }): boolean => total > hoursOfWeek + slack;

/** In the order of role and unit, never of hours. */
export function byRole(workers: readonly Worker[]): RoleRow[] {
  const groups = groupBy(workers, ({ posts }) => `${posts[0]?.role ?? ''} ${posts[0]?.unitName ?? ''}`);
  return [...groups]
    .map(([key, members]) => ({
      key,
      role: members[0]?.posts[0]?.role ?? '',
      unitName: members[0]?.posts[0]?.unitName ?? '',
      people: members.length,
      now: members.reduce((sum, { standing }) => sum + standing, 0) / members.length,
      withIt: members.reduce((sum, { total }) => sum + total, 0) / members.length,
      most: Math.max(...members.map(({ total }) => total)),
      over: members.filter(isOver).length,
    }))
    .toSorted((a, b) => a.role.localeCompare(b.role) || a.unitName.localeCompare(b.unitName, 'zh', { numeric: true }));
}

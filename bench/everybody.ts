// A register of everybody with a monthly visit: the widest that a district could ask for.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

const title = { zh: '全体', en: 'Everybody' };
export const everybody: ReachMethodInput = {
  kind: 'reach',
  name: 'bench-everybody',
  version: '1.0.0',
  title,
  summary: title,
  effectiveFrom: '2022-01-01',
  registers: [
    {
      code: 'bench_everybody',
      title,
      purpose: title,
      subject: 'person',
      membership: { rule: { field: 'sex', in: ['1', '2'] } },
      sensitivity: 'normal',
      columns: ['name'],
    },
  ],
  rhythms: [
    {
      code: 'bench_everybody',
      title,
      register: 'bench_everybody',
      action: 'visit',
      cadence: { every: 'month' },
      onDayOff: 'same_day',
      role: 'grid_worker',
      rank: 3,
      minutes: 5,
    },
  ],
};

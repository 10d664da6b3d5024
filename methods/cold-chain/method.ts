// 进口冷链企业常态化监测 (C2): the workers of firms that handle imported cold-chain food are tested every week. How often, and who tells it, want a district's own judgement.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

const method: ReachMethodInput = {
  kind: 'reach',
  name: 'cold-chain',
  version: '1.1.0',
  title: { zh: '进口冷链企业监测', en: 'Monitoring of cold-chain firms' },
  summary: {
    zh: '进口冷链企业员工每周检测，一人不漏；阳性当场立案、有负责人',
    en: 'Workers of firms with imported cold-chain food are tested every week, nobody left out; a positive has a case and an owner at once',
  },
  effectiveFrom: '2022-01-01',
  fields: [
    {
      home: 'visit',
      field: {
        name: 'workersTested',
        title: { zh: '检测员工（人）', en: 'Workers tested' },
        sensitivity: 'normal',
        type: 'number',
        least: 1,
        most: 100_000,
      },
    },
  ],
  registers: [
    {
      code: 'cold_chain_enterprise',
      title: { zh: '进口冷链企业', en: 'Firm with imported cold chain' },
      purpose: { zh: '员工每周检测，一人不漏', en: 'Workers tested every week, nobody left out' },
      subject: 'enterprise',
      membership: { kept: true },
      sensitivity: 'normal',
      columns: ['name'],
    },
  ],
  forms: [
    {
      code: 'cold_chain_test',
      title: { zh: '冷链员工检测', en: 'Tests of cold-chain workers' },
      subject: 'enterprise',
      visitFields: ['workersTested'],
      needed: ['workersTested'],
    },
  ],
  rhythms: [
    {
      code: 'cold_chain_tests',
      title: { zh: '冷链企业员工每周检测', en: 'Cold-chain workers tested weekly' },
      register: 'cold_chain_enterprise',
      action: 'test',
      closedBy: 'everybody_tested',
      form: 'cold_chain_test',
      cadence: { every: 'week', weekday: 5 },
      onDayOff: 'next_work_day',
      role: 'community_desk',
      rank: 2,
      minutes: 10,
    },
  ],
};
export default method;

// 日报告、零报告 (E8, E9, R2): every community tells its day by 17:00, counted from the day's records and confirmed with one tap; the street's report is their sum, with
// the silent ones named. Hours and items are the makers' choice; the sources give "daily" and "zero is reported" only.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

const method: ReachMethodInput = {
  kind: 'reach',
  name: 'daily-reports',
  version: '1.0.0',
  title: { zh: '日报告与零报告', en: 'Daily and zero reports' },
  summary: {
    zh: '社区每天17:00前、街道每天18:00前上报；数字从当天记录里数好，一点就报；没有情况也报零，没报的点名',
    en: 'Communities by 17:00, streets by 18:00, counted from the day’s records; zero is reported, silence is named',
  },
  effectiveFrom: '2022-01-01',
  registers: [
    {
      code: 'reporting_communities',
      title: { zh: '报告单位：社区', en: 'Communities that report' },
      purpose: { zh: '每天上报情况', en: 'To report every day' },
      subject: 'unit',
      membership: { rule: { field: 'unitKind', in: ['community', 'village'] } },
      sensitivity: 'normal',
    },
    {
      code: 'reporting_streets',
      title: { zh: '报告单位：街道', en: 'Streets that report' },
      purpose: { zh: '每天汇总上报', en: 'To sum up every day' },
      subject: 'unit',
      membership: { rule: { field: 'unitKind', in: ['subdistrict', 'town', 'township'] } },
      sensitivity: 'normal',
    },
  ],
  rhythms: [
    {
      code: 'community_daily_report',
      title: { zh: '社区日报', en: 'Community’s daily report' },
      register: 'reporting_communities',
      action: 'report',
      cadence: { every: 'day', by: '17:00' },
      onDayOff: 'same_day',
      role: 'community_desk',
      rank: 2,
      minutes: 1,
    },
    {
      code: 'street_daily_report',
      title: { zh: '街道日报', en: 'Street’s daily report' },
      register: 'reporting_streets',
      action: 'report',
      cadence: { every: 'day', by: '18:00' },
      onDayOff: 'same_day',
      role: 'street_dispatcher',
      rank: 2,
      minutes: 1,
    },
  ],
  reports: [
    {
      code: 'community_daily',
      title: { zh: '社区日报', en: 'Community’s daily report' },
      rhythm: 'community_daily_report',
      items: [
        { code: 'visits', title: { zh: '走访', en: 'Visits' }, count: { of: 'visits', actions: ['visit', 'check'] } },
        { code: 'calls', title: { zh: '电话核对', en: 'Calls' }, count: { of: 'visits', actions: ['call'] } },
        {
          code: 'found',
          title: { zh: '发现问题', en: 'Problems found' },
          count: { of: 'visits', outcomes: ['found'] },
        },
        {
          code: 'received',
          title: { zh: '收到诉求', en: 'Requests received' },
          count: { of: 'requests', when: 'received' },
        },
        { code: 'closed', title: { zh: '结案诉求', en: 'Requests closed' }, count: { of: 'requests', when: 'closed' } },
      ],
    },
    {
      code: 'street_daily',
      title: { zh: '街道日报', en: 'Street’s daily report' },
      rhythm: 'street_daily_report',
      sumOf: 'community_daily',
    },
  ],
};

export default method;

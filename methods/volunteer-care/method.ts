// “为老”志愿服务 (J7, J9, J10): elders who live alone or in hardship are visited each month for company, with a word on fraud; whose free check was out of range is
// called within a week. Talks, outreach points and checks themselves are gatherings (modules/gatherings).
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

const code = (code: string, zh: string, en: string) => ({ code, title: { zh, en } });

const method: ReachMethodInput = {
  kind: 'reach',
  name: 'volunteer-care',
  version: '1.0.0',
  title: { zh: '为老志愿服务', en: 'Volunteers for elders' },
  summary: {
    zh: '空巢和困难老人每月有人陪、有人听、有人提醒防骗；义诊异常的七天内回访',
    en: 'Empty-nest and poor elders have company each month and a word on fraud; an abnormal free check is followed up in a week',
  },
  effectiveFrom: '2022-01-01',
  fields: [
    {
      home: 'visit',
      alsoCalled: ['情绪'],
      field: {
        name: 'mood',
        title: { zh: '老人心情', en: 'Mood' },
        sensitivity: 'normal',
        type: 'choice',
        codes: [code('good', '不错', 'Good'), code('so_so', '一般', 'So-so'), code('low', '低落，要多关心', 'Low')],
      },
    },
    {
      home: 'visit',
      field: {
        name: 'needTold',
        title: { zh: '这次说的需要', en: 'What was asked for this time' },
        sensitivity: 'normal',
        type: 'long_text',
      },
    },
    {
      home: 'visit',
      field: {
        name: 'fraudWarned',
        title: { zh: '讲了防诈骗', en: 'Warned of fraud' },
        sensitivity: 'normal',
        type: 'yes_no',
      },
    },
  ],
  registers: [
    {
      code: 'company_elder',
      title: { zh: '要多陪伴的老人', en: 'Elder who wants company' },
      purpose: { zh: '空巢、独居、困难老人定期有人上门', en: 'Empty-nest, lone and poor elders are visited regularly' },
      subject: 'person',
      membership: {
        rule: {
          all: [
            { field: 'bornOn', agedAtLeast: 60 },
            {
              any: [
                { field: 'flags', has: 'empty_nest_elder' },
                { field: 'flags', has: 'lone_elder' },
                { field: 'flags', has: 'hardship_family' },
              ],
            },
          ],
        },
      },
      sensitivity: 'normal',
      columns: ['name', 'age', 'homeAddress'],
    },
    {
      code: 'health_follow_up',
      title: { zh: '义诊异常待回访', en: 'Abnormal at a free check' },
      purpose: {
        zh: '结果告诉本人，七天内问去没去看',
        en: 'Told the result, and asked within a week whether a doctor was seen',
      },
      subject: 'person',
      membership: { kept: true },
      sensitivity: 'sensitive',
      columns: ['name'],
    },
  ],
  forms: [
    {
      code: 'company_visit',
      title: { zh: '情感陪伴', en: 'Company' },
      subject: 'person',
      issuer: { zh: '巾帼志愿服务队', en: 'Women’s volunteer team' },
      visitFields: ['mood', 'needTold', 'fraudWarned'],
      needed: ['mood'],
    },
  ],
  rhythms: [
    {
      code: 'company_visit',
      title: { zh: '陪伴老人', en: 'Company for elders' },
      register: 'company_elder',
      action: 'visit',
      form: 'company_visit',
      cadence: { every: 'month' },
      onDayOff: 'next_work_day',
      role: 'grid_worker',
      rank: 3,
      minutes: 30,
    },
    {
      code: 'health_follow_up',
      title: { zh: '义诊异常回访', en: 'Follow-up of a free check' },
      register: 'health_follow_up',
      action: 'call',
      cadence: { every: 'after', days: 7 },
      onDayOff: 'previous_work_day',
      role: 'community_desk',
      rank: 1,
      minutes: 5,
    },
  ],
};

export default method;

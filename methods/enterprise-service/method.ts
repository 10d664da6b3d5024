// 助企服务员、部门联系包保、一进两送 (O3, O5, O16): who helps a firm is named for it; a visit that lacks one of the two sends is on record and closes nothing.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

const family = { zh: '助企服务', en: 'Service of firms' };
const sent = (name: string, zh: string, en: string): NonNullable<ReachMethodInput['fields']>[number] => ({
  home: 'visit',
  field: { name, title: { zh, en }, sensitivity: 'normal', type: 'yes_no' },
});

const method: ReachMethodInput = {
  kind: 'reach',
  name: 'enterprise-service',
  version: '1.0.0',
  title: { zh: '助企服务与一进两送', en: 'Helpers of firms; one entry, two deliveries' },
  summary: {
    zh: '重点企业每月有助企服务员上门，送政策、送服务；部门包保企业每季走访',
    en: 'Each key firm is visited monthly by its named helper with policy and service; departments visit their paired firms each quarter',
  },
  effectiveFrom: '2022-01-01',
  fields: [
    sent('policySent', '送政策', 'Policy sent'),
    sent('serviceSent', '送服务', 'Service sent'),
    {
      home: 'enterprise',
      alsoCalled: ['企业诉求', '企业困难'],
      askAgainAfterDays: 30,
      field: {
        name: 'enterpriseNeeds',
        title: { zh: '企业需要', en: 'What the firm needs' },
        sensitivity: 'normal',
        type: 'long_text',
      },
    },
  ],
  registers: [
    {
      code: 'key_enterprise',
      title: { zh: '重点企业', en: 'Key enterprise' },
      purpose: { zh: '每家有助企服务员，困难有人管', en: 'Each has a named helper' },
      subject: 'enterprise',
      family,
      membership: { kept: true },
      sensitivity: 'normal',
      columns: ['name', 'enterpriseNeeds'],
      wantsOwner: true,
    },
    {
      code: 'paired_enterprise',
      title: { zh: '部门包保企业', en: 'Firm paired with a department' },
      purpose: { zh: '部门联系到企业，每季上门', en: 'A department answers for it and comes each quarter' },
      subject: 'enterprise',
      family,
      membership: { kept: true },
      sensitivity: 'normal',
      columns: ['name', 'enterpriseNeeds'],
      wantsOwner: true,
    },
  ],
  forms: [
    {
      code: 'two_sends',
      title: { zh: '一进两送', en: 'One entry, two deliveries' },
      subject: 'enterprise',
      issuer: { zh: '街道', en: 'Street' },
      fields: ['enterpriseNeeds'],
      visitFields: ['policySent', 'serviceSent'],
      needed: ['policySent', 'serviceSent'],
    },
    {
      code: 'pair_visit',
      title: { zh: '包保走访', en: 'Visit by the department' },
      subject: 'enterprise',
      issuer: { zh: '区直部门', en: 'Department' },
      fields: ['enterpriseNeeds'],
    },
  ],
  rhythms: [
    {
      code: 'two_sends',
      title: { zh: '一进两送', en: 'One entry, two deliveries' },
      register: 'key_enterprise',
      action: 'visit',
      form: 'two_sends',
      cadence: { every: 'month' },
      onDayOff: 'next_work_day',
      role: 'community_desk',
      rank: 3,
      minutes: 40,
    },
    {
      code: 'pair_visit',
      title: { zh: '部门联系包保', en: 'Visit by the paired department' },
      register: 'paired_enterprise',
      action: 'visit',
      form: 'pair_visit',
      cadence: { every: 'quarter' },
      onDayOff: 'next_work_day',
      role: 'department_officer',
      rank: 4,
      minutes: 60,
    },
  ],
};

export default method;

// 摸排 (F14, A8): what is asked at a firm, a home and a shop. Base numbers are facts of the subject, told once; by which way a firm was contacted is of the contact alone. What a firm makes,
// its headcount and its people are columns of the register of enterprises and are asked by no form.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

type FieldInput = NonNullable<ReachMethodInput['fields']>[number];

const number = (
  home: FieldInput['home'],
  name: string,
  zh: string,
  en: string,
  unit: { zh: string; en: string },
): FieldInput => ({
  home,
  askAgainAfterDays: 180,
  field: { name, title: { zh, en }, sensitivity: 'normal', type: 'number', least: 0, most: 1_000_000, unit },
});
const people = { zh: '人', en: 'people' };

export const surveyFields: FieldInput[] = [
  {
    home: 'visit',
    field: {
      name: 'contactMethod',
      title: { zh: '怎么联系的', en: 'Contacted' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'phone', title: { zh: '电话联系', en: 'By telephone' } },
        { code: 'on_site', title: { zh: '现场勘查', en: 'On site' } },
        { code: 'door', title: { zh: '敲门行动', en: 'At the door' } },
      ],
    },
  },
  {
    home: 'enterprise',
    askAgainAfterDays: 90,
    field: {
      name: 'operation',
      title: { zh: '经营情况', en: 'Operation' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'running', title: { zh: '正常生产经营', en: 'Running' } },
        { code: 'partly', title: { zh: '部分停产', en: 'Partly stopped' } },
        { code: 'stopped', title: { zh: '停产停业', en: 'Stopped' } },
      ],
    },
  },
  number('enterprise', 'workersHere', '在岗人数', 'At work', people),
  number('enterprise', 'outputOfYear', '上年产值', 'Output of last year', { zh: '万元', en: '10,000 yuan' }),
  number('household', 'vaccinatedHere', '已接种人数', 'Vaccinated', people),
  {
    home: 'household',
    askAgainAfterDays: 7,
    field: {
      name: 'testedOn',
      title: { zh: '全家最近检测日期', en: 'Last tested on' },
      sensitivity: 'normal',
      type: 'date',
    },
  },
  number('place', 'workersInShop', '店里人数', 'People in the shop', people),
  number('place', 'vaccinatedInShop', '店里已接种人数', 'Vaccinated in the shop', people),
];

export const surveyForms: NonNullable<ReachMethodInput['forms']> = [
  {
    code: 'firm_survey',
    title: { zh: '企业摸排', en: 'Survey of a firm' },
    subject: 'enterprise',
    issuer: { zh: '行业主管部门', en: 'Department' },
    fields: ['operation', 'workersHere', 'outputOfYear'],
    visitFields: ['contactMethod'],
    needed: ['contactMethod'],
  },
  {
    code: 'household_survey',
    title: { zh: '入户摸排', en: 'Survey of a home' },
    subject: 'household',
    fields: ['vaccinatedHere', 'testedOn'],
  },
  {
    code: 'shop_survey',
    title: { zh: '门市摸排', en: 'Survey of a shop' },
    subject: 'place',
    fields: ['workersInShop', 'vaccinatedInShop'],
  },
];

// 六必访与老弱病残孕 (B3, J10, J14, R1): who must be visited, how often, and what a visit asks. The cadence is a choice of this file; the sources name none (B3).
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';
import { fields } from './fields.ts';

type RegisterInput = NonNullable<ReachMethodInput['registers']>[number];
type RhythmInput = NonNullable<ReachMethodInput['rhythms']>[number];

const sixVisits = { zh: '六必访', en: 'Six must-visit groups' };
const care = { zh: '老弱病残孕', en: 'Old, weak, ill, disabled, pregnant' };
const columns = ['name', 'age', 'homeAddress', 'selfCare', 'helper'];

const group = (
  code: string,
  zh: string,
  en: string,
  sensitivity: 'normal' | 'sensitive',
  family = sixVisits,
): RegisterInput => ({
  code,
  title: { zh, en },
  purpose: { zh: `掌握${zh}的情况，按时上门，需要帮忙的及时办`, en: `To know, visit and help: ${en}` },
  subject: 'person',
  family,
  membership: { kept: true },
  sensitivity,
  columns,
});

const visits = (
  register: string,
  zh: string,
  en: string,
  cadence: RhythmInput['cadence'],
  role: RhythmInput['role'],
  rank: number,
): RhythmInput => ({
  code: `${register}_visit`,
  title: { zh: `走访${zh}`, en: `Visit: ${en}` },
  register,
  action: 'visit',
  form: 'care_visit',
  cadence,
  onDayOff: 'next_work_day',
  role,
  rank,
  minutes: 15,
});

const method: ReachMethodInput = {
  kind: 'reach',
  name: 'six-visits',
  version: '1.1.0',
  title: { zh: '六必访与老弱病残孕台账', en: 'Six must-visit groups and people in care' },
  summary: {
    zh: '六类人员按时走访，老弱病残孕有台账、有需要、有帮助的人；上门只问没有的和过期的',
    en: 'Six groups visited in time; people in care with their needs and helper; a visit asks only what is missing or stale',
  },
  effectiveFrom: '2022-01-01',
  fields,
  registers: [
    group('hardship_family', '困难家庭', 'Family in hardship', 'normal'),
    group('lone_elder', '独居老人', 'Elder living alone', 'normal'),
    group('unemployed', '下岗失业人员', 'Laid-off or jobless', 'normal'),
    group('major_illness_family', '大病家庭', 'Family with major illness', 'sensitive'),
    group('left_behind_child', '留守儿童', 'Left-behind child', 'sensitive'),
    group('community_correction', '社区矫正人员', 'In community correction', 'sensitive'),
    group('empty_nest_elder', '空巢老人', 'Empty-nest elder', 'normal', care),
    group('old', '老', 'Old', 'normal', care),
    group('weak', '弱', 'Weak', 'normal', care),
    group('ill', '病', 'Ill', 'sensitive', care),
    group('disabled', '残', 'Disabled', 'sensitive', care),
    group('pregnant', '孕', 'Pregnant', 'sensitive', care),
    {
      code: 'elder_80',
      title: { zh: '80岁以上老人', en: 'Aged 80 and over' },
      purpose: { zh: '高龄津贴和日常关照', en: 'Allowance of old age and everyday care' },
      subject: 'person',
      family: care,
      membership: { rule: { field: 'bornOn', agedAtLeast: 80 } },
      sensitivity: 'normal',
      columns,
    },
    {
      code: 'pension_check',
      title: { zh: '养老待遇资格认证', en: 'Pension verification' },
      purpose: { zh: '每年认证一次，行动不便的上门办', en: 'Verified once a year, at home for those who cannot walk' },
      subject: 'person',
      membership: {
        rule: {
          all: [
            { field: 'bornOn', agedAtLeast: 60 },
            { field: 'drawsPension', is: true },
          ],
        },
      },
      sensitivity: 'normal',
      columns: ['name', 'age', 'homeAddress', 'pensionCheckedOn'],
    },
  ],
  forms: [
    {
      code: 'care_visit',
      title: { zh: '走访记录', en: 'Visit' },
      subject: 'person',
      issuer: { zh: '社区', en: 'Community' },
      fields: ['selfCare', 'helper', 'careNeeds', 'drawsPension'],
    },
  ],
  rhythms: [
    visits('lone_elder', '独居老人', 'elders living alone', { every: 'month' }, 'grid_worker', 1),
    visits('hardship_family', '困难家庭', 'families in hardship', { every: 'month' }, 'grid_worker', 2),
    visits('unemployed', '下岗失业人员', 'laid-off or jobless', { every: 'quarter' }, 'grid_worker', 3),
    visits('major_illness_family', '大病家庭', 'families with major illness', { every: 'month' }, 'community_desk', 2),
    visits('left_behind_child', '留守儿童', 'left-behind children', { every: 'month' }, 'community_desk', 1),
    visits(
      'community_correction',
      '社区矫正人员',
      'people in correction',
      { every: 'month' },
      'community_secretary',
      2,
    ),
    visits('empty_nest_elder', '空巢老人', 'empty-nest elders', { every: 'quarter' }, 'grid_worker', 3),
  ],
};

export default method;

// 校园健康：一日三检、因病缺课登记追踪、后勤每日检测、每月一练，宿舍夜查、加密消毒 (E2, E7, E10, E11, E13, E14, E16, E17). A campus is a dedicated grid (专属网格) whose lowest grids are its
// classes and departments; who belongs to it is kept by flags, since somebody may live elsewhere. Daily and zero reports (E8, E9) are the house's own, not of this file.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';
import { fields } from './fields.ts';

type RhythmInput = NonNullable<ReachMethodInput['rhythms']>[number];
type RegisterInput = NonNullable<ReachMethodInput['registers']>[number];

const family = { zh: '校园', en: 'Campus' };
const issuer = { zh: '学校', en: 'School' };

const group = (code: string, zh: string, en: string, purpose: { zh: string; en: string }): RegisterInput => ({
  code,
  title: { zh, en },
  purpose,
  subject: 'person',
  family,
  membership: { kept: true },
  sensitivity: 'normal',
  columns: ['name', 'classOrDepartment'],
});
/** 06:30–21:30, weekends too: who lives there is there. */
const campusDay: NonNullable<RhythmInput['openingHours']> = {
  week: Array.from({ length: 7 }, (): [number, number][] => [[390, 1290]]),
  whileCalendarOff: 'same',
};
const checked = { zh: '在校期间一日三检', en: 'Checked three times a day while on campus' };

/** 晨午晚检 (E11), slots as schools keep them. */
const threeChecks = (register: string, zh: string, en: string): RhythmInput => ({
  code: `${register}_checks`,
  title: { zh: `${zh}一日三检`, en: `${en}: three checks a day` },
  register,
  action: 'check',
  form: 'health_check',
  cadence: {
    every: 'slots',
    at: [
      { code: 'morning', title: { zh: '晨检', en: 'Morning' }, from: '07:00', to: '08:30' },
      { code: 'noon', title: { zh: '午检', en: 'Noon' }, from: '12:30', to: '14:00' },
      { code: 'evening', title: { zh: '晚检', en: 'Evening' }, from: '19:00', to: '21:00' },
    ],
  },
  onDayOff: 'skip',
  role: 'grid_worker',
  rank: 2,
  minutes: 0.5,
});

/** In use unless told otherwise: a new room is not left out for want of a word. */
const isUsed = { not: { field: 'campusPlaceUse', is: 'shut' } };

const method: ReachMethodInput = {
  kind: 'reach',
  name: 'campus-health',
  version: '1.2.0',
  title: { zh: '校园健康追踪', en: 'Health on campus' },
  summary: {
    zh: '一日三检，因病缺课追到返校，后勤人员每天检测，每月一练，宿舍每晚查，公共场所加密消毒；同班同症状聚集自动提示',
    en: 'Three checks a day, absence through illness followed until return, logistics tested daily, a drill each month, dormitories looked into every night, common places disinfected every two hours; a cluster in one class is flagged',
  },
  effectiveFrom: '2022-01-01',
  fields,
  registers: [
    group('campus_student', '在校学生', 'Student on campus', checked),
    group('campus_staff', '在校教职工', 'Staff on campus', checked),
    group('campus_logistics', '后勤人员', 'Logistics staff', {
      zh: '每天检测，没测的当天不上岗',
      en: 'Tested daily; who was not tested does not work that day',
    }),
    {
      code: 'ill_absent',
      title: { zh: '因病缺课缺勤', en: 'Absent through illness' },
      purpose: { zh: '查清病因，追踪到返校', en: 'The cause found, followed until return' },
      subject: 'person',
      family,
      membership: { kept: true },
      sensitivity: 'sensitive',
      columns: ['name', 'classOrDepartment'],
    },
    group('other_absent', '其他缺课缺勤', 'Absent for another reason', {
      zh: '不是因病的，问清原因',
      en: 'Not through illness: the reason asked',
    }),
    {
      code: 'dorm_room',
      title: { zh: '宿舍房间', en: 'Room in a dormitory' },
      purpose: { zh: '辅导员每晚查一遍，每间都有上次夜查', en: 'Looked into every night, each with its last check' },
      subject: 'place',
      family,
      membership: { rule: { all: [{ field: 'campusPlace', is: 'dorm_room' }, isUsed] } },
      sensitivity: 'normal',
      columns: ['name', 'homeAddress'],
    },
    {
      code: 'campus_place',
      title: { zh: '校园公共场所', en: 'Common place on campus' },
      purpose: { zh: '加密消毒，空间不留空档', en: 'Disinfected more often, none left out' },
      subject: 'place',
      family,
      membership: {
        rule: {
          all: [{ field: 'campusPlace', in: ['classroom', 'canteen', 'dormitory', 'library', 'gym'] }, isUsed],
        },
      },
      sensitivity: 'normal',
      columns: ['name', 'campusPlace', 'homeAddress'],
      wantsOwner: true,
    },
    {
      code: 'campus_unit',
      title: { zh: '校园专属网格', en: 'Campus grid' },
      purpose: { zh: '每月演练一次', en: 'A drill each month' },
      subject: 'unit',
      family,
      membership: { kept: true },
      sensitivity: 'normal',
      columns: ['name'],
    },
  ],
  forms: [
    {
      code: 'health_check',
      title: { zh: '健康检查', en: 'Health check' },
      subject: 'person',
      issuer,
      visitFields: ['temperature'],
    },
    {
      code: 'illness_follow_up',
      title: { zh: '因病缺课追踪', en: 'Following an absence' },
      subject: 'person',
      issuer,
      visitFields: ['symptom', 'clinic', 'diagnosis', 'absenceCause', 'returnedOn'],
      needed: ['symptom', 'absenceCause'],
    },
    {
      code: 'absence_reason',
      title: { zh: '缺课原因', en: 'Reason of absence' },
      subject: 'person',
      issuer,
      visitFields: ['absenceReason', 'returnedOn'],
      needed: ['absenceReason'],
    },
    {
      code: 'daily_test',
      title: { zh: '每日检测', en: 'Daily test' },
      subject: 'person',
      issuer,
      visitFields: ['testResult'],
      needed: ['testResult'],
    },
    {
      code: 'dorm_check',
      title: { zh: '宿舍夜查', en: 'Look into a room at night' },
      subject: 'place',
      issuer,
      visitFields: ['dormMeasures', 'dormCleanliness', 'dormWiring', 'personalTalk'],
      needed: ['dormMeasures', 'dormCleanliness', 'dormWiring'],
    },
    {
      code: 'monthly_drill',
      title: { zh: '演练记录', en: 'Drill' },
      subject: 'unit',
      issuer,
      visitFields: ['drillPlan', 'drillResult'],
      needed: ['drillPlan', 'drillResult'],
    },
  ],
  clusters: [
    {
      code: 'same_symptom',
      title: { zh: '同班同症状聚集', en: 'Same symptom in one class' },
      register: 'ill_absent',
      sameTold: 'symptom',
      notCounting: ['none'],
      within: 'classOrDepartment',
      days: 3,
      atLeast: 3,
      ofEach: ['symptom', 'absenceCause'],
      ofLeft: ['returnedOn'],
    },
  ],
  rhythms: [
    threeChecks('campus_student', '学生', 'Students'),
    threeChecks('campus_staff', '教职工', 'Staff'),
    {
      code: 'illness_follow_up',
      title: { zh: '因病缺课每日追踪', en: 'Absence followed daily' },
      register: 'ill_absent',
      action: 'call',
      form: 'illness_follow_up',
      cadence: { every: 'day', by: '18:00' },
      onDayOff: 'same_day',
      role: 'community_desk',
      rank: 1,
      minutes: 4,
    },
    {
      code: 'absence_reason',
      title: { zh: '问清缺课原因', en: 'Reason of absence asked' },
      register: 'other_absent',
      action: 'call',
      form: 'absence_reason',
      cadence: { every: 'after', days: 1 },
      onDayOff: 'next_work_day',
      role: 'grid_worker',
      rank: 2,
      minutes: 3,
    },
    {
      code: 'logistics_test',
      title: { zh: '后勤人员每天检测', en: 'Logistics staff tested daily' },
      register: 'campus_logistics',
      action: 'test',
      form: 'daily_test',
      cadence: { every: 'day', by: '10:00' },
      onDayOff: 'same_day',
      role: 'grid_worker',
      rank: 1,
      minutes: 1,
    },
    {
      code: 'dorm_check',
      title: { zh: '宿舍夜查', en: 'Rooms looked into at night' },
      register: 'dorm_room',
      action: 'inspect',
      form: 'dorm_check',
      cadence: {
        every: 'slots',
        at: [{ code: 'night', title: { zh: '夜查', en: 'Night' }, from: '20:00', to: '22:30' }],
      },
      onDayOff: 'same_day',
      role: 'grid_worker',
      rank: 2,
      minutes: 3,
    },
    {
      code: 'campus_disinfect',
      title: { zh: '校园场所加密消毒', en: 'Common places disinfected more often' },
      register: 'campus_place',
      action: 'disinfect',
      // 加密: twice as often as a facility of a community; another figure is another version of this file.
      cadence: { every: 'hours', hours: 2 },
      openingHours: campusDay,
      onDayOff: 'same_day',
      role: 'grid_worker',
      rank: 2,
      minutes: 15,
    },
    {
      code: 'monthly_drill',
      title: { zh: '每月一练', en: 'A drill each month' },
      register: 'campus_unit',
      action: 'drill',
      form: 'monthly_drill',
      cadence: { every: 'month' },
      onDayOff: 'previous_work_day',
      role: 'grid_worker',
      rank: 4,
      minutes: 60,
    },
  ],
};

export default method;

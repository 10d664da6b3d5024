// 设施专人专责：三小时一消毒、每日一检查、每周一维护 (L8–L11). A service room keeps office days and is shut on the nation's days off; lifts and
// toilets are open all week. Whoever is named for a facility is asked first; where nobody is, the grid worker of its place.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';
import { fields } from './fields.ts';

type RhythmInput = NonNullable<ReachMethodInput['rhythms']>[number];
type OpeningHoursInput = NonNullable<RhythmInput['openingHours']>;

const family = { zh: '设施', en: 'Facilities' };
const columns = ['name', 'careHours', 'homeAddress'];
const days = (count: number, from: number, to: number) =>
  Array.from({ length: count }, (): [number, number][] => [[from, to]]);

/** 08:30–17:30, Monday to Friday. */
const officeDays: OpeningHoursInput = { week: [...days(5, 510, 1050), [], []], whileCalendarOff: 'closed' };
/** 06:00–22:00 every day of the year. */
const everyDay: OpeningHoursInput = { week: days(7, 360, 1320), whileCalendarOff: 'same' };

const care = (
  register: string,
  zh: string,
  en: string,
  openingHours: OpeningHoursInput,
  onDayOff: RhythmInput['onDayOff'],
): RhythmInput[] => [
  {
    code: `${register}_disinfect`,
    title: { zh: `${zh}三小时一消毒`, en: `${en}: disinfected every three hours` },
    register,
    action: 'disinfect',
    cadence: { every: 'hours', hours: 3 },
    openingHours,
    onDayOff,
    role: 'grid_worker',
    rank: 2,
    minutes: 10,
  },
  {
    code: `${register}_inspect`,
    title: { zh: `${zh}每日一检查`, en: `${en}: checked daily` },
    register,
    action: 'inspect',
    form: 'facility_check',
    cadence: { every: 'day', by: '18:00' },
    onDayOff,
    role: 'grid_worker',
    rank: 3,
    minutes: 5,
  },
  {
    code: `${register}_maintain`,
    title: { zh: `${zh}每周一维护`, en: `${en}: maintained on Mondays` },
    register,
    action: 'maintain',
    cadence: { every: 'week', weekday: 1 },
    onDayOff: 'next_work_day',
    role: 'grid_worker',
    rank: 4,
    minutes: 15,
  },
];

const method: ReachMethodInput = {
  kind: 'reach',
  name: 'facility-care',
  version: '1.0.0',
  title: { zh: '设施专人专责', en: 'Facilities with a named owner' },
  summary: {
    zh: '每处设施有专人；营业时间内三小时一消毒、每日一检查、每周一维护',
    en: 'Each facility has a named owner; disinfected, checked and maintained in opening hours',
  },
  effectiveFrom: '2022-01-01',
  fields,
  registers: [
    {
      code: 'service_facility',
      title: { zh: '服务设施', en: 'Service facility' },
      purpose: {
        zh: '消防设施、母婴室、便老设施有人管',
        en: 'Fire equipment, mother-and-baby rooms, elders’ facilities are looked after',
      },
      subject: 'place',
      family,
      membership: { rule: { field: 'careHours', is: 'office_days' } },
      sensitivity: 'normal',
      columns,
      wantsOwner: true,
    },
    {
      code: 'open_facility',
      title: { zh: '常开设施', en: 'Facility open all week' },
      purpose: {
        zh: '公厕、电梯等天天有人用的设施有人管',
        en: 'Toilets, lifts and what is used every day are looked after',
      },
      subject: 'place',
      family,
      membership: { rule: { field: 'careHours', is: 'every_day' } },
      sensitivity: 'normal',
      columns,
      wantsOwner: true,
    },
  ],
  forms: [
    {
      code: 'facility_check',
      title: { zh: '设施检查', en: 'Facility check' },
      subject: 'place',
      issuer: { zh: '社区', en: 'Community' },
      visitFields: ['facilityState'],
      needed: ['facilityState'],
    },
  ],
  rhythms: [
    ...care('service_facility', '服务设施', 'Service facility', officeDays, 'skip'),
    ...care('open_facility', '常开设施', 'Open facility', everyDay, 'same_day'),
  ],
};

export default method;

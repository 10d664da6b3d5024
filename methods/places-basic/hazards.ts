// 风险隐患点排查 (M10): each point has somebody by name and a last look; looked at each week, and before and after heavy rain. What is found is removed at once, or
// fenced off and raised as a request. 雨后巡查 (M9): roads and culverts that the water stood on are walked once it is gone, by the end of the next day, and told passable or not.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

type RhythmInput = NonNullable<ReachMethodInput['rhythms']>[number];

export const hazardFields: NonNullable<ReachMethodInput['fields']> = [
  {
    home: 'visit',
    field: {
      name: 'hazardState',
      title: { zh: '隐患情况', en: 'State of the hazard' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'none', title: { zh: '没有隐患', en: 'None found' } },
        { code: 'removed', title: { zh: '有隐患，当场除掉', en: 'Found and removed' } },
        { code: 'guarded', title: { zh: '有隐患，已围挡待处置', en: 'Found and fenced off' } },
      ],
    },
  },
  {
    home: 'visit',
    field: {
      name: 'roadState',
      title: { zh: '道路涵洞情况', en: 'State of the road or culvert' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'clear', title: { zh: '畅通', en: 'Passable' } },
        { code: 'cleared', title: { zh: '有积水淤泥，当场清掉', en: 'Water or mud, cleared' } },
        { code: 'closed', title: { zh: '塌陷、过不去，已围挡待处置', en: 'Not passable, fenced off' } },
      ],
    },
  },
];

export const hazardRegisters: NonNullable<ReachMethodInput['registers']> = [
  {
    code: 'rain_alert',
    title: { zh: '雨前雨后要看的地方', en: 'To be looked at around rain' },
    purpose: {
      zh: '预报有大雨时列入，雨前雨后各看一次',
      en: 'Listed when heavy rain is forecast: seen before and after',
    },
    subject: 'place',
    family: { zh: '场所', en: 'Places' },
    membership: { kept: true },
    sensitivity: 'normal',
    columns: ['name', 'hazardKind', 'inspectedOn'],
  },
  {
    code: 'rain_roads',
    title: { zh: '雨后要巡的路和涵洞', en: 'Roads and culverts to walk after rain' },
    purpose: {
      zh: '雨停水退时列入，第二天结束前巡一遍',
      en: 'Listed when the rain is over: walked by the end of the next day',
    },
    subject: 'place',
    family: { zh: '场所', en: 'Places' },
    membership: { kept: true },
    sensitivity: 'normal',
    columns: ['name', 'inspectedOn'],
  },
];

export const hazardForms: NonNullable<ReachMethodInput['forms']> = [
  {
    code: 'hazard_look',
    title: { zh: '隐患点排查', en: 'Hazard point' },
    subject: 'place',
    issuer: { zh: '社区', en: 'Community' },
    fields: ['hazardKind', 'hazardLevel'],
    visitFields: ['hazardState'],
    needed: ['hazardState'],
  },
  {
    code: 'road_patrol',
    title: { zh: '雨后巡查', en: 'Patrol after rain' },
    subject: 'place',
    issuer: { zh: '社区', en: 'Community' },
    visitFields: ['roadState'],
    needed: ['roadState'],
  },
];

const sweep = (
  code: string,
  title: RhythmInput['title'],
  register: string,
  rank: number,
  when: Pick<RhythmInput, 'cadence' | 'onDayOff'>,
): RhythmInput => ({
  code,
  title,
  register,
  action: 'inspect',
  form: 'hazard_look',
  ...when,
  role: 'grid_worker',
  rank,
  minutes: 10,
});

export const hazardRhythms: RhythmInput[] = [
  sweep('hazard_week', { zh: '隐患点每周排查', en: 'Hazard points weekly' }, 'hazard_points', 2, {
    cadence: { every: 'week', weekday: 5 },
    onDayOff: 'previous_work_day',
  }),
  sweep('rain_before', { zh: '雨前排查', en: 'Before rain' }, 'rain_alert', 1, {
    cadence: { every: 'after', days: 0 },
    onDayOff: 'same_day',
  }),
  sweep('rain_after', { zh: '雨后复查', en: 'After rain' }, 'rain_alert', 1, {
    cadence: { every: 'after', days: 2, openDays: 1 },
    onDayOff: 'same_day',
  }),
  {
    ...sweep('rain_patrol', { zh: '雨后巡查', en: 'Patrol after rain' }, 'rain_roads', 1, {
      cadence: { every: 'after', days: 1 },
      onDayOff: 'same_day',
    }),
    form: 'road_patrol',
    minutes: 15,
  },
];

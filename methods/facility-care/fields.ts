// When a facility is cared for, and how it was found on one look.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

const code = (code: string, zh: string, en: string) => ({ code, title: { zh, en } });

export const fields: NonNullable<ReachMethodInput['fields']> = [
  {
    home: 'place',
    alsoCalled: ['开放时间类型'],
    field: {
      name: 'careHours',
      title: { zh: '养护时间', en: 'Care hours' },
      hint: { zh: '填了才列入专人专责的养护', en: 'Told of what is cared for by a named owner' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        code('office_days', '工作日开放（消防、母婴、便老等服务设施）', 'Open on office days'),
        code('every_day', '天天开放（公厕、电梯等）', 'Open every day'),
      ],
    },
  },
  {
    home: 'visit',
    field: {
      name: 'facilityState',
      title: { zh: '设施情况', en: 'State of the facility' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        code('good', '完好', 'In order'),
        code('worn', '能用但要修', 'Usable, wants repair'),
        code('broken', '坏了，已停用', 'Broken, out of use'),
      ],
    },
  },
];

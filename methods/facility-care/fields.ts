// What a facility is, and how it or a hazard point was found on one look.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

const code = (code: string, zh: string, en: string) => ({ code, title: { zh, en } });

export const fields: NonNullable<ReachMethodInput['fields']> = [
  {
    home: 'place',
    alsoCalled: ['设施种类'],
    field: {
      name: 'facilityKind',
      title: { zh: '设施类型', en: 'Kind of facility' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        code('fire_equipment', '消防设施', 'Fire equipment'),
        code('mother_baby_room', '母婴室', 'Mother-and-baby room'),
        code('elder_facility', '便老设施', 'Elders’ facility'),
        code('public_toilet', '公厕', 'Public toilet'),
        code('lift', '电梯', 'Lift'),
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
  {
    home: 'visit',
    field: {
      name: 'hazardState',
      title: { zh: '隐患情况', en: 'State of the hazard' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        code('none', '没有隐患', 'None found'),
        code('removed', '有隐患，当场除掉', 'Found and removed'),
        code('guarded', '有隐患，已围挡待处置', 'Found and fenced off'),
      ],
    },
  },
];

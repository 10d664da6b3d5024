// Places as registers (M10, J14): whatever stands as a place is on the list of its kind by itself; facilities and hazard points tell of themselves by facts.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';
import { hazardFields, hazardForms, hazardRegisters, hazardRhythms } from './hazards.ts';

type RegisterInput = NonNullable<ReachMethodInput['registers']>[number];
type FieldInput = NonNullable<ReachMethodInput['fields']>[number];

const family = { zh: '场所', en: 'Places' };

const places = (
  code: string,
  kind: string,
  zh: string,
  en: string,
  purpose: RegisterInput['purpose'],
  columns: string[],
  wantsOwner = false,
): RegisterInput => ({
  code,
  title: { zh, en },
  purpose,
  subject: 'place',
  family,
  membership: { rule: { field: 'placeKind', is: kind } },
  sensitivity: 'normal',
  columns: ['name', ...columns],
  ...(wantsOwner ? { wantsOwner } : {}),
});

const fields: FieldInput[] = [
  {
    home: 'place',
    alsoCalled: ['设施类别', '设备类型'],
    field: {
      name: 'facilityKind',
      title: { zh: '设施类型', en: 'Kind of facility' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'fire', title: { zh: '消防设施', en: 'Fire fighting' } },
        { code: 'lighting', title: { zh: '路灯照明', en: 'Lighting' } },
        { code: 'drainage', title: { zh: '排水井盖', en: 'Drains and covers' } },
        { code: 'waste', title: { zh: '垃圾收集', en: 'Waste' } },
        { code: 'sports', title: { zh: '健身文体', en: 'Sports and culture' } },
        { code: 'charging', title: { zh: '充电设施', en: 'Charging' } },
        { code: 'lift', title: { zh: '电梯', en: 'Lift' } },
        { code: 'mother_baby', title: { zh: '母婴设施', en: 'Mother and baby' } },
        { code: 'elder_aid', title: { zh: '便老设施', en: 'For elders' } },
        { code: 'toilet', title: { zh: '公厕', en: 'Toilet' } },
        { code: 'other', title: { zh: '其他', en: 'Other' } },
      ],
    },
  },
  {
    home: 'place',
    alsoCalled: ['状况', '完好情况'],
    askAgainAfterDays: 90,
    field: {
      name: 'condition',
      title: { zh: '现状', en: 'Condition' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'good', title: { zh: '完好', en: 'Good' } },
        { code: 'worn', title: { zh: '有破损', en: 'Worn' } },
        { code: 'broken', title: { zh: '不能用', en: 'Out of order' } },
      ],
    },
  },
  {
    home: 'place',
    alsoCalled: ['隐患类别'],
    steadyDays: 90,
    field: {
      name: 'hazardKind',
      title: { zh: '隐患类型', en: 'Kind of hazard' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'flooding', title: { zh: '易积水', en: 'Flooding' } },
        { code: 'fire', title: { zh: '火灾隐患', en: 'Fire' } },
        { code: 'collapse', title: { zh: '危房危墙', en: 'Collapse' } },
        { code: 'electric', title: { zh: '用电隐患', en: 'Electric' } },
        { code: 'gas', title: { zh: '燃气隐患', en: 'Gas' } },
        { code: 'water_edge', title: { zh: '临水路段', en: 'Water’s edge' } },
        { code: 'other', title: { zh: '其他', en: 'Other' } },
      ],
    },
  },
  {
    home: 'place',
    alsoCalled: ['隐患等级', '危险等级'],
    askAgainAfterDays: 90,
    steadyDays: 7,
    field: {
      name: 'hazardLevel',
      title: { zh: '风险等级', en: 'Risk level' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'high', title: { zh: '高', en: 'High' } },
        { code: 'medium', title: { zh: '中', en: 'Medium' } },
        { code: 'low', title: { zh: '低', en: 'Low' } },
      ],
    },
  },
  {
    home: 'place',
    alsoCalled: ['检查日期', '最近检查时间'],
    dayOfWork: 'inspect',
    field: {
      name: 'inspectedOn',
      title: { zh: '上次检查日期', en: 'Inspected on' },
      sensitivity: 'normal',
      type: 'date',
    },
  },
  {
    home: 'place',
    alsoCalled: ['店主', '经营者', '负责人姓名'],
    askAgainAfterDays: 365,
    field: { name: 'keeperName', title: { zh: '经营人', en: 'Keeper' }, sensitivity: 'normal', type: 'text' },
  },
  {
    home: 'place',
    alsoCalled: ['经营人电话', '店铺电话'],
    askAgainAfterDays: 365,
    field: {
      name: 'keeperPhone',
      title: { zh: '经营电话', en: 'Telephone of the keeper' },
      sensitivity: 'sensitive',
      type: 'phone',
    },
  },
  {
    home: 'place',
    alsoCalled: ['经营范围', '业态'],
    field: { name: 'trade', title: { zh: '经营内容', en: 'Trade' }, sensitivity: 'normal', type: 'text' },
  },
];

const method: ReachMethodInput = {
  kind: 'reach',
  name: 'places-basic',
  version: '1.3.0',
  title: { zh: '场所台账', en: 'Registers of places' },
  summary: {
    zh: '商铺、街巷、设施、隐患点和小区自动成册，不用另外填表',
    en: 'Shops, lanes, facilities, hazard points and estates list themselves',
  },
  effectiveFrom: '2022-01-01',
  fields: [...fields, ...hazardFields],
  registers: [
    places(
      'shops',
      'shop',
      '商铺',
      'Shops',
      { zh: '掌握沿街商铺，做好服务和安全提醒', en: 'To know and serve the shops' },
      ['keeperName', 'trade', 'inspectedOn'],
    ),
    places(
      'lanes',
      'lane',
      '街巷',
      'Lanes',
      { zh: '每条街巷有人管', en: 'Somebody answers for each lane' },
      ['condition'],
      true,
    ),
    places(
      'facilities',
      'facility',
      '设施',
      'Facilities',
      { zh: '公共设施坏了有人修', en: 'Public facilities are kept working' },
      ['facilityKind', 'condition', 'inspectedOn'],
    ),
    places(
      'hazard_points',
      'hazard_point',
      '隐患点',
      'Hazard points',
      { zh: '隐患有专人盯、按时查', en: 'Each hazard is watched by somebody by name' },
      ['hazardKind', 'hazardLevel', 'inspectedOn'],
      true,
    ),
    places('estates', 'estate', '小区', 'Estates', { zh: '辖区小区底数', en: 'The estates of the area' }, []),
    ...hazardRegisters,
  ],
  forms: hazardForms,
  rhythms: hazardRhythms,
};

export default method;

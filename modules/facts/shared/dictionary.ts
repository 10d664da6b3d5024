// The field dictionary of subjects (一表通): each field has one home, one type, and says when it must be asked again and how long it is kept. Fields that the
// house keeps in columns of its own are listed here; a reach method adds others, and may never describe one of these anew.
import { z } from 'zod';
import { type Field, fieldSchema } from '#kernel/shared/field.ts';
import { visitActionSchema } from '#modules/duties/shared/visit.ts';
import { isToldColumn, steadyColumnDays } from '#modules/registry/shared/tellings.ts';
import { subjectKindSchema } from './subject.ts';

/** Whose field it is. `visit`: what only one visit tells, such as whether both leaflets were handed over (O16); it is no fact of the subject. */
export const fieldHomeSchema = z.union([subjectKindSchema, z.literal('visit')]);
export type FieldHome = z.infer<typeof fieldHomeSchema>;

export const subjectFieldSchema = z.strictObject({
  home: fieldHomeSchema,
  field: fieldSchema,
  /** Other names under which tables from above ask for the same. */
  alsoCalled: z.array(z.string().min(1).max(40)).max(20).default([]),
  /** Older than this, it is asked again; absent: it does not age. */
  askAgainAfterDays: z.int().min(1).max(3650).optional(),
  /** Replaced values are forgotten after so many days; absent: kept as long as the subject. */
  keepDays: z.int().min(30).max(36_500).optional(),
  /**
   * Its truth does not change in fewer days than that: two people who tell different values within them, neither knowing of the other, contradict each other and somebody
   * decides (contested.ts); absent: the later look simply holds.
   */
  steadyDays: z.int().min(1).max(3650).optional(),
  /** The day on which such work was last done at the subject: told by the work itself (M10 *last look*), and asked by no form. Of a date alone. */
  dayOfWork: visitActionSchema.optional(),
});
export type SubjectField = z.output<typeof subjectFieldSchema>;

/** A field that is a column of the house, or worked out of several: never asked by a form of a visit, always known or not by the record itself. */
export type HouseField = {
  home: FieldHome;
  field: Field;
  alsoCalled: readonly string[];
  isDerived: boolean;
  /** As of a field that is no column; of those of a person, by their register (registry/shared/tellings.ts). */
  steadyDays?: number | undefined;
};

const choice = (name: string, zh: string, en: string, codes: [string, string, string][], standard?: string): Field => ({
  name,
  title: { zh, en },
  sensitivity: 'normal',
  type: 'choice',
  ...(standard ? { standard } : {}),
  codes: codes.map(([code, czh, cen]) => ({ code, title: { zh: czh, en: cen } })),
});
const plain = (name: string, zh: string, en: string, type: 'text' | 'date' | 'yes_no' | 'number'): Field => ({
  name,
  title: { zh, en },
  sensitivity: 'normal',
  type,
});

const kept = (home: FieldHome, field: Field, ...alsoCalled: string[]): HouseField => ({
  home,
  field,
  alsoCalled,
  isDerived: false,
  steadyDays: home === 'person' && isToldColumn(field.name) ? steadyColumnDays[field.name] : undefined,
});
const derived = (home: FieldHome, field: Field, ...alsoCalled: string[]): HouseField => ({
  home,
  field,
  alsoCalled,
  isDerived: true,
});

export const houseFields: readonly HouseField[] = [
  kept('person', plain('name', '姓名', 'Name', 'text'), '名字', '人员姓名'),
  kept(
    'person',
    choice(
      'sex',
      '性别',
      'Sex',
      [
        ['0', '未知', 'Unknown'],
        ['1', '男', 'Male'],
        ['2', '女', 'Female'],
      ],
      'GB/T 2261.1',
    ),
  ),
  kept('person', plain('bornOn', '出生日期', 'Born on', 'date'), '出生年月', '生日'),
  kept(
    'person',
    { name: 'idNumber', title: { zh: '证件号码', en: 'Identity number' }, sensitivity: 'sensitive', type: 'id_number' },
    '身份证号',
    '身份证号码',
    '公民身份号码',
  ),
  kept(
    'person',
    { name: 'phone', title: { zh: '电话', en: 'Telephone' }, sensitivity: 'sensitive', type: 'phone' },
    '手机',
    '手机号',
    '联系电话',
    '联系方式',
  ),
  kept(
    'person',
    choice('politicalStatus', '政治面貌', 'Political status', [
      ['party_member', '中共党员', 'Party member'],
      ['probationary_member', '预备党员', 'Probationary member'],
      ['league_member', '共青团员', 'League member'],
      ['democratic_party', '民主党派', 'Democratic party'],
      ['no_party', '无党派', 'No party'],
      ['masses', '群众', 'Masses'],
    ]),
  ),
  kept('person', plain('registeredPlace', '户籍地', 'Registered place', 'text'), '户籍地址', '户口所在地'),
  derived('person', plain('age', '年龄', 'Age', 'number'), '周岁'),
  derived('person', plain('homeAddress', '现住址', 'Home address', 'text'), '住址', '家庭住址', '居住地址', '地址'),
  derived('person', plain('householdSize', '同住人数', 'People in the home', 'number'), '家庭人口', '家庭人口数'),
  derived('person', plain('isHead', '是否户主', 'Head of household', 'yes_no'), '户主'),
  derived('person', plain('hasPhone', '有无电话', 'Has a telephone', 'yes_no')),
  kept('household', plain('homeAddress', '住址', 'Address', 'text'), '地址', '家庭住址'),
  kept('household', plain('isVacant', '是否空置', 'Vacant', 'yes_no')),
  derived('household', plain('householdSize', '居住人数', 'People living there', 'number'), '家庭人口'),
  kept('place', plain('name', '名称', 'Name', 'text'), '场所名称', '店名', '商铺名称'),
  kept('place', plain('homeAddress', '地址', 'Address', 'text'), '详细地址', '位置'),
  kept(
    'place',
    choice('placeKind', '场所类型', 'Kind of place', [
      ['estate', '小区', 'Estate'],
      ['courtyard', '庭院', 'Courtyard'],
      ['building', '楼栋', 'Building'],
      ['building_unit', '单元', 'Stairwell'],
      ['shop', '商铺', 'Shop'],
      ['lane', '街巷', 'Lane'],
      ['facility', '设施', 'Facility'],
      ['hazard_point', '隐患点', 'Hazard point'],
    ]),
  ),
  kept('enterprise', plain('name', '企业名称', 'Name', 'text'), '单位名称', '公司名称'),
  kept(
    'enterprise',
    plain('uscc', '统一社会信用代码', 'Unified social credit code', 'text'),
    '信用代码',
    '社会信用代码',
  ),
  kept(
    'enterprise',
    choice('enterpriseState', '经营状态', 'State', [
      ['open', '在营', 'Open'],
      ['closed', '停业', 'Closed'],
      ['moved_out', '迁出', 'Moved out'],
    ]),
  ),
  kept(
    'enterprise',
    choice('scale', '规模', 'Scale', [
      ['micro', '微型', 'Micro'],
      ['small', '小型', 'Small'],
      ['medium', '中型', 'Medium'],
      ['large', '大型', 'Large'],
    ]),
  ),
  kept('enterprise', plain('headcount', '从业人数', 'Headcount', 'number'), '职工人数', '员工数'),
  kept('enterprise', plain('park', '园区', 'Park', 'text'), '所在园区'),
  kept('unit', plain('name', '名称', 'Name', 'text'), '单位名称'),
  kept('unit', plain('unitKind', '单位类型', 'Kind of unit', 'text')),
];

/** The one list by home and name: the house's own and those that methods in force add. */
export type Dictionary = ReadonlyMap<string, SubjectField | HouseField>;
export const fieldKey = (home: FieldHome, name: string): string => `${home}.${name}`;

export function dictionaryOf(added: readonly SubjectField[]): Dictionary {
  return new Map([...houseFields, ...added].map((entry) => [fieldKey(entry.home, entry.field.name), entry]));
}
export const isHouseField = (entry: SubjectField | HouseField): entry is HouseField => 'isDerived' in entry;

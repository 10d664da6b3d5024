// What a campus knows of its people and what one check, call or test tells (E2, E7, E10, E11, E13, E14, E16). Health is sensitive personal information (个人信息保护法 art. 28):
// what tells of it is marked so;
// so is what a student says of themselves in confidence.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

type FieldInput = NonNullable<ReachMethodInput['fields']>[number];
const code = (code: string, zh: string, en: string) => ({ code, title: { zh, en } });
const words = (
  name: string,
  zh: string,
  en: string,
  type: 'text' | 'long_text' | 'date',
  isHealth = false,
): FieldInput => ({
  home: 'visit',
  field: { name, title: { zh, en }, sensitivity: isHealth ? 'sensitive' : 'normal', type },
});

/** One item of a look into a room (E2). */
const asIs = (name: string, zh: string, en: string): FieldInput => ({
  home: 'visit',
  field: {
    name,
    title: { zh, en },
    sensitivity: 'normal',
    type: 'choice',
    codes: [code('good', '合格', 'In order'), code('poor', '不合格，已要求改', 'Not in order, to be mended')],
  },
});

export const fields: FieldInput[] = [
  {
    home: 'person',
    alsoCalled: ['班级', '部门', '院系'],
    askAgainAfterDays: 365,
    field: {
      name: 'classOrDepartment',
      title: { zh: '班级或部门', en: 'Class or department' },
      sensitivity: 'normal',
      type: 'text',
    },
  },
  {
    home: 'place',
    alsoCalled: ['场所类别'],
    steadyDays: 90,
    field: {
      name: 'campusPlace',
      title: { zh: '校园场所', en: 'Place on campus' },
      hint: { zh: '填了才列入夜查或加密消毒', en: 'Told of what is checked at night or disinfected more often' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        code('classroom', '教室', 'Classroom'),
        code('canteen', '食堂', 'Canteen'),
        code('dormitory', '宿舍楼', 'Dormitory'),
        code('library', '图书馆', 'Library'),
        code('gym', '体育馆', 'Gym'),
        code('dorm_room', '宿舍房间（夜查）', 'Room in a dormitory'),
      ],
    },
  },
  {
    home: 'place',
    field: {
      name: 'campusPlaceUse',
      title: { zh: '场所在用还是停用', en: 'Whether the place is used' },
      hint: { zh: '停用期间不夜查、不消毒；恢复后接着来', en: 'While shut it is neither checked nor disinfected' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [code('in_use', '在用', 'In use'), code('shut', '停用', 'Shut')],
    },
  },
  asIs('dormMeasures', '防疫措施', 'Measures against the epidemic'),
  asIs('dormCleanliness', '卫生', 'Cleanliness'),
  asIs('dormWiring', '用电安全', 'Electrical safety'),
  words('personalTalk', '谈心：学习、生活、就业、情感', 'Talk: study, life, job, relations', 'long_text', true),
  {
    home: 'visit',
    alsoCalled: ['测温'],
    field: {
      name: 'temperature',
      title: { zh: '体温', en: 'Temperature' },
      sensitivity: 'sensitive',
      type: 'number',
      least: 34,
      most: 43,
      unit: { zh: '℃', en: '°C' },
    },
  },
  {
    home: 'visit',
    field: {
      name: 'symptom',
      title: { zh: '症状', en: 'Symptom' },
      sensitivity: 'sensitive',
      type: 'choice',
      codes: [
        code('fever', '发热', 'Fever'),
        code('cough', '咳嗽、咽痛', 'Cough, sore throat'),
        code('stomach', '呕吐、腹泻', 'Vomiting, diarrhoea'),
        code('rash', '皮疹', 'Rash'),
        code('eyes', '红眼', 'Red eyes'),
        code('injury', '受伤', 'Injury'),
        code('other', '其他', 'Other'),
        code('none', '已无症状', 'None any more'),
      ],
    },
  },
  words('clinic', '在哪看的病', 'Where seen', 'text', true),
  words('diagnosis', '诊断', 'Diagnosis', 'text', true),
  words('absenceCause', '病因', 'Cause', 'text', true),
  words('returnedOn', '返校日期', 'Back on', 'date'),
  {
    home: 'visit',
    field: {
      name: 'absenceReason',
      title: { zh: '不是因病缺勤的原因', en: 'Reason, other than illness' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        code('family', '家中有事', 'Family matter'),
        code('training', '外出实习、比赛', 'Training or a contest'),
        code('unexplained', '没有说明', 'Not explained'),
        code('other', '其他', 'Other'),
      ],
    },
  },
  {
    home: 'visit',
    field: {
      name: 'testResult',
      title: { zh: '检测结果', en: 'Test result' },
      sensitivity: 'sensitive',
      type: 'choice',
      codes: [
        code('negative', '阴性', 'Negative'),
        code('positive', '阳性', 'Positive'),
        code('pending', '已采样，等结果', 'Sampled, result awaited'),
      ],
    },
  },
  words('drillPlan', '演练方案', 'Plan of the drill', 'long_text'),
  words('drillResult', '演练结果和要改的', 'Result, and what must change', 'long_text'),
];

// What a campus knows of its people and what one check, call or test tells (E10, E11, E13, E14, E16). Health is sensitive personal information (个人信息保护法 art. 28):
// what tells of it is marked so.
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

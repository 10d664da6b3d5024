// Fields that care adds to the dictionary. Each is told once, on whichever visit comes first, and asked again only when it has aged. For how long two answers cannot both be true
// (`steadyDays`) is a choice of this file.
import type { ReachMethodInput } from '#modules/methods/shared/reach-method.ts';

export const fields: NonNullable<ReachMethodInput['fields']> = [
  {
    home: 'person',
    alsoCalled: ['自理能力', '生活能否自理'],
    askAgainAfterDays: 180,
    steadyDays: 14,
    field: {
      name: 'selfCare',
      title: { zh: '生活自理', en: 'Self-care' },
      sensitivity: 'normal',
      type: 'choice',
      codes: [
        { code: 'full', title: { zh: '能自理', en: 'Independent' } },
        { code: 'partly', title: { zh: '部分自理', en: 'Needs some help' } },
        { code: 'none', title: { zh: '不能自理', en: 'Needs full care' } },
      ],
    },
  },
  {
    home: 'person',
    alsoCalled: ['帮扶人', '联系人'],
    askAgainAfterDays: 365,
    field: {
      name: 'helper',
      title: { zh: '照看的人', en: 'Who looks after them' },
      sensitivity: 'normal',
      type: 'text',
    },
  },
  {
    home: 'person',
    alsoCalled: ['需求', '需要帮助事项'],
    askAgainAfterDays: 30,
    field: {
      name: 'careNeeds',
      title: { zh: '有什么需要', en: 'What is needed' },
      sensitivity: 'normal',
      type: 'long_text',
    },
  },
  {
    home: 'person',
    alsoCalled: ['是否领取养老金', '领取养老待遇'],
    steadyDays: 30,
    field: {
      name: 'drawsPension',
      title: { zh: '是否领养老金', en: 'Draws a pension' },
      sensitivity: 'normal',
      type: 'yes_no',
    },
  },
  {
    home: 'person',
    alsoCalled: ['认证日期', '最近认证日期'],
    askAgainAfterDays: 365,
    field: {
      name: 'pensionCheckedOn',
      title: { zh: '养老认证日期', en: 'Pension verified on' },
      sensitivity: 'normal',
      type: 'date',
    },
  },
];

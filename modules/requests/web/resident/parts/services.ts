// The services of the one-key call (B7) and the four everyday matters, in the words of a resident. What exists is the method's to say: a service
// it does not name has no tile.
import type { Words } from '#kernel/shared/problem.ts';
import type { IconName } from '#kernel/web/plain/icon.tsx';

export type Matter = {
  title: Words;
  /** What to say, above the field. */
  ask: Words;
  icon: IconName;
};

export const everyday = {
  repair: {
    title: { zh: '报修', en: 'Repair' },
    ask: { zh: '什么坏了？', en: 'What is broken?' },
    icon: 'pencil',
  },
  help: {
    title: { zh: '求助', en: 'Help' },
    ask: { zh: '需要什么帮助？', en: 'What help do you need?' },
    icon: 'heart',
  },
  problem: {
    title: { zh: '反映问题', en: 'Problem' },
    ask: { zh: '是什么问题？', en: 'What is the problem?' },
    icon: 'chat',
  },
  ask: {
    title: { zh: '咨询', en: 'Question' },
    ask: { zh: '想问什么，有什么建议？', en: 'What would you like to know or suggest?' },
    icon: 'question',
  },
} as const satisfies Record<string, Matter>;

export type Everyday = keyof typeof everyday;

/** By the `serviceKind` of the method's request kinds. */
export const services: Record<
  string,
  { icon: IconName; sub: Words; ask: Words; plain: { title: Words; sub: Words; act: Words } }
> = {
  family_doctor: {
    icon: 'heart',
    sub: { zh: '量血压、看病，可上门', en: 'Checks and visits at home' },
    ask: { zh: '给谁看，哪里不舒服？', en: 'Who is to be seen, and what is wrong?' },
    plain: {
      title: { zh: '量血压、看病', en: 'See a doctor' },
      sub: { zh: '请医生到家里来', en: 'The doctor comes to you' },
      act: { zh: '叫', en: 'Call' },
    },
  },
  pension_verification: {
    icon: 'person',
    sub: { zh: '不会刷脸也能办，可上门', en: 'Without a smartphone, at home too' },
    ask: { zh: '给谁认证？', en: 'Who is to be verified?' },
    plain: {
      title: { zh: '领养老金认证', en: 'Pension check' },
      sub: { zh: '不用手机也能办', en: 'No phone needed' },
      act: { zh: '办', en: 'Do it' },
    },
  },
  mediation: {
    icon: 'people',
    sub: { zh: '请调解员说和，线上也行', en: 'A mediator helps, on line too' },
    ask: { zh: '跟谁，为了什么事？', en: 'With whom, and about what?' },
    plain: {
      title: { zh: '邻里闹矛盾', en: 'Trouble with a neighbour' },
      sub: { zh: '请人来说和', en: 'Somebody comes to talk' },
      act: { zh: '找', en: 'Ask' },
    },
  },
  home_repair: {
    icon: 'home',
    sub: { zh: '水电门窗，师傅上门', en: 'Water, power, doors' },
    ask: { zh: '家里什么坏了？', en: 'What is broken at home?' },
    plain: {
      title: { zh: '家里东西坏了', en: 'Something is broken' },
      sub: { zh: '请师傅来修', en: 'Somebody comes to mend it' },
      act: { zh: '修', en: 'Mend' },
    },
  },
};

/** The order of the tiles. */
export const serviceOrder = ['family_doctor', 'pension_verification', 'home_repair', 'mediation'];

// What a turn is closed by where a bare visit does not do: a property of the kind of turn (a rhythm or a campaign kind of a method), or of the action, which is then told
// by one module alone. One table, so that the house, the phone and the buttons say the same (C2, C11, E8, M9, A9).
import { z } from 'zod';
import type { Words } from '#kernel/shared/problem.ts';
import type { VisitAction } from './visit.ts';

export const closers = ['figures', 'whereabouts', 'tubes', 'call_round', 'everybody_tested'] as const;
export type Closer = (typeof closers)[number];
export const closerSchema = z.enum(closers);

/** Actions that one module tells, whatever rhythm asks for them. */
const ofAction: Partial<Record<VisitAction, Closer>> = {
  report: 'figures',
  evacuate: 'whereabouts',
  sample: 'tubes',
};

/** Null: any visit of its action. A turn that an older house laid out, or an older phone took along, names none. */
export const closerOf = (turn: { action: VisitAction; closedBy?: Closer | null | undefined }): Closer | null =>
  turn.closedBy ?? ofAction[turn.action] ?? null;

type ProblemCode = 'report_by_figures' | 'moved_by_place' | 'sampled_by_tube' | 'called_in_round' | 'tested_one_by_one';
/** What is said to whoever tells it by a visit, and where it is told instead. */
export const closerWords: { [C in Closer]: { code: ProblemCode; title: Words; wayOut: Words } } = {
  figures: {
    code: 'report_by_figures',
    title: { zh: '报告要连同数字一起报', en: 'A report is told with its figures' },
    wayOut: { zh: '请在“日报”里核对后确认', en: 'Check and confirm it under Reports' },
  },
  whereabouts: {
    code: 'moved_by_place',
    title: { zh: '转移要说清去了哪里', en: 'Whoever was moved is told with the place' },
    wayOut: { zh: '请在“去向”里选安置点或写地址', en: 'Choose a shelter or write the address under Whereabouts' },
  },
  tubes: {
    code: 'sampled_by_tube',
    title: { zh: '采样要登记到试管', en: 'A sample is told with its tube' },
    wayOut: { zh: '请到采样点登记，或预约上门采样', en: 'Register at a site, or ask for a sampling at home' },
  },
  call_round: {
    code: 'called_in_round',
    title: { zh: '这通电话要在电话核对里记', en: 'This call is told in its call-round' },
    wayOut: { zh: '请打开“电话核对”，按名单记', en: 'Open the call-round and tell it from the list' },
  },
  everybody_tested: {
    code: 'tested_one_by_one',
    title: { zh: '员工检测要一人一条地记', en: 'Workers’ tests are told one by one' },
    wayOut: {
      zh: '请在“冷链企业监测”里记每个人的结果，都测了就自动办结',
      en: 'Tell each result under Cold-chain firms; when all are tested it is done by itself',
    },
  },
};

// What may be expected of somebody in a drill, as the commands that do it; and what an injection is at a moment. Nothing of it is stored.
import type { Words } from '#kernel/shared/problem.ts';

type Act = { title: Words; commands: readonly string[]; href?: string };
export const acts = {
  by_hand: { title: { zh: '到位、报告（点“已办”）', en: 'Done and reported by one press' }, commands: ['drill.done'] },
  open_case: {
    title: { zh: '登记病例', en: 'Open the case' },
    commands: ['trace.open_case'],
    href: '/desk/investigations',
  },
  name_contact: {
    title: { zh: '登记密接', en: 'Name a contact' },
    commands: ['trace.name_contact'],
    href: '/desk/investigations',
  },
  reach_contact: {
    title: { zh: '联系上密接', en: 'Reach a contact' },
    commands: ['trace.reach'],
    href: '/desk/investigations',
  },
  hand_out: {
    title: { zh: '转出区外密接', en: 'Hand a contact out' },
    commands: ['trace.hand_out'],
    href: '/desk/investigations',
  },
  ring: { title: { zh: '呼叫核查', en: 'Call-out' }, commands: ['duty_call.start'], href: '/desk/duty' },
  propose_order: {
    title: { zh: '提出应急令', en: 'Propose an emergency order' },
    commands: ['emergency.propose'],
    href: '/desk/emergencies/new',
  },
  approve_order: {
    title: { zh: '批准应急令', en: 'Approve the order' },
    commands: ['emergency.approve'],
    href: '/desk/emergencies',
  },
  order: { title: { zh: '下达指令', en: 'Send the order' }, commands: ['campaign.order'], href: '/desk/campaigns' },
  receive: {
    title: { zh: '签收指令', en: 'Receive the order' },
    commands: ['campaign.receive'],
    href: '/desk/campaigns',
  },
  start: { title: { zh: '启动', en: 'Start' }, commands: ['campaign.start'], href: '/desk/campaigns' },
  notify: {
    title: { zh: '通知楼栋', en: 'Call the buildings' },
    commands: ['campaign.notified'],
    href: '/desk/campaigns',
  },
  open_site: { title: { zh: '采样点开放', en: 'Open a site' }, commands: ['site.open'], href: '/desk/campaigns' },
  sample: { title: { zh: '第一人采样', en: 'First sample' }, commands: ['sample.register'] },
  pack: { title: { zh: '装箱封签', en: 'Pack and seal' }, commands: ['box.pack'] },
  hand_over: { title: { zh: '转运交接', en: 'Hand the box over' }, commands: ['box.hand_over', 'box.receive'] },
  result: { title: { zh: '报结果', en: 'Tell results' }, commands: ['tube.result', 'result.import'] },
  disinfect: { title: { zh: '终末消毒', en: 'Disinfect' }, commands: ['site.disinfect'] },
} as const satisfies Record<string, Act>;
export type ActCode = keyof typeof acts;
export const actCodes = Object.keys(acts) as [ActCode, ...ActCode[]];
export const actOf = (code: ActCode): Act => acts[code];

export const injectionStates = {
  waiting: { zh: '未到时间', en: 'Not yet' },
  open: { zh: '等着办', en: 'Open' },
  overdue: { zh: '超时未办', en: 'Overdue' },
  in_time: { zh: '按时', en: 'In time' },
  late: { zh: '超时完成', en: 'Done late' },
  missed: { zh: '没有做', en: 'Never done' },
  unplayed: { zh: '没有导入', en: 'Never injected' },
} as const satisfies Record<string, Words>;
export type InjectionState = keyof typeof injectionStates;

export type InjectionTimes = { injectedAt: Date | null; actedAt: Date | null; withinMinutes: number };

export function stateOf(
  { injectedAt, actedAt, withinMinutes }: InjectionTimes,
  endedAt: Date | null,
  now: number,
): InjectionState {
  if (!injectedAt) return endedAt ? 'unplayed' : 'waiting';
  const dueAt = injectedAt.getTime() + withinMinutes * 60_000;
  if (actedAt) return actedAt.getTime() <= dueAt ? 'in_time' : 'late';
  if (endedAt) return 'missed';
  return now > dueAt ? 'overdue' : 'open';
}
/** What the debrief names by itself. */
export const isGap = (state: InjectionState): boolean =>
  state === 'late' || state === 'missed' || state === 'unplayed' || state === 'overdue';

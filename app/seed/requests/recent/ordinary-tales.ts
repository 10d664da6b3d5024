// The everyday of the last month: some two dozen matters that came, were done and were closed, so that rates and lists have a ground to stand on.
import { homeCommunity } from '../../ids.ts';
import { idNumberOf, nameOf } from '../../names.ts';
import { estates } from '../../places/estates.ts';
import { type Lots, lots } from '../../rows.ts';
import type { Step, Tale, TaleFact } from './tale.ts';

/** `byDesk`: the desk does it itself, so that the secretary verifies (who did the work may not close it). */
type Everyday = { kind: string; text: string; done: string; hours: number; byDesk?: true };

const everyday: readonly Everyday[] = [
  { kind: 'home_repair', text: '厨房水龙头漏水，想请师傅上门修', done: '换了阀芯，不漏了', hours: 5 },
  { kind: 'family_doctor', text: '术后换药不方便去医院，想请医生上门', done: '上门换药，伤口良好', hours: 6 },
  {
    kind: 'delegated_service',
    text: '居住证到期，工作忙，想请社区代办续签',
    done: '已办好，证件送达',
    hours: 26,
    byDesk: true,
  },
  {
    kind: 'pension_verification',
    text: '老人卧床，养老资格认证需要上门',
    done: '核对身份证，认证通过',
    hours: 9,
    byDesk: true,
  },
  { kind: 'street_light', text: '单元门口的灯不亮', done: '换灯，已亮', hours: 7 },
  { kind: 'rubbish_heap', text: '地下室门口堆了旧沙发', done: '已清运', hours: 6 },
  { kind: 'noise', text: '楼下烧烤店排风机半夜嗡嗡响', done: '加装减震垫，约定十点停机', hours: 8 },
  { kind: 'parking', text: '私家车占了残疾人车位', done: '车已挪走，张贴提示', hours: 3 },
  { kind: 'pets', text: '草坪里狗粪没人清', done: '劝导养犬人，加装拾便箱', hours: 10 },
  { kind: 'advice', text: '建议把社区食堂午餐延长半小时', done: '采纳，本周起延到十三点', hours: 14, byDesk: true },
  { kind: 'fire_hazard', text: '有人从窗户飞线充电', done: '拆除飞线，安排到充电棚', hours: 4 },
  { kind: 'public_facility', text: '小广场健身器材螺丝松动', done: '紧固并刷漆', hours: 12 },
  { kind: 'mediation', text: '隔壁占用公共过道放鞋柜，说了几次不听', done: '双方到场，鞋柜搬走，签了协议', hours: 30 },
];

/** What each kind asks for (B7), as it was told: before it was handed out, and when it was done. */
const asked: Record<string, { file?: readonly TaleFact[]; done?: readonly TaleFact[] }> = {
  home_repair: {
    done: [
      { field: 'appointmentAt', value: { minutes: -35 } },
      { field: 'repairCharge', value: 2500 },
    ],
  },
  family_doctor: {
    done: [
      { field: 'appointmentAt', value: { minutes: -40 } },
      { field: 'visitWay', value: 'at_home' },
    ],
  },
  delegated_service: { done: [{ field: 'authorisationSaid', value: '本人来电委托社区代办' }] },
  pension_verification: {
    done: [
      { field: 'identityProof', value: idNumberOf('1948-05-06', 2, 31) },
      { field: 'appointmentAt', value: { minutes: -30 } },
      { field: 'verificationResult', value: 'passed' },
    ],
  },
  mediation: {
    file: [{ field: 'otherParty', value: '隔壁住户' }],
    done: [{ field: 'partiesConsent', value: true }],
  },
};

const channels = ['hotline', 'walk_in', 'grid_wechat_group', 'home_visit', 'one_key'] as const;
const count = 26;
const firstDay = 30;

export function ordinaryTales(): Tale[] {
  const draw = lots(2026);
  return Array.from({ length: count }, (_, n) => taleOf(n, everyday[n % everyday.length]!, draw));
}

const told = (facts: readonly TaleFact[] | undefined) => (facts ? { facts } : {});

function taleOf(n: number, { kind, text, done, hours, byDesk }: Everyday, draw: Lots): Tale {
  const estate = draw.pick(estates).name;
  const channel = channels[n % channels.length]!;
  const pressed = channel === 'one_key';
  const day = firstDay - n;
  const minute = String(draw.below(60)).padStart(2, '0');
  const checked: Step =
    draw.next() < 0.5
      ? [
          60 + draw.below(240),
          'caller',
          'rate',
          { stars: 3 + Math.min(2, draw.below(6)), isSolved: true, comment: draw.pick(['', '谢谢', '办得快', '满意']) },
        ]
      : [
          60 + draw.below(240),
          byDesk ? 'secretary' : 'checker',
          'call_back',
          { means: 'phone', result: 'solved', isSatisfied: true },
        ];
  return {
    key: `everyday ${n}`,
    came: `D-${Math.max(4, day)} ${String(8 + draw.below(9)).padStart(2, '0')}:${minute}`,
    channel,
    caller: { name: nameOf(draw), phone: `199000561${String(n).padStart(2, '0')}` },
    community: homeCommunity,
    place: `${estate}${1 + draw.below(12)}号楼${1 + draw.below(2)}单元${1 + draw.below(6)}0${1 + draw.below(2)}`,
    report: pressed ? { text } : { text, kindCode: kind },
    steps: [
      ...(pressed ? ([[1, 'desk', 'answer', {}]] as Step[]) : []),
      [
        2 + draw.below(10),
        n % 3 === 0 ? 'checker' : 'desk',
        'dispatch',
        { ...(pressed ? { kindCode: kind } : {}), ...told(asked[kind]?.file) },
      ],
      [10 + draw.below(60), 'lead', 'sign', {}],
      [hours * 60 * (0.6 + draw.next() * 0.5), 'lead', 'resolve', { text: done, ...told(asked[kind]?.done) }],
      checked,
    ],
  };
}

// A few matters of the other streets, so that the district’s screens are not one community’s.
import type { Tale } from './tale.ts';

export const elsewhereTales: readonly Tale[] = [
  {
    key: 'dongzha rubbish overdue',
    community: '东闸社区',
    came: 'D-7 09:10',
    channel: 'hotline',
    caller: { name: '孙桂兰', phone: '19900056040' },
    unit: '东闸社区2网格',
    report: { text: '沿街门市后面堆了旧家具没人清', placeText: '东闸社区二网格沿街门市后', kindCode: 'rubbish_heap' },
    steps: [
      [10, 'desk', 'dispatch', {}],
      [200, 'lead', 'sign', {}],
    ],
  },
  {
    key: 'xizha hawkers',
    community: '西闸社区',
    came: 'now-300',
    channel: 'grid_wechat_group',
    unit: '西闸社区1网格',
    report: {
      text: '路口早市占道经营，车过不去',
      placeText: '西闸社区一网格路口',
      kindCode: 'street_trading',
      isAnonymous: true,
    },
    steps: [
      [8, 'desk', 'dispatch', {}],
      [45, 'lead', 'sign', { reply: '执法队员到场疏导' }],
    ],
  },
  {
    key: 'chongwen wages',
    community: '崇文社区',
    came: 'D-10 10:20',
    channel: 'walk_in',
    caller: { name: '宋立军', phone: '19900056041' },
    unit: '崇文社区3网格',
    report: { text: '工地拖欠工资三个月，想问怎么要', kindCode: 'employment_help' },
    steps: [
      [12, 'desk', 'dispatch', {}],
      [300, 'lead', 'sign', {}],
      ['D-6 15:00', 'lead', 'resolve', { text: '劳动监察约谈，欠薪 2.1 万元已付清' }],
      ['D-5 09:40', 'caller', 'rate', { stars: 5, isSolved: true, comment: '钱到手了' }],
    ],
  },
  {
    key: 'xingfu road',
    community: '幸福新村',
    came: 'D-12 08:30',
    channel: 'home_visit',
    unit: '幸福新村1网格',
    caller: { name: '梁玉珍', phone: '19900056042' },
    report: { text: '胡同口路面坑洼，下雨存水', placeText: '幸福新村一网格胡同口', kindCode: 'public_facility' },
    steps: [
      [60, 'desk', 'dispatch', {}],
      [120, 'lead', 'sign', {}],
      ['D-9 17:00', 'lead', 'resolve', { text: '垫平压实 30 平方米' }],
      ['D-8 10:00', 'secretary', 'call_back', { means: 'visit', result: 'solved', isSatisfied: true }],
    ],
  },
  {
    key: 'ershilipu power',
    community: '二十里铺村',
    came: 'now-540',
    channel: 'hotline',
    caller: { name: '郭宝田', phone: '19900056043' },
    unit: '二十里铺村2网格',
    report: { text: '电压不稳，晚上灯一闪一闪', placeText: '二十里铺村二网格', kindCode: 'power_supply' },
    steps: [
      [9, 'desk', 'dispatch', {}],
      [50, 'lead', 'sign', { reply: '抢修班排查变压器' }],
    ],
  },
  {
    key: 'dabu door lock',
    community: '大部社区',
    came: 'D-4 16:40',
    channel: 'one_key',
    caller: { name: '唐新民', phone: '19900056044' },
    unit: '大部社区5-2',
    report: { text: '单元门禁坏了关不上，晚上不安全', placeText: '大部社区5-2 三号楼' },
    steps: [
      [1, 'desk', 'answer', {}],
      [5, 'desk', 'dispatch', { kindCode: 'public_facility' }],
      [100, 'lead', 'sign', {}],
      ['D-2 11:30', 'lead', 'resolve', { text: '更换闭门器和锁体' }],
      [
        'D-1 10:20',
        'secretary',
        'call_back',
        { means: 'phone', result: 'solved', isSatisfied: false, note: '修是修了，等得久' },
      ],
    ],
  },
];

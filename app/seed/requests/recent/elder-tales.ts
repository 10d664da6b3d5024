// The elder's own requests: what she sees when she signs in.
import { elder } from '../../elder.ts';
import type { Tale } from './tale.ts';

const caller = { name: elder.name, phone: elder.phone };

export const elderTales: readonly Tale[] = [
  {
    key: 'elder blood pressure',
    came: 'D-6 09:12',
    channel: 'one_key',
    caller,
    place: elder.address,
    report: { text: '这两天头晕，想请家庭医生上门量血压' },
    steps: [
      [1, 'desk', 'answer', {}],
      [2, 'desk', 'dispatch', { kindCode: 'family_doctor' }],
      [18, 'doctor.jiezhuang', 'sign', { reply: '上午十点半到您家' }],
      [
        75,
        'doctor.jiezhuang',
        'resolve',
        {
          text: '上门量血压 152/88，调整了服药时间，一周后再来随访',
          facts: [
            { field: 'appointmentAt', value: { minutes: -40 } },
            { field: 'visitWay', value: 'at_home' },
          ],
        },
      ],
      [130, 'caller', 'rate', { stars: 5, isSolved: true, comment: '韩大夫很耐心' }],
      [3, 'caller', 'thank', { text: '谢谢社区惦记我' }],
    ],
  },
  {
    key: 'elder tap',
    came: 'D-17 15:40',
    channel: 'hotline',
    caller: { ...caller },
    place: elder.address,
    report: {
      text: '母亲家厨房水龙头关不紧一直滴水，我在外地，请师傅上门修',
      kindCode: 'home_repair',
      proxy: { name: '陈晓燕', relation: '女儿', phone: '19900056431' },
    },
    steps: [
      [3, 'desk', 'dispatch', {}],
      [25, 'wang.shifu', 'sign', { reply: '明早九点上门' }],
      [
        1100,
        'wang.shifu',
        'resolve',
        {
          text: '换了阀芯，不滴了，材料费 12 元，老人已知道',
          facts: [
            { field: 'appointmentAt', value: { minutes: -25 } },
            { field: 'repairCharge', value: 1200 },
          ],
        },
      ],
      [170, 'checker', 'call_back', { means: 'phone', result: 'solved', isSatisfied: true, note: '老人说修得好' }],
    ],
  },
  {
    key: 'elder pension',
    came: 'now-190',
    channel: 'home_visit',
    by: 'grid.jiezhuang',
    caller,
    place: elder.address,
    report: {
      text: '老人不会用手机，今年养老待遇资格认证还没做，想请社区上门办',
      kindCode: 'pension_verification',
      facts: [{ field: 'wishedAt', value: { minutes: 23 * 60 } }],
    },
    steps: [
      [10, 'desk', 'dispatch', {}],
      [35, 'lead', 'sign', { reply: '带设备上门，先约时间' }],
      [12, 'lead', 'write_facts', { facts: [{ field: 'appointmentAt', value: { minutes: 24 * 60 } }] }],
    ],
  },
];

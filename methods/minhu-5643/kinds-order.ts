// Problems of order, safety and supply, answered for by the police room, departments and utilities.
import type { RequestKind } from '#modules/methods/shared/request-kind.ts';
import { things, together, weigh } from '#modules/methods/shared/write-keywords.ts';

const problem = {
  countsAs: 'problem',
  mustAnswerKind: 'resident_request',
  sensitivity: 'normal',
  requiredFields: [],
} satisfies Partial<RequestKind>;

/** Water, power, gas and heat have short limits of their own: sent on in 2 hours, answered in 24 (Beijing DB11, e1). */
const ofAUtility = {
  ...problem,
  responseLimit: { amount: 2, unit: 'clock_hour' },
  resolveLimit: { amount: 24, unit: 'clock_hour' },
  responsibleRole: 'department_officer',
  assist: ['property_company'],
} satisfies Partial<RequestKind>;

export const orderProblems: RequestKind[] = [
  {
    ...problem,
    code: 'noise',
    title: { zh: '噪音扰民', en: 'Noise' },
    filingCondition: {
      zh: '施工、装修、广场舞、商户或住户噪音影响休息',
      en: 'Works, music, shops or neighbours disturb rest',
    },
    closingCondition: {
      zh: '噪音停止或按规定时段进行，报告人认可',
      en: 'Stopped or kept to permitted hours; the caller agrees',
    },
    responseLimit: { amount: 2, unit: 'work_hour' },
    resolveLimit: { amount: 2, unit: 'work_day' },
    responsibleRole: 'handling_lead',
    handlingKind: 'police_room',
    assist: ['property_company'],
    keywords: weigh({
      7: '噪音 噪声 扰民 广场舞 大喇叭 睡不着 吵得睡不着',
      4: '太吵 吵死 吵人 嗡嗡响 排风机 施工 电钻 半夜 音响 唱歌',
      2: '装修 声音大 影响休息',
    }),
  },
  {
    ...problem,
    code: 'public_security',
    title: { zh: '治安', en: 'Public order' },
    filingCondition: {
      zh: '盗窃、诈骗、可疑人员、滋扰，没有正在发生的人身危险',
      en: 'Theft, fraud, suspects or harassment, with nobody in danger now',
    },
    closingCondition: {
      zh: '警务室已出警或受理并告知案件去向',
      en: 'Attended or taken on; the caller told what becomes of it',
    },
    responseLimit: { amount: 1, unit: 'clock_hour' },
    resolveLimit: { amount: 24, unit: 'clock_hour' },
    responsibleRole: 'handling_lead',
    handlingKind: 'police_room',
    keywords: [
      ...weigh({
        8: '被偷 小偷 盗窃 诈骗 被骗 骗子 骗钱 公检法 刷单 撬门 撬锁 可疑人员 赌博 传销 非法集资 尾随 跟踪',
        4: '报警 派出所 可疑 陌生人 监控录像 治安 骚扰 冒充 转账 推销',
      }),
      ...together(4, '丢了 拿走了', '电动车 电瓶 自行车 快递 钱包'),
      ...together(5, '骗 偷', '老人 钱 电话 东西 车'),
    ],
  },
  {
    ...problem,
    code: 'illegal_building',
    title: { zh: '违建', en: 'Illegal building' },
    nationalCode: '0101',
    filingCondition: {
      zh: '私搭乱建、圈占公共地、破坏承重墙',
      en: 'Unlicensed building, enclosure of shared ground, or damage to a bearing wall',
    },
    closingCondition: {
      zh: '停工并拆除，或已立案处罚并公示期限',
      en: 'Stopped and removed, or penalised with the term made known',
    },
    responseLimit: { amount: 4, unit: 'work_hour' },
    resolveLimit: { amount: 15, unit: 'work_day' },
    responsibleRole: 'department_officer',
    handlingKind: 'department:urban_management',
    assist: ['community'],
    needsVerificationBeforeFiling: true,
    mayRunLong: true,
    keywords: [
      ...weigh({
        8: '违建 违章建筑 私搭乱建 私自搭建 乱搭乱建 加盖 阳光房 承重墙 圈地 私搭',
        4: '搭棚子 搭建 砌墙 砸墙 占用公共 圈起来',
      }),
      ...together(5, '搭 盖', '小屋 房子 棚子 院子 楼顶'),
    ],
  },
  {
    ...problem,
    code: 'street_trading',
    title: { zh: '占道经营', en: 'Trading on the road' },
    filingCondition: { zh: '流动摊贩、店外经营、占用人行道', en: 'Hawkers, goods before shops, pavements taken' },
    closingCondition: { zh: '现场恢复通行，复查不反弹', en: 'The way is free and stays so at the re-check' },
    responseLimit: { amount: 2, unit: 'work_hour' },
    resolveLimit: { amount: 4, unit: 'work_hour' },
    responsibleRole: 'department_officer',
    handlingKind: 'department:urban_management',
    needsVerificationBeforeFiling: true,
    keywords: weigh({ 8: '占道经营 摆摊 流动摊贩 店外经营 小摊', 4: '摊贩 烧烤 油烟 占道 小广告 人行道 三轮车' }),
  },
  {
    ...problem,
    code: 'pets',
    title: { zh: '犬只扰民', en: 'Dogs and pets' },
    filingCondition: {
      zh: '遛狗不拴绳、流浪狗、宠物粪便、养殖家禽',
      en: 'Dogs off the lead, strays, droppings, poultry',
    },
    closingCondition: { zh: '养犬人整改或流浪犬已处置', en: 'The owner has put it right, or the stray is dealt with' },
    responseLimit: { amount: 4, unit: 'work_hour' },
    resolveLimit: { amount: 3, unit: 'work_day' },
    responsibleRole: 'handling_lead',
    handlingKind: 'police_room',
    assist: ['property_company'],
    keywords: [
      ...weigh({ 7: '不拴绳 流浪狗 流浪猫 遛狗 狗叫 狗粪 养狗 大狗 狗屎 养鸡', 4: '黑狗 小狗 野狗 宠物' }),
      ...together(4, '狗 犬 猫', '咬 叫 粪 屎 养 拉 吓 窜 拴 挠'),
    ],
  },
  {
    ...problem,
    code: 'falling_objects',
    title: { zh: '高空抛物', en: 'Things thrown or falling from above' },
    filingCondition: { zh: '楼上抛物、外墙瓷砖或花盆有坠落危险', en: 'Things are thrown, or tiles and pots may fall' },
    closingCondition: { zh: '危险消除，抛物人已查找并告诫', en: 'Danger removed; the thrower looked for and warned' },
    responseLimit: { amount: 1, unit: 'clock_hour' },
    resolveLimit: { amount: 24, unit: 'clock_hour' },
    responsibleRole: 'handling_lead',
    handlingKind: 'property_company',
    assist: ['police_room'],
    keywords: [
      ...weigh({ 8: '高空抛物 往下扔 扔下来 从楼上扔 瓷砖脱落 外墙脱落 掉瓷砖' }),
      ...together(6, '掉下来 往下掉', '楼上 外墙 瓷砖 花盆 玻璃'),
    ],
  },
  {
    ...problem,
    code: 'fire_hazard',
    title: { zh: '消防隐患', en: 'Fire hazard' },
    filingCondition: {
      zh: '飞线充电、电动车进楼、灭火器失效、楼道堆可燃物',
      en: 'Cables hung out, e-bikes indoors, dead extinguishers, fuel in stairwells',
    },
    closingCondition: { zh: '隐患消除，复查确认', en: 'Hazard gone, confirmed at the re-check' },
    responseLimit: { amount: 4, unit: 'work_hour' },
    resolveLimit: { amount: 2, unit: 'work_day' },
    responsibleRole: 'handling_lead',
    handlingKind: 'property_company',
    assist: ['department:fire_rescue'],
    keywords: [
      ...weigh({ 8: '飞线充电 飞线 电动车进楼 楼道充电 消防隐患', 3.5: '消防 私拉电线 电线老化' }),
      ...things({ 8: '灭火器 消防栓 烟感' }),
      ...together(5, '充电', '楼道 电动车 电瓶'),
    ],
  },
  {
    ...ofAUtility,
    code: 'water_supply',
    title: { zh: '供水', en: 'Water supply' },
    filingCondition: {
      zh: '停水、水压低、水质浑浊、供水管破裂',
      en: 'No water, low pressure, cloudy water, burst main',
    },
    closingCondition: { zh: '恢复供水并告知原因', en: 'Water is back and the cause told' },
    handlingKind: 'department:water_utility',
    keywords: weigh({
      8: '停水 没水 没有水 一滴水都没有 自来水 水压 水质 水管爆裂 主水管',
      4: '水浑 水发黄 二次供水 水表 水流 水太小 洗不了澡',
    }),
  },
  {
    ...ofAUtility,
    code: 'power_supply',
    title: { zh: '供电', en: 'Power supply' },
    filingCondition: { zh: '停电、电压不稳、电线垂落', en: 'No power, unsteady voltage, hanging cable' },
    closingCondition: { zh: '恢复供电；垂落电线已处置', en: 'Power is back; the cable is safe' },
    handlingKind: 'department:power_grid',
    keywords: weigh({
      8: '停电 没电 没有电 断电 电压不稳 电线掉 变压器 跳电',
      4: '电线 电压 电表 配电箱 供电',
    }),
  },
  {
    ...ofAUtility,
    code: 'heating',
    title: { zh: '供暖', en: 'Heating' },
    filingCondition: { zh: '采暖期不热、漏水、未开通', en: 'Cold, leaking or not opened in the heating season' },
    closingCondition: { zh: '室温达标，入户测温记录', en: 'Room temperature reached, measured at home' },
    handlingKind: 'department:heating_company',
    keywords: weigh({
      8: '暖气 供暖 供热 暖气不热 地暖 取暖费',
      3: '室温 家里冷 不热 冻得',
    }),
  },
  {
    ...ofAUtility,
    code: 'gas_supply',
    title: { zh: '供气', en: 'Gas supply' },
    filingCondition: {
      zh: '停气、气压低、开户、换表（不是泄漏）',
      en: 'No gas, low pressure, connection, meter (not a leak)',
    },
    closingCondition: { zh: '恢复供气并作安全检查', en: 'Gas is back after a safety check' },
    handlingKind: 'department:gas_company',
    keywords: weigh({ 8: '停气 没气 燃气开户 通气 打不着火', 3: '天然气 燃气 煤气 燃气表 气压' }),
  },
  {
    ...problem,
    code: 'other_request',
    title: { zh: '其他诉求', en: 'Other request' },
    filingCondition: { zh: '不属于以上任何一类', en: 'None of the others' },
    closingCondition: {
      zh: '有答复并经本人确认；经常出现的报街道增设类别',
      en: 'Answered and confirmed; frequent ones are proposed as a kind',
    },
    responseLimit: { amount: 1, unit: 'work_day' },
    resolveLimit: { amount: 5, unit: 'work_day' },
    responsibleRole: 'community_desk',
    handlingKind: 'community',
    isCatchAll: true,
    keywords: [],
  },
];

// Emergencies (突发事件, B4): they skip the queue, ring, and are counted in round-the-clock hours. A resident who can still
// speak is told to dial 119, 120 or 110 as well: this list never stands between a person and those numbers.
import type { RequestKind } from '#modules/methods/shared/request-kind.ts';
import { alarm, alarmTogether, together, weigh } from '#modules/methods/shared/write-keywords.ts';

/** Sent on within one hour (Beijing DB11: life and property), done within four. */
const emergency = {
  countsAs: 'problem',
  mustAnswerKind: 'emergency',
  isEmergency: true,
  sensitivity: 'normal',
  responseLimit: { amount: 1, unit: 'clock_hour' },
  resolveLimit: { amount: 4, unit: 'clock_hour' },
  responsibleRole: 'handling_lead',
  requiredFields: [],
} satisfies Partial<RequestKind>;

const family = '老公 丈夫 对象 媳妇 老婆 妻子 公公 婆婆 前夫 男人';
const byFamily = alarmTogether('打我 动手打 往死里打 掐我', family);
/** Where smoke is not looked for; of a kitchen or a stall it is cooking. */
const indoors = '楼道 楼梯 楼内 走廊 过道 单元 电梯 屋里 家里 卧室 客厅 车库 车棚 地下室 电表 电箱 配电 插座 电线 机房';
/** Somebody smokes, cooks or burns on purpose: a nuisance, and no fire. */
const smokers = '抽烟 吸烟 香烟 烟头 烟民 二手烟 油烟 烧烤 做饭 炒菜 饭店 餐馆 烧纸 烟囱';
const gasThings = '煤气 燃气 天然气 气罐 气表 气管 灶';
const frail = '老人 孩子 小孩 爷爷 奶奶 老太太 老大爷 大爷 大娘 老伴 闺女 儿子 女儿 孙子 孙女 母亲 父亲 我妈 我爸';

export const emergencies: RequestKind[] = [
  {
    ...emergency,
    code: 'fire',
    title: { zh: '火情', en: 'Fire' },
    filingCondition: { zh: '看到明火或浓烟', en: 'Flames or thick smoke are seen' },
    closingCondition: { zh: '火已扑灭，无复燃，人员清点完', en: 'Out, not rekindling, everybody counted' },
    handlingKind: 'property_company',
    assist: ['department:fire_rescue', 'police_room', 'community'],
    keywords: [
      ...alarm('着火 着大火', '打不着火 点不着火 打着火 点着火 着火点'),
      ...alarm('起火', '后院起火 发起火来 惹起火'),
      ...alarm('失火 冒浓烟 浓烟滚滚'),
      ...alarmTogether('冒烟 浓烟', '楼 窗 厨房 电线 电动车 电瓶 电表 插座 屋里 车库', 8),
      ...alarmTogether('烟味 都是烟 全是烟 满是烟 是浓烟', indoors, 8, smokers),
      ...alarmTogether('烧焦 焦糊味 糊味 焦味', indoors, 8, smokers),
      ...alarmTogether('爆炸', '煤气 燃气 气罐 电瓶 电动车', 8),
      ...weigh({ 5: '火灾 119' }),
    ],
  },
  {
    ...emergency,
    code: 'gas_leak',
    title: { zh: '燃气泄漏', en: 'Gas leak' },
    filingCondition: {
      zh: '闻到燃气味、报警器响、疑似一氧化碳中毒',
      en: 'Smell of gas, detector sounding, or suspected carbon-monoxide poisoning',
    },
    closingCondition: { zh: '关阀、通风、检漏合格', en: 'Shut off, aired, tested tight' },
    resolveLimit: { amount: 2, unit: 'clock_hour' },
    handlingKind: 'department:gas_company',
    assist: ['property_company', 'department:fire_rescue'],
    keywords: [
      ...alarm('煤气味 燃气味 天然气味 煤气中毒 一氧化碳中毒 漏煤气 漏燃气 漏天然气'),
      ...alarmTogether('漏气 泄漏 泄露 漏了', '煤气 燃气 天然气 气罐', 6),
      ...alarmTogether('味道 味儿', '煤气 燃气 天然气', 2),
      ...alarmTogether('一股 有股 闻到 闻着 闻见', '煤气 燃气 天然气', 4, '燃气公司 煤气公司'),
      ...alarmTogether('煤气的味 燃气的味 天然气的味', '满屋 一屋 闻 股 有', 8),
      ...alarmTogether('有味 有股味 有股怪味 股味 一股味 有异味 有怪味', gasThings, 6, '饭菜 油烟 烧糊'),
      ...alarmTogether('臭鸡蛋味 臭鸡蛋的味', `${gasThings} 厨房`, 10, '下水 地漏 马桶'),
      ...alarmTogether('报警器响 报警器一直响 报警器在响', '煤气 燃气 天然气', 2),
    ],
  },
  {
    ...emergency,
    code: 'elevator_trapped',
    title: { zh: '电梯困人', en: 'People trapped in a lift' },
    filingCondition: { zh: '有人被困在电梯里', en: 'Somebody is shut in a lift' },
    closingCondition: { zh: '人员救出，电梯停用待检', en: 'Freed; the lift out of use until checked' },
    resolveLimit: { amount: 2, unit: 'clock_hour' },
    handlingKind: 'property_company',
    assist: ['department:fire_rescue', 'department:market_regulation'],
    keywords: [
      ...alarm('电梯困人 困在电梯 被困电梯 关在电梯 关电梯里'),
      ...alarmTogether('困住 被困 困在 困着 困了 困人 关在里面', '电梯'),
      ...alarmTogether('出不来', '电梯', 6),
    ],
  },
  {
    ...emergency,
    code: 'medical_emergency',
    title: { zh: '突发疾病', en: 'Medical emergency' },
    filingCondition: { zh: '有人昏倒、重伤、呼吸困难', en: 'Somebody has collapsed, is badly hurt or cannot breathe' },
    closingCondition: { zh: '已送医或医生到场处置，家属知道', en: 'In hospital or seen by a doctor; the family knows' },
    handlingKind: 'clinic',
    assist: ['community', 'property_company'],
    keywords: [
      ...alarm(
        '晕倒 昏倒 昏迷 晕过去 昏过去 不省人事 喘不上气 喘不过气 呼吸困难 没有呼吸 没呼吸 叫不醒 口吐白沫 叫救护车',
      ),
      ...alarm('大出血', '大出血甩卖 大出血价'),
      ...alarm('触电', '触电影 接触电 防触电'),
      ...alarmTogether('心梗 脑梗 中风 心脏病 抽搐', '突发 发作 急性 犯了 犯病 正在', 6),
      ...alarmTogether('晕了 昏了', `${frail} 有人 有个人 突然 大叔 阿姨 师傅 保安`, 8, '晕车'),
      ...alarmTogether('倒在地上 躺在地上 倒地', `${frail} 有人 有个人 不动 不起`, 8),
      ...alarmTogether('没反应 没有反应', `${frail} 躺 倒在 晕`, 8),
      ...alarmTogether('摔倒 摔伤 摔了', '起不来 动不了 流血 骨折 爬不起来'),
      ...alarmTogether('胸口疼 胸口痛 胸闷', '厉害 受不了 快不行 喘', 10),
      ...weigh({ 4: '急救 救护车 120 流血' }),
    ],
  },
  {
    ...emergency,
    code: 'urgent_help',
    title: { zh: '紧急求助', en: 'Cry for help' },
    filingCondition: {
      zh: '呼救、落水、被困、轻生等，危险还没弄清',
      en: 'A cry for help, drowning, trapped, suicide risk; danger not yet clear',
    },
    closingCondition: { zh: '找到人，安全，已有专人跟进', en: 'Found, safe, and somebody stays with it' },
    handlingKind: 'police_room',
    assist: ['community', 'property_company'],
    keywords: [
      ...alarm('救命', '救命钱 救命药 救命稻草 救命恩人 救命之恩'),
      ...alarm('跳楼', '跳楼价 跳楼大甩卖 跳楼机'),
      ...alarm('轻生 自杀 割腕 落水 溺水 掉河里 掉进河里 掉水里 不想活了'),
      ...alarmTogether('被困 困住', '大水 洪水 积水 家里 屋里 楼上 水里', 8),
      ...weigh({ 4: '快来人 救救' }),
    ],
  },
  {
    ...emergency,
    code: 'violence',
    title: { zh: '打架斗殴', en: 'Fight or assault' },
    filingCondition: { zh: '正在打人、持械威胁', en: 'A beating or an armed threat is going on' },
    closingCondition: { zh: '警察到场控制，伤者送医', en: 'Police in control; the hurt in care' },
    handlingKind: 'police_room',
    assist: ['community', 'clinic'],
    keywords: [
      ...alarm('持刀 砍人 动刀 抢劫 打起来了'),
      ...alarm('拿刀', '拿刀叉 拿刀切'),
      ...alarm('绑架', '道德绑架'),
      ...alarm('打架', '眼皮打架 猫打架 狗打架'),
      ...together(5, '打人', '正在 有人 被'),
      ...weigh({ 4: '斗殴 被打 打伤' }),
    ],
  },
  {
    ...emergency,
    code: 'domestic_violence',
    title: { zh: '家暴', en: 'Domestic violence' },
    filingCondition: {
      zh: '家庭成员殴打、威胁、限制自由',
      en: 'A member of the family beats, threatens or locks in another',
    },
    closingCondition: {
      zh: '受害人安全，已告知告诫书、人身保护令和庇护途径；不得当作一般家务事调解',
      en: 'The victim is safe and knows of warnings, protection orders and shelter; never mediated as an ordinary quarrel',
    },
    handlingKind: 'police_room',
    assist: ['community', 'clinic'],
    sensitivity: 'sensitive',
    isHiddenFromFamily: true,
    requiredFields: [
      {
        field: 'safeContactWay',
        neededFor: 'file',
        why: { zh: '不能打到施暴人手里', en: 'A callback must not reach the abuser (N3)' },
      },
    ],
    keywords: [
      ...alarm('家暴 家庭暴力 打老婆 打媳妇'),
      ...byFamily.map((keyword) => ({ ...keyword, notIn: ['打我电话', '打我手机', '打我微信', '动手打扫'] })),
      ...alarmTogether('打孩子', '往死里 天天 皮带 棍子'),
      ...weigh({ 5: '人身保护令 不让我出门' }),
    ],
  },
  {
    ...emergency,
    code: 'missing_person',
    title: { zh: '走失', en: 'Missing person' },
    filingCondition: { zh: '老人、孩子、病人联系不上或走丢', en: 'An elder, a child or an ill person cannot be found' },
    closingCondition: { zh: '人已找到并交给家属', en: 'Found and handed to the family' },
    resolveLimit: { amount: 12, unit: 'clock_hour' },
    handlingKind: 'police_room',
    assist: ['community', 'courtyard', 'property_company'],
    sensitivity: 'sensitive',
    requiredFields: [
      { field: 'missingPersonLooks', neededFor: 'resolve' },
      { field: 'lastSeenAt', neededFor: 'resolve' },
    ],
    keywords: [
      ...alarmTogether('走失 走丢 失踪', `${frail} 有人 病人 患者`),
      ...alarmTogether('不见了 找不到了 找不着了', frail, 2),
      ...alarmTogether('不见了 找不到', '孩子在 小孩在 老人在 奶奶在 爷爷在', 8),
      ...together(4, '没回家 没回来', frail),
      ...alarmTogether('联系不上', '糊涂 痴呆'),
      ...weigh({ 5: '走失 走丢', 4: '老年痴呆 阿尔茨海默' }),
    ],
  },
  {
    ...emergency,
    code: 'fire_lane_blocked',
    title: { zh: '消防通道占用', en: 'Fire lane blocked' },
    filingCondition: { zh: '消防通道、安全出口被车辆或杂物堵塞、上锁', en: 'A fire lane or exit is blocked or locked' },
    closingCondition: {
      zh: '通道恢复畅通并拍照，当天不再被占',
      en: 'Free, with a picture, and still free at the end of the day',
    },
    handlingKind: 'property_company',
    assist: ['police_room', 'department:fire_rescue'],
    keywords: [
      ...alarmTogether('消防通道 生命通道 安全出口 逃生通道 消防车道', '堵 占 停 挡 锁 封 堆 放', 8),
      ...weigh({ 4: '消防车进不来 消防车过不去', 3: '消防通道' }),
    ],
  },
  {
    ...emergency,
    code: 'silent_call',
    title: { zh: '无声呼叫', en: 'Silent call' },
    filingCondition: {
      zh: '按下一键呼叫后没有声音：可能误按，也可能说不出话',
      en: 'The key was pressed and nobody speaks: a mis-press, or a caller unable to speak (B6)',
    },
    closingCondition: { zh: '回拨接通或上门见到本人，平安', en: 'Reached by calling back or seen at the door; safe' },
    resolveLimit: { amount: 2, unit: 'clock_hour' },
    responsibleRole: 'grid_worker',
    handlingKind: 'community',
    assist: ['courtyard'],
    isForSilentCall: true,
    keywords: [],
  },
];

// Problems (处理问题, B9) that property companies and courtyards answer for: pipes, leaks, lamps, lifts, refuse, parking.
import type { RequestKind } from '#modules/methods/shared/request-kind.ts';
import { things, together, weigh } from '#modules/methods/shared/write-keywords.ts';

/** What every kind here has in common: a problem of the estate, answered for by the head of the property company. */
const ofTheEstate = {
  countsAs: 'problem',
  mustAnswerKind: 'resident_request',
  responsibleRole: 'handling_lead',
  handlingKind: 'property_company',
  sensitivity: 'normal',
  requiredFields: [],
} satisfies Partial<RequestKind>;

export const propertyProblems: RequestKind[] = [
  {
    ...ofTheEstate,
    code: 'pipe_blockage',
    title: { zh: '管道堵塞', en: 'Blocked pipe' },
    filingCondition: { zh: '公共下水、污水管道堵塞或外溢', en: 'A shared drain or sewer is blocked or overflows' },
    closingCondition: { zh: '管道疏通、污水清净，一天内不再返水', en: 'Cleared and cleaned; no return within a day' },
    responseLimit: { amount: 2, unit: 'clock_hour' },
    resolveLimit: { amount: 24, unit: 'clock_hour' },
    keywords: [
      ...weigh({
        7: '下水道堵 管道堵塞 管道疏通 下水堵 返水 化粪池 污水外溢 污水井 下水管堵',
        5: '下水道 往外冒 反水 堵塞 疏通 下水管 污水 马桶堵 粪水 往上翻 排不下去',
        2: '管道 下水 冒水 臭水',
      }),
      ...together(4, '堵 不通', '下水 马桶 地漏 管道 管子 厕所'),
    ],
  },
  {
    ...ofTheEstate,
    code: 'stairwell_leak',
    title: { zh: '楼道漏水', en: 'Leaking stairwell or roof' },
    filingCondition: {
      zh: '楼道、屋顶、外墙等共用部位渗漏水、墙皮脱落',
      en: 'Shared parts let water in, or plaster comes off',
    },
    closingCondition: {
      zh: '修补后经一场雨复查不漏；需动用维修资金的按计划挂账，不得为好看而结案',
      en: 'Dry after the next rain; long repairs stay visible and are not closed to look good (M12)',
    },
    responseLimit: { amount: 8, unit: 'work_hour' },
    resolveLimit: { amount: 10, unit: 'work_day' },
    mayRunLong: true,
    keywords: [
      ...weigh({
        7: '楼道漏水 楼顶漏水 屋顶漏水 顶棚漏水 房顶漏水 外墙渗水 掉墙皮 漏雨 墙皮脱落',
        4: '渗水 墙皮 顶棚 房顶 楼顶 外墙 屋顶 屋面 防水 漏得',
        2: '漏水 老大难 发霉',
        1.5: '楼道',
      }),
      ...together(5, '漏 滴水', '下雨 顶楼 天花板 楼梯间'),
    ],
  },
  {
    ...ofTheEstate,
    code: 'waterlogging',
    title: { zh: '积水', en: 'Standing water' },
    filingCondition: {
      zh: '道路、楼前、地下车库积水影响通行',
      en: 'Water stands on a way, before a building or in a garage',
    },
    closingCondition: { zh: '积水排净，排水口疏通', en: 'Water gone and the gully open' },
    responseLimit: { amount: 2, unit: 'clock_hour' },
    resolveLimit: { amount: 8, unit: 'clock_hour' },
    keywords: weigh({
      7: '积水 内涝 淹了 水淹 车库进水 倒灌 没过脚脖子 没过膝盖 全是水 都是水',
      3: '排不出去 雨水井 下雨 大雨 下大雨 暴雨 一下雨 淌不走',
    }),
  },
  {
    ...ofTheEstate,
    code: 'street_light',
    title: { zh: '路灯不亮', en: 'Street lamp out' },
    filingCondition: {
      zh: '小区或街巷路灯不亮、闪烁、损坏',
      en: 'A lamp of the estate or lane is out, flickers or is broken',
    },
    closingCondition: { zh: '夜间复查已亮', en: 'Seen burning at night' },
    responseLimit: { amount: 4, unit: 'work_hour' },
    resolveLimit: { amount: 2, unit: 'work_day' },
    keywords: [
      ...things({ 8: '路灯 庭院灯 照明灯' }),
      ...weigh({ 2.5: '太黑 一片黑 漆黑 黑灯瞎火 摸黑 晚上看不见 没有灯' }),
      ...together(3.5, '灯', '小区里 路上 马路 胡同 广场'),
    ],
  },
  {
    ...ofTheEstate,
    code: 'elevator_fault',
    title: { zh: '电梯故障', en: 'Lift out of order' },
    filingCondition: {
      zh: '电梯停运、异响、抖动，无人被困',
      en: 'A lift stops, shakes or makes noise; nobody is inside',
    },
    closingCondition: {
      zh: '维保单位修复并签字，恢复运行',
      en: 'Mended and signed for by the maintenance firm; running',
    },
    responseLimit: { amount: 1, unit: 'clock_hour' },
    resolveLimit: { amount: 24, unit: 'clock_hour' },
    assist: ['department:market_regulation'],
    keywords: [...weigh({ 6: '电梯坏 电梯停运 电梯故障 电梯异响 电梯抖动' }), ...things({ 4: '电梯' })],
  },
  {
    ...ofTheEstate,
    code: 'public_facility',
    title: { zh: '公共设施损坏', en: 'Broken public facility' },
    filingCondition: {
      zh: '门禁、单元门、楼道灯、健身器材、座椅、围栏等损坏',
      en: 'Gates, stairwell lamps, benches, fitness devices or fences are broken',
    },
    closingCondition: { zh: '修复或更换；有危险的先围挡', en: 'Mended or replaced; fenced off at once if dangerous' },
    responseLimit: { amount: 4, unit: 'work_hour' },
    resolveLimit: { amount: 5, unit: 'work_day' },
    keywords: [
      ...things({
        7: '门禁 楼道灯 声控灯 健身器材 滑梯 秋千 道闸 栏杆 围栏 座椅 长椅 石凳 充电桩',
        4: '大门 扶手 台阶',
      }),
      { word: '单元门', weight: 7, isThing: true, notIn: ['单元门口'] },
      ...weigh({ 4: '路面坑洼 路面破损 地砖 坏了好久' }),
    ],
  },
  {
    ...ofTheEstate,
    code: 'manhole_cover',
    title: { zh: '井盖缺失', en: 'Missing manhole cover' },
    filingCondition: { zh: '井盖丢失、破损、翘起', en: 'A manhole cover is gone, broken or tilted' },
    closingCondition: { zh: '到场先围挡，补装牢固', en: 'Fenced off on arrival; a sound cover in place' },
    responseLimit: { amount: 1, unit: 'clock_hour' },
    resolveLimit: { amount: 8, unit: 'clock_hour' },
    keywords: things({ 8: '井盖 窨井盖 井盖子 下水井盖' }),
  },
  {
    ...ofTheEstate,
    code: 'rubbish_heap',
    title: { zh: '垃圾堆放', en: 'Heap of rubble or lumber' },
    nationalCode: '0103',
    filingCondition: {
      zh: '建筑垃圾、渣土、大件杂物堆放在公共地方',
      en: 'Rubble, spoil or bulky things lie on shared ground',
    },
    closingCondition: { zh: '清运干净，核查无残留', en: 'Carted off, nothing left' },
    responseLimit: { amount: 4, unit: 'work_hour' },
    resolveLimit: { amount: 2, unit: 'work_day' },
    keywords: [
      ...weigh({
        8: '建筑垃圾 装修垃圾 渣土 垃圾堆放 大件垃圾 杂物堆 一堆装修',
        5: '堆杂物 堆放杂物 旧家具 旧沙发 杂物 乱堆乱放',
        3: '堆放 垃圾 砖头 沙子 纸壳子 石膏板 水泥',
      }),
      ...together(5, '堆 堆满 堆在', '杂物 纸箱 纸壳 砖 沙子 家具 废品'),
      ...together(3, '堆', '垃圾'),
    ],
  },
  {
    ...ofTheEstate,
    code: 'exposed_rubbish',
    title: { zh: '暴露垃圾', en: 'Exposed household refuse' },
    nationalCode: '0102',
    filingCondition: { zh: '生活垃圾满溢、散落，未及时清运', en: 'Household refuse overflows or lies about' },
    closingCondition: { zh: '清运、冲洗干净，无异味', en: 'Removed and washed down; no smell' },
    responseLimit: { amount: 2, unit: 'work_hour' },
    resolveLimit: { amount: 4, unit: 'work_hour' },
    keywords: [
      ...weigh({
        8: '垃圾桶满 垃圾没人清 垃圾没人收 垃圾满 暴露垃圾 生活垃圾 垃圾遍地 垃圾散落',
        5: '垃圾清运 厨余垃圾 苍蝇 臭气熏天 馊味',
        2.5: '垃圾 保洁 太脏 异味 臭味',
      }),
      ...things({ 5: '垃圾桶 垃圾站 垃圾箱' }),
    ],
  },
  {
    ...ofTheEstate,
    code: 'parking',
    title: { zh: '停车', en: 'Parking' },
    filingCondition: {
      zh: '乱停车、堵门、占用他人车位、僵尸车',
      en: 'Cars block doors or ways, take another bay, or are abandoned',
    },
    closingCondition: { zh: '车辆挪走，有约束办法', en: 'Moved, and something done against a repeat' },
    responseLimit: { amount: 2, unit: 'work_hour' },
    resolveLimit: { amount: 2, unit: 'work_day' },
    assist: ['police_room'],
    keywords: [
      ...weigh({
        7: '乱停车 停车 占车位 挪车 僵尸车 违停 堵住门口 停车难 乱停',
        3: '停车费 地锁 车堵 开不出去 私家车 电动车乱放',
      }),
      ...things({ 7: '车位 停车位' }),
      ...together(6, '停在 停满', '车'),
      ...together(4, '堵', '车 出不去 门口'),
    ],
  },
  {
    ...ofTheEstate,
    code: 'greening',
    title: { zh: '绿化树木', en: 'Trees and green' },
    filingCondition: {
      zh: '树木倾倒、遮光、虫害，绿地损毁',
      en: 'Trees lean, shade or are infested; a lawn is spoiled',
    },
    closingCondition: {
      zh: '修剪、扶正或补种；有倒伏危险的当天处置',
      en: 'Trimmed, propped or replanted; danger removed the same day',
    },
    responseLimit: { amount: 8, unit: 'work_hour' },
    resolveLimit: { amount: 5, unit: 'work_day' },
    keywords: weigh({
      7: '绿化 树枝 树倒 修剪 草坪 绿化带 毁绿种菜 虫害 树挡光 种菜',
      3: '大树 杂草 花坛 蚊子',
    }),
  },
  {
    ...ofTheEstate,
    code: 'property_service',
    title: { zh: '物业服务', en: 'Property service' },
    filingCondition: {
      zh: '对物业收费、态度、保洁、保安、公示不满',
      en: 'Complaint about the property company: fees, manners, cleaning, guards, accounts',
    },
    closingCondition: { zh: '物业书面答复，社区核实', en: 'Answered in writing and checked by the community (B8)' },
    responseLimit: { amount: 8, unit: 'work_hour' },
    resolveLimit: { amount: 5, unit: 'work_day' },
    responsibleRole: 'community_desk',
    handlingKind: 'community',
    assist: ['property_company'],
    keywords: [
      ...weigh({ 7: '物业费 物业态度 维修资金 业委会', 5: '物业不管 公摊' }),
      ...things({ 6: '物业 物业公司', 5: '保安 保洁员' }),
    ],
  },
];

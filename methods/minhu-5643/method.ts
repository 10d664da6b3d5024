// 民呼必应 5643: five ways in, six groups visited, four matters answered, three rhythms of supervision (B1–B5).
// Data only. A published version is never edited; copy it, raise `version`, give it its own `effectiveFrom`.
import type { WorkMethod } from '#modules/methods/shared/method.ts';
import { fields } from './fields.ts';
import { emergencies } from './kinds-emergencies.ts';
import { orderProblems } from './kinds-order.ts';
import { propertyProblems } from './kinds-property.ts';
import { services } from './kinds-services.ts';

const method: WorkMethod = {
  name: 'minhu-5643',
  version: '1.1.0',
  title: { zh: '“民呼必应”5643工作法', en: 'Every call answered: method 5643' },
  summary: {
    zh: '五收集、六必访、四必应、三个一：诉求全收集、群体全掌控、事项全响应、过程全监督',
    en: 'Five channels in, six groups visited, four kinds of matter answered, three rhythms of supervision',
  },
  effectiveFrom: '2022-01-01',
  counts: { channels: 5, mustVisitGroups: 6, mustAnswerKinds: 4, rhythms: 3 },
  channels: [
    { code: 'one_key', title: { zh: '一键呼叫', en: 'One-key call' } },
    { code: 'hotline', title: { zh: '热线电话', en: 'Hotline' } },
    { code: 'grid_wechat_group', title: { zh: '网格微信群', en: 'Grid WeChat group' } },
    { code: 'home_visit', title: { zh: '入户走访', en: 'Home visit' } },
    { code: 'walk_in', title: { zh: '群众来访', en: 'Walk-in' } },
  ],
  mustVisitGroups: [
    {
      code: 'hardship_family',
      title: { zh: '困难家庭', en: 'Family in hardship' },
      visitEveryMonths: 1,
      sensitivity: 'normal',
    },
    {
      code: 'lone_elder',
      title: { zh: '独居老人', en: 'Elder living alone' },
      visitEveryMonths: 1,
      sensitivity: 'normal',
    },
    {
      code: 'unemployed',
      title: { zh: '下岗失业人员', en: 'Laid-off or jobless' },
      visitEveryMonths: 3,
      sensitivity: 'normal',
    },
    {
      code: 'major_illness_family',
      title: { zh: '大病家庭', en: 'Family with major illness' },
      visitEveryMonths: 1,
      sensitivity: 'sensitive',
    },
    {
      code: 'left_behind_child',
      title: { zh: '留守儿童', en: 'Left-behind child' },
      visitEveryMonths: 1,
      sensitivity: 'sensitive',
    },
    {
      code: 'community_correction',
      title: { zh: '社区矫正人员', en: 'Person in community correction' },
      visitEveryMonths: 1,
      sensitivity: 'sensitive',
    },
  ],
  mustAnswerKinds: [
    { code: 'neighbour_dispute', title: { zh: '邻里纠纷', en: 'Dispute between neighbours' } },
    { code: 'family_conflict', title: { zh: '家庭矛盾', en: 'Family conflict' } },
    { code: 'emergency', title: { zh: '突发事件', en: 'Emergency' } },
    { code: 'resident_request', title: { zh: '群众诉求', en: 'Resident request' } },
  ],
  rhythms: [
    {
      id: 'week_sweep',
      title: { zh: '周一一排查', en: 'Monday sweep' },
      cadence: { every: 'week', weekday: 1 },
      onDayOff: 'next_work_day',
      responsibleRole: 'grid_worker',
      record: 'sweep',
      doneWhen: {
        zh: '排查清单逐项有结果，没有问题的报零',
        en: 'Each item of the sweep list has a result; nothing found is reported as zero',
      },
      items: [
        { code: 'fire_lane', title: { zh: '消防通道畅通，消防设施完好', en: 'Fire lanes clear, fire gear in order' } },
        { code: 'e_bike', title: { zh: '电动车不进楼、不飞线充电', en: 'No e-bikes or charging wires in buildings' } },
        { code: 'stairwell', title: { zh: '楼道无堆物，照明、扶手完好', en: 'Stairwells free and lit' } },
        { code: 'gas_power', title: { zh: '燃气、用电没有明显隐患', en: 'No visible danger from gas or power' } },
        { code: 'road', title: { zh: '井盖、路面、护栏完好', en: 'Manholes, road surface and railings in order' } },
        { code: 'facade', title: { zh: '外墙、广告牌没有坠落隐患', en: 'Nothing loose on walls and boards' } },
        { code: 'drainage', title: { zh: '下水、雨水口不堵不积水', en: 'Drains open, no standing water' } },
        { code: 'refuse', title: { zh: '垃圾清运及时，没有乱堆乱倒', en: 'Refuse collected, nothing dumped' } },
        {
          code: 'conflict',
          title: { zh: '邻里、家庭没有矛盾苗头', en: 'No conflict brewing among neighbours or in families' },
        },
        {
          code: 'care',
          title: { zh: '独居老人等重点人员近况正常', en: 'Elders living alone and others in care are well' },
        },
      ],
    },
    {
      id: 'half_month_meeting',
      title: { zh: '半月一座谈', en: 'Half-monthly meeting' },
      cadence: { every: 'half_month', days: [1, 16] },
      onDayOff: 'next_work_day',
      responsibleRole: 'community_secretary',
      record: 'meeting',
      doneWhen: {
        zh: '有到会人、议题和答复的记录，收到的诉求已登记',
        en: 'Minutes name who came, what was asked and answered; requests heard are entered',
      },
    },
    {
      id: 'month_register',
      title: { zh: '一月一台账', en: 'Monthly register' },
      cadence: { every: 'month', day: 1 },
      onDayOff: 'next_work_day',
      responsibleRole: 'community_secretary',
      record: 'register',
      doneWhen: {
        zh: '上月台账由系统生成、书记确认并送监督人',
        en: 'Last month’s register, made by the system, is confirmed by the secretary and sent to the supervisors',
      },
      publishedTo: ['street_supervisor', 'district_supervisor'],
    },
  ],
  handlingUnits: [
    { kind: 'property_company', title: { zh: '物业公司', en: 'Property company' } },
    { kind: 'clinic', title: { zh: '卫生服务站', en: 'Clinic' } },
    { kind: 'police_room', title: { zh: '警务室', en: 'Police room' } },
    { kind: 'courtyard', title: { zh: '小区庭院', en: 'Courtyard' } },
    { kind: 'community', title: { zh: '社区', en: 'Community' } },
    { kind: 'department:urban_management', title: { zh: '城管', en: 'Urban management' } },
    { kind: 'department:civil_affairs', title: { zh: '民政', en: 'Civil affairs' } },
    { kind: 'department:human_resources', title: { zh: '人社', en: 'Human resources and social security' } },
    { kind: 'department:justice', title: { zh: '司法所', en: 'Justice office' } },
    { kind: 'department:market_regulation', title: { zh: '市场监管', en: 'Market regulation' } },
    { kind: 'department:fire_rescue', title: { zh: '消防救援', en: 'Fire and rescue' } },
    { kind: 'department:water_utility', title: { zh: '供水公司', en: 'Water utility' } },
    { kind: 'department:power_grid', title: { zh: '供电公司', en: 'Power grid' } },
    { kind: 'department:heating_company', title: { zh: '供热公司', en: 'Heating company' } },
    { kind: 'department:gas_company', title: { zh: '燃气公司', en: 'Gas company' } },
  ],
  fields,
  requestKinds: [...services, ...propertyProblems, ...orderProblems, ...emergencies],
  areaClasses: [
    { code: 'town_core', title: { zh: '主城区', en: 'Main town' } },
    { code: 'town_fringe', title: { zh: '城乡结合部', en: 'Urban fringe' } },
    { code: 'village', title: { zh: '村', en: 'Village' } },
  ],
  overrides: [
    { areaClass: 'town_core', kindCode: 'exposed_rubbish', resolveLimit: { amount: 3, unit: 'work_hour' } },
    { areaClass: 'village', kindCode: 'exposed_rubbish', resolveLimit: { amount: 8, unit: 'work_hour' } },
    { areaClass: 'village', kindCode: 'rubbish_heap', resolveLimit: { amount: 4, unit: 'work_day' } },
    { areaClass: 'village', kindCode: 'street_light', resolveLimit: { amount: 4, unit: 'work_day' } },
    { areaClass: 'town_fringe', kindCode: 'street_trading', resolveLimit: { amount: 8, unit: 'work_hour' } },
  ],
  rateWeights: { responseRate: 30, resolutionRate: 40, satisfactionRate: 30 },
  exclusions: [
    {
      code: 'beyond_power',
      title: { zh: '超出本级职权，已上报并告知', en: 'Beyond this level’s power; sent up and told' },
      needsEvidence: true,
    },
    {
      code: 'against_law',
      title: { zh: '诉求没有法律法规依据，已书面解释', en: 'No basis in law; explained in writing' },
      needsEvidence: true,
    },
    {
      code: 'in_court',
      title: { zh: '已进入诉讼、仲裁、信访程序', en: 'In court, arbitration or petition' },
      needsEvidence: true,
    },
    { code: 'malicious_repeat', title: { zh: '恶意重复来电', en: 'Malicious repeated calls' }, needsEvidence: true },
    { code: 'withdrawn', title: { zh: '本人撤回', en: 'Withdrawn by the caller' }, needsEvidence: false },
    {
      code: 'force_majeure',
      title: { zh: '灾害、管控等不可抗力', en: 'Disaster or control order' },
      needsEvidence: true,
    },
  ],
  suspensions: [
    {
      code: 'awaiting_fund',
      title: { zh: '等待维修资金表决', en: 'Awaiting a vote on the repair fund' },
      reviewEveryMonths: 1,
    },
    { code: 'awaiting_project', title: { zh: '已列入改造计划', en: 'In a renovation plan' }, reviewEveryMonths: 3 },
    {
      code: 'season',
      title: { zh: '须待季节（供暖、雨季、补种）', en: 'Must wait for the season' },
      reviewEveryMonths: 1,
    },
    { code: 'legal_process', title: { zh: '等待执法程序', en: 'Awaiting a legal procedure' }, reviewEveryMonths: 1 },
  ],
  escalation: [
    { afterMinutes: 0, role: 'community_desk', note: { zh: '同时响铃处置单位', en: 'Rings with the handling unit' } },
    { afterMinutes: 2, role: 'grid_worker' },
    { afterMinutes: 5, role: 'community_secretary' },
    { afterMinutes: 10, role: 'street_dispatcher' },
    { afterMinutes: 20, role: 'district_dispatcher' },
  ],
  extensionMaximum: { amount: 10, unit: 'work_day' },
  returnLimit: { amount: 2, unit: 'work_day' },
  mediationTermMonths: 1,
  requiredStaffing: { householdsPerWorker: 300, countsVacant: false },
  callback: { within: { amount: 2, unit: 'work_day' }, attempts: 3, onDissatisfied: 'reopen', superviseAfter: 2 },
  duplicateWithinHours: 48,
};

export default method;

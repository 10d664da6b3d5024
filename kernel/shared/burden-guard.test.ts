import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import * as fc from 'fast-check';
import { type BurdenKind, forbiddenMeasure, mustBeLawfulMeasure, sayForbidden } from './burden-guard.ts';
import { Problem } from './problem.ts';

const forbidden: Record<BurdenKind, readonly string[]> = {
  log_ins: [
    '登录次数',
    '登陆次数',
    '平台登录率',
    '每日登录',
    '连续登录天数',
    '网格员活跃度',
    '日活排名',
    '每月登录系统次数不得少于20次',
    '每月不得少于20次登录次数',
    '登 录 次 数',
    '登-录-次-数',
    '登录数',
  ],
  online_time: ['在线时长', '每周在线时间', '学习时长', '停留时长达标', '在线小时数', '使用时长'],
  check_ins: [
    '打卡',
    '每日打卡率',
    '签到次数',
    '定位签到',
    '上班签到',
    '打卡签到',
    '应急值守签到排名',
    '不少于20次打卡',
  ],
  point_ranking: ['积分排名', '网格员积分', '积分榜', '干部积分排行', '个人积分', '积分考核'],
  uploads: ['上传照片数', '照片数量', '上传量', '拍照张数', '视频上传数量', '照片排名'],
  report_count: [
    '上报数量',
    '上报数',
    '信息报送量',
    '填报次数',
    '录入条数',
    '隐患上报数排名',
    '上报问题件数',
    '采集信息条数',
  ],
  distance: [
    '步数',
    '里程',
    '巡查里程',
    '每日步数',
    '走访里程达标',
    '行走公里数',
    '轨迹长度',
    '轨迹完整率',
    '总里程',
    '里程排名',
  ],
  likes: ['点赞', '点赞转发', '转发量', '转发朋友圈', '阅读量', '网络投票数', '评论数', '粉丝数'],
  installs: ['APP安装率', '小程序注册量', '公众号关注数', '安装使用率', '平台使用率', '下载量'],
  traces: ['留痕', '工作留痕', '留痕率', '工作留痕数', '痕迹考核'],
  trace_upload: ['每次走访必须上传工作照片', '入户须拍照片', '要求上传巡查视频', '每日上传轨迹'],
};

const lawful: readonly string[] = [
  '办结率',
  '上门完成率',
  '响应率',
  '解决率',
  '满意率',
  '按时办结率',
  '一次办结率',
  '照片作为证据',
  '办结时附处理后的照片',
  '处理前后对比照片',
  '回访完成率',
  '应访尽访覆盖率',
  '必访群体走访覆盖率',
  '排查完成率',
  '隐患整改率',
  '零报告',
  '上报及时',
  '上报数据有误的更正',
  '填报数据核对',
  '报送数据一致',
  '消防通道畅通，消防设施完好',
  '座谈会签到表',
  '会议签到',
  '应急值守签到',
  '防汛值守打卡',
  '志愿服务积分',
  '积分超市',
  '居民积分兑换',
  '操作留痕',
  '敏感信息查看留痕',
  '道路里程',
  '管网里程',
  '服务半径距离',
  '最近服务点距离',
  '街巷月评比',
  '红旗街巷',
  '业主投票率',
  '烟感安装率',
  '充电桩使用率',
  '不搞打卡签到、积分排名',
  '不以点赞转发作为依据',
  '不要求拍照打卡',
  '取消在线时长考核',
  '周一一排查',
  '半月一座谈',
  '一月一台账',
  '登录不了养老认证平台',
  '网红打卡地秩序',
  '转发有关部门办理',
  '视频探头完好',
  '照片清楚',
  '停电时长',
  '响铃步骤',
  '下一步措施',
  '进度台账',
  '群众评价',
  '属地与部门职责不清',
  '排查清单逐项有结果，没有问题的报零',
];

describe('what measures the use of a product is found by its words', () => {
  for (const [kind, phrases] of Object.entries(forbidden))
    for (const phrase of phrases)
      test(`${phrase} is ${kind}`, () => assert.equal(forbiddenMeasure(phrase)?.kind, kind));
});

describe('what measures what was achieved is let through', () => {
  for (const phrase of lawful) test(`${phrase} is lawful`, () => assert.equal(forbiddenMeasure(phrase), null));
});

const forbiddenCodes: readonly [string, BurdenKind][] = [
  ['login_count', 'log_ins'],
  ['loginCount', 'log_ins'],
  ['log_in_days', 'log_ins'],
  ['daily_active_users', 'log_ins'],
  ['activity_score', 'log_ins'],
  ['dau', 'log_ins'],
  ['online_minutes', 'online_time'],
  ['onlineTime', 'online_time'],
  ['study_hours', 'online_time'],
  ['checkin_rate', 'check_ins'],
  ['check_in_count', 'check_ins'],
  ['clock_in', 'check_ins'],
  ['points_ranking', 'point_ranking'],
  ['leaderboard', 'point_ranking'],
  ['photo_count', 'uploads'],
  ['photosUploadedCount', 'uploads'],
  ['upload_total', 'uploads'],
  ['report_count', 'report_count'],
  ['number_of_reports', 'report_count'],
  ['step_count', 'distance'],
  ['daily_steps', 'distance'],
  ['mileage', 'distance'],
  ['patrol_distance', 'distance'],
  ['like_count', 'likes'],
  ['shares_total', 'likes'],
  ['install_rate', 'installs'],
];
const lawfulCodes = [
  'response_rate',
  'responseRate',
  'resolutionRate',
  'satisfactionRate',
  'visit_completion_rate',
  'week_sweep',
  'half_month_meeting',
  'month_register',
  'next_steps',
  'photo_evidence',
  'on_time_rate',
  'fire_lane',
  'lone_elder',
  'rank_of_shift',
  'sign_off',
  'no_login_count',
  'daily_report',
  'zero_report',
  'Report within 3 days',
  'Photo of the house number',
  'Time of the photo',
  'Video call',
  'service_points',
  'video_points',
];

describe('codes and English titles say it too', () => {
  for (const [code, kind] of forbiddenCodes)
    test(`${code} is ${kind}`, () => {
      assert.equal(forbiddenMeasure({ code })?.kind, kind);
      assert.equal(forbiddenMeasure({ title: { zh: '指标', en: code } })?.kind, kind);
    });
  for (const code of lawfulCodes) test(`${code} is lawful`, () => assert.equal(forbiddenMeasure({ code }), null));
});

test('an innocent title does not cover for the code, nor an innocent code for the title', () => {
  assert.equal(forbiddenMeasure({ code: 'step_count', title: { zh: '巡查情况', en: 'Patrols' } })?.kind, 'distance');
  assert.equal(forbiddenMeasure({ code: 'r1', title: { zh: '在线时长', en: 'Diligence' } })?.kind, 'online_time');
});

test('the answer names the words, the rule and what to do instead', () => {
  const found = forbiddenMeasure('每周登录次数');
  assert.ok(found);
  const { zh, en } = sayForbidden(found);
  assert.match(zh, /登录次数.*国办函〔2026〕12号.*办结率/u);
  assert.match(en, /\[2026\] No\. 12/);
});

test('whoever must stop there stops with a problem in the clerk’s words', () => {
  assert.doesNotThrow(() => mustBeLawfulMeasure({ code: 'resolution_rate', title: { zh: '办结率', en: 'Resolved' } }));
  assert.throws(
    () => mustBeLawfulMeasure('步数'),
    (error: unknown) => error instanceof Problem && error.body().title.zh.includes('国办函〔2026〕12号'),
  );
});

test('a forbidden measure stays one whatever stands around it in another clause, and in full-width writing', () => {
  const phrases = Object.values(forbidden)
    .flat()
    .filter((phrase) => !/排名|考核|[A-Z]/.test(phrase));
  fc.assert(
    fc.property(fc.constantFrom(...phrases), fc.constantFrom(...lawful), (bad, good) => {
      assert.ok(forbiddenMeasure(`${good}；${bad}`), `${good}；${bad}`);
    }),
  );
  assert.equal(forbiddenMeasure('ＡＰＰ安装率')?.kind, 'installs');
});

test('any text is answered, never a crash', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => void forbiddenMeasure({ code: text, text })));
});

// The guard of 国办函〔2026〕12号 (政务移动互联网应用程序规范化管理办法, 25 Jan 2026): nobody is scored, ranked or checked by traces of using a product.
// One pure rule for whatever a method, a register or a setting may call a measure: by its code and by its words. What was achieved may be measured, and is
// let through. It reads words; it does not understand them, so each side has its table in the test.
import { defineProblems, type Words } from './problem.ts';

/** Which of the forbidden things it is. `trace_upload`: photos, film or tracks demanded as proof of having worked; lawful only where necessary. */
export type BurdenKind =
  | 'log_ins'
  | 'online_time'
  | 'check_ins'
  | 'point_ranking'
  | 'uploads'
  | 'report_count'
  | 'distance'
  | 'likes'
  | 'installs'
  | 'traces'
  | 'trace_upload';

export type ForbiddenMeasure = {
  kind: BurdenKind;
  /** The words that gave it away, as they were written. */
  found: string;
  /** What it is, in the clerk's words. */
  what: Words;
  /** Which rule forbids it. */
  rule: Words;
};

/** Codes (`login_count`, `loginCount`) and words of a measure; text is taken as words. */
export type Told = string | { code?: string | undefined; title?: Words | undefined; text?: string | undefined };

const act = '国办函〔2026〕12号《政务移动互联网应用程序规范化管理办法》';
const actEn = 'Guobanhan [2026] No. 12';
const items = {
  2: {
    zh: `${act}第（二）种不得出现的情况：设置打卡签到、积分排名、统计在线时长等强制性功能（安保、应急等特殊场景除外）`,
    en: `${actEn}, item 2: no check-ins, point rankings or counting of online time, security and emergencies apart`,
  },
  3: {
    zh: `${act}第（三）种不得出现的情况：考核通报用户安装使用率，强制要求定期登录`,
    en: `${actEn}, item 3: no judging by installation or use, no demanded log-ins`,
  },
  4: {
    zh: `${act}第（四）种不得出现的情况：把应用程序变成工作考核日常化的载体，将点赞量、转发量、学习时长等作为考评依据，非必要时强制上传工作照片、视频和轨迹`,
    en: `${actEn}, item 4: no appraisal by likes, shares or study time, no demanded photos, films or tracks unless necessary`,
  },
} as const satisfies Record<number, Words>;

const kinds: Record<BurdenKind, { what: Words; rule: Words }> = {
  log_ins: { what: { zh: '登录、活跃次数', en: 'log-ins or activity' }, rule: items[3] },
  online_time: { what: { zh: '在线、学习时长', en: 'online or study time' }, rule: items[2] },
  check_ins: { what: { zh: '打卡签到', en: 'check-ins' }, rule: items[2] },
  point_ranking: { what: { zh: '积分排名', en: 'a ranking by points' }, rule: items[2] },
  uploads: { what: { zh: '上传数量、照片数量', en: 'the number of uploads or photos' }, rule: items[4] },
  report_count: { what: { zh: '上报、填报数量', en: 'the number of reports filed' }, rule: items[4] },
  distance: { what: { zh: '步数、里程、轨迹', en: 'steps, distance or tracks' }, rule: items[4] },
  likes: { what: { zh: '点赞、转发、阅读量', en: 'likes, shares or views' }, rule: items[4] },
  installs: { what: { zh: '安装使用率', en: 'installation or use' }, rule: items[3] },
  traces: { what: { zh: '留痕数量', en: 'the traces of work' }, rule: items[4] },
  trace_upload: {
    what: { zh: '强制上传工作照片、视频、轨迹', en: 'demanded photos, films or tracks' },
    rule: items[4],
  },
};

const count =
  '(?:次数|人次|频次|频率|天数|条数|篇数|张数|份数|个数|件数|总数|数量|排名|排行|得分|积分|评分|名次|达标|考核|数|量|率)';
/** A number that counts something, not the beginning of 数据 or 数字. */
const counted = `${count}(?![据字码额])`;

/** In order: the first that is found is told. */
const patterns: readonly (readonly [BurdenKind, RegExp])[] = [
  [
    'log_ins',
    new RegExp(
      `(?:每日|每天|每周|每月)?登录(?:系统|平台|账号|app)?(?:的)?${counted}|(?:定期|每日|每天|每周|天天|连续|按时)登录|未登录(?:人员|名单|通报)|日活|月活|活跃(?:度|率|天数|用户|排名)`,
      'u',
    ),
  ],
  ['online_time', /(?:在线|上线|挂机|停留|使用|学习|浏览|观看)(?:的)?(?:总)?(?:时长|时间|小时数|分钟数)/u],
  [
    'check_ins',
    new RegExp(
      `打卡(?!点位?(?:建设|地图)|地)|签到${counted}|(?:每日|每天|定位|上班|到岗|位置|人脸|手机|线上|扫码|准时|定时|平台|系统)签到|签到(?:签退|打卡)`,
      'u',
    ),
  ],
  [
    'point_ranking',
    /积分(?:的)?(?:排名|排行|榜|名次|末位|考核|通报)|(?:排行|积分|龙虎|英雄)榜|(?:网格员|工作人员|干部|人员|员工|个人)(?:的)?积分/u,
  ],
  [
    'trace_upload',
    /(?:必须|须|应当|强制|要求|一律|每[次日天周户])[^，。；]{0,12}(?:上传|拍摄?|提交|发送?)[^，。；]{0,6}(?:工作照|照片|视频|轨迹|截图|合影|自拍)/u,
  ],
  [
    'uploads',
    new RegExp(
      `(?:上传|传图|拍照|照片|图片|视频|截图|素材)(?:的)?(?:上传)?${counted}|上传(?:工作)?(?:照片|图片|视频|材料|资料|截图)(?:的)?${counted}`,
      'u',
    ),
  ],
  [
    'report_count',
    new RegExp(
      `(?:上报|报送|填报|录入|采集|报表|台账填写)(?:的)?(?:信息|问题|事件|线索|诉求|隐患|数据|材料|表格)?(?:的)?(?:次数|频次|条数|篇数|份数|个数|件数|总数|数量|排名|排行|得分|积分|名次|数(?![据字码额])|量)`,
      'u',
    ),
  ],
  [
    'distance',
    /步数|(?:巡查|巡逻|巡访|走访|步行|行走|网格员|每日|个人|累计|总)(?:的)?(?:里程|距离|公里数?|路程)|^里程(?:数|排名|考核|达标)?$|里程(?:排名|积分|考核|达标)|(?:轨迹|定位)(?:的)?(?:长度|时长|点数|个数|数量|完整率|达标率?|考核|排名|打点|覆盖率)|运动量/u,
  ],
  [
    'installs',
    new RegExp(
      `(?:app|应用程序|应用|小程序|客户端|软件|公众号|平台|用户|政务通)(?:的)?(?:安装|下载|注册|激活|关注|使用|推广)(?:使用)?(?:的)?${counted}|安装使用率|下载(?:量|任务|指标)`,
      'u',
    ),
  ],
  [
    'likes',
    new RegExp(
      `点赞|(?:转发|评论|跟帖|留言|阅读|浏览|观看|点击|关注|粉丝|分享)(?:的)?${counted}|(?:网络|网上|微信)投票(?:的)?${counted}|转发(?:朋友圈|任务)|朋友圈转发|拉票`,
      'u',
    ),
  ],
  [
    'traces',
    new RegExp(
      `(?:工作|过程|全程)留痕${counted}|留痕(?:率|次数|数量|积分|得分|考核|排名|照片|材料|管理考核)|痕迹(?:考核|得分|数量)|^(?:工作|过程)?留痕$`,
      'u',
    ),
  ],
];

const ofEn = '(?:(?:counts?|numbers?|totals?|rates?|frequency) of|total)';
const countEn = '(?:counts?|totals?|rates?|scores?|ranks?|rankings?|quotas?|frequency)';
/** The subject counted: `photo count`, `number of photos`; not `photo of the house number`. */
const near = (subject: string): RegExp =>
  new RegExp(`\\b(?:${subject})(?: \\w+)? ${countEn}\\b|\\b${ofEn} (?:\\w+ )?(?:${subject})\\b`);

/** Over the words of a code or an English title, small letters with one blank between: `loginCount` → `login count`. */
const patternsEn: readonly (readonly [BurdenKind, RegExp])[] = [
  ['log_ins', near('log ?ins?|sign ?ins?|active users?|activity')],
  [
    'log_ins',
    /\b(?:dau|mau|logins|daily (?:log ?ins?|active users)|(?:log ?in|active) days|activity (?:level|index))\b/,
  ],
  [
    'online_time',
    /\b(?:online|screen|usage|study|viewing|app) (?:time|minutes|hours|duration)\b|\btime (?:spent )?(?:online|in app)\b/,
  ],
  ['check_ins', /\b(?:clock(?:ing)? (?:in|on)s?|punch (?:card|in)s?)\b/],
  ['check_ins', near('check ?ins?')],
  ['point_ranking', /\b(?:leader ?boards?|points? (?:rank|ranking|table|league))\b|\brank(?:ing)? (?:by|of) points\b/],
  ['uploads', near('uploads?|uploaded|photos?|pictures?|images?|videos?')],
  ['report_count', near('reports?(?: filed| made)?|filings?|entries typed|records? entered')],
  [
    'distance',
    /\b(?:steps? (?:count|walked|taken|rank\w*)|(?:daily|number of|total) steps|mileage|(?:distance|kilomet(?:re|er)s|km) (?:walked|covered|patrolled|travelled)|(?:patrol|walking) (?:distance|km|mileage)|track (?:length|points|score|rate))\b/,
  ],
  ['likes', near('likes?|shares?|forwards?|reposts?|comments?|page ?views?|views?|followers?')],
  ['installs', near('installs?|installations?|downloads?|registrations? of (?:the )?app')],
  ['traces', near('work traces?')],
];

/** What is said not to be done is not asked for: 不搞打卡签到. What may not be fewer is: 不得少于 20 次. */
const atLeast = /不得?(?:少于|低于)|不小于/gu;
const denied =
  /不得|不搞|不看|不以|不设|不按|不作|不将|不把|不计|不比|不要求|不需|不用|不再|禁止|严禁|杜绝|取消|防止|避免|整治|无需|免于/u;
/** 应急值守签到 and the like: item 2 leaves security and emergencies apart. A ranking of them is still one. */
const atDuty = /安保|应急|防汛|抢险|救援|值守|备勤|警戒/u;
const ranked = /排名|排行|积分|得分|评分|考核|通报/u;
/** The audit of who looked at what is a duty (等保, PIPL), not a burden; points of residents and volunteers are theirs to spend. */
const lookAlikes =
  /(?:操作|查看|查阅|审计|日志|全程可追溯)留痕|留痕可查|志愿(?:服务)?积分|(?:居民|村民|家庭|志愿者)积分|积分(?:超市|兑换)|打卡(?:地|点)|(?:道路|公路|管网|线路|车辆|公交)里程/gu;

/** What is measured may not be this; `null` when nothing speaks against it. */
export function forbiddenMeasure(told: Told): ForbiddenMeasure | null {
  const { code, title, text } = typeof told === 'string' ? { text: told } : told;
  for (const words of [title?.zh, text, title?.en]) {
    const found = words === undefined ? null : (inChinese(words) ?? inEnglish(words));
    if (found) return found;
  }
  return code === undefined ? null : inEnglish(code);
}

/** The same for whoever must stop there: a register, a duty, a setting. */
export function mustBeLawfulMeasure(told: Told): void {
  const found = forbiddenMeasure(told);
  if (!found) return;
  const { zh, en } = sayForbidden(found);
  throw burdenProblem('forbidden_measure', { kind: found.kind, found: found.found, why: zh, whyEn: en });
}

/** Why not, and what to measure in its place, as a sentence. */
export function sayForbidden({ found, what, rule }: ForbiddenMeasure): Words {
  return {
    zh: `“${found}”属于${what.zh}，不能用来评分、排名或考核。${rule.zh}。请改用办成了什么来衡量，例如办结率、上门完成率。`,
    en: `“${found}” measures ${what.en}, by which nobody may be scored, ranked or checked (${rule.en}). Measure what was achieved instead.`,
  };
}

export const burdenProblem = defineProblems('burden', {
  forbidden_measure: {
    status: 422,
    title: { zh: '{why}', en: '{whyEn}' },
    wayOut: { zh: '改成按办理结果来衡量', en: 'Measure by what came of it' },
  },
});

const told = (kind: BurdenKind, found: string): ForbiddenMeasure => ({ kind, found, ...kinds[kind] });

function inChinese(words: string): ForbiddenMeasure | null {
  const clauses = words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('登陆', '登录')
    .replace(/[\p{Z}\p{C}]/gu, '')
    .split(/[,。;!?，；！？]/u);
  for (const clause of clauses) {
    const plain = clause.replace(atLeast, '至少').replace(lookAlikes, '〇');
    const before = denied.exec(plain)?.index ?? Number.POSITIVE_INFINITY;
    for (const [kind, pattern] of patterns) {
      // Signs between the characters (打-卡) hide nothing.
      const match = pattern.exec(plain) ?? pattern.exec(plain.replace(/[^\p{L}\p{N}〇]/gu, ''));
      if (!match || before < match.index) continue;
      if (kind === 'check_ins' && atDuty.test(clause) && !ranked.test(clause)) continue;
      return told(kind, match[0]);
    }
  }
  return null;
}

function inEnglish(words: string): ForbiddenMeasure | null {
  const plain = words
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
  if (/\b(?:no|not|never|without|nor)\b/.test(plain)) return null;
  for (const [kind, pattern] of patternsEn) {
    const match = pattern.exec(plain);
    if (match) return told(kind, match[0]);
  }
  return null;
}

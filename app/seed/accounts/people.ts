// The people one can sign in as, what each holds, and what each should try first. One password for all; a real installation has no such setting.

import type { Words } from '#kernel/shared/problem.ts';
import type { Role } from '#kernel/shared/right.ts';
import { homeCommunity } from '../ids.ts';
import { chiefOf } from '../territory/jiezhuang.ts';

export const password = 'huying-demo-2026';

export type DemoPerson = {
  username: string;
  /** Somebody of the sample whose login this is; else a person of their own, by this name. */
  staff?: string;
  name?: string;
  posts: readonly { role: Role; unit: string }[];
  shown: string;
  door: '/desk' | '/field' | '/screen';
  tryFirst: Words;
};

const grid = `${homeCommunity}1-1`;

/** Grids whose worker is one of them. */
export const gridsTaken: ReadonlySet<string> = new Set([grid]);

export const handleOf = (person: DemoPerson): string => person.staff ?? person.username;

const one = (
  username: string,
  name: string,
  role: Role,
  unit: string,
  rest: Omit<DemoPerson, 'username' | 'posts' | 'name'>,
): DemoPerson => ({
  username,
  name,
  posts: [{ role, unit }],
  ...rest,
});

export const demoPeople: readonly DemoPerson[] = [
  one('desk.jiezhuang', '李敏', 'community_desk', homeCommunity, {
    shown: '接庄社区 · 坐席',
    door: '/desk',
    tryFirst: { zh: '接听来电，认可建议，派单', en: 'Answer, accept the suggestion, dispatch' },
  }),
  one('desk2.jiezhuang', '赵静', 'community_desk', homeCommunity, {
    shown: '接庄社区 · 坐席',
    door: '/desk',
    tryFirst: { zh: '核实别人办结的件', en: 'Verify what others resolved' },
  }),
  one('secretary.jiezhuang', '周建民', 'community_secretary', homeCommunity, {
    shown: '接庄社区 · 书记',
    door: '/desk',
    tryFirst: { zh: '确认月台账，审批延期', en: 'Confirm the monthly register, decide extensions' },
  }),
  one('grid.jiezhuang', '张桂兰', 'grid_worker', grid, {
    shown: '接庄社区1-1 · 网格员',
    door: '/field',
    tryFirst: { zh: '上报一件，看今日应办', en: 'Report a matter, see today' },
  }),
  {
    username: 'cadre.jiezhuang',
    staff: chiefOf(`${homeCommunity}1网格`),
    posts: [
      { role: 'department_officer', unit: '园区发展服务中心' },
      { role: 'grid_chief', unit: `${homeCommunity}1网格` },
    ],
    shown: '园区发展服务中心 · 经办人；接庄社区1网格 · 网格长（下沉）',
    door: '/desk',
    tryFirst: { zh: '在右上角一点就换岗位', en: 'Change hats at the top right' },
  },
  one('wang.shifu', '王德胜', 'handler', `${homeCommunity}物业`, {
    shown: '安居物业 · 维修师傅',
    door: '/field',
    tryFirst: { zh: '接单，办结时拍一张照片', en: 'Sign, resolve with a photo' },
  }),
  one('lead.anju', '马志远', 'handling_lead', `${homeCommunity}物业`, {
    shown: '安居物业 · 负责人',
    door: '/desk',
    tryFirst: { zh: '看本单位在办，退回不归本单位的', en: 'See the unit’s jobs, return what is not yours' },
  }),
  one('doctor.jiezhuang', '韩雪', 'handler', `${homeCommunity}卫生服务站`, {
    shown: '卫生服务站 · 家庭医生',
    door: '/field',
    tryFirst: { zh: '接一个上门量血压', en: 'Take a home visit' },
  }),
  one('police.jiezhuang', '高峰', 'handler', `${homeCommunity}警务室`, {
    shown: '警务室 · 民警',
    door: '/field',
    tryFirst: { zh: '看派给警务室的事', en: 'See what came to the police room' },
  }),
  one('mediator.jiezhuang', '郭淑贤', 'mediator', '接庄街道', {
    shown: '接庄街道 · 调解员',
    door: '/desk',
    tryFirst: { zh: '受理一件邻里纠纷', en: 'Take a dispute' },
  }),
  one('dispatch.jiezhuang', '杨帆', 'street_dispatcher', '接庄街道', {
    shown: '接庄街道 · 指挥中心',
    door: '/desk',
    tryFirst: { zh: '看街道的队列，接社区上报的件', en: 'See the street’s queue' },
  }),
  one('supervisor.jiezhuang', '陈立', 'street_supervisor', '接庄街道', {
    shown: '接庄街道 · 督查',
    door: '/desk',
    tryFirst: { zh: '看板上点任一数字看名单', en: 'Open any number of the board' },
  }),
  one('dispatch.gaoxin', '许诺', 'district_dispatcher', '高新区', {
    shown: '济宁高新区 · 指挥中心',
    door: '/desk',
    tryFirst: { zh: '全区队列与大屏', en: 'The district’s queue and the wall' },
  }),
  one('supervisor.gaoxin', '宋岩', 'district_supervisor', '高新区', {
    shown: '济宁高新区 · 督查',
    door: '/screen',
    tryFirst: { zh: '大屏：先看后果最重的', en: 'The wall: worst consequences first' },
  }),
  one('admin.system', '系统员', 'system_admin', '高新区', {
    shown: '系统管理员',
    door: '/desk',
    tryFirst: { zh: '开账号、改日历', en: 'Open accounts, edit the calendar' },
  }),
  one('admin.security', '安全员', 'security_admin', '高新区', {
    shown: '安全管理员',
    door: '/desk',
    tryFirst: { zh: '授岗位、解锁', en: 'Grant posts, unlock' },
  }),
  one('admin.audit', '审计员', 'audit_admin', '高新区', {
    shown: '审计管理员',
    door: '/desk',
    tryFirst: { zh: '查日志', en: 'Read the journal' },
  }),
];

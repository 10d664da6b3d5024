// The demonstration people who sign in, and what each should try first. One password for all; a real installation has no such setting.

import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import type { OpenHouse } from '../server/run.ts';
import { initialsLoader } from './initials.ts';
import { insertRows } from './rows.ts';
import type { SeededTerritory } from './territory.ts';

const password = 'huying-demo-2026';

type DemoPost = { role: Role; unit: string; basis?: string };
type DemoPerson = {
  username: string;
  name: string;
  posts: DemoPost[];
  shown: string;
  door: string;
  tryFirst: { zh: string; en: string };
};

function people(t: SeededTerritory): (DemoPerson & { unitIds: string[] })[] {
  const grid = '接庄社区1-1';
  const list: DemoPerson[] = [
    {
      username: 'desk.jiezhuang',
      name: '李敏',
      posts: [{ role: 'community_desk', unit: '接庄社区' }],
      shown: '接庄社区 · 坐席',
      door: '/desk',
      tryFirst: { zh: '接听来电，认可建议，派单', en: 'Answer, accept the suggestion, dispatch' },
    },
    {
      username: 'desk2.jiezhuang',
      name: '赵静',
      posts: [{ role: 'community_desk', unit: '接庄社区' }],
      shown: '接庄社区 · 坐席',
      door: '/desk',
      tryFirst: { zh: '核实别人办结的件', en: 'Verify what others resolved' },
    },
    {
      username: 'secretary.jiezhuang',
      name: '周建民',
      posts: [{ role: 'community_secretary', unit: '接庄社区' }],
      shown: '接庄社区 · 书记',
      door: '/desk',
      tryFirst: { zh: '确认月台账，审批延期', en: 'Confirm the monthly register, decide extensions' },
    },
    {
      username: 'grid.jiezhuang',
      name: '张桂兰',
      posts: [{ role: 'grid_worker', unit: grid }],
      shown: '接庄社区1-1 · 网格员',
      door: '/field',
      tryFirst: { zh: '上报一件，看今日应办', en: 'Report a matter, see today' },
    },
    {
      username: 'cadre.jiezhuang',
      name: '孔令辉',
      posts: [
        { role: 'department_officer', unit: '园区发展服务中心' },
        { role: 'grid_chief', unit: '接庄社区1网格', basis: 'seconded' },
      ],
      shown: '园区发展服务中心 · 经办人；接庄社区1网格 · 网格长（下沉）',
      door: '/desk',
      tryFirst: { zh: '在右上角一点就换岗位', en: 'Change hats at the top right' },
    },
    {
      username: 'wang.shifu',
      name: '王德胜',
      posts: [{ role: 'handler', unit: '接庄社区物业' }],
      shown: '安居物业 · 维修师傅',
      door: '/field',
      tryFirst: { zh: '接单，办结时拍一张照片', en: 'Sign, resolve with a photo' },
    },
    {
      username: 'lead.anju',
      name: '马志远',
      posts: [{ role: 'handling_lead', unit: '接庄社区物业' }],
      shown: '安居物业 · 负责人',
      door: '/desk',
      tryFirst: { zh: '看本单位在办，退回不归本单位的', en: 'See the unit’s jobs, return what is not yours' },
    },
    {
      username: 'doctor.jiezhuang',
      name: '韩雪',
      posts: [{ role: 'handler', unit: '接庄社区卫生服务站' }],
      shown: '卫生服务站 · 家庭医生',
      door: '/field',
      tryFirst: { zh: '接一个上门量血压', en: 'Take a home visit' },
    },
    {
      username: 'police.jiezhuang',
      name: '高峰',
      posts: [{ role: 'handler', unit: '接庄社区警务室' }],
      shown: '警务室 · 民警',
      door: '/field',
      tryFirst: { zh: '看派给警务室的事', en: 'See what came to the police room' },
    },
    {
      username: 'mediator.jiezhuang',
      name: '郭淑贤',
      posts: [{ role: 'mediator', unit: '接庄街道' }],
      shown: '接庄街道 · 调解员',
      door: '/desk',
      tryFirst: { zh: '受理一件邻里纠纷', en: 'Take a dispute' },
    },
    {
      username: 'dispatch.jiezhuang',
      name: '杨帆',
      posts: [{ role: 'street_dispatcher', unit: '接庄街道' }],
      shown: '接庄街道 · 指挥中心',
      door: '/desk',
      tryFirst: { zh: '看街道的队列，接社区上报的件', en: 'See the street’s queue' },
    },
    {
      username: 'supervisor.jiezhuang',
      name: '陈立',
      posts: [{ role: 'street_supervisor', unit: '接庄街道' }],
      shown: '接庄街道 · 督查',
      door: '/desk',
      tryFirst: { zh: '看板上点任一数字看名单', en: 'Open any number of the board' },
    },
    {
      username: 'dispatch.gaoxin',
      name: '许诺',
      posts: [{ role: 'district_dispatcher', unit: '高新区' }],
      shown: '济宁高新区 · 指挥中心',
      door: '/desk',
      tryFirst: { zh: '全区队列与大屏', en: 'The district’s queue and the wall' },
    },
    {
      username: 'supervisor.gaoxin',
      name: '宋岩',
      posts: [{ role: 'district_supervisor', unit: '高新区' }],
      shown: '济宁高新区 · 督查',
      door: '/screen',
      tryFirst: { zh: '大屏：先看后果最重的', en: 'The wall: worst consequences first' },
    },
    {
      username: 'admin.system',
      name: '系统员',
      posts: [{ role: 'system_admin', unit: '高新区' }],
      shown: '系统管理员',
      door: '/desk',
      tryFirst: { zh: '开账号、改日历', en: 'Open accounts, edit the calendar' },
    },
    {
      username: 'admin.security',
      name: '安全员',
      posts: [{ role: 'security_admin', unit: '高新区' }],
      shown: '安全管理员',
      door: '/desk',
      tryFirst: { zh: '授岗位、解锁', en: 'Grant posts, unlock' },
    },
    {
      username: 'admin.audit',
      name: '审计员',
      posts: [{ role: 'audit_admin', unit: '高新区' }],
      shown: '审计管理员',
      door: '/desk',
      tryFirst: { zh: '查日志', en: 'Read the journal' },
    },
  ];
  return list.map((person) => ({ ...person, unitIds: person.posts.map((post) => t.unitId(post.unit)) }));
}

export async function seedAccounts({ house, signIn }: OpenHouse, territory: SeededTerritory): Promise<void> {
  const initials = await initialsLoader();
  const accounts = [];
  for (const person of people(territory)) {
    const { accountId } = await signIn.createAccount({ username: person.username, name: person.name, password });
    const staffId = newId();
    await house.database.asOwner(async (tx) => {
      await insertRows(tx, 'staff', [
        {
          id: staffId,
          district_id: territory.districtId,
          account_id: accountId,
          name: person.name,
          initials: initials(person.name),
          home_unit_id: person.unitIds[0],
        },
      ]);
      await insertRows(
        tx,
        'posts',
        person.posts.map((post, i) => ({
          id: newId(),
          district_id: territory.districtId,
          staff_id: staffId,
          role: post.role,
          unit_id: person.unitIds[i],
          basis: post.basis ?? 'home',
          valid: `["${territory.since}",)`,
        })),
      );
    });
    accounts.push({
      username: person.username,
      password,
      name: person.name,
      title: roles[person.posts[0]!.role].title,
      posts: person.shown,
      door: person.door,
      tryFirst: person.tryFirst,
    });
  }
  const demo = {
    accounts,
    tryFirst: {
      zh: [
        '打开居民页，按“一键呼叫”',
        '另开一窗，用 desk.jiezhuang 登录工作台：来电会响，接听、认可建议、派单',
        '手机大小的第三个窗口，用 wang.shifu 登录网格端：接单，拍照办结',
        '回到居民页评价；看板上的数字跟着变，点开就是这一件',
      ],
      en: [
        'Open the resident page and press the one-key call',
        'In a second window sign in to the desk as desk.jiezhuang: it rings; answer, accept the suggestion, dispatch',
        'In a phone-sized third window sign in to the field door as wang.shifu: take it, resolve with a photo',
        'Rate it on the resident page; the board’s numbers have moved and open to this very request',
      ],
    },
  };
  await house.database.asOwner((tx) =>
    tx.all(sql`
    insert into settings (name, value) values ('demo', ${sql.json(demo)}::jsonb), ('second_factor_required', 'false'::jsonb) on conflict (name) do update set value = excluded.value`),
  );
}

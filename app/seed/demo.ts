// The setting `demo`: who one can be and what to try first. The sign-in page and the terminal read it; where it is absent there is no demonstration.
import { sql } from '#kernel/server/sql.ts';
import type { Database, Tx } from '#kernel/server/transaction.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { type Role, roles } from '#kernel/shared/right.ts';
import { demoPeople, handleOf, password } from './accounts/people.ts';
import { elder } from './elder.ts';
import { staffIdOf } from './ids.ts';

export type DemoAccount = {
  username: string;
  password: string;
  name: string;
  title: Words;
  posts: string;
  door: string;
  tryFirst: Words;
};
export type DemoResident = { phone: string; name: string; address: string; tryFirst: Words };
export type Demo = {
  accounts: DemoAccount[];
  residents?: DemoResident[];
  tryFirst: { zh: readonly string[]; en: readonly string[] };
};

const tryFirst = {
  zh: [
    `打开居民页，用 ${elder.phone}（${elder.name}，76 岁，独居）登录，按“一键呼叫”，打字说“厨房下水道堵了”`,
    '另开一窗，用 desk.jiezhuang 登录工作台：来电会响，接听、认可建议、派单',
    '手机大小的第三个窗口，用 wang.shifu 登录网格端：在“今日”里一按接单，再拍照办结',
    '回到居民页评价；看板上的数字跟着变，点开就是这一件',
  ],
  en: [
    `Open the resident page, sign in with ${elder.phone} (${elder.name}, 76, lives alone) press the one-key call and write 厨房下水道堵了`,
    'In a second window sign in to the desk as desk.jiezhuang: it rings; answer, accept the suggestion, dispatch',
    'In a phone-sized third window sign in to the field door as wang.shifu: one press on 接单, then resolve with a photo',
    'Rate it on the resident page; the board’s numbers have moved and open to this very request',
  ],
};

const resident: DemoResident = {
  phone: elder.phone,
  name: elder.name,
  address: elder.address,
  tryFirst: { zh: '按一键呼叫；看上次量血压办得怎样', en: 'Press the one-key call; see how the last visit went' },
};

/** A demonstration lets people in without a second factor: nobody carries a telephone that knows these accounts. */
export async function writeDemo(tx: Tx): Promise<void> {
  const staff = await tx.all<{ id: string; name: string }>(
    sql`select id, name from staff where id = any (${demoPeople.map((person) => staffIdOf(handleOf(person)))}::uuid[])`,
  );
  const names = new Map(staff.map(({ id, name }) => [id, name]));
  const accounts = demoPeople.map((person): DemoAccount => {
    const role: Role = person.posts[0]!.role;
    return {
      username: person.username,
      password,
      name: names.get(staffIdOf(handleOf(person))) ?? person.username,
      title: roles[role].title,
      posts: person.shown,
      door: person.door,
      tryFirst: person.tryFirst,
    };
  });
  const demo: Demo = { accounts, residents: [resident], tryFirst };
  await tx.all(sql`
    insert into settings (name, value) values ('demo', ${sql.json(demo)}::jsonb), ('second_factor_required', 'false'::jsonb)
    on conflict (name) do update set value = excluded.value`);
}

export async function findDemo(database: Database): Promise<Demo | undefined> {
  const row = await database.asOwner((tx) =>
    tx.first<{ value: Demo }>(sql`select value from settings where name = 'demo'`),
  );
  return row?.value;
}

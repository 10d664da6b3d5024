// `admin add`: the first administrators of an installation, for whom there is nobody yet who could appoint them. Each gets a one-time password, told
// once, here; the first sign-in changes it and enrols a second factor. What was done is in the journal as the house's own act.
import { sql } from '#kernel/server/sql.ts';
import type { Database } from '#kernel/server/transaction.ts';
import { newId } from '#kernel/shared/id.ts';
import { roles } from '#kernel/shared/right.ts';
import { administratorRoles } from '#modules/identity/shared/post.ts';
import { usernameSchema } from '#modules/identity/shared/username.ts';
import { dataDir } from '../server/ground.ts';
import { openHouse } from '../server/run.ts';
import { CallFault, type Command } from './command.ts';
import { onGround } from './ground.ts';

const titles = administratorRoles.map((role) => `${role} ${roles[role].title.zh}`).join('、');

export const command: Command = {
  about: { zh: '设立管理员（三员）', en: 'Install an administrator' },
  usage: [
    'admin add --role security_admin --name 李安 --username li.an',
    'admin add --role system_admin --name 王系 --username wang.xi',
  ],
  options: {
    role: { type: 'string', about: { zh: titles, en: 'one of the three' } },
    name: { type: 'string', about: { zh: '姓名', en: 'the person’s name' } },
    username: { type: 'string', about: { zh: '用户名（小写字母、数字）', en: 'user name' } },
    beside: {
      type: 'boolean',
      about: { zh: '已有人任此岗也设（原来的人进不来时）', en: 'although somebody holds the post (who cannot get in)' },
    },
  },
  help: [
    {
      zh: '系统、安全、审计三员由三个人分任。一次性密码只在这里显示一次，当面交给本人；首次登录须换密码并绑定动态口令。可以在服务运行时做。',
      en: 'System, security and audit are three people. The one-time password is shown here once: hand it over in person; the first sign-in changes it and enrols a second factor. The server may be running.',
    },
  ],
  async run({ values, words }) {
    const role = administratorRoles.find((known) => known === values['role']);
    const name = String(values['name'] ?? '').trim();
    const username = usernameSchema.safeParse(values['username'] ?? '');
    if (words.length !== 1 || words[0] !== 'add') throw new CallFault('admin add --role … --name … --username …');
    if (!role) throw new CallFault(`--role ${administratorRoles.join(' | ')}`);
    if (name === '') throw new CallFault('--name 姓名');
    if (!username.success) throw new CallFault('--username li.an（3–30：a–z 0–9 . _）');
    return onGround(async ({ connection }) => {
      const opened = await openHouse({ connection, dataDir: dataDir(), poolSize: 3 });
      try {
        const districtId = await findDistrict(opened.house.database);
        if (!districtId) {
          console.error('还没有区：先 huying found / There is no district yet: huying found first');
          return 1;
        }
        const accountId = newId();
        const outcome = await opened.bus.execute(
          {
            id: newId(),
            name: 'administrator.install',
            input: {
              staffId: newId(),
              accountId,
              postId: newId(),
              districtId,
              name,
              username: username.data,
              role,
              isBeside: values['beside'] === true,
            },
          },
          { as: 'system', name: 'command_line' },
        );
        if ('problem' in outcome) {
          const { title, wayOut } = outcome.problem;
          for (const words of [title, wayOut]) if (words) console.error(`${words.zh} / ${words.en}`);
          return 1;
        }
        const password = await opened.signIn.handOutPassword(accountId);
        console.log(`${roles[role].title.zh} ${roles[role].title.en}: ${name}`);
        console.log(`用户名 User name: ${username.data}`);
        console.log(`一次性密码 One-time password: ${password}`);
        console.log('只显示这一次；首次登录须换成自己的密码，并绑定动态口令。');
        console.log('Shown only now; the first sign-in changes it and enrols a second factor.');
        return 0;
      } finally {
        await opened.close();
      }
    });
  },
};

/** The one district of this installation, as a stranger's report would find it. */
async function findDistrict(database: Database): Promise<string | undefined> {
  const row = await database.asOwner((tx) =>
    tx.first<{ id: string }>(sql`
      select id from governance_units where parent_id is null and upper_inf(valid) order by lower(valid), id limit 1`),
  );
  return row?.id;
}

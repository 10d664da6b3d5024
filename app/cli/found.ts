// `found`: a district of one's own in an empty database, without the demonstration: the days off, the codes, the work methods, and the district itself.
// What stands below it is entered on the screens or comes with the table of grids.
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { loadDivisions } from '#modules/territory/server/public.ts';
import { rootKinds } from '#modules/territory/shared/unit.ts';
import { seedCalendar } from '../seed/calendar.ts';
import { publishMethods } from '../seed/methods.ts';
import { dataDir } from '../server/ground.ts';
import { openHouse } from '../server/run.ts';
import { CallFault, type Command } from './command.ts';
import { onGround } from './ground.ts';

export const command: Command = {
  about: { zh: '建一个区（不用演示数据）', en: 'Found a district, without the demonstration' },
  usage: ['found --name 高新区', 'found --name 某某区 --kind district --short-code MM --division 370871'],
  options: {
    name: { type: 'string', about: { zh: '区的名称', en: 'what it is called' } },
    kind: {
      type: 'string',
      about: { zh: 'zone 高新区、开发区；district 区县（默认）', en: 'zone, or district (the default)' },
    },
    'short-code': { type: 'string', about: { zh: '诉求编号的前缀', en: 'prefix of request numbers' } },
    division: { type: 'string', about: { zh: '行政区划代码', en: 'its national division code' } },
  },
  help: [
    {
      zh: '只在空的数据库里做一次：录入已公布的放假安排，装入随产品来的工作法，建区。之后 npm start 不再装演示区。接着设三员：huying admin add。',
      en: 'Once, in an empty database: enters the days off announced so far, the work methods that come with the product, and the district. npm start adds no demonstration afterwards. Then install the three administrators: huying admin add.',
    },
  ],
  async run({ values, words }) {
    const name = String(values['name'] ?? '').trim();
    if (words.length > 0 || name === '') throw new CallFault('found --name 高新区');
    const kind = rootKinds.find((known) => known === (values['kind'] ?? 'district'));
    if (!kind) throw new CallFault(`--kind ${rootKinds.join(' | ')}`);
    return onGround(
      async ({ connection }) => {
        const opened = await openHouse({ connection, dataDir: dataDir(), poolSize: 3 });
        try {
          const { database } = opened.house;
          const there = await database.asOwner((tx) =>
            tx.first<{ name: string }>(sql`select name from governance_units order by parent_id nulls first limit 1`),
          );
          if (there) {
            console.error(`这里已经有${there.name}，没有改动 / There is ${there.name} already; nothing was changed`);
            return 1;
          }
          await database.asOwner(async (tx) => {
            if (!(await tx.first(sql`select 1 from calendar_years limit 1`))) await seedCalendar(tx);
            await loadDivisions(tx);
          });
          await publishMethods(opened);
          const input = { unitId: newId(), parentId: null, kind, name };
          const outcome = await opened.bus.execute(
            {
              id: newId(),
              name: 'unit.add',
              input: { ...input, shortCode: values['short-code'], divisionCode: values['division'] },
            },
            { as: 'system', name: 'command_line' },
          );
          if ('problem' in outcome) throw new CallFault(outcome.problem.title.zh);
          console.log(`已建 Founded: ${name}`);
          console.log('下一步：设三员 Next, the three administrators: npm run huying -- admin add --help');
          return 0;
        } finally {
          await opened.close();
        }
      },
      { migrates: true, mayBeNew: true },
    );
  },
};

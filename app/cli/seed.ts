// `seed --people N`: fills the demonstration district with made-up residents.
import { needsSeed, seedDemonstration } from '../seed/index.ts';
import { seedPeople } from '../seed/people/index.ts';
import { dataDir } from '../server/ground.ts';
import { openHouse } from '../server/run.ts';
import { CallFault, type Command } from './command.ts';
import { onGround } from './ground.ts';
import { grouped, openProgress } from './progress.ts';

const most = 1_000_000;

export const command: Command = {
  about: { zh: '给演示区造居民，用来试规模', en: 'Fill the demonstration district with made-up residents' },
  usage: ['seed --people 100000'],
  options: {
    people: { type: 'string', about: { zh: '一共多少人，最多 1000000', en: 'how many in all, at most 1000000' } },
  },
  help: [
    {
      zh: '补到这个总数；中断后再运行会接着做。人名、证件号、电话都是编的（379900、1990000–1990009）。请先停服务。',
      en: 'Brings the district up to that number; after a break, run it again and it goes on. Names, ID numbers and telephones are made up (379900, 1990000–1990009). Stop the server first.',
    },
  ],
  async run({ values, words }) {
    const target = Number(values['people']);
    if (words.length > 0 || !(Number.isInteger(target) && target > 0 && target <= most))
      throw new CallFault(`seed --people 1 … ${most}`);
    const progress = openProgress();
    const startedAt = Date.now();
    const result = await onGround(
      async (ground) => {
        const opened = await openHouse({ connection: ground.connection, dataDir: dataDir(), poolSize: 3 });
        try {
          if (await needsSeed(opened)) await seedDemonstration(opened, { log: (line) => console.log(`  ${line}`) });
          return await seedPeople(opened, target, {
            progress: (people, of) => progress.show(`${grouped(people)}/${grouped(of)} 人 residents`),
          });
        } finally {
          await opened.close();
        }
      },
      { migrates: true, mayBeNew: true },
    );
    const seconds = Math.round((Date.now() - startedAt) / 1000);
    progress.end(
      `共 ${grouped(result.people)} 人，新增 ${grouped(result.added)}，${seconds} 秒 / ${grouped(result.people)} residents, ${grouped(result.added)} new, ${seconds} s`,
    );
    return 0;
  },
};

// `method`: a work method looked at, weighed and put in force, in this order.
import { CallFault, type Command } from './command.ts';
import { checkFile } from './method/check.ts';
import { publishFile } from './method/publish.ts';
import { simulateFile } from './method/simulate.ts';

export const command: Command = {
  about: { zh: '工作法：检查、测算、发布', en: 'A work method: check, simulate, publish' },
  usage: [
    'method check methods/minhu-5643',
    'method check path/to/method.json',
    'method simulate methods/six-visits --area 东闸社区',
    'method simulate methods/six-visits --people 120 --workers 6',
    'method publish path/to/method.ts --area 东闸社区 --approved-by 周书记',
  ],
  options: {
    area: {
      type: 'string',
      about: { zh: '单位名称或编号，不写是全区', en: 'a unit by name or id; the district if left out' },
    },
    people: {
      type: 'string',
      about: {
        zh: '每个台账多少人，或 台账=人数,台账=人数（不用数据库）',
        en: 'on each register, or register=N,… (no database)',
      },
    },
    workers: { type: 'string', about: { zh: '每种岗位多少人', en: 'how many hold each role' } },
    'approved-by': {
      type: 'string',
      about: { zh: '批准人姓名（超过 40 小时才需要）', en: 'who approves it (over 40 hours only)' },
    },
  },
  help: [
    {
      zh: 'check 逐条说明哪里有问题、怎么改，退出码为 1；只有提醒时为 0。不需要数据库。',
      en: 'check names every fault with its place and the way to mend it, exit code 1; advice alone gives 0. Needs no database.',
    },
    {
      zh: 'simulate 测算走访工作法每人每周要几小时，连同已经生效的。有人超过 40 小时，或者岗位没有人，退出码为 1。',
      en: 'simulate tells the hours a week of everybody whom a method of reach would ask, with what is in force already. Over 40 hours for anybody, or a role that nobody holds, gives exit code 1.',
    },
  ],
  async run(given) {
    const [word, path, ...rest] = given.words;
    const run = { check: checkFile, simulate: simulateFile, publish: publishFile }[word ?? ''];
    if (!run || !path || rest.length > 0) throw new CallFault('method check | simulate | publish PATH');
    return run(path, given);
  },
};

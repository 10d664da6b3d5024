// p95 of a register of a million members: the first page, a later page, its counts and the list of registers, for each level of post. Asked in process.
//
//   node bench/registers.ts --members 1000000
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { openBus } from '#kernel/server/bus.ts';
import { systemHand } from '#kernel/server/reactions.ts';
import { keepRegisters } from '#modules/registers/server/reactions.ts';
import { measureExport } from './export.ts';
import { everybodyId, generateMembers } from './generate-members.ts';
import { generateTerritory } from './generate-territory.ts';
import { layBenchGround } from './ground.ts';
import { median, percentile } from './load.ts';

const { values } = parseArgs({
  options: { members: { type: 'string', default: '1000000' }, times: { type: 'string', default: '40' } },
});
const members = Number(values.members);
const times = Number(values.times);
const seconds = (from: number) => ((performance.now() - from) / 1000).toFixed(1);

const ground = await layBenchGround();
const client = new pg.Client(ground.connection);
await client.connect();
try {
  const territory = await generateTerritory(client, {
    streets: 12,
    communitiesPerStreet: 12,
    gridsPerCommunity: 12,
    since: new Date('2020-01-01'),
  });
  let from = performance.now();
  await generateMembers(client, territory.districtId, members);
  console.log(
    `${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}; ${members.toLocaleString('en')} people generated in ${seconds(from)} s`,
  );
  from = performance.now();
  await keepRegisters.run(systemHand(ground.opened.house, openBus(ground.opened.house)));
  console.log(`all put on the register in one run: ${seconds(from)} s`);
  await client.query('vacuum analyze register_members');
  await client.query('analyze');
  const { queries } = ground.opened;
  const page = { registerId: everybodyId, limit: 100 };
  for (const post of ['district', 'street', 'community', 'grid'] as const) {
    const hat = territory.hats[post];
    const first = (await queries.ask('register.members', page, hat)) as { next: string | null; total: number };
    const questions: [string, string, object][] = [
      ['first page by place', 'register.members', page],
      ['first page by name', 'register.members', { ...page, sort: 'name' }],
      ['first page by time', 'register.members', { ...page, sort: 'since' }],
      ['second page by place', 'register.members', { ...page, after: first.next ?? undefined }],
      ['found by name', 'register.members', { ...page, text: '居民4' }],
      ['counts by part', 'register.counts', { registerId: everybodyId }],
      ['list of registers', 'register.list', {}],
    ];
    const goal = post === 'grid' ? 50 : 100;
    for (const [what, name, input] of questions) {
      const took: number[] = [];
      for (let n = 0; n < times + 5; n++) {
        const startedAt = performance.now();
        await queries.ask(name, input, hat);
        if (n >= 5) took.push(performance.now() - startedAt);
      }
      const p95 = percentile(took, 0.95);
      console.log(
        `${post} (${first.total.toLocaleString('en')} members) ${what}: median ${median(took).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms · goal p95 ≤ ${goal} ms ${p95 <= goal ? 'met' : 'NOT met'}`,
      );
    }
  }
  for (const kind of ['csv', 'xlsx']) {
    const hat = territory.hats.district;
    const out = await measureExport(
      ground.opened,
      `register.members.${kind}`,
      { registerId: everybodyId },
      hat,
      members,
    );
    const [, second = 0, , , last = 0] = out.fifthsMb;
    console.log(
      `all of it as .${kind} over HTTP: ${out.megabytes} MiB in ${out.seconds.toFixed(0)} s, ${(out.rows / out.seconds).toFixed(0)} rows/s; memory ${out.startMb} MiB before, at most ${out.fifthsMb.join(', ')} MiB in each fifth · goal: the last no more than a quarter over the second ${last <= second * 1.25 ? 'met' : 'NOT met'}`,
    );
  }
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await client.end();
  await ground.end();
}

// `npm start`: database, migrations, a demonstration district on the first run, the web, one port, and what to try first.
import { setTimeout as sleep } from 'node:timers/promises';
import { needsSeed, seedDemonstration } from '../seed/index.ts';
import { announce } from './announce.ts';
import { dataDir, layGround } from './ground.ts';
import { serve } from './serve.ts';
import { buildWebIfChanged, webRoot } from './web-build.ts';

const log = (line: string) => console.log(`  ${line}`);
const startedAt = Date.now();
console.log('呼应 Huying');
const ground = await layGround(log);
/** Stories and pictures: `1`, or the instant at which the clock stands at the start, seed included. */
const testClock = process.env['HUYING_TEST_CLOCK'] === '0' ? undefined : process.env['HUYING_TEST_CLOCK'];
const building = process.env['HUYING_WEB'] === '0' ? Promise.resolve(false) : buildWebIfChanged(log);
building.catch(() => undefined);
const serving = await serve({
  connection: ground.connection,
  dataDir: dataDir(),
  port: Number(process.env['HUYING_PORT'] ?? process.env['PORT'] ?? 8080),
  host: process.env['HUYING_HOST'] ?? '0.0.0.0',
  logLevel: process.env['HUYING_LOG'] ?? 'warn',
  withTestClock: Boolean(testClock),
  ...(process.env['HUYING_PER_MINUTE'] ? { perMinute: Number(process.env['HUYING_PER_MINUTE']) } : {}),
  prepare: async (opened) => {
    if (testClock && testClock !== '1') opened.testClock?.set(Date.parse(testClock));
    if (process.env['HUYING_SEED'] !== '0' && (await needsSeed(opened))) await seedDemonstration(opened, { log });
    await building;
  },
  webRoot,
}).catch(async (error) => {
  await ground.stop();
  throw error;
});
await announce(serving, { where: ground.where, tookMs: Date.now() - startedAt });

let isStopping = false;
async function stop(signal: string): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  console.log(`\n${signal}：正在收尾… / finishing…`);
  const hurry = sleep(15_000).then(() => process.exit(1));
  hurry.catch(() => undefined);
  await serving.stop();
  await ground.stop();
  process.exit(0);
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void stop(signal));

// `npm run bench`: measures the product beside a bare service and on a large past, prints each line with its goal and whether it was met.
// Sizes are options, printed with the result: --requests 1000000 --rounds 5 --seconds 4
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { layBenchGround } from './ground.ts';
import { type LifecycleResult, measureLifecycle } from './lifecycle.ts';
import { met } from './say.ts';
import { fillGround, measureViews } from './views.ts';

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '5' },
    seconds: { type: 'string', default: '4' },
  },
});
const requests = Number(values.requests);
const pace = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
const lines: string[] = [];
const say = (text: string) => {
  lines.push(text);
  console.log(text);
};
const lifecycleLine = (where: string, r: LifecycleResult) =>
  `lifecycle/s ${where}: ${r.house.toFixed(0)} · bare service ${r.bare.toFixed(0)} · ratio ${r.ratio.toFixed(2)} · goal ≥ 0.33 ${met(r.ratio >= 0.33)}`;

say(
  `${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}; ${pace.rounds} rounds of ${pace.seconds} s; medians; database, servers and load share the machine`,
);
const ground = await layBenchGround();
try {
  const empty = await measureLifecycle(ground, pace);
  say(lifecycleLine('on an empty database', empty));
  for (const failure of empty.failures) say(`  failed: ${failure}`);
  const startedAt = Date.now();
  const made = await fillGround(ground, requests, (line) => console.log(`  ${line}`));
  say(
    `${made.requests.toLocaleString('en')} requests of three years generated in ${((Date.now() - startedAt) / 1000).toFixed(0)} s`,
  );
  const full = await measureLifecycle(ground, pace);
  say(lifecycleLine(`with ${made.requests.toLocaleString('en')} past requests`, full));
  for (const failure of full.failures) say(`  failed: ${failure}`);
  // The machine's own drift is taken out by comparing each with the bare service of the same minutes.
  const slower = 1 - full.ratio / empty.ratio;
  say(`slower with the past than without: ${(slower * 100).toFixed(0)} % · goal < 10 % ${met(slower < 0.1)}`);
  const views = await measureViews(ground, made);
  for (const line of views)
    say(
      `${line.what}, ${line.post}: median ${line.medianMs.toFixed(1)} ms, p95 ${line.p95Ms.toFixed(1)} ms · goal p95 ≤ 100 ms ${met(line.p95Ms <= 100)}`,
    );
  for (const what of new Set(views.map((line) => line.what))) {
    const [district, grid] = ['district', 'grid'].map(
      (post) => views.find((line) => line.what === what && line.post === post)!.p95Ms,
    );
    if (grid! > district!)
      say(
        `${what}: the one-grid post is slower than the district (${grid!.toFixed(1)} against ${district!.toFixed(1)} ms) · goal never ${met(false)}`,
      );
  }
} finally {
  await ground.end();
}

// `node bench/rush-hour.ts --people 300000`: the morning when everybody comes at once. Tablets bring what they register, ten to a tube, while the server is killed twice (no
// farewell) and started again; what got no answer is brought again. At the end every person is there once and every tube has its ten. Prints the figures with their goals.
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { newId } from '#kernel/shared/id.ts';
import { startService } from './ground.ts';
import { median, percentile } from './load.ts';
import { laySamplingGround, leaseTablet } from './sampling-ground.ts';
import { met, sayMachine } from './say.ts';

const { values } = parseArgs({
  options: { people: { type: 'string', default: '300000' }, tablets: { type: 'string', default: '24' } },
});
const tablets = Number(values.tablets);
/** Tubes in a batch: 90 registrations and the ten openings. */
const tubesAtOnce = 9;
const count = (n: number) => n.toLocaleString('en');

sayMachine();
const laid = await laySamplingGround({
  people: Number(values.people),
  streets: 10,
  communitiesPerStreet: 10,
  gridsPerCommunity: 10,
});
try {
  const { client, ground, roundId, subjects } = laid;
  const queue = Array.from({ length: Math.floor(subjects.length / 10) }, (_, n) => subjects.slice(n * 10, n * 10 + 10));
  const [people, tubes] = [queue.length * 10, queue.length];
  console.log(`${count(people)} people, ${count(tubes)} tubes, ${tablets} tablets`);
  let service = await startService('house-service.ts', ground);
  const took: number[] = [];
  let [brought, unanswered, refused, opened] = [0, 0, 0, 0];

  const leased: Awaited<ReturnType<typeof leaseTablet>>[] = [];
  for (let which = 0; which < tablets; which++) leased.push(await leaseTablet(laid, which));

  async function work(tablet: (typeof leased)[number]): Promise<void> {
    for (let mine = queue.splice(0, tubesAtOnce); mine.length > 0; mine = queue.splice(0, tubesAtOnce)) {
      const entries: string[] = [];
      for (const group of mine) {
        const tubeId = newId();
        entries.push(await tablet.openTube(tubeId, `R-${(opened++).toString(36).toUpperCase().padStart(6, '0')}`));
        for (const [n, subjectId] of group.entries()) entries.push(await tablet.register(tubeId, n + 1, subjectId));
      }
      const startedAt = performance.now();
      for (let left = entries; left.length > 0; ) {
        const answer = await tablet.bring(service.port, left).catch(() => undefined);
        if (!answer) {
          unanswered += 1;
          await sleep(250);
          continue;
        }
        const outcomes = await tablet.read(answer);
        const bad = outcomes.filter(({ outcome }) => outcome === 'rejected' || outcome === 'handed_on');
        if (bad.length > 0 && refused === 0) console.error(JSON.stringify(bad[0]?.problem));
        refused += bad.length;
        left = left.slice(answer.judged);
        if (left.length > 0) await sleep(250);
      }
      took.push(performance.now() - startedAt);
      brought += mine.length * 10;
    }
  }
  const downs: number[] = [];
  async function killAt(share: number): Promise<void> {
    while (brought < people * share) await sleep(50);
    const downAt = performance.now();
    process.kill(service.pid!, 'SIGKILL');
    service = await startService('house-service.ts', ground);
    downs.push(performance.now() - downAt);
  }
  const startedAt = performance.now();
  await Promise.all([...leased.map(work), killAt(1 / 3).then(() => killAt(2 / 3))]);
  const seconds = (performance.now() - startedAt) / 1000;
  const { rows } = await client.query<Record<'samples' | 'persons' | 'tubes' | 'full' | 'done', string>>(
    `select (select count(*) from samples) as samples, (select count(distinct subject_id) from samples) as persons,
            (select count(*) from sample_tubes) as tubes, (select count(*) from (select from samples group by tube_id having count(*) = 10) t) as full,
            (select count(done_at) from duties where rhythm_id = $1) as done`,
    [roundId],
  );
  const there = Object.fromEntries(Object.entries(rows[0]!).map(([name, n]) => [name, Number(n)]));
  const isWhole =
    there['samples'] === people &&
    there['persons'] === people &&
    there['tubes'] === tubes &&
    there['full'] === tubes &&
    there['done'] === people;
  console.log(
    `${count(brought)} brought in ${seconds.toFixed(0)} s with the server killed twice (away ${downs.map((ms) => `${(ms / 1000).toFixed(1)} s`).join(' and ')}; ${unanswered} batches without an answer, brought again): ${count(Math.round(brought / seconds))}/s · sealing by the load maker counted`,
  );
  console.log(
    `a batch of ${tubesAtOnce * 11}: median ${median(took).toFixed(0)} ms, p95 ${percentile(took, 0.95).toFixed(0)} ms`,
  );
  console.log(
    `there: ${count(there['samples']!)} samples of ${count(there['persons']!)} people, ${count(there['tubes']!)} tubes, ${count(there['full']!)} with ten, ${count(there['done']!)} turns done, ${refused} refused · goal nothing lost, nobody twice ${met(isWhole && refused === 0)}`,
  );
  await service.stop();
  if (!isWhole) process.exitCode = 1;
} finally {
  await laid.end();
}

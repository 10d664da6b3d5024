// `node bench/phone.ts --acts 10000`: a phone that was off line for long comes back with so many visits in its box, sealed, a hundred at a time through the one door; and
// what a worker with 500 people to visit takes along. Prints each line with its goal.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { fromBase64, toBase64 } from '#kernel/field/bytes.ts';
import { agreeBoxKey, importKey, makePair, openJson, sealJson } from '#kernel/field/sealing.ts';
import type { BoxOutcome } from '#kernel/shared/box.ts';
import { newId } from '#kernel/shared/id.ts';
import { grantLease } from '#modules/phones/shared/commands.ts';
import { generateResidents } from './generate-residents.ts';
import { generateTerritory } from './generate-territory.ts';
import { layBenchGround, startService } from './ground.ts';
import { percentile } from './load.ts';
import { sayMachine } from './say.ts';

const { values } = parseArgs({ options: { acts: { type: 'string', default: '10000' } } });
const acts = Number(values.acts);
const perBatch = 100;

sayMachine();
const ground = await layBenchGround();
const client = new pg.Client(ground.connection);
let service: Awaited<ReturnType<typeof startService>> | undefined;
try {
  await client.connect();
  const territory = await generateTerritory(client, {
    streets: 1,
    communitiesPerStreet: 1,
    gridsPerCommunity: 1,
    since: new Date('2022-01-01'),
  });
  await generateResidents(client, territory.districtId, 3000);
  await client.query('analyze');
  const { hats } = territory;
  const leaseId = newId();
  const { publicKey, privateKey } = await makePair();
  const granted = await ground.opened.bus.execute(
    { id: newId(), name: grantLease.name, input: { leaseId, label: 'bench', publicKey } },
    hats.grid,
  );
  if (!('result' in granted)) throw new Error(JSON.stringify(granted));
  const key = await importKey(
    await agreeBoxKey(privateKey, fromBase64((granted.result as { houseKey: string }).houseKey), leaseId),
  );
  const { rows: people } = await client.query<{ id: string }>(
    'select id from subjects where kind = $1 and district_id = $2 order by id',
    ['person', territory.districtId],
  );
  const { rows: posts } = await client.query<{ id: string }>(
    `select p.id from posts p join device_leases l on l.staff_id = p.staff_id where l.id = $1 and p.role = 'grid_worker'`,
    [leaseId],
  );
  const postId = posts[0]!.id;
  service = await startService('house-service.ts', ground);

  const sealed: string[] = [];
  for (let n = 0; n < acts; n++) {
    const input = { visitId: newId(), subjectId: people[n % people.length]!.id, action: 'visit', outcome: 'done' };
    const envelope = { id: newId(), name: 'visit.record', at: new Date().toISOString(), input };
    sealed.push(toBase64(await sealJson(key, { seq: n + 1, postId, off: 0, envelope }, leaseId)));
  }
  const took: number[] = [];
  let accepted = 0;
  const startedAt = performance.now();
  for (let from = 0; from < acts; from += perBatch) {
    const sentAt = performance.now();
    const answer = await fetch(`http://127.0.0.1:${service.port}/api/box`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        leaseId,
        clock: Date.now(),
        waiting: 0,
        refused: 0,
        entries: sealed.slice(from, from + perBatch),
      }),
    });
    if (!answer.ok) throw new Error(await answer.text());
    const { outcomes } = (await answer.json()) as { outcomes: string };
    const told = (await openJson(key, fromBase64(outcomes), leaseId)) as BoxOutcome[];
    accepted += told.filter(({ outcome }) => outcome === 'accepted').length;
    took.push(performance.now() - sentAt);
  }
  const seconds = (performance.now() - startedAt) / 1000;
  console.log(
    `${accepted.toLocaleString('en')} of ${acts.toLocaleString('en')} visits out of one box in ${seconds.toFixed(1)} s, ${Math.round(acts / seconds)} a second, a batch of ${perBatch} p95 ${percentile(took, 0.95).toFixed(0)} ms · goal 10,000 in 10 s ${seconds <= (10 * acts) / 10_000 ? 'met' : 'NOT met'}`,
  );
} finally {
  await service?.stop();
  await client.end();
  await ground.end();
}

// `node bench/sampling.ts --people 24000`: registrations a second, durable, over POST /api/box: eight tablets that come back with what they did, sealed, in batches of 100, beside the
// same rows put into a bare copy of the table through one pool — row by row, as each would come alone, and by the hundred. Prints each line with its goal and whether it was met.
// `--as volunteer`: by accounts of a shift at that site (C22), whose rights are the shift's. What the desk asks of a round of 300,000: sampling-view.ts.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import pg from 'pg';
import type { BoxAnswer } from '#kernel/shared/box.ts';
import { newId } from '#kernel/shared/id.ts';
import { layBenchGround, startService } from './ground.ts';
import { median, percentile } from './load.ts';
import { met, sayMachine } from './say.ts';
import { leasePhone } from './sealed-phone.ts';
import { openTestingRound } from './testing-round.ts';

const { values } = parseArgs({
  options: { people: { type: 'string', default: '24000' }, as: { type: 'string', default: 'desk' } },
});
const people = Number(values.people);
const tablets = 8;
const batch = 100;

sayMachine();
const ground = await layBenchGround();
const client = new pg.Client(ground.connection);
try {
  await client.connect();
  const { act, campaignId, roundId, unitId, dispatcher } = await openTestingRound(ground, client, {
    people,
    streets: 2,
    communitiesPerStreet: 2,
  });
  const siteId = newId();
  await act('site.set_up', { siteId, campaignId, unitId, title: '压测点', tables: tablets });
  await client.query('analyze');
  const subjects = (
    await client.query<{ id: string }>('select subject_id as id from duties where rhythm_id = $1', [roundId])
  ).rows.map(({ id }) => id);

  const postId =
    values.as === 'volunteer' ? await openShiftPost(siteId, unitId, dispatcher.postId ?? '') : dispatcher.postId;
  const service = await startService('house-service.ts', ground);
  const phones = await Promise.all(Array.from({ length: tablets }, () => leasePhone(act, '平板', postId ?? '')));
  await client.query("update device_leases set granted_at = now() - interval '1 day'");

  /** What a tablet did: ten to a tube; sealed before the clock runs, as a tablet has. Tubes are opened first, so that only registrations are counted. */
  const share = Math.floor(subjects.length / tablets / batch) * batch;
  const work = await Promise.all(
    phones.map(async ({ seal, bring, read }, which) => {
      const opened: string[] = [];
      const boxes: string[][] = [];
      let tubeId = '';
      for (let n = 0; n < share; n++) {
        if (n % 10 === 0) {
          tubeId = newId();
          const tube = {
            tubeId,
            siteId,
            roundId,
            code: `T${which}-${n}`,
            tableNo: which + 1,
            size: 10,
            kind: 'pooled',
            collector: '采样员',
          };
          opened.push(await seal('tube.open', tube));
        }
        if (n % batch === 0) boxes.push([]);
        boxes.at(-1)!.push(
          await seal('sample.register', {
            sampleId: newId(),
            tubeId,
            position: (n % 10) + 1,
            subjectId: subjects[which * share + n],
            how: 'qr',
          }),
        );
      }
      const taken = await read(await bring(service.port, opened));
      if (taken.some(({ outcome }) => outcome !== 'accepted'))
        throw new Error(`tube.open: ${JSON.stringify(taken.find(({ outcome }) => outcome !== 'accepted'))}`);
      return { boxes, bring, read };
    }),
  );

  const took: number[] = [];
  const answers: [number, BoxAnswer][] = [];
  const startedAt = performance.now();
  await Promise.all(
    work.map(async ({ boxes, bring }, which) => {
      for (const box of boxes) {
        const before = performance.now();
        answers.push([which, await bring(service.port, box)]);
        took.push(performance.now() - before);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  const stored = Number((await client.query('select count(*) as n from samples where unswabbed_at is null')).rows[0].n);
  const refused = (await Promise.all(answers.map(([which, sealed]) => work[which]!.read(sealed))))
    .flat()
    .filter(({ outcome }) => outcome !== 'accepted');
  const done = Number(
    (await client.query('select count(done_at) as n from duties where rhythm_id = $1', [roundId])).rows[0].n,
  );
  const rate = stored / seconds;
  const memory = memoryOf(service.pid);
  console.log(
    `${stored.toLocaleString('en')} registrations by ${tablets} tablets in batches of ${batch}: ${Math.round(rate).toLocaleString('en')}/s · goal 1,500/s ${met(rate >= 1500)} · ${refused.length} refused · ${done.toLocaleString('en')} turns done`,
  );
  console.log(
    `a batch: median ${median(took).toFixed(0)} ms, p95 ${percentile(took, 0.95).toFixed(0)} ms · memory of the server ${memory}`,
  );
  if (stored !== share * tablets || done !== stored) throw new Error('something was lost');
  await service.stop();

  // The same rows, bare: a copy of the table with its indexes and nothing else.
  const rows = (await client.query('select * from samples')).rows as Record<string, unknown>[];
  const columns = Object.keys(rows[0] ?? {});
  const pool = new pg.Pool({ ...ground.connection, max: tablets });
  const bare = async (size: number, count: number) => {
    await client.query('drop table if exists bare_samples; create table bare_samples (like samples including all)');
    const parts = Array.from({ length: Math.ceil(count / size) }, (_, n) =>
      rows.slice(n * size, Math.min((n + 1) * size, count)),
    );
    const before = performance.now();
    await Promise.all(
      Array.from({ length: tablets }, async () => {
        for (let part = parts.pop(); part; part = parts.pop()) {
          const holes = part
            .map((_, n) => `(${columns.map((__, k) => `$${n * columns.length + k + 1}`).join()})`)
            .join();
          await pool.query({
            name: `bare ${part.length}`,
            text: `insert into bare_samples (${columns.join()}) values ${holes}`,
            values: part.flatMap((row) => columns.map((column) => row[column])),
          });
        }
      }),
    );
    return count / ((performance.now() - before) / 1000);
  };
  for (const [what, size, count] of [
    ['row by row', 1, Math.min(rows.length, 8000)],
    [`${batch} a statement`, batch, rows.length],
  ] as const) {
    const bareRate = await bare(size, count);
    console.log(
      `bare, ${what}: ${Math.round(bareRate).toLocaleString('en')}/s · ratio ${(rate / bareRate).toFixed(2)} · goal 0.70 ${met(rate / bareRate >= 0.7)}`,
    );
  }
  await pool.end();
} finally {
  await client.end();
  await ground.end();
}

/** The same person with a post of a shift at the site, as rows. */
async function openShiftPost(siteId: string, unitId: string, ownPostId: string): Promise<string> {
  const staffId = (await client.query<{ id: string }>('select staff_id as id from posts where id = $1', [ownPostId]))
    .rows[0]?.id;
  const [postId, shiftId] = [newId(), newId()];
  const during = "tstzrange(now() - interval '2 days', now() + interval '1 day')";
  await client.query(
    `insert into posts (id, district_id, staff_id, role, unit_id, basis, valid) values ($1, $2, $3, 'site_volunteer', $4, 'temporary', ${during})`,
    [postId, unitId, staffId, unitId],
  );
  await client.query(
    `insert into work_sites (id, district_id, unit_id, kind, title, wanted, valid, made_by_name) values ($1, $2, $3, 'sampling', '压测点', '[]', ${during}, '压测')`,
    [siteId, unitId, unitId],
  );
  await client.query(
    `insert into shifts (id, district_id, unit_id, site_id, kind, task, during, wanted, made_by_name) values ($1, $2, $3, $4, 'work', '登记', ${during}, '[]', '压测')`,
    [shiftId, unitId, unitId, siteId],
  );
  await client.query(
    `insert into shift_people (id, district_id, shift_id, unit_id, staff_id, post_id, name, role, during, account_post_id) values ($1, $2, $3, $4, $5, $6, '压测', 'registrar', ${during}, $6)`,
    [newId(), unitId, shiftId, unitId, staffId, postId],
  );
  return postId;
}

function memoryOf(pid: number | undefined): string {
  if (!pid) return 'not told here';
  const line = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return line ? `${Math.round(Number(line[1]) / 1024)} MiB` : 'not told here';
}

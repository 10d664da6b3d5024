// `node bench/reach.ts --members 1000000`: a register of so many kept, the duties of a round made in one run beside one bare insert … select of the same rows, and what a
// worker, a community and the district then ask. Prints each line with its goal and whether it was met.
import { parseArgs } from 'node:util';
import pg from 'pg';
import { systemHand } from '#kernel/server/reactions.ts';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { planDuties } from '#modules/duties/server/reactions.ts';
import { keepRegisters, layOutMethods } from '#modules/registers/server/reactions.ts';
import { everybody } from './everybody.ts';
import { generateResidents } from './generate-residents.ts';
import { generateTerritory } from './generate-territory.ts';
import { layBenchGround } from './ground.ts';
import { median, percentile } from './load.ts';
import { met, sayMachine } from './say.ts';

const { values } = parseArgs({
  options: { members: { type: 'string', default: '1000000' }, times: { type: 'string', default: '40' } },
});
const members = Number(values.members);
const times = Number(values.times);
const seconds = async (body: () => Promise<unknown>): Promise<number> => {
  const startedAt = performance.now();
  await body();
  return (performance.now() - startedAt) / 1000;
};

sayMachine();
const ground = await layBenchGround();
const client = new pg.Client(ground.connection);
try {
  await client.connect();
  const hand = systemHand(ground.opened.house, ground.opened.bus);
  const territory = await generateTerritory(client, {
    streets: 10,
    communitiesPerStreet: 10,
    gridsPerCommunity: 10,
    since: new Date('2022-01-01'),
  });
  const made = { ...territory, ...(await generateResidents(client, territory.districtId, members)) };
  console.log(
    `${made.people.toLocaleString('en')} people in ${made.homes.toLocaleString('en')} homes of ${made.grids.toLocaleString('en')} grids`,
  );
  const published = await ground.opened.bus.execute(
    { id: newId(), name: 'method.publish', input: { methodId: newId(), body: everybody, approvedBy: '压测' } },
    { as: 'system', name: 'bench' },
  );
  if ('problem' in published) throw new Error(published.problem.title.zh);
  await layOutMethods.run(hand);
  console.log(
    `register of ${members.toLocaleString('en')} worked out in ${(await seconds(() => keepRegisters.run(hand))).toFixed(1)} s`,
  );
  await ground.opened.bus.execute(
    { id: newId(), name: 'duty.lay_out', input: { districtId: made.districtId } },
    { as: 'system', name: 'bench' },
  );
  await client.query('analyze');
  const bare: number[] = [];
  for (let n = 0; n < 3; n++) {
    await client.query(
      'create table bare_duties (rhythm_id uuid, subject_id uuid, slot text, opens_at timestamptz, due_at timestamptz, primary key (subject_id, rhythm_id, slot))',
    );
    bare.push(
      await seconds(() =>
        client.query(
          `insert into bare_duties select '${newId()}', m.subject_id, '2026-11', now(), now() from register_members m where m.register_id = (select id from subject_registers where code = 'bench_everybody' and district_id = '${made.districtId}')`,
        ),
      ),
    );
    await client.query('drop table bare_duties');
  }
  const took = await seconds(() => planDuties.run(hand));
  const { count } = (await ground.opened.house.database.asOwner((tx) =>
    tx.first<{ count: number }>(
      sql`select count(*) as count from duties d join duty_rhythms y on y.id = d.rhythm_id where y.code = 'bench_everybody'`,
    ),
  ))!;
  console.log(
    `${count.toLocaleString('en')} duties made in ${took.toFixed(1)} s · one bare insert … select ${median(bare).toFixed(1)} s · ratio ${(took / median(bare)).toFixed(1)}`,
  );
  console.log(`asked again, with nothing to make: ${(await seconds(() => planDuties.run(hand))).toFixed(2)} s`);
  await client.query('analyze');
  const rhythm = (
    await client.query<{ id: string }>(
      `select id from duty_rhythms where code = 'bench_everybody' and district_id = '${made.districtId}'`,
    )
  ).rows[0]!.id;
  const ask = async (what: string, name: string, input: object, goal: number, post: keyof typeof made.hats) => {
    const ms: number[] = [];
    for (let n = 0; n < times + 5; n++) {
      const startedAt = performance.now();
      await ground.opened.queries.ask(name, input, made.hats[post]);
      if (n >= 5) ms.push(performance.now() - startedAt);
    }
    const p95 = percentile(ms, 0.95);
    console.log(
      `${what}, ${post}: median ${median(ms).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms · goal p95 ≤ ${goal} ms ${met(p95 <= goal)}`,
    );
  };
  await ask('今日', 'duty.mine', { span: 'today' }, 50, 'grid');
  await ask('今日 as the page asks, whole period', 'duty.mine', { span: 'open', limit: 100 }, 50, 'grid');
  await ask('今日 on the map, 500 people', 'duty.mine', { span: 'open', limit: 500 }, 50, 'grid');
  await ask('今日, somebody looked for', 'duty.mine', { span: 'open', said: '1栋' }, 100, 'grid');
  await ask('coverage', 'duty.coverage', { rhythmId: rhythm }, 100, 'grid');
  await ask('coverage', 'duty.coverage', { rhythmId: rhythm }, 100, 'community');
  await ask('coverage', 'duty.coverage', { rhythmId: rhythm }, 100, 'district');
} finally {
  await client.end();
  await ground.end();
}

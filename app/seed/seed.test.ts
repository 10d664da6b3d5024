// The demonstration district on a real database: its figures are those of the sources (A4, A6, B9, M5), everybody in it is made up, and a first
// start that was cut off is finished by the next.
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { verifyJournal } from '#kernel/server/seal.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { cameraNoFault } from '#modules/devices/shared/camera.ts';
import { findHandlingUnit } from '#modules/territory/server/public.ts';
import { faultOfGeometry, type UnitGeometry } from '#modules/territory/shared/geometry.ts';
import { testDatabase } from '#testing/database.ts';
import { type OpenHouse, openHouse } from '../server/run.ts';
import { findDemo } from './demo.ts';
import { elder } from './elder.ts';
import { districtId, homeCommunity, placeIdOf, unitIdOf } from './ids.ts';
import { needsSeed, seedDemonstration } from './index.ts';
import { listSettlements } from './people/communities.ts';
import { fits } from './people/fitting.ts';
import { peoplePerCommunity } from './people/household.ts';
import { seedPeople } from './people/index.ts';

const db = await testDatabase();
const dataDir = mkdtempSync(join(tmpdir(), 'huying-seed-'));
let opened: OpenHouse;
const said: string[] = [];

before(async () => {
  opened = await openHouse({ connection: db.connection, dataDir, poolSize: 4 });
  assert.equal(await needsSeed(opened), true);
  await seedDemonstration(opened, { log: (line) => said.push(line) });
});
after(async () => {
  await opened?.close();
  rmSync(dataDir, { recursive: true, force: true });
});

const all = <R>(query: Sql) => opened.house.database.asOwner((tx) => tx.all<R>(query));
const count = async (query: Sql): Promise<number> => (await all<{ count: number }>(query))[0]!.count;
const under = (street: string): Sql =>
  sql`(select unnest(member_ids) from unit_scopes where unit_id = ${unitIdOf(street)})`;

test('every tale of the last weeks was told to its end', () => {
  assert.deepEqual(
    said.filter((line) => line.includes('not told')),
    [],
  );
});

test('everybody on a register by a flag is of the age and sex that it is about: no lone elder of 29', async () => {
  const bearers = await all<{ flag: string; bornOn: string | null; sex: 0 | 1 | 2 }>(sql`
    select k.flag, p.born_on as "bornOn", p.sex from subject_flags k join people p on p.id = k.subject_id where upper_inf(k.valid)`);
  assert.ok(bearers.length > 150);
  assert.deepEqual(
    bearers.filter(({ flag, ...person }) => !fits(flag, person, dateOf(Date.now()))),
    [],
  );
  const groups = new Set(bearers.map(({ flag }) => flag));
  for (const group of ['lone_elder', 'left_behind_child', 'unemployed', 'pregnant', 'community_correction'])
    assert.ok(groups.has(group), group);
});

test('接庄街道 has 25 level-1 and 108 level-2 grids (A4)', async () => {
  const levels = await all<{ level: number; count: number }>(sql`
    select grid_level as level, count(*) as count from governance_units where kind = 'grid' and id in ${under('接庄街道')} group by 1 order by 1`);
  assert.deepEqual(levels, [
    { level: 1, count: 25 },
    { level: 2, count: 108 },
  ]);
});

for (const [street, cadres] of [
  ['接庄街道', 35],
  ['洸河街道', 30],
] as const) {
  test(`${cadres} cadres are sent down to ${street}, each to a grid and with a post at home as well (A5, A6)`, async () => {
    const rows = await all<{ home: boolean; kind: string }>(sql`
      select exists (select from posts h where h.staff_id = p.staff_id and h.basis = 'home' and h.valid @> now()) as home, min(u.kind) as kind
        from posts p join governance_units u on u.id = p.unit_id where p.basis = 'seconded' and p.valid @> now() and p.unit_id in ${under(street)} group by p.staff_id`);
    assert.equal(rows.length, cadres);
    assert.ok(rows.every(({ home, kind }) => home && kind === 'grid'));
  });
}

test('every grid of 接庄街道 is contracted, one of them twice; a grid without anybody is there to be seen (A7)', async () => {
  const contracts = await all<{ count: number }>(sql`
    select count(c.id) as count from governance_units g left join responsibility_contracts c on c.grid_id = g.id and c.valid @> now()
     where g.kind = 'grid' and g.id in ${under('接庄街道')} group by g.id`);
  assert.equal(contracts.filter((row) => row.count === 2).length, 1);
  assert.ok(contracts.every((row) => row.count >= 1));
  const { units } = (await opened.queries.ask('unit.tree', { rootId: districtId }, { as: 'system', name: 'test' })) as {
    units: { kind: string; vacancies: number }[];
  };
  for (const kind of ['grid', 'clinic', 'village'])
    assert.ok(
      units.some((unit) => unit.kind === kind && unit.vacancies > 0),
      kind,
    );
});

test('estate, dwelling and shop lie in exactly one lowest grid; one estate spans two (A1)', async () => {
  const wrong = await count(sql`
    select count(*) as count from places p where p.kind in ('estate', 'dwelling', 'shop')
       and (select count(*) from place_grids g where g.place_id = p.id and g.valid @> now()
              and not exists (select from governance_units c where c.parent_id = g.grid_id and c.kind = 'grid')) <> 1`);
  assert.equal(wrong, 0);
  const spans = await all<{ grids: number }>(sql`
    select count(distinct g.grid_id) as grids from places p join place_grids g on g.place_id = p.id where p.kind = 'dwelling' group by p.estate_id order by 1`);
  assert.deepEqual(
    spans.map((row) => row.grids),
    [1, 1, 1, 2],
  );
  assert.equal(await count(sql`select count(*) as count from places where kind = 'shop'`), 40);
});

test('146 cameras hang in 14 courtyards, in each at least one (M5)', async () => {
  const yards = await all<{ cameras: number }>(sql`
    select (select count(*) from places c where c.parent_id = y.id and c.kind = 'facility') as cameras from places y where y.kind = 'courtyard'`);
  assert.equal(yards.length, 14);
  assert.equal(
    yards.reduce((sum, { cameras }) => sum + cameras, 0),
    146,
  );
  assert.ok(yards.every(({ cameras }) => cameras > 0));
  const hung = await all<{ cameraNo: string; live: boolean; yard: string }>(sql`
    select c.camera_no as "cameraNo", c.state = 'live' as live, y.address as yard from cameras c
      join places y on y.id = c.place_id and y.kind = 'courtyard'
      join places f on f.parent_id = y.id and f.kind = 'facility' and f.name = c.name`);
  assert.equal(hung.length, 146, 'each is on record where it stands on the map');
  assert.ok(hung.every(({ cameraNo }) => cameraNoFault(cameraNo) === undefined));
  const bare = yards.length - new Set(hung.filter(({ live }) => live).map(({ yard }) => yard)).size;
  assert.equal(bare, 1, 'one courtyard is there to be flagged');
});

test('every unit of the territorial line has an outline that a map can draw, and streets have their national codes', async () => {
  const units = await all<{ name: string; geometry: UnitGeometry | null }>(sql`
    select name, geometry from governance_units where kind in ('zone', 'subdistrict', 'community', 'village', 'grid')`);
  for (const { name, geometry } of units) assert.equal(geometry && faultOfGeometry(geometry), undefined, name);
  const streets = await all<{ code: string }>(sql`
    select d.division_code as code from unit_divisions d join governance_units u on u.id = d.unit_id where u.kind = 'subdistrict' order by 1`);
  assert.deepEqual(
    streets.map(({ code }) => code),
    ['370871001', '370871002', '370871003', '370871004', '370871005'],
  );
});

test('each estate is served by its own company (M1, M13)', async () => {
  const company = (estate: string) =>
    opened.house.database.asOwner((tx) =>
      findHandlingUnit(
        tx,
        {
          placeId: placeIdOf(`${estate}3号楼1单元101`),
          territoryId: unitIdOf(homeCommunity),
          communityId: unitIdOf(homeCommunity),
        },
        'property_company',
      ),
    );
  const names = await Promise.all(
    ['盛景花园', '永福小区', '龙城一号', '水岸新居'].map(async (estate) => (await company(estate))?.unitName),
  );
  assert.deepEqual(names, ['安居物业', '安居物业', '龙湾物业', '清波物业']);
});

test('the elder lives alone behind her door, and her number is hers only', async () => {
  const { secrets } = opened.house;
  const rows = await all<{ name: string; age: number; address: string; alone: boolean; tail: string }>(sql`
    select p.name, extract(year from age(p.born_on))::int as age, l.address, p.phone_tail as tail,
           not exists (select from stays o where o.place_id = s.place_id and o.person_id <> p.id and upper_inf(o.valid)) as alone
      from people p join stays s on s.person_id = p.id and upper_inf(s.valid) join places l on l.id = s.place_id where p.phone_hash = ${secrets.hash('phone', elder.phone)}`);
  assert.deepEqual(rows, [
    { name: '刘秀英', age: 76, address: '盛景花园3号楼1单元101', alone: true, tail: elder.phone.slice(-4) },
  ]);
  const demo = await findDemo(opened.house.database);
  assert.equal(demo?.residents?.[0]?.phone, elder.phone);
});

test('everybody is made up: no identity number but of 379900, no telephone but of 1990000–1990009', async () => {
  const { secrets } = opened.house;
  const rows = await all<{ id: Buffer | null; phone: Buffer | null }>(sql`
    select id_cipher as id, phone_cipher as phone from people union all select null, phone_cipher from staff union all select null, caller_phone_cipher from requests`);
  for (const { id, phone } of rows) {
    if (id) assert.match(secrets.open(id), /^379900/);
    if (phone) assert.match(secrets.open(phone), /^199000\d{5}$/);
  }
});

test('March 2022 holds exactly 108 services and 23 problems; nine were told twice and both tellings are kept (B2, B9)', async () => {
  const rows = await all<{ state: string; countsAs: string; count: number }>(sql`
    select state, counts_as as "countsAs", count(*) as count from requests where received_at < '2022-04-01' group by 1, 2 order by 1, 2`);
  assert.deepEqual(rows, [
    { state: 'closed', countsAs: 'problem', count: 23 },
    { state: 'closed', countsAs: 'service', count: 108 },
    { state: 'merged', countsAs: 'problem', count: 1 },
    { state: 'merged', countsAs: 'service', count: 8 },
  ]);
  const lost = await count(sql`
    select count(*) as count from requests m left join requests r on r.id = m.merged_into_id
     where m.state = 'merged' and m.received_at < '2022-04-01' and (r.state is distinct from 'closed' or r.text <> m.text or m.caller_name is distinct from r.caller_name)`);
  assert.equal(lost, 0);
  const numbers = await all<{ no: string }>(
    sql`select request_no as no from requests where received_at < '2022-04-01' order by received_at, request_no`,
  );
  assert.ok(numbers.every(({ no }, i) => new RegExp(`^JZ-202203\\d\\d-${String(i + 1).padStart(4, '0')}$`).test(no)));
});

test('the lives of March run forward, and a red card is where the limit was passed and nowhere else', async () => {
  const wrong = await count(sql`
    select count(*) as count from requests r where r.received_at < '2022-04-01' and r.state = 'closed'
       and not (r.received_at <= r.accepted_at and r.accepted_at < r.dispatched_at and r.dispatched_at < r.responded_at and r.responded_at < r.resolved_at and r.resolved_at < r.closed_at
                and (select array_agg(s.entered_at order by s.ordinal) = array_agg(s.entered_at order by s.entered_at) from request_stages s where s.request_id = r.id)
                and (select s.state from request_stages s where s.request_id = r.id order by s.ordinal desc limit 1) = 'closed')`);
  assert.equal(wrong, 0);
  const cards = await all<{ isLate: boolean; red: boolean; count: number }>(sql`
    select r.relapse_count = 0 and r.resolved_at > r.resolve_due_at as "isLate", exists (select from request_cards c where c.request_id = r.id and c.card = 'red') as red, count(*) as count
      from requests r where r.received_at < '2022-04-01' and r.state = 'closed' group by 1, 2 order by 1`);
  assert.ok(cards.every(({ isLate, red }) => isLate === red));
  assert.equal(cards.find(({ isLate }) => isLate)?.count, 3);
});

test('today is alive: every state, a card of each colour, what lasts, what waits for a decision, what went up', async () => {
  const states = await all<{ state: string }>(
    sql`select distinct state from requests where received_at > now() - interval '60 days'`,
  );
  const open = ['received', 'accepted', 'dispatched', 'in_progress', 'returned', 'suspended', 'reopened', 'resolved'];
  for (const state of [...open, 'closed', 'merged', 'withdrawn'])
    assert.ok(
      states.some((row) => row.state === state),
      state,
    );
  const has = async (where: Sql): Promise<boolean> =>
    (await count(
      sql`select count(*) as count from requests r where r.received_at > now() - interval '60 days' and ${where}`,
    )) > 0;
  assert.ok(await has(sql`r.time_card = 'red' and r.state in ('in_progress', 'dispatched')`));
  assert.ok(await has(sql`r.time_card = 'yellow' and r.state = 'in_progress'`));
  assert.ok(
    await has(
      sql`r.state = 'suspended' and r.summary = '楼道顶棚漏水掉墙皮' and r.received_at < now() - interval '42 days'`,
    ),
  );
  assert.ok(
    await has(
      sql`exists (select from request_approvals a where a.request_id = r.id and a.kind = 'extension' and a.state = 'asked')`,
    ),
  );
  assert.ok(await has(sql`r.desk_unit_id = ${unitIdOf('接庄街道')} and r.is_out_of_power`));
  assert.ok(await has(sql`r.is_emergency and r.state = 'closed' and not r.is_drill`));
  assert.ok(await has(sql`exists (select from request_rings g where g.request_id = r.id and g.step = 1)`));
});

test('what was told by commands stands in the journal in order of time, and nothing was forged for March', async () => {
  const rows = await all<{ at: Date }>(
    sql`select j.at from journal j join requests r on r.id = j.subject_id order by j.seq`,
  );
  assert.ok(rows.length > 250);
  assert.ok(rows.every(({ at }, i) => i === 0 || at >= rows[i - 1]!.at));
  assert.equal(
    await count(
      sql`select count(*) as count from journal j join requests r on r.id = j.subject_id where r.received_at < '2022-04-01'`,
    ),
    0,
  );
  assert.equal((await verifyJournal(opened.house.database)).isIntact, true);
});

test('the last round of visits was walked, not perfectly: most were done, some tried in vain, and the coverage of 接庄社区 tells it (B3)', async () => {
  const rounds = await all<{ slot: string; made: number; done: number; over: boolean }>(sql`
    select d.slot, count(*) as made, count(d.done_at) as done, max(d.due_at) < app.now() as over
      from duties d join duty_rhythms y on y.id = d.rhythm_id where y.code = 'lone_elder_visit' group by 1 order by max(d.due_at)`);
  const last = rounds.find(({ over }) => over);
  assert.ok(last && last.made > 50 && last.done > last.made * 0.8 && last.done < last.made, JSON.stringify(rounds));
  assert.equal(rounds.filter(({ over }) => !over).length >= 1, true);
  assert.ok((await count(sql`select count(*) as count from visits where outcome = 'not_home'`)) > 5);
  assert.equal(
    await count(sql`select count(*) as count from visits where recorded_at > app.now() or recorded_at <> happened_at`),
    0,
  );
});

test('no session and no account that was lent to write it is left', async () => {
  assert.equal(
    await count(sql`select (select count(*) from auth.session) + (select count(*) from resident_sessions) as count`),
    0,
  );
  assert.equal(
    await count(sql`select count(*) as count from auth."user"`),
    (await findDemo(opened.house.database))!.accounts.length,
  );
});

test('a seed that was cut off is finished by the next start and doubles nothing', async () => {
  assert.equal(await needsSeed(opened), false);
  const sizes = () =>
    all(
      sql`select (select count(*) from requests) as r, (select count(*) from journal) as j, (select count(*) from request_stages) as s, (select count(*) from staff) as p`,
    );
  const whole = await sizes();
  await all(
    sql`update settings set value = jsonb_set(value, '{done}', (value->'done') - 'recent' - 'methods' - 'logins') where name = 'seed'`,
  );
  assert.equal(await needsSeed(opened), true);
  await seedDemonstration(opened, { log: (line) => said.push(line) });
  assert.deepEqual(await sizes(), whole);
  assert.equal(await needsSeed(opened), false);
});

test('seed --people brings the district to exactly that many, goes on after a break, and everybody has a home, a grid and words to be found by', async () => {
  const people = () => count(sql`select count(*) as count from people`);
  const before = await people();
  const progress: number[] = [];
  const run = (target: number) => seedPeople(opened, target, { progress: (done) => progress.push(done) });
  assert.equal((await run(before + 300)).added, 300);
  assert.equal(await people(), before + 300);
  assert.equal((await run(before + 700)).added, 400);
  assert.equal((await run(before + 700)).added, 0);
  assert.equal(await people(), before + 700);
  assert.ok(progress.length > 0);
  const lost = await count(sql`
    select count(*) as count from people p where p.id::text like '01850000-0000-7000-8%' and not (
      (select count(*) from stays s join places l on l.id = s.place_id and l.kind = 'dwelling' and not l.is_vacant join place_grids g on g.place_id = l.id where s.person_id = p.id) = 1
      and exists (select from person_search f where f.person_id = p.id) and p.id_hash is not null and p.initials <> '')`);
  assert.equal(lost, 0);
  const room = (await listSettlements(opened.house.database)).length * peoplePerCommunity;
  assert.ok(room > 1_000_000, `${room}`);
});

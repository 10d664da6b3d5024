// The yardstick: Fastify and pg doing the same four writes with no sign-in, no rights and no journal. Started as a process of its own.
import Fastify from 'fastify';
import pg from 'pg';

const pool = new pg.Pool({ ...(JSON.parse(process.env['BENCH_CONNECTION']!) as pg.PoolConfig), max: 10 });
await pool.query('create table if not exists bare_requests (like requests including all)');
const app = Fastify({ logger: false });
const one = (name: string, text: string) => (values: unknown[]) => pool.query({ name, text, values });
const insert = one(
  'insert',
  `insert into bare_requests (id, district_id, request_no, method_version_id, channel, state, territory_id, desk_unit_id, place_id, place_text, summary, text, received_at, follow_hash)
   values ($1, $2, 'BARE-' || nextval('request_numbers'), $3, 'one_key', 'received', $4, $4, $5, $6, $7, $8, now(), $9) returning request_no`,
);
const dispatch = one(
  'dispatch',
  `update bare_requests set state = 'dispatched', lead_unit_id = $2, kind_code = $3, dispatched_at = now(), resolve_due_at = now() + interval '1 day' where id = $1`,
);
const resolve = one(
  'resolve',
  `update bare_requests set state = 'resolved', resolved_at = now(), resolved_by_staff_id = $2 where id = $1`,
);
const rate = one(
  'rate',
  `update bare_requests set state = 'closed', closed_at = now(), rating = $2, is_satisfied = true where id = $1`,
);

type Body = Record<string, string>;
app.post('/report', async (request) => {
  const b = request.body as Body;
  const result = await insert([
    b['id'],
    b['districtId'],
    b['methodId'],
    b['territoryId'],
    b['placeId'],
    b['placeText'],
    b['summary'],
    b['text'],
    Buffer.from(b['follow']!),
  ]);
  return { requestNo: result.rows[0].request_no };
});
app.post('/dispatch', async (request) => {
  const b = request.body as Body;
  await dispatch([b['id'], b['leadUnitId'], b['kindCode']]);
  return { ok: true };
});
app.post('/resolve', async (request) => {
  const b = request.body as Body;
  await resolve([b['id'], b['staffId']]);
  return { ok: true };
});
app.post('/rate', async (request) => {
  const b = request.body as Body;
  await rate([b['id'], 5]);
  return { ok: true };
});
const address = await app.listen({ port: 0, host: '127.0.0.1' });
console.log(`READY ${new URL(address).port}`);
process.on(
  'SIGTERM',
  () =>
    void app
      .close()
      .then(() => pool.end())
      .then(() => process.exit(0)),
);

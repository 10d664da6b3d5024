// lifecycle/s: report → dispatch → resolve → rate over HTTP with real access checks, beside the bare service doing the same four writes, turn
// about in one run. Database, servers and load maker share the machine.

import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { type BenchGround, startService } from './ground.ts';
import { caller, drive, median } from './load.ts';

type Facts = {
  communityId: string;
  placeId: string;
  placeText: string;
  propertyId: string;
  staffId: string;
  districtId: string;
  methodId: string;
  deskCookie: string;
  repairCookie: string;
};

const text = '单元下水道堵了，一楼往外冒水，麻烦师傅来看看';

async function factsOf(ground: BenchGround, port: number): Promise<Facts> {
  const row = await ground.opened.house.database.asOwner((tx) =>
    tx.first<Omit<Facts, 'deskCookie' | 'repairCookie'>>(sql`
    select c.id as "communityId", c.district_id as "districtId", p.id as "placeId", p.address as "placeText", u.id as "propertyId",
           (select id from staff where name = '王德胜') as "staffId", (select id from method_versions limit 1) as "methodId"
      from governance_units u join service_areas a on a.handling_unit_id = u.id join places p on p.estate_id = a.place_id and p.kind = 'dwelling'
      join governance_units c on c.id = p.community_id
     where u.name = '安居物业' limit 1`),
  );
  const signIn = async (username: string) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/auth/sign-in/username`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: `http://127.0.0.1:${port}` },
      body: JSON.stringify({ username, password: 'huying-demo-2026' }),
    });
    const cookie = response.headers
      .getSetCookie()
      .map((c) => c.split(';')[0])
      .join('; ');
    if (!cookie) throw new Error(`sign-in of ${username}: ${response.status} ${await response.text()}`);
    return cookie;
  };
  return { ...row!, deskCookie: await signIn('desk.jiezhuang'), repairCookie: await signIn('wang.shifu') };
}

function scenarios(facts: Facts, housePort: number, barePort: number, lanes: number) {
  const house = caller(housePort, lanes);
  const bare = caller(barePort, lanes);
  const must = async (answer: Promise<{ status: number; body: string }>) => {
    const { status, body } = await answer;
    if (status !== 200) throw new Error(`${status} ${body}`);
  };
  const command = (name: string, input: object, headers: Record<string, string>) =>
    must(house.call(`/api/commands/${name}`, { id: newId(), input }, headers));
  const desk = { 'huying-as': 'staff', cookie: facts.deskCookie };
  const repair = { 'huying-as': 'staff', cookie: facts.repairCookie };
  return {
    close() {
      house.close();
      bare.close();
    },
    async house() {
      const requestId = newId();
      const follow = { 'huying-as': 'anonymous', 'huying-follow': newId() };
      await command('request.report', { requestId, channel: 'one_key', text, placeId: facts.placeId }, follow);
      await command('request.dispatch', { requestId, kindCode: 'pipe_blockage' }, desk);
      await command('request.resolve', { requestId, text: '已疏通，现场干净', fileIds: [] }, repair);
      await command('request.rate', { requestId, stars: 5, isSolved: true }, follow);
    },
    async bare() {
      const id = newId();
      const {
        districtId,
        methodId,
        communityId: territoryId,
        placeId,
        placeText,
        propertyId: leadUnitId,
        staffId,
      } = facts;
      await must(
        bare.call('/report', {
          id,
          districtId,
          methodId,
          territoryId,
          placeId,
          placeText,
          summary: text.slice(0, 12),
          text,
          follow: id,
        }),
      );
      await must(bare.call('/dispatch', { id, leadUnitId, kindCode: 'pipe_blockage' }));
      await must(bare.call('/resolve', { id, staffId }));
      await must(bare.call('/rate', { id, stars: '5' }));
    },
  };
}

export type LifecycleResult = { house: number; bare: number; ratio: number; failures: string[] };

export async function measureLifecycle(
  ground: BenchGround,
  { rounds = 5, seconds = 4, lanes = 16 } = {},
): Promise<LifecycleResult> {
  const houseService = await startService('house-service.ts', ground);
  const bareService = await startService('bare-service.ts', ground);
  try {
    const facts = await factsOf(ground, houseService.port);
    const { house, bare, close } = scenarios(facts, houseService.port, bareService.port, lanes);
    await drive(lanes, 1500, house);
    await drive(lanes, 1500, bare);
    const seen = { house: [] as number[], bare: [] as number[] };
    const failures = new Map<string, number>();
    for (let round = 0; round < rounds; round++) {
      const a = await drive(lanes, seconds * 1000, house);
      const b = await drive(lanes, seconds * 1000, bare);
      seen.house.push(a.perSecond);
      seen.bare.push(b.perSecond);
      for (const [message, count] of [...a.failures, ...b.failures])
        failures.set(message, (failures.get(message) ?? 0) + count);
    }
    close();
    const ratio = median(seen.house.map((value, i) => value / seen.bare[i]!));
    return {
      house: median(seen.house),
      bare: median(seen.bare),
      ratio,
      failures: [...failures].map(([message, count]) => `${count}× ${message}`),
    };
  } finally {
    await houseService.stop();
    await bareService.stop();
  }
}

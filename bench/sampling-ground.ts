// Mass testing laid out for a bench: a district with its people, an emergency order in force, a round whose list is everybody, a site, and tablets that seal what they do.
import pg from 'pg';
import { newId } from '#kernel/shared/id.ts';
import { type BenchGround, layBenchGround } from './ground.ts';
import { leasePhone } from './sealed-phone.ts';
import { openTestingRound } from './testing-round.ts';

type Size = { people: number; streets: number; communitiesPerStreet: number; gridsPerCommunity: number };
export type SamplingGround = Awaited<ReturnType<typeof laySamplingGround>>;

export async function laySamplingGround({ people, ...size }: Size) {
  const ground: BenchGround = await layBenchGround();
  const client = new pg.Client(ground.connection);
  await client.connect();
  const { act, dispatcher, campaignId, roundId, unitId } = await openTestingRound(ground, client, { people, ...size });
  const siteId = newId();
  await act('site.set_up', { siteId, campaignId, unitId, title: '压测点', tables: 40 });
  await client.query('analyze');
  const listed = await client.query<{ id: string }>('select subject_id as id from duties where rhythm_id = $1', [
    roundId,
  ]);
  return {
    ground,
    client,
    act,
    dispatcher,
    campaignId,
    roundId,
    siteId,
    subjects: listed.rows.map(({ id }) => id),
    async end() {
      await client.end();
      await ground.end();
    },
  };
}

/** A tablet of the site. */
export async function leaseTablet({ act, dispatcher, roundId, siteId, client }: SamplingGround, which: number) {
  const phone = await leasePhone(act, `平板${which}`, dispatcher.postId ?? '');
  await client.query("update device_leases set granted_at = now() - interval '1 day' where id = $1", [phone.leaseId]);
  const where = { siteId, roundId, tableNo: (which % 40) + 1, size: 10, kind: 'pooled', collector: '采样员' };
  return {
    ...phone,
    openTube: (tubeId: string, code: string) => phone.seal('tube.open', { tubeId, code, ...where }),
    register: (tubeId: string, position: number, subjectId: string) =>
      phone.seal('sample.register', { sampleId: newId(), tubeId, position, subjectId, how: 'qr' }),
    closeTube: (tubeId: string, told: number) => phone.seal('tube.close', { tubeId, told }),
  };
}

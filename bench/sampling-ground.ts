// Mass testing laid out for a bench: a district with its people, an emergency order in force, a round whose list is everybody, a site, and tablets that seal what they do.
import pg from 'pg';
import { fromBase64, toBase64 } from '#kernel/field/bytes.ts';
import { agreeBoxKey, importKey, makePair, openJson, sealJson } from '#kernel/field/sealing.ts';
import type { BoxAnswer, BoxOutcome } from '#kernel/shared/box.ts';
import { newId } from '#kernel/shared/id.ts';
import { type BenchGround, layBenchGround } from './ground.ts';
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

/** A tablet of the site, with the very sealing of the field app. */
export async function leaseTablet({ act, dispatcher, roundId, siteId, client }: SamplingGround, which: number) {
  const leaseId = newId();
  const { publicKey, privateKey } = await makePair();
  const { houseKey } = (await act('phone.lease', { leaseId, label: `平板${which}`, publicKey })) as {
    houseKey: string;
  };
  await client.query("update device_leases set granted_at = now() - interval '1 day' where id = $1", [leaseId]);
  const key = await importKey(await agreeBoxKey(privateKey, fromBase64(houseKey), leaseId));
  let seq = 0;
  const seal = async (name: string, input: unknown) => {
    const envelope = { id: newId(), name, at: new Date().toISOString(), input };
    return toBase64(await sealJson(key, { seq: ++seq, postId: dispatcher.postId, off: 0, envelope }, leaseId));
  };
  return {
    openTube: (tubeId: string, code: string) =>
      seal('tube.open', {
        tubeId,
        siteId,
        roundId,
        code,
        tableNo: (which % 40) + 1,
        size: 10,
        kind: 'pooled',
        collector: '采样员',
      }),
    register: (tubeId: string, position: number, subjectId: string) =>
      seal('sample.register', { sampleId: newId(), tubeId, position, subjectId, how: 'qr' }),
    /** Throws where nobody answers. */
    async bring(url: string, entries: readonly string[]): Promise<BoxAnswer> {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ leaseId, clock: Date.now(), waiting: 0, refused: 0, entries }),
      });
      if (answer.status !== 200) throw new Error(`/api/box: ${answer.status}`);
      return (await answer.json()) as BoxAnswer;
    },
    read: async ({ outcomes }: BoxAnswer) => (await openJson(key, fromBase64(outcomes), leaseId)) as BoxOutcome[],
  };
}

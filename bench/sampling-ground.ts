// Mass testing laid out for a bench: a district with its people, an emergency order in force, a round whose list is everybody, a site, and tablets that seal what they do.
import pg from 'pg';
import { fromBase64, toBase64 } from '#kernel/field/bytes.ts';
import { agreeBoxKey, importKey, makePair, openJson, sealJson } from '#kernel/field/sealing.ts';
import type { BoxAnswer, BoxOutcome } from '#kernel/shared/box.ts';
import { newId } from '#kernel/shared/id.ts';
import campaignsBasic from '#methods/campaigns-basic/method.ts';
import { generateResidents } from './generate-residents.ts';
import { generateTerritory } from './generate-territory.ts';
import { type BenchGround, layBenchGround } from './ground.ts';

type Size = { people: number; streets: number; communitiesPerStreet: number; gridsPerCommunity: number };
export type SamplingGround = Awaited<ReturnType<typeof laySamplingGround>>;

export async function laySamplingGround({ people, ...size }: Size) {
  const ground: BenchGround = await layBenchGround();
  const client = new pg.Client(ground.connection);
  await client.connect();
  const { bus } = ground.opened;
  const territory = await generateTerritory(client, { ...size, since: new Date('2022-01-01') });
  const unitId = territory.districtId;
  await generateResidents(client, unitId, people);
  await client.query('analyze');
  const { district: dispatcher } = territory.hats;
  const act = async (name: string, input: unknown, as: Parameters<typeof bus.execute>[1] = dispatcher) => {
    const outcome = await bus.execute({ id: newId(), name, input }, as);
    if ('problem' in outcome)
      throw new Error(`${name}: ${outcome.problem.code} ${JSON.stringify(outcome.problem.details ?? {})}`);
    return 'result' in outcome ? outcome.result : undefined;
  };
  await act(
    'method.publish',
    { methodId: newId(), body: campaignsBasic, approvedBy: '压测' },
    { as: 'system', name: 'bench' },
  );
  await putOrderInForce(client, unitId);
  const [campaignId, roundId, siteId] = [newId(), newId(), newId()];
  await act('campaign.begin', { campaignId, kind: 'mass_testing', unitId, title: '全员核酸', purpose: '压测' });
  await act('campaign.open_round', { campaignId, roundId });
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

/** Proposed and decided by two, written as rows: the bench has one dispatcher. */
async function putOrderInForce(client: pg.Client, unitId: string): Promise<void> {
  const orderId = newId();
  const { rows: posts } = await client.query<{ id: string; staff_id: string }>(
    'select distinct on (staff_id) id, staff_id from posts where district_id = $1 limit 2',
    [unitId],
  );
  const [maker, checker] = posts;
  await client.query(
    `insert into emergency_orders (id, district_id, title, legal_text, article_codes, unit_ids, powers, retention, from_at, to_at, proposed_by_staff_id, proposed_by_post_id, proposed_by_role, proposed_by_unit_id, proposed_at)
     values ($1, $2, '压测', '压测', '{x}', array[$2::uuid], '{mass_testing}', '{}', now() - interval '2 days', now() + interval '9 days', $3, $4, 'district_dispatcher', $2, now() - interval '2 days')`,
    [orderId, unitId, maker!.staff_id, maker!.id],
  );
  await client.query(
    `insert into emergency_decisions (order_id, proposed_by_staff_id, district_id, verdict, is_drill, year, order_no, decided_at, decided_by_staff_id, decided_by_post_id, decided_by_role, decided_by_unit_id)
     values ($1, $2, $3, 'approved', false, 2026, 1, now() - interval '2 days', $4, $5, 'district_supervisor', $3)`,
    [orderId, maker!.staff_id, unitId, checker!.staff_id, checker!.id],
  );
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

// Registrations: appended by the hundred in one statement, and never changed but by who it turned out to be and by having not been swabbed.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { By } from '../site.ts';

export type NewSample = {
  sampleId: string;
  districtId: string;
  unitId: string;
  siteId: string;
  roundId: string;
  tubeId: string;
  position: number;
  subjectId: string | null;
  nameCipher: Buffer | null;
  idCipher: Buffer | null;
  idHash: Buffer | null;
  phoneCipher: Buffer | null;
  phoneHash: Buffer | null;
  toMatch: boolean;
  takenAt: Date;
  waitedFrom: Date | null;
  how: string;
  proxyName: string | null;
  isPriority: boolean;
  lateReason: string | null;
  orderId: string;
  commandId: string;
};

const hex = (bytes: Buffer | null): string | null => (bytes ? `\\x${bytes.toString('hex')}` : null);

/** One statement and one parameter, whatever their number: the plan stays the same. */
export function addSamples(tx: Tx, samples: readonly NewSample[], by: By): void {
  if (samples.length === 0) return;
  const rows = samples.map((s) => ({
    id: s.sampleId,
    district_id: s.districtId,
    unit_id: s.unitId,
    site_id: s.siteId,
    round_id: s.roundId,
    tube_id: s.tubeId,
    position: s.position,
    subject_id: s.subjectId,
    name_cipher: hex(s.nameCipher),
    id_cipher: hex(s.idCipher),
    id_hash: hex(s.idHash),
    phone_cipher: hex(s.phoneCipher),
    phone_hash: hex(s.phoneHash),
    to_match: s.toMatch,
    taken_at: s.takenAt,
    waited_from: s.waitedFrom,
    how: s.how,
    proxy_name: s.proxyName,
    is_priority: s.isPriority,
    late_reason: s.lateReason,
    emergency_order_id: s.orderId,
    command_id: s.commandId,
  }));
  tx.write(sql`
    insert into samples (id, district_id, unit_id, site_id, round_id, tube_id, device_id, position, subject_id, name_cipher, id_cipher, id_hash, phone_cipher, phone_hash,
      to_match, taken_at, waited_from, how, proxy_name, is_priority, late_reason, by_name, by_post_id, told_at, emergency_order_id, command_id)
    select id, district_id, unit_id, site_id, round_id, tube_id, ${by.deviceId}::uuid, position, subject_id, name_cipher, id_cipher, id_hash, phone_cipher, phone_hash,
           to_match, taken_at, waited_from, how, proxy_name, is_priority, late_reason, ${by.byName}, ${by.byPostId}::uuid, ${tx.at}::timestamptz, emergency_order_id, command_id
      from jsonb_to_recordset(${sql.json(rows)}::jsonb) as r (id uuid, district_id uuid, unit_id uuid, site_id uuid, round_id uuid, tube_id uuid, position smallint,
        subject_id uuid, name_cipher bytea, id_cipher bytea, id_hash bytea, phone_cipher bytea, phone_hash bytea, to_match boolean, taken_at timestamptz,
        waited_from timestamptz, how text, proxy_name text, is_priority boolean, late_reason text, emergency_order_id uuid, command_id uuid)`);
}

export type Filled = { tubeId: string; position: number };
/** What this device has put into these tubes, and which of these registrations the house has already. */
export async function listFilled(
  tx: Tx,
  tubeIds: readonly string[],
  deviceId: string,
  sampleIds: readonly string[],
): Promise<{ filled: Filled[]; known: Set<string> }> {
  const [filled, known] = await Promise.all([
    tx.all<Filled>(sql`
      select tube_id as "tubeId", position from samples where tube_id = any (${[...tubeIds]}::uuid[]) and device_id = ${deviceId} and unswabbed_at is null`),
    tx.all<{ id: string }>(sql`select id from samples where id = any (${[...sampleIds]}::uuid[])`),
  ]);
  return { filled, known: new Set(known.map(({ id }) => id)) };
}

/** Those of these people whom the actor's post reaches (for a volunteer at a site the house): others' turns are closed by the house afterwards. */
export async function listReached(tx: Tx, subjectIds: readonly string[]): Promise<Set<string>> {
  if (subjectIds.length === 0) return new Set();
  const rows = await tx.all<{ id: string }>(
    sql`select id from subjects where id = any (${[...subjectIds]}::uuid[]) and district_id = app.district_id() and kind = 'person' and not is_gone`,
  );
  return new Set(rows.map(({ id }) => id));
}

/** Who lives, or on the day lived, in these homes: the people of a sealed home's tube. */
export async function listOfHomes(tx: Tx, placeIds: readonly string[], at: Date): Promise<Set<string>> {
  if (placeIds.length === 0) return new Set();
  const rows = await tx.all<{ personId: string; placeId: string }>(sql`
    select person_id as "personId", place_id as "placeId" from stays
     where place_id = any (${[...placeIds]}::uuid[]) and valid @> (${at}::timestamptz at time zone 'Asia/Shanghai')::date`);
  return new Set(rows.map(({ personId, placeId }) => `${personId} ${placeId}`));
}

export type SampleRow = {
  sampleId: string;
  siteId: string;
  roundId: string;
  tubeId: string;
  deviceId: string;
  subjectId: string | null;
  takenAt: Date;
  unswabbedAt: Date | null;
  orderId: string;
};
const columns =
  sql.raw(`id as "sampleId", site_id as "siteId", round_id as "roundId", tube_id as "tubeId", device_id as "deviceId", subject_id as "subjectId",
  taken_at as "takenAt", unswabbed_at as "unswabbedAt", emergency_order_id as "orderId"`);

export function findSample(tx: Tx, sampleId: string): Promise<SampleRow | undefined> {
  return tx.first<SampleRow>(sql`select ${columns} from samples where id = ${sampleId}`);
}

/** Told by two, the earlier stands. */
export function unswab(
  tx: Tx,
  u: { sampleId: string; at: Date; reason: string; byName: string; commandId: string },
): void {
  tx.write(sql`
    update samples set unswabbed_at = ${u.at}, unswab_reason = ${u.reason}, unswabbed_by_name = ${u.byName}, unswab_command_id = ${u.commandId}
     where id = ${u.sampleId} and (unswabbed_at is null or (unswabbed_at, unswab_command_id) > (${u.at}::timestamptz, ${u.commandId}::uuid))`);
}

/** What stands of somebody in a round, by whomever it was taken. */
export function listTaken(
  tx: Tx,
  roundId: string,
  subjectId: string,
): Promise<{ sampleId: string; takenAt: Date; orderId: string }[]> {
  return tx.all(
    sql`select sample_id as "sampleId", taken_at as "takenAt", order_id as "orderId" from app.samples_of(${roundId}, ${subjectId})`,
  );
}

/**
 * Those whom the house can name now: by the number of their document, or named already and out of their registrar's reach. As the house; some at a time, oldest first.
 */
export function listMatching(
  tx: Tx,
  roundId: string,
  limit: number,
): Promise<{ sampleId: string; subjectId: string; takenAt: Date; isUnswabbed: boolean; orderId: string }[]> {
  return tx.all(sql`
    select m.id as "sampleId", coalesce(m.subject_id, p.id) as "subjectId", m.taken_at as "takenAt", m.unswabbed_at is not null as "isUnswabbed", m.emergency_order_id as "orderId"
      from samples m left join people p on m.subject_id is null and p.district_id = m.district_id and p.id_hash = m.id_hash and p.merged_into_id is null
     where m.to_match and m.round_id = ${roundId} and coalesce(m.subject_id, p.id) is not null
     order by m.told_at, m.id limit ${limit}`);
}

export function setMatched(tx: Tx, matched: readonly { sampleId: string; subjectId: string }[]): void {
  if (matched.length === 0) return;
  tx.write(sql`
    update samples s set subject_id = m.subject_id, to_match = false
      from unnest(${matched.map(({ sampleId }) => sampleId)}::uuid[], ${matched.map(({ subjectId }) => subjectId)}::uuid[]) as m (id, subject_id) where s.id = m.id`);
}

/** Rounds with somebody the house can name now. */
export function listRoundsToMatch(tx: Tx): Promise<{ roundId: string }[]> {
  return tx.all(sql`
    select distinct m.round_id as "roundId" from samples m
     where m.to_match
       and (m.subject_id is not null or exists (select from people p where p.district_id = m.district_id and p.id_hash = m.id_hash and p.merged_into_id is null))`);
}

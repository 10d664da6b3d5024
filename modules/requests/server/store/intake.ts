// SQL of a request that comes in: its number, its row, the words by which it is found, whose number called. Decides nothing.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { RequestState } from '../../shared/request-chart.ts';

export type NewRequest = {
  id: string;
  districtId: string;
  requestNo: string;
  methodVersionId: string;
  channel: string;
  state: RequestState;
  territoryId: string;
  deskUnitId: string;
  placeId: string | null;
  placeText: string | null;
  longitude: number | null;
  latitude: number | null;
  countsAs: 'service' | 'problem' | null;
  kindCode: string | null;
  classification: unknown;
  summary: string;
  text: string;
  isEmergency: boolean;
  isUrgentHardship: boolean;
  isAnonymous: boolean;
  isSilent: boolean;
  isDrill: boolean;
  sensitivity: string;
  callerPersonId: string | null;
  callerName: string | null;
  callerPhoneCipher: Buffer | null;
  callerPhoneHash: Buffer | null;
  callerPhoneTail: string | null;
  followHash: Buffer | null;
  proxy: unknown;
  deviceId: string | null;
  firstAskedStaffId: string | null;
  receivedByPostId: string | null;
  receivedAt: Date;
  acceptedAt: Date | null;
  wakeAt: Date | null;
  ringStep: number | null;
};

/** The next number. Drawn while the place is looked up, so that the insert itself need not be waited for. */
export async function nextNumber(tx: Tx): Promise<number> {
  return (await tx.first<{ number: number }>(sql`select nextval('request_numbers') as number`))!.number;
}

/** As people read it: street, day, running number. */
export function requestNoOf(prefix: string, receivedAt: Date, number: number): string {
  const day = new Date(receivedAt.getTime() + 8 * 3_600_000).toISOString().slice(0, 10).replaceAll('-', '');
  return `${prefix}-${day}-${String(number).padStart(4, '0')}`;
}

/** Adds the request with its search words. */
export function insertRequest(tx: Tx, row: NewRequest, tokens: readonly string[]): void {
  tx.add(sql`
    insert into requests (id, district_id, request_no, method_version_id, channel, state, territory_id, desk_unit_id, place_id, place_text, longitude, latitude,
      counts_as, kind_code, classification, summary, text, is_emergency, is_urgent_hardship, is_anonymous, is_silent, is_drill, sensitivity, caller_person_id,
      caller_name, caller_phone_cipher, caller_phone_hash, caller_phone_tail, follow_hash, proxy, device_id, first_asked_staff_id, received_by_post_id,
      received_at, accepted_at, wake_at, ring_step)
    values (${row.id}, ${row.districtId}, ${row.requestNo}, ${row.methodVersionId}, ${row.channel},
      ${row.state}, ${row.territoryId}, ${row.deskUnitId}, ${row.placeId}, ${row.placeText}, ${row.longitude}, ${row.latitude}, ${row.countsAs}, ${row.kindCode},
      ${sql.json(row.classification)}::jsonb, ${row.summary}, ${row.text}, ${row.isEmergency}, ${row.isUrgentHardship}, ${row.isAnonymous}, ${row.isSilent},
      ${row.isDrill}, ${row.sensitivity}, ${row.callerPersonId}, ${row.callerName}, ${row.callerPhoneCipher}, ${row.callerPhoneHash}, ${row.callerPhoneTail},
      ${row.followHash}, ${row.proxy ? sql.json(row.proxy) : null}::jsonb, ${row.deviceId}, ${row.firstAskedStaffId}, ${row.receivedByPostId}, ${row.receivedAt},
      ${row.acceptedAt}, ${row.wakeAt}, ${row.ringStep})`);
  tx.add(sql`
    insert into request_search (request_id, received_at, tokens)
    values (${row.id}, ${row.receivedAt}, array_to_tsvector(${[...tokens, `u:${row.territoryId}`]}::text[]))`);
}

/** Further words by which it is found. */
export function addSearchWords(tx: Tx, requestId: string, tokens: readonly string[]): void {
  tx.write(
    sql`update request_search set tokens = tokens || array_to_tsvector(${tokens as string[]}::text[]) where request_id = ${requestId}`,
  );
}

/** Whose number this is. Runs past row-level security on purpose: a stranger's report must still find its person; nothing of it goes back to them. */
export function findPersonByPhone(
  tx: Tx,
  phoneHash: Buffer,
): Promise<{ id: string; name: string; initials: string } | undefined> {
  return tx.first(sql`select id, name, initials from app.person_by_phone(${phoneHash})`);
}

// Requests that may be the same matter told by another channel: same phone, same place or same kind in the last days, scored by words.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import type { RequestRow } from '../store/request.ts';
import { type DuplicateReason, findDuplicates, type Told } from '../text/find-duplicates.ts';

type CandidateRow = {
  id: string;
  requestNo: string;
  summary: string;
  text: string;
  channel: string;
  receivedAt: Date;
  state: string;
  callerPhoneHash: Buffer | null;
  placeId: string | null;
  placeText: string | null;
  kindCode: string | null;
};

export async function similarTo(request: RequestRow, { tx }: Context) {
  const { method } = await getMethod(tx, request.methodVersionId);
  const since = new Date(request.receivedAt.getTime() - method.duplicateWithinHours * 3_600_000);
  const rows = await tx.all<CandidateRow>(sql`
    select id, request_no as "requestNo", summary, text, channel, received_at as "receivedAt", state, caller_phone_hash as "callerPhoneHash", place_id as "placeId", place_text as "placeText", kind_code as "kindCode"
      from requests r where r.id <> ${request.id} and r.state not in ('merged', 'withdrawn') and r.received_at between ${since} and ${request.receivedAt}
       and (r.territory_id = ${request.territoryId} or r.caller_phone_hash = ${request.callerPhoneHash})
     order by r.received_at desc limit 200`);
  const found = findDuplicates({
    told: toldOf(request),
    candidates: rows.map(toldOf),
    withinHours: method.duplicateWithinHours,
  });
  return found.map(({ id, score, because }) => {
    const { requestNo, summary, channel, receivedAt, state } = rows.find((row) => row.id === id)!;
    return {
      id,
      requestNo,
      summary,
      channel,
      receivedAt,
      state,
      score,
      reasons: because.map((reason) => reasonWords[reason.what]),
    };
  });
}

type Comparable = Pick<
  RequestRow,
  'id' | 'text' | 'summary' | 'placeText' | 'kindCode' | 'receivedAt' | 'callerPhoneHash'
>;

/** The hash stands in for the number: equal numbers, equal hashes. */
function toldOf(row: Comparable): Told {
  return {
    id: row.id,
    text: row.text || row.summary,
    at: row.receivedAt.getTime(),
    kindCode: row.kindCode ?? undefined,
    phone: row.callerPhoneHash?.toString('hex'),
    place: row.placeText ?? undefined,
  };
}

const reasonWords: Record<DuplicateReason['what'], Words> = {
  same_phone: { zh: '同一个电话', en: 'same phone' },
  same_dwelling: { zh: '同一户', en: 'same dwelling' },
  same_building: { zh: '同一栋楼', en: 'same building' },
  same_estate: { zh: '同一个小区', en: 'same estate' },
  same_kind: { zh: '同一类', en: 'same kind' },
  shared_ground: { zh: '公共部位', en: 'shared ground' },
  alike_words: { zh: '说法相近', en: 'alike words' },
};

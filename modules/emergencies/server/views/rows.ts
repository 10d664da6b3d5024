// Orders as screens show them. Which ones: told from the light rows of all; of those shown, the words.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { type CertificateContent, certificateContent } from '../../shared/certificate.ts';
import { keptUntil, type OrderState, spanOf, stateOf } from '../../shared/order.ts';
import type { CertificateLine } from '../../shared/queries.ts';
import { digestOf } from '../handlers/erase-gathered.ts';
import { listRecords, type OrderRecord } from '../store/orders.ts';

type Office = { name: string; role: string; unitName: string; at: Date };
type Words = {
  orderId: string;
  legalText: string;
  articleCodes: string[];
  area: { unitId: string; name: string; path: string }[];
  proposed: Office;
  decided: Office | null;
  decidedReason: string | null;
  withdrawn: Office | null;
  withdrawnReason: string | null;
};
export type Shown = Words & { record: OrderRecord; state: OrderState };

/** In force first, then what waits for a decision or its time, then what is over; of one kind the later first. */
const rank: Record<OrderState, number> = {
  in_force: 0,
  proposed: 1,
  ahead: 2,
  over: 3,
  withdrawn: 3,
  refused: 3,
  lapsed: 3,
};

export async function listStates({ tx, now }: Pick<Context, 'tx' | 'now'>) {
  const records = await listRecords(tx);
  return records
    .map((record) => ({ record, state: stateOf(record, now) }))
    .sort((a, b) => rank[a.state] - rank[b.state] || b.record.fromAt - a.record.fromAt);
}

const office = (by: string, at: string) =>
  sql.raw(`jsonb_build_object('name', (select s.name from staff s where s.id = ${by}_by_staff_id), 'role', ${by}_by_role,
    'unitName', (select u.name from governance_units u where u.id = ${by}_by_unit_id), 'at', ${at})`);

type Told = Omit<Office, 'at'> & { at: string };
const readOffice = (told: Told): Office => ({ ...told, at: new Date(told.at) });

export async function wordsOf(tx: Tx, some: readonly { record: OrderRecord; state: OrderState }[]): Promise<Shown[]> {
  const rows = await tx.all<
    Omit<Words, 'proposed' | 'decided' | 'withdrawn'> & { proposed: Told; decided: Told | null; withdrawn: Told | null }
  >(sql`
    select o.id as "orderId", o.legal_text as "legalText", o.article_codes as "articleCodes",
           (select jsonb_agg(jsonb_build_object('unitId', u.id, 'name', u.name, 'path', (
                     select string_agg(x.name, ' / ' order by up.depth desc)
                       from unnest(p.path) with ordinality as up (id, depth) join governance_units x on x.id = up.id where x.parent_id is not null or x.id = u.id))
                   order by array_position(o.unit_ids, u.id))
              from governance_units u join unit_paths p on p.unit_id = u.id where u.id = any (o.unit_ids)) as area,
           ${office('proposed', 'proposed_at')} as proposed,
           (select ${office('decided', 'decided_at')} from emergency_decisions where order_id = o.id) as decided,
           (select reason from emergency_decisions where order_id = o.id) as "decidedReason",
           (select ${office('withdrawn', 'withdrawn_at')} from emergency_withdrawals where order_id = o.id) as withdrawn,
           (select reason from emergency_withdrawals where order_id = o.id) as "withdrawnReason"
      from emergency_orders o where o.id = any (${some.map(({ record }) => record.orderId)}::uuid[])`);
  const byId = new Map(rows.map((row) => [row.orderId, row]));
  return some.flatMap(({ record, state }) => {
    const row = byId.get(record.orderId);
    if (!row) return [];
    const { proposed, decided, withdrawn } = row;
    return [
      {
        ...row,
        record,
        state,
        area: row.area ?? [],
        proposed: readOffice(proposed),
        decided: decided && readOffice(decided),
        withdrawn: withdrawn && readOffice(withdrawn),
      },
    ];
  });
}

/** What the public and the desk read alike. */
export function headOf({ record, state, ...words }: Shown, all: readonly { record: OrderRecord; state: OrderState }[]) {
  const records = all.map((one) => one.record);
  const link = (one: { record: OrderRecord; state: OrderState }) => ({
    orderId: one.record.orderId,
    year: one.record.year ?? 0,
    orderNo: one.record.orderNo ?? 0,
    state: one.state,
  });
  const numbered = all.filter(({ record: { orderNo } }) => orderNo !== null);
  const before = numbered.find(({ record: { orderId } }) => orderId === record.extendsId);
  return {
    orderId: record.orderId,
    districtName: record.districtName,
    title: record.title,
    legalText: words.legalText,
    articleCodes: words.articleCodes,
    powers: [...record.powers],
    retention: record.retention,
    area: words.area,
    fromAt: new Date(record.fromAt),
    toAt: new Date(record.toAt),
    endsAt: new Date(spanOf(record)?.until ?? record.withdrawnAt ?? record.toAt),
    state,
    extendsOrder: before ? link(before) : null,
    extensions: numbered.filter(({ record: { extendsId } }) => extendsId === record.orderId).map(link),
    keptUntil: record.powers.flatMap((power) => {
      const at = keptUntil(record.orderId, power, records);
      return at === undefined ? [] : [{ power, at: new Date(at) }];
    }),
  };
}

type CertificateRow = Omit<CertificateLine, 'isIntact' | 'content'> & {
  orderId: string;
  content: CertificateContent;
  journalDigest: string | null;
};

/** Each is checked as it is read: against its own digest, and against the one that the journal has under its seals. */
export async function certificatesOf(tx: Tx, orderIds: readonly string[]): Promise<Map<string, CertificateLine[]>> {
  const rows = await tx.all<CertificateRow>(sql`
    select c.order_id as "orderId", c.year, c.certificate_no as "certificateNo", c.content, encode(c.digest, 'hex') as digest,
           (select j.content->'events'->0->>'digest' from app.journal_of(c.id) j limit 1) as "journalDigest"
      from emergency_certificates c where c.order_id = any (${[...orderIds]}::uuid[]) order by c.year, c.certificate_no`);
  const byOrder = new Map<string, CertificateLine[]>();
  for (const { orderId, journalDigest, ...row } of rows) {
    const fits =
      certificateContent.safeParse(row.content).success && digestOf(row.content).toString('hex') === row.digest;
    const line = { ...row, isIntact: fits && journalDigest === row.digest };
    byOrder.set(orderId, [...(byOrder.get(orderId) ?? []), line]);
  }
  return byOrder;
}

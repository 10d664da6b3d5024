import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { type GatheringFacts, gatheringState, kindsWithResult } from '../shared/gathering.ts';
import type { GatheringLine, GatheringTab } from '../shared/queries.ts';

type LineRow = Omit<GatheringLine, 'state'> & GatheringFacts;

const columns = sql.raw(`
  g.id as "gatheringId", g.kind, g.topic, g.mode, g.place_text as "placeText", u.name as "unitName", g.starts_at as "startsAt", g.held_at as "heldAt",
  g.cancelled_at as "cancelledAt", g.beneficiary, g.result, g.is_drill as "isDrill",
  ((select count(*) from gathering_people p where p.gathering_id = g.id) + coalesce(g.public_count, 0))::integer as came`);

/** As `gatheringState` tells it; a test holds the two together. */
export const stateSql: Sql = sql`
  case when g.cancelled_at is not null then 'cancelled' when g.held_at is null then 'planned'
       when g.kind = any (${[...kindsWithResult]}::text[]) and (g.result is null or coalesce(g.beneficiary, '') = '') then 'open' else 'over' end`;

const inTab = (tab: GatheringTab): Sql => (tab === 'all' ? sql`true` : sql`(${stateSql}) = ${tab}`);

export async function listLines(
  tx: Tx,
  { tab, kind, offset, limit }: { tab: GatheringTab; kind?: string | undefined; offset: number; limit: number },
): Promise<GatheringLine[]> {
  const order = tab === 'planned' ? sql`g.starts_at, g.id` : sql`g.starts_at desc, g.id desc`;
  const rows = await tx.all<LineRow>(sql`
    select ${columns} from gatherings g join governance_units u on u.id = g.unit_id
     where ${inTab(tab)} ${kind ? sql`and g.kind = ${kind}` : sql.empty} order by ${order} limit ${limit} offset ${offset}`);
  return rows.map(shownLine);
}

const shownLine = ({ cancelledAt, beneficiary, result, ...line }: LineRow): GatheringLine => ({
  ...line,
  state: gatheringState({ kind: line.kind, heldAt: line.heldAt, cancelledAt, beneficiary, result }),
});

export async function countTabs(tx: Tx, kind?: string): Promise<Record<GatheringTab, number>> {
  const row = await tx.first<Record<GatheringTab, number>>(sql`
    select count(*) filter (where state = 'planned') as planned, count(*) filter (where state = 'open') as open, count(*) filter (where state = 'over') as over, count(*) as "all"
      from (select (${stateSql}) as state from gatherings g where ${kind ? sql`g.kind = ${kind}` : sql`true`}) s`);
  return row ?? { planned: 0, open: 0, over: 0, all: 0 };
}

type PageRow = LineRow & {
  registerTitle: { zh: string; en: string } | null;
  rhythmTitle: { zh: string; en: string } | null;
  serviceGroup: 'elders' | 'minors' | 'hardship' | 'comfort' | 'public' | null;
  need: string | null;
  publicCount: number | null;
  cancelReason: string | null;
  byName: string;
  rhythmId: string | null;
};

export async function findPage(tx: Tx, gatheringId: string) {
  const row = await tx.first<PageRow>(sql`
    select ${columns}, r.title as "registerTitle", y.title as "rhythmTitle", g.rhythm_id as "rhythmId", g.service_group as "serviceGroup", g.need, g.public_count as "publicCount",
           g.cancel_reason as "cancelReason", g.made_by_name as "byName"
      from gatherings g join governance_units u on u.id = g.unit_id
      left join subject_registers r on r.id = g.register_id left join duty_rhythms y on y.id = g.rhythm_id
     where g.id = ${gatheringId}`);
  return row && { ...row, ...shownLine(row) };
}

export function listPeople(tx: Tx, gatheringId: string) {
  return tx.all<{
    personId: string;
    name: string;
    mode: 'on_spot' | 'online' | 'afterwards';
    hours: number | null;
    closed: boolean;
  }>(sql`
    select p.person_id as "personId", s.name, p.mode, p.hours,
           exists (select from duties d where d.subject_id = p.person_id and d.visit_id = p.visit_id) as closed
      from gathering_people p join subjects s on s.id = p.person_id where p.gathering_id = ${gatheringId} order by s.name_key, s.id`);
}

export type ReadingRow = {
  resultId: string;
  personId: string;
  name: string;
  item: 'blood_pressure' | 'blood_sugar' | 'ecg' | 'blood_test' | 'other';
  value: Buffer;
  advice: Buffer | null;
  isAbnormal: boolean;
  toldAt: Date | null;
};

/** Not yet told first, the abnormal before the others. */
export function listReadings(tx: Tx, gatheringId: string): Promise<ReadingRow[]> {
  return tx.all<ReadingRow>(sql`
    select c.id as "resultId", c.person_id as "personId", s.name, c.item, c.value_cipher as value, c.advice_cipher as advice, c.is_abnormal as "isAbnormal", c.told_at as "toldAt"
      from check_results c join subjects s on s.id = c.person_id where c.gathering_id = ${gatheringId}
     order by (c.told_at is not null), not c.is_abnormal, c.recorded_at`);
}

/** Most that one roll shows at once; more are found by name. */
export const rollLength = 300;

export function listRoll(tx: Tx, gatheringId: string, text: string) {
  return tx.all<{ personId: string; name: string; address: string | null; hasCome: boolean }>(sql`
    select s.id as "personId", s.name, pl.address, exists (select from gathering_people p where p.gathering_id = g.id and p.person_id = s.id) as "hasCome"
      from gatherings g join register_members m on m.register_id = g.register_id and m.to_at is null
      join subjects s on s.id = m.subject_id left join places pl on pl.id = s.place_id
     where g.id = ${gatheringId} and ${text ? sql`(strpos(s.name, ${text}) > 0 or strpos(s.name_key, ${text.toLowerCase()}) > 0)` : sql`true`}
     order by 4, s.name_key, s.id limit ${rollLength}`);
}

export async function countRoll(tx: Tx, gatheringId: string): Promise<{ total: number; came: number }> {
  const row = await tx.first<{ total: number; came: number }>(sql`
    select count(*) as total, count(p.person_id) as came
      from gatherings g join register_members m on m.register_id = g.register_id and m.to_at is null join subjects s on s.id = m.subject_id
      left join gathering_people p on p.gathering_id = g.id and p.person_id = s.id
     where g.id = ${gatheringId}`);
  return row ?? { total: 0, came: 0 };
}

type Title = { zh: string; en: string };
export function listChoices(tx: Tx) {
  return tx.all<{ registerId: string; title: Title; rhythms: { rhythmId: string; title: Title }[] }>(sql`
    select r.id as "registerId", r.title,
           coalesce((select jsonb_agg(jsonb_build_object('rhythmId', y.id, 'title', y.title) order by y.code) from duty_rhythms y
                      where y.register_id = r.id and y.action = 'attend' and y.ended_at is null and y.definition->'cadence'->>'every' not in ('after', 'hours')), '[]') as rhythms
      from subject_registers r where r.subject_kind = 'person' and not r.is_sensitive and r.ended_at is null order by 3 desc, r.title->>'zh'`);
}

export function listHours(tx: Tx, registerId: string, from: string, to: string) {
  return tx.all<{ personId: string; name: string; hours: number; times: number }>(sql`
    select s.id as "personId", s.name, sum(p.hours) as hours, count(*) as times
      from register_members m join subjects s on s.id = m.subject_id join gathering_people p on p.person_id = s.id and p.hours is not null
      join gatherings g on g.id = p.gathering_id and not g.is_drill
     where m.register_id = ${registerId} and m.to_at is null and (g.held_at at time zone 'Asia/Shanghai')::date between ${from}::date and ${to}::date
     group by 1, 2, s.name_key order by s.name_key, s.id`);
}

/** What members asked or proposed through any channel: a request like anybody's, with its reply (I5). Not answered first. */
export function listSuggestions(tx: Tx, registerId: string, from: string, to: string) {
  return tx.all<{
    requestId: string;
    requestNo: string;
    personId: string;
    name: string;
    summary: string;
    receivedAt: Date;
    isAnswered: boolean;
  }>(sql`
    select q.id as "requestId", q.request_no as "requestNo", s.id as "personId", s.name, q.summary, q.received_at as "receivedAt", q.state = 'closed' as "isAnswered"
      from register_members m join subjects s on s.id = m.subject_id join requests q on q.caller_person_id = s.id
     where m.register_id = ${registerId} and m.to_at is null and q.kind_code = 'advice' and not q.is_drill
       and (q.received_at at time zone 'Asia/Shanghai')::date between ${from}::date and ${to}::date
     order by 7, q.received_at desc limit 500`);
}

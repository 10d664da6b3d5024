// The page of one request for staff: facts, story, sources, what waits for a decision, and what may be done next with the reason if not.

import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { yellowAt } from '#kernel/shared/clock/card.ts';
import { maskName, maskPhone } from '#kernel/shared/mask.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { findAreaClass } from '#modules/territory/server/public.ts';
import { mayHoldUp } from '../../shared/facts.ts';
import { kindTitleOfLimit } from '../../shared/limit-words.ts';
import { requestProblem } from '../../shared/problems.ts';
import { abilitiesOf } from '../../shared/request-chart.ts';
import { type Limits, limitsOf } from '../../shared/time-limits.ts';
import { actorFacts, factsOf, standingsOf } from '../standing.ts';
import { breaches, tellings, visits } from '../store/one-time.ts';
import { findRequest, type RequestRow } from '../store/request.ts';
import { asksFor, bookingOf, shownFacts } from './facts.ts';
import { sameCaller } from './filter.ts';
import { type LineRow, lineColumns, lineJoins, shownLine } from './line.ts';
import { asStaff } from './lists.ts';
import { similarTo } from './similar.ts';
import { storyOf } from './story.ts';

type PageRow = LineRow & {
  text: string;
  territoryId: string;
  deskUnitId: string;
  deskName: string;
  placeId: string | null;
  leadUnitId: string | null;
  leadPostName: string | null;
  assisting: { unitId: string; name: string }[];
  dispatchRule: string | null;
  firstAskedName: string | null;
  gridChain: string;
  gridWorker: string | null;
  phoneCipher: Buffer | null;
  bornOn: string | null;
  callerSex: number | null;
  callerTags: string[];
  callerPersonId: string | null;
  proxy: { name: string; relation?: string } | null;
  isAnonymous: boolean;
  isSilent: boolean;
  sensitivity: string;
  classification: Record<string, unknown> | null;
  responseDueAt: Date | null;
  respondedAt: Date | null;
  dispatchedAt: Date | null;
  resolvedAt: Date | null;
  pausedAt: Date | null;
  extendedDays: number;
  callbackResult: string | null;
  isSatisfied: boolean | null;
  ratingComment: string | null;
  tellings: number;
  breaches: number;
  visits: number;
  mergedInto: { id: string; requestNo: string } | null;
  longitude: number | null;
  latitude: number | null;
};

export async function answerPage(input: { requestId: string }, context: Context) {
  const actor = asStaff(context);
  const { tx } = context;
  const row = await pageRow(input.requestId, context);
  const record = await findRequest(tx, input.requestId);
  if (!row || !record) throw requestProblem('not_found');
  const method = await getMethod(tx, row.methodVersionId);
  const kind = method.kinds.get(row.kindCode ?? '');
  const standings = standingsOf(record, actor);
  const [recent, areaClass, story, sources, approvals, supervisions, facts, asks] = await Promise.all([
    tx.first<{ count: number }>(
      sql`select count(*) as count from requests r where ${sameCaller(sql`${row.id}::uuid`)}`,
    ),
    kind ? findAreaClass(tx, row.territoryId) : null,
    storyOf(row.id, context),
    sourcesOf(row.id, context),
    approvalsOf(row.id, context),
    supervisionsOf(row.id, context),
    shownFacts(row.id, method, context),
    asksFor(row.id, kind, method, context),
  ]);
  const { phoneCipher, bornOn, ...shown } = await shownLine(row, context);
  return {
    request: {
      ...shown,
      proxy: row.proxy ? { name: maskName(row.proxy.name), relation: row.proxy.relation ?? '' } : null,
      callerPhone: phoneCipher ? maskPhone(context.secrets.open(phoneCipher)) : null,
      callerAge: bornOn ? ageOn(bornOn, context.now) : null,
      recentCount: recent!.count,
      yellowAt: kind ? yellowOf(record, limitsOf(method.method, kind, areaClass), context) : null,
      closingCondition: kind?.closingCondition ?? null,
      limitText: kind ? kindTitleOfLimit(kind) : null,
    },
    story: story.map(({ isPublic: _, ...step }) => step),
    sources,
    approvals,
    supervisions,
    similar: ['received', 'accepted', 'returned'].includes(row.state) ? await similarTo(record, context) : [],
    abilities: abilitiesOf(factsOf(record, method), actorFacts(actor, standings)),
    facts,
    asks,
    booking: bookingOf(kind, method),
    mayHoldUp: mayHoldUp(record, kind),
    maySeeSealed: standings.includes('desk') || standings.includes('lead'),
  };
}

function yellowOf(
  { resolveDueAt, dispatchedAt, pausedAt }: RequestRow,
  { resolve }: Limits,
  { calendar }: Context,
): Date | null {
  if (!resolveDueAt || !dispatchedAt || pausedAt) return null;
  return new Date(yellowAt(calendar, resolveDueAt.getTime(), { startAt: dispatchedAt.getTime(), limit: resolve }));
}

function ageOn(bornOn: string, now: number): number {
  const today = new Date(now + 8 * 3_600_000).toISOString().slice(0, 10);
  return Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (today.slice(5) < bornOn.slice(5) ? 1 : 0);
}

function pageRow(id: string, { tx }: Context): Promise<PageRow | undefined> {
  return tx.first<PageRow>(sql`
    select ${lineColumns}, ${tellings()} as tellings, ${breaches()} as breaches, ${visits()} as visits, r.text, r.territory_id as "territoryId", r.desk_unit_id as "deskUnitId", d.name as "deskName", r.place_id as "placeId", r.lead_unit_id as "leadUnitId",
           (select s.name from posts p join staff s on s.id = p.staff_id where p.id = r.lead_post_id) as "leadPostName",
           coalesce((select jsonb_agg(jsonb_build_object('unitId', a.id, 'name', a.name)) from governance_units a where a.id = any (r.assist_unit_ids)), '[]') as assisting,
           r.dispatch_rule as "dispatchRule", (select name from staff where id = r.first_asked_staff_id) as "firstAskedName",
           (with recursive up as (select t.id, t.parent_id, t.name, t.kind, 0 as depth union all select p.id, p.parent_id, p.name, p.kind, up.depth + 1 from governance_units p join up on p.id = up.parent_id)
            select string_agg(name, ' · ' order by depth desc) from up where kind not in ('zone', 'district')) as "gridChain",
           (select s.name from posts p join staff s on s.id = p.staff_id where p.unit_id = r.territory_id and p.role = 'grid_worker' and p.valid @> app.now() limit 1) as "gridWorker",
           r.caller_phone_cipher as "phoneCipher", c.born_on as "bornOn", c.sex as "callerSex", r.caller_person_id as "callerPersonId",
           coalesce((select array_agg(f.flag) from subject_flags f where f.person_id = r.caller_person_id and upper_inf(f.valid)), '{}') as "callerTags",
           r.proxy, r.is_anonymous as "isAnonymous", r.is_silent as "isSilent", r.sensitivity, r.classification, r.response_due_at as "responseDueAt", r.responded_at as "respondedAt",
           r.dispatched_at as "dispatchedAt", r.resolved_at as "resolvedAt", r.paused_at as "pausedAt", r.extended_days as "extendedDays", r.callback_result as "callbackResult",
           r.is_satisfied as "isSatisfied", (select g.comment from request_ratings g where g.request_id = r.id order by g.at desc limit 1) as "ratingComment",
           (select jsonb_build_object('id', m.id, 'requestNo', m.request_no) from requests m where m.id = r.merged_into_id) as "mergedInto", r.longitude, r.latitude
      from requests r ${lineJoins} join governance_units d on d.id = r.desk_unit_id left join people c on c.id = r.caller_person_id
     where r.id = ${id}`);
}

async function sourcesOf(id: string, { tx }: Context) {
  const rows = await tx.all<{
    id: string;
    requestNo: string;
    channel: string;
    receivedAt: Date;
    summary: string;
    text: string;
    callerName: string | null;
  }>(sql`
    select id, request_no as "requestNo", channel, received_at as "receivedAt", summary, text, caller_name as "callerName" from requests where merged_into_id = ${id} order by received_at`);
  return rows.map((row) => ({ ...row, callerName: row.callerName ? maskName(row.callerName) : null }));
}

function approvalsOf(id: string, { tx }: Context) {
  return tx.all<{
    id: string;
    kind: string;
    reason: string;
    amount: number | null;
    state: string;
    askedBy: string | null;
    askedAt: Date;
    decidedBy: string | null;
    note: string | null;
  }>(sql`
    select a.id, a.kind, a.reason, a.amount, a.state, k.name as "askedBy", a.asked_at as "askedAt", d.name as "decidedBy", a.decision_note as note
      from request_approvals a left join staff k on k.id = a.asked_by_staff_id left join staff d on d.id = a.decided_by_staff_id where a.request_id = ${id} order by a.asked_at`);
}

function supervisionsOf(id: string, { tx }: Context) {
  return tx.all<{
    id: string;
    kind: string;
    reason: string;
    at: Date;
    dueAt: Date | null;
    answeredAt: Date | null;
    answer: string | null;
    fromUnit: string | null;
    toUnit: string | null;
  }>(sql`
    select s.id, s.kind, s.reason, s.at, s.due_at as "dueAt", s.answered_at as "answeredAt", s.answer, f.name as "fromUnit", t.name as "toUnit"
      from request_supervisions s left join governance_units f on f.id = s.from_unit_id left join governance_units t on t.id = s.to_unit_id where s.request_id = ${id} order by s.at`);
}

/** The number itself, to the one who put the look on record within the last ten minutes. */
export async function answerRevealed(input: { requestId: string }, context: Context) {
  const actor = asStaff(context);
  const row = await context.tx.first<{ cipher: Buffer | null; name: string | null }>(sql`
    select r.caller_phone_cipher as cipher, r.caller_name as name from requests r
     where r.id = ${input.requestId} and exists (
       select from app.journal_of(r.id) j where j.name = 'request.reveal_caller' and j.actor_id = ${actor.staffId} and j.at > app.now() - interval '10 minutes')`);
  if (!row) throw requestProblem('not_found');
  return { phone: row.cipher ? context.secrets.open(row.cipher) : null, name: row.name };
}

export type { RequestRow };

// What the caller sees of their own request: who has it, by when, what was done. Nothing internal, no staff number, names masked.
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { maskName, maskPhone } from '#kernel/shared/mask.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import type { FollowedRequest } from '../../shared/caller-queries.ts';
import { politeName } from '../../shared/polite-name.ts';
import { requestProblem } from '../../shared/problems.ts';
import { type ActName, abilityTo } from '../../shared/request-chart.ts';
import { silentTitle } from '../../shared/silent-title.ts';
import { isRated } from '../store/request.ts';
import { asksFor, bookingOf, shownFacts } from './facts.ts';
import { storyOf } from './story.ts';
import { toldToCaller } from './told-to-caller.ts';

type Derived =
  | 'kindTitle'
  | 'holder'
  | 'holderPerson'
  | 'isDiscreet'
  | 'mayRate'
  | 'mayState'
  | 'mayRemind'
  | 'mayThank'
  | 'mayWithdraw'
  | 'promisedAt';
type Row = Omit<FollowedRequest, Derived> & {
  text: string;
  methodVersionId: string;
  kindCode: string | null;
  suggestedKind: string | null;
  leadName: string | null;
  leadKind: string | null;
  leadPostName: string | null;
  promisedAt: string | null;
  isRated: boolean;
};

function followedWhere(where: Sql, limit: number, { tx }: Context): Promise<Row[]> {
  return tx.all<Row>(sql`
    select r.id, r.request_no as "requestNo", r.summary, r.text, r.state, r.channel, r.received_at as "receivedAt", r.dispatched_at as "dispatchedAt", r.responded_at as "signedAt",
           r.resolved_at as "resolvedAt", r.closed_at as "closedAt", r.resolve_due_at as "dueAt", l.name as "leadName", l.kind as "leadKind",
           (select s.name from posts p join staff s on s.id = p.staff_id where p.id = r.lead_post_id) as "leadPostName",
           d.name as "communityName", r.press_count as "pressCount", r.relapse_count as "relapseCount", r.rating, ${isRated} as "isRated", r.kind_code as "kindCode",
           r.classification->>'suggested' as "suggestedKind", r.method_version_id as "methodVersionId", r.place_id as "placeId", r.place_text as "placeText", r.paused_at is not null as "isPaused",
           r.is_emergency as "isEmergency", r.caller_phone_hash is not null as "hasPhone", g.answered_at as "answeredAt", g.name as "answeredBy",
           (select e->>'promisedAt' from app.journal_of(r.id) j, jsonb_array_elements(j.content->'events') e where e->>'type' = 'request.signed' order by j.seq desc limit 1) as "promisedAt"
      from requests r left join governance_units l on l.id = r.lead_unit_id join governance_units d on d.id = r.desk_unit_id
      left join lateral (
        select g.answered_at, s.name from request_rings g join posts p on p.id = g.answered_by_post_id join staff s on s.id = p.staff_id
         where g.request_id = r.id and g.answered_at is not null order by g.answered_at limit 1) g on true
     where ${where} order by (r.state not in ('closed', 'merged', 'withdrawn')) desc, r.received_at desc limit ${limit}`);
}

async function shown(row: Row, { tx }: Context): Promise<FollowedRequest & { text: string }> {
  const {
    methodVersionId,
    kindCode,
    suggestedKind,
    leadName,
    leadKind,
    leadPostName,
    isRated: hasRating,
    ...rest
  } = row;
  const { kinds, method } = await getMethod(tx, methodVersionId);
  const channelTitle = method.channels.find(({ code }) => code === row.channel)?.title.zh ?? row.channel;
  const kind = kindCode ? kinds.get(kindCode) : undefined;
  const isDiscreet = (kind ?? kinds.get(suggestedKind ?? ''))?.isHiddenFromFamily ?? false;
  const facts = {
    state: row.state,
    leadUnitId: null,
    resolvedByStaffId: null,
    kindCode,
    openApprovals: [],
    hasRating,
  };
  const may = (act: ActName) =>
    abilityTo(act, facts, { staffId: null, unitId: null, role: null, standings: ['caller'] }).may;
  const person = leadPostName ? politeName(leadPostName, leadKind) : null;
  return {
    ...rest,
    summary: row.summary === silentTitle(channelTitle) ? channelTitle : row.summary,
    ...(isDiscreet ? discreet : { holder: leadName && [leadName, person].filter(Boolean).join(' · ') }),
    holderPerson: isDiscreet ? null : person,
    kindTitle: isDiscreet ? null : (kind?.title ?? null),
    answeredBy: row.answeredBy ? maskName(row.answeredBy) : null,
    promisedAt: row.promisedAt ? new Date(row.promisedAt) : null,
    isDiscreet,
    mayRate: may('rate'),
    mayState: may('state'),
    mayRemind: may('remind'),
    mayThank: may('thank'),
    mayWithdraw: may('withdraw'),
  };
}

/** N3: who shares the house shares the phone. The matter goes on being handled; the screen tells only that it is. */
const discreet = { summary: '社区正在跟进', text: '', placeId: null, placeText: null, holder: null };

/** Whose they are is decided by row-level security: the phone that was proved, or the key the browser kept. */
export async function answerMine(input: { limit: number }, context: Context) {
  const { actor, secrets } = context;
  const rows = await followedWhere(sql`true`, input.limit, context);
  const all = await Promise.all(rows.map((row) => shown(row, context)));
  return {
    rows: all.filter(({ isDiscreet }) => !isDiscreet).map(({ text: _, ...row }) => row),
    phone: actor.kind === 'resident' ? maskPhone(secrets.open(actor.phoneCipher)) : null,
  };
}

export async function answerFollow(
  input: { requestId?: string | undefined; requestNo?: string | undefined },
  context: Context,
) {
  const where = input.requestId ? sql`r.id = ${input.requestId}` : sql`r.request_no = ${input.requestNo ?? ''}`;
  const [row] = await followedWhere(where, 1, context);
  if (!row) throw requestProblem('not_found_by_caller');
  const request = await shown(row, context);
  const story = (await storyOf(row.id, context)).flatMap((step) => toldToCaller(step, context.now));
  if (request.isDiscreet) return { request, story: story.slice(0, 1).map(bare), facts: [], asks: [], booking: null };
  const method = await getMethod(context.tx, row.methodVersionId);
  const kind = method.kinds.get(row.kindCode ?? '');
  const [facts, asks] = await Promise.all([
    shownFacts(row.id, method, context, { isOwn: true }),
    asksFor(row.id, kind, method, context),
  ]);
  return {
    request,
    story,
    facts,
    asks: asks.filter(({ neededFor, isKnown }) => neededFor === 'file' && !isKnown),
    booking: bookingOf(kind, method),
  };
}

const bare = <T extends { text: string | null; files: unknown[] }>(step: T): T => ({ ...step, text: null, files: [] });

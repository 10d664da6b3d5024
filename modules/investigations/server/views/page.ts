// A case with its chain. It is told to whoever opened it on record within the half hour; before that only what it is and who owns it.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Role } from '#kernel/shared/right.ts';
import { chainOf } from '../../shared/chain.ts';
import { tracers } from '../../shared/commands.ts';
import { traceProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { statusOf, type TraceFacts } from '../../shared/trace.ts';
import { listExposures, listTied } from '../store/chain.ts';
import { type Named, namedBy, namer } from './names.ts';

type Page = z.input<(typeof q.casePage)['answer']>;
type Node = Page['nodes'][number];
type Row = Omit<Node, 'name' | 'status' | 'depth' | 'exposure' | 'beside' | 'tests' | 'isLate'> &
  Omit<TraceFacts, 'hasTest'> &
  Named & {
    enterpriseName: string | null;
    isDrill: boolean;
    source: Page['source'];
    sampledAt: Date | null;
    symptom: Page['symptom'];
    ownerUnitName: string | null;
    isOwnerGone: boolean;
    end: Page['end'];
    endReason: string | null;
    orderId: string | null;
    toldAt: Date;
  };

const listRows = (tx: Tx, ids: readonly string[]): Promise<Row[]> =>
  tx.all<Row>(sql`
    select t.id as "traceId", app.kept_person(t.subject_id) as "subjectId", ${namedBy}, coalesce(n.phone_tail, t.phone_tail) as "phoneTail", u.name as "unitName",
           app.governs(t.unit_id) or exists (select from unnest(t.area_ids) a where app.governs(a)) as "isMine", t.reach_by as "reachBy", t.reached_at as "reachedAt",
           t.reached_by_name as "reachedByName", t.case_at as "caseAt", t.is_pooled as "isPooled", t.case_ended_at as "caseEndedAt", t.owner_name as "ownerName", t.over_at as "overAt",
           coalesce(t.case_end_reason, t.release_reason) as "overReason", t.handed_to as "handedTo", t.handed_at as "handedAt", t.receipt_at as "receiptAt",
           t.receipt_from as "receiptFrom", t.released_at as "releasedAt", e.name as "enterpriseName", t.is_drill as "isDrill", t.case_source as source, t.sampled_at as "sampledAt",
           t.symptom, o.name as "ownerUnitName", t.case_at is not null and (p.id is null or not p.valid @> app.now()) as "isOwnerGone", t.case_end as end, t.case_end_reason as "endReason",
           t.emergency_order_id as "orderId", t.told_at as "toldAt"
      from traced_people t join governance_units u on u.id = t.unit_id left join subjects sub on sub.id = app.kept_person(t.subject_id) left join people n on n.id = app.kept_person(t.subject_id)
      left join enterprises e on e.id = t.enterprise_id left join posts p on p.id = t.owner_post_id left join governance_units o on o.id = p.unit_id
     where t.id = any (${[...ids]}::uuid[]) order by t.case_at nulls last, t.reach_by, t.id`);

export async function answerPage({ traceId }: { traceId: string }, context: Context): Promise<Page> {
  const { tx, actor, now } = context;
  const [one] = await listRows(tx, [traceId]);
  if (!one) throw traceProblem('not_found');
  const looked = await tx.first<{ is: boolean }>(sql`select app.looked_at_trace(${traceId}) as is`);
  const isOpen = actor.kind === 'system' || looked?.is === true;
  const nodes = isOpen ? await chainNodes(traceId, context, now) : [];
  const head = { ...one, hasTest: one.reachedAt !== null };
  return {
    traceId,
    name: namer(context, isOpen)(one),
    isDrill: one.isDrill,
    status: nodes.find((node) => node.traceId === traceId)?.status ?? statusOf(head),
    isShut: !isOpen,
    mayTrace: one.isMine && actor.kind === 'staff' && (tracers as readonly Role[]).includes(actor.role),
    source: one.source,
    firmName: one.enterpriseName,
    sampledAt: one.sampledAt,
    symptom: one.symptom,
    caseAt: one.caseAt,
    ownerName: one.ownerName,
    ownerUnitName: one.ownerUnitName,
    isOwnerGone: one.isOwnerGone,
    end: one.end,
    endReason: one.endReason,
    endedAt: one.caseEndedAt,
    emergencyOrderId: one.orderId,
    nodes,
    looks: isOpen
      ? await tx.all<Page['looks'][number]>(sql`
          select at, by_name as "byName", purpose, what from traced_looks where traced_id = ${traceId} order by at desc, id limit 50`)
      : [],
  };
}

async function chainNodes(traceId: string, context: Context, now: number): Promise<Node[]> {
  const { tx } = context;
  const ids = await listTied(tx, traceId);
  const [rows, edges, tests] = await Promise.all([
    listRows(tx, ids),
    listExposures(tx, ids),
    tx.all<Node['tests'][number] & { tracedId: string }>(sql`
      select id as "testId", traced_id as "tracedId", sampled_at as "sampledAt", result, told_at as "toldAt", by_name as "byName" from traced_tests
       where traced_id = any (${ids}::uuid[]) order by sampled_at, told_at, id`),
  ]);
  const byId = new Map(rows.map((row) => [row.traceId, row]));
  const nameOf = namer(context, true);
  const nameIn = (id: string): string => {
    const row = byId.get(id);
    return row ? nameOf(row) : '';
  };
  const { branches, beside } = chainOf(
    rows.map((row) => row.traceId),
    edges,
  );
  const exposureOf = (edge: (typeof edges)[number]) => ({
    fromId: edge.fromId,
    fromName: nameIn(edge.fromId),
    kind: edge.kind,
    place: edge.place,
    lastAt: new Date(edge.lastAt),
  });
  const kept = new Map(edges.map((edge) => [edge.exposureId, edge]));
  const besideIds = new Set(beside.map(({ exposureId }) => exposureId));
  return branches.flatMap(({ id, exposureId, depth }) => {
    const row = byId.get(id);
    if (!row) return [];
    const own = tests.filter(({ tracedId }) => tracedId === id);
    const status = statusOf({ ...row, hasTest: own.length > 0 });
    const edge = exposureId ? kept.get(exposureId) : undefined;
    return {
      ...row,
      name: nameOf(row),
      depth,
      status,
      isLate: status === 'to_reach' && row.reachBy !== null && row.reachBy.getTime() < now,
      tests: own,
      exposure: edge ? exposureOf(edge) : null,
      beside: edges.filter((one) => one.toId === id && besideIds.has(one.exposureId)).map(exposureOf),
    };
  });
}

export async function answerPhone(
  { lookId }: { lookId: string },
  { tx, secrets, actor }: Context,
): Promise<{ phone: string }> {
  const postId = actor.kind === 'staff' ? actor.postId : null;
  const row = await tx.first<{ phoneCipher: Buffer | null }>(sql`
    select t.phone_cipher as "phoneCipher" from traced_looks l join traced_people t on t.id = l.traced_id
     where l.id = ${lookId} and l.what = 'phone' and l.post_id = ${postId} and l.at > app.now() - interval '2 minutes'`);
  if (!row?.phoneCipher) throw traceProblem('no_phone');
  return { phone: secrets.open(row.phoneCipher) };
}

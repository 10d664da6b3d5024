// What the caller sees of their own request: who has it, by when, what was done. Nothing internal, no staff number, names masked.
import type { Context } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { maskName } from '#kernel/shared/mask.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { requestProblem } from '../../shared/problems.ts';
import type { FollowedRequest } from '../../shared/queries.ts';
import { type ActName, abilityTo } from '../../shared/request-chart.ts';
import { type Step, storyOf } from './story.ts';

type Row = Omit<FollowedRequest, 'kindTitle' | 'mayRate' | 'mayState' | 'mayRemind' | 'mayWithdraw' | 'promisedAt'> & {
  methodVersionId: string;
  kindCode: string | null;
  leadPostName: string | null;
  promisedAt: string | null;
};

function followedWhere(where: Sql, limit: number, { tx }: Context): Promise<Row[]> {
  return tx.all<Row>(sql`
    select r.id, r.request_no as "requestNo", r.summary, r.state, r.received_at as "receivedAt", r.dispatched_at as "dispatchedAt", r.responded_at as "signedAt", r.resolved_at as "resolvedAt",
           r.closed_at as "closedAt", r.resolve_due_at as "dueAt", l.name as holder, (select s.name from posts p join staff s on s.id = p.staff_id where p.id = r.lead_post_id) as "leadPostName",
           d.name as "communityName", r.rating, r.kind_code as "kindCode", r.method_version_id as "methodVersionId", r.place_text as "placeText", r.paused_at is not null as "isPaused",
           (select e->>'promisedAt' from app.journal_of(r.id) j, jsonb_array_elements(j.content->'events') e where e->>'type' = 'request.signed' order by j.seq desc limit 1) as "promisedAt"
      from requests r left join governance_units l on l.id = r.lead_unit_id join governance_units d on d.id = r.desk_unit_id
     where ${where} order by (r.state not in ('closed', 'merged', 'withdrawn')) desc, r.received_at desc limit ${limit}`);
}

async function shown(row: Row, { tx }: Context): Promise<FollowedRequest> {
  const { methodVersionId, kindCode, leadPostName, ...rest } = row;
  const kind = kindCode ? (await getMethod(tx, methodVersionId)).kinds.get(kindCode) : undefined;
  const facts = {
    state: row.state,
    leadUnitId: null,
    resolvedByStaffId: null,
    kindCode,
    openApprovals: [],
    hasRating: row.rating !== null,
  };
  const may = (act: ActName) =>
    abilityTo(act, facts, { staffId: null, unitId: null, role: null, standings: ['caller'] }).may;
  return {
    ...rest,
    holder: row.holder ? (leadPostName ? `${row.holder} · ${maskName(leadPostName)}` : row.holder) : null,
    promisedAt: row.promisedAt ? new Date(row.promisedAt) : null,
    kindTitle: kind?.title ?? null,
    mayRate: may('rate'),
    mayState: may('state'),
    mayRemind: may('remind'),
    mayWithdraw: may('withdraw'),
  };
}

/** Whose they are is decided by row-level security: the phone that was proved, or the key the browser kept. */
export async function answerMine(input: { limit: number }, context: Context) {
  const rows = await followedWhere(sql`true`, input.limit, context);
  return { rows: await Promise.all(rows.map((row) => shown(row, context))) };
}

export async function answerFollow(
  input: { requestId?: string | undefined; requestNo?: string | undefined },
  context: Context,
) {
  const where = input.requestId ? sql`r.id = ${input.requestId}` : sql`r.request_no = ${input.requestNo ?? ''}`;
  const [row] = await followedWhere(where, 1, context);
  if (!row) throw requestProblem('not_found');
  const story = await storyOf(row.id, context);
  return { request: await shown(row, context), story: story.flatMap(told) };
}

const plain: Record<string, Words> = {
  'request.reported': { zh: '已收到', en: 'Received' },
  'request.answered': { zh: '社区已接听', en: 'Answered by the community' },
  'request.classified': { zh: '已登记', en: 'Registered' },
  'request.signed': { zh: '已接单，开始处理', en: 'Taken on' },
  'request.noted': { zh: '有进展', en: 'Progress' },
  'request.stated': { zh: '您补充了说明', en: 'You added words' },
  'request.resolved': { zh: '已办结，请您看看是否解决', en: 'Done; please say whether it is solved' },
  'request.closed': { zh: '已结案', en: 'Closed' },
  'request.reopened': { zh: '重新办理', en: 'Being done again' },
  'request.thanked': { zh: '您表示了感谢', en: 'You said thanks' },
  'request.pressed_again': { zh: '您又按了一次，我们看到了', en: 'You pressed again; we saw it' },
  'request.merged': { zh: '与另一件为同一件事，已合并办理', en: 'Merged with the same matter' },
  'request.withdrawn': { zh: '已撤销', en: 'Withdrawn' },
  'request.resumed': { zh: '恢复办理', en: 'Resumed' },
  'request.reminded': { zh: '已催办', en: 'Reminded' },
};

function told(step: Step): { at: Date; zh: string; en: string; text: string | null; files: Step['files'] }[] {
  if (step.type === 'request.dispatched' || step.type === 'request.transferred') {
    const who = typeof step.facts['leadName'] === 'string' ? step.facts['leadName'] : '';
    return [
      {
        at: step.at,
        zh: `已派给 ${who.split(' · ')[0]}`,
        en: `Handed to ${who.split(' · ')[0]}`,
        text: null,
        files: [],
      },
    ];
  }
  if (step.type === 'request.approved' && step.facts['kind'] === 'suspension')
    return [
      {
        at: step.at,
        zh: '需要较长时间，已列入长期跟踪',
        en: 'Needs longer; tracked until done',
        text: null,
        files: [],
      },
    ];
  if (step.type === 'request.approved' && step.facts['kind'] === 'extension')
    return [{ at: step.at, zh: '办理时间延长', en: 'More time was granted', text: null, files: [] }];
  const words = plain[step.type];
  if (!words) return [];
  const isShown = step.isPublic;
  return [{ at: step.at, ...words, text: isShown ? step.text : null, files: isShown ? step.files : [] }];
}

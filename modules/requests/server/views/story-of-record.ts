// What the record itself tells of a request, for the time before its journal begins: a month taken over from elsewhere has stages, notes, closings
// and ratings, but nobody's commands. The same event types as the handlers emit, so that every screen tells it in the same words.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { DomainEvent } from '#kernel/shared/outcome.ts';

/** `noteId` names the note whose words and files belong to the step; `text` are words kept elsewhere. */
export type RecordStep = {
  at: Date;
  event: DomainEvent;
  unitName: string | null;
  noteId: string | null;
  text: string | null;
  isPublic: boolean;
};
type Row = Omit<RecordStep, 'event'> & { type: string; by: string | null; facts: Record<string, unknown> };

const holderOf = (postId: string) =>
  `(select t.name from posts p join staff t on t.id = p.staff_id where p.id = ${postId})`;
const unitNamed = (unitId: string) => `(select u.name from governance_units u where u.id = ${unitId})`;
const staffNamed = (staffId: string) => `(select t.name from staff t where t.id = ${staffId})`;

/** Whose it was when the step was taken: a hand-over since has given it to somebody else (rule 8; migration 0036). */
const holderThen = `app.post_then('requests.in_hand', r.id, r.lead_post_id, s.entered_at)`;
const firstAskedThen = `app.staff_then('requests.first_asked', r.id, r.first_asked_staff_id, s.entered_at)`;

/** Each part of the record as steps: at, rank within an instant, type, by, unit, facts, note, words, shown to the caller. */
const parts = [
  `select r.received_at, 0, 'request.reported', null::text, (select ${unitNamed('p.unit_id')} from posts p where p.id = r.received_by_post_id),
          jsonb_build_object('channel', r.channel, 'isEmergency', r.is_emergency), null::uuid, null::text, true from r`,
  // Returned, suspended and closed are told by what was written down with them.
  `select s.entered_at, 10,
          case s.state when 'accepted' then 'request.answered' when 'in_progress' then case s.before when 'suspended' then 'request.resumed' else 'request.signed' end
                       else 'request.' || s.state end,
          case when s.state in ('accepted', 'dispatched', 'merged') then ${staffNamed(firstAskedThen)}
               when s.state in ('in_progress', 'resolved') then coalesce(n.by_name, ${holderOf(holderThen)}) end,
          ${unitNamed('s.lead_unit_id')},
          case s.state when 'dispatched' then jsonb_build_object('leadName', ${unitNamed('s.lead_unit_id')}, 'rule', r.dispatch_rule, 'kindCode', r.kind_code,
                         'assistUnitIds', r.assist_unit_ids)
                       when 'reopened' then jsonb_build_object('relapse', s.nth)
                       when 'merged' then (select jsonb_build_object('intoId', m.id, 'intoNo', m.request_no) from requests m where m.id = r.merged_into_id)
                       else '{}' end, n.id, null, true
     from (select *, lag(state) over w as before, count(*) filter (where state = 'reopened') over w as nth from request_stages
            where request_id in (select id from r) window w as (order by entered_at, ordinal)) s
     cross join r
     left join lateral (select id, by_name from request_notes n where n.request_id = r.id and n.at = s.entered_at
                           and n.kind = case s.state when 'resolved' then 'evidence' when 'in_progress' then 'reply' end limit 1) n on true
    where s.before is not null and s.before <> s.state and s.state not in ('received', 'returned', 'suspended', 'closed')`,
  `select n.at, 5, case n.kind when 'statement' then 'request.stated' when 'thanks' then 'request.thanked' else 'request.noted' end, n.by_name,
          ${unitNamed('n.by_unit_id')}, jsonb_build_object('isPublic', n.is_public), n.id, null, n.is_public
     from request_notes n join r on r.id = n.request_id where n.kind not in ('evidence', 'reply')`,
  `select x.at, 10, 'request.returned', null, ${unitNamed('x.unit_id')}, jsonb_build_object('reason', x.reason, 'isInTime', x.is_in_time), null, null, true
     from request_returns x join r on r.id = x.request_id`,
  `select a.asked_at, 20, 'request.approval_asked', ${staffNamed('a.asked_by_staff_id')}, null,
          jsonb_build_object('kind', a.kind, 'reason', a.reason, 'amount', a.amount), null, null, false from request_approvals a join r on r.id = a.request_id`,
  `select a.decided_at, 21, case a.state when 'approved' then 'request.approved' else 'request.refused' end, ${staffNamed('a.decided_by_staff_id')}, null,
          jsonb_build_object('kind', a.kind, 'amount', a.amount, 'note', a.decision_note), null, null, true
     from request_approvals a join r on r.id = a.request_id where a.decided_at is not null`,
  `select c.raised_at, 30, 'request.carded', null, ${unitNamed('c.lead_unit_id')}, jsonb_build_object('card', c.card), null, null, false
     from request_cards c join r on r.id = c.request_id`,
  `select v.at, 31, case v.kind when 'reminder' then 'request.reminded' when 'escalation' then 'request.escalated' when 'joint_meeting' then 'request.convened'
                    else 'request.supervised' end, ${holderOf('v.by_post_id')}, ${unitNamed('v.from_unit_id')},
          jsonb_build_object('reason', v.reason, 'text', v.reason, 'topic', v.reason, 'toUnit', ${unitNamed('v.to_unit_id')}, 'dueAt', v.due_at, 'meetsAt', v.due_at,
            'byCaller', v.by_post_id is null), null, null, v.kind = 'reminder' from request_supervisions v join r on r.id = v.request_id`,
  `select b.at, 40, 'request.called_back', ${staffNamed('b.by_staff_id')}, null, jsonb_build_object('result', b.result, 'isSatisfied', b.is_satisfied), null,
          nullif(b.note, ''), false from request_callbacks b join r on r.id = b.request_id`,
  `select g.at, 41, 'request.rated', null, null, jsonb_build_object('stars', g.stars, 'isSolved', g.is_solved), null, nullif(g.comment, ''), true
     from request_ratings g join r on r.id = g.request_id`,
  // Where the caller closed it by a rating, the rating is the step.
  `select c.closed_at, 42, 'request.closed', ${holderOf('c.post_id')}, null, jsonb_build_object('closedBy', c.closed_by), null, nullif(c.note, ''), true
     from request_closures c join r on r.id = c.request_id
    where not (c.closed_by = 'caller' and exists (select from request_ratings g where g.request_id = c.request_id and g.at = c.closed_at))`,
];
const steps = sql.raw(parts.join('\nunion all\n'));

/** In order of time; of one instant, in the order in which a command would have told them. */
export async function stepsOfRecord(requestId: string, { tx }: Context): Promise<RecordStep[]> {
  const rows = await tx.all<Row>(sql`
    with r as (select * from requests where id = ${requestId})
    , steps (at, rank, type, by, "unitName", facts, "noteId", text, "isPublic") as (${steps})
    select at, type, by, "unitName", facts, "noteId", text, "isPublic" from steps order by at, rank`);
  return rows.map(({ type, by, facts, ...step }) => ({ ...step, event: { ...facts, type, requestId, by } }));
}

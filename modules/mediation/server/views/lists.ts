// Cases in lists, and the disputes nobody has taken up yet.
import type { z } from 'zod';
import { type Context, query } from '#kernel/server/house.ts';
import { type Sql, sql } from '#kernel/server/sql.ts';
import { dateOf } from '#kernel/shared/clock/time.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { methodAt } from '#modules/methods/server/public.ts';
import { asStaff, countRequestsWhere, linesWhere } from '#modules/requests/server/public.ts';
import { livingStates, runningStates } from '../../shared/mediation-chart.ts';
import { countMediations, listMediations, type MediationLine, waitingMediations } from '../../shared/queries.ts';
import { isMediable } from '../../shared/rules.ts';

type Row = Omit<MediationLine, 'sides' | 'isOverdue'> & { names: string[] };

export const lineColumns = sql.raw(`
  c.id as "caseId", c.case_no as "caseNo", c.request_id as "requestId", c.dispute_kind as "disputeKind", c.state, k.name as "committeeName", d.name as "communityName",
  array(select s.name from mediation_mediators m join staff s on s.id = m.staff_id where m.case_id = c.id and m.stepped_back_at is null order by m.assigned_at) as mediators,
  array(select p.name from mediation_parties p where p.case_id = c.id and p.removed_at is null and p.role <> 'other' order by p.ordinal) as names,
  c.opened_at as "openedAt", c.accepted_at as "acceptedAt", c.due_on as "dueOn", c.ended_at as "endedAt", c.is_sensitive as "isSensitive", c.is_drill as "isDrill"`);
export const lineJoins = sql.raw(
  'join governance_units k on k.id = c.committee_unit_id join governance_units d on d.id = c.desk_unit_id',
);

/** Past the last day of the term while it still runs. */
export const isOverdue = (row: { state: string; dueOn: string | null }, today: string): boolean =>
  row.dueOn !== null && row.dueOn < today && (runningStates as readonly string[]).includes(row.state);

export function shownLine({ names, ...row }: Row, today: string): MediationLine {
  return { ...row, sides: names.map(maskName).join(' · '), isOverdue: isOverdue(row, today) };
}

const living = sql`c.state = any (${[...livingStates]}::text[])`;
const running = sql`c.state = any (${[...runningStates]}::text[])`;

function tabWhere(tab: z.output<typeof listMediations.input>['tab'], context: Context): Sql {
  const today = dateOf(context.now);
  switch (tab) {
    case 'mine':
      return sql`${living} and app.mediates(c.id)`;
    case 'open':
      return sql`c.state in ('opened', 'accepted', 'drafted')`;
    case 'overdue':
      return sql`${running} and c.due_on < ${today}`;
    case 'following':
      return sql`c.state = 'effective'`;
    case 'ended':
      return sql`c.ended_at is not null`;
    case 'all':
      return sql`true`;
  }
}

export const listMediationsAnswer = query(listMediations, async ({ tab, limit, offset }, context) => {
  asStaff(context);
  const { tx, now } = context;
  const where = tabWhere(tab, context);
  const order =
    tab === 'ended'
      ? sql`c.ended_at desc`
      : tab === 'all'
        ? sql`c.opened_at desc`
        : sql`c.due_on nulls last, c.opened_at`;
  const [rows, count] = await Promise.all([
    tx.all<Row>(sql`
      select ${lineColumns} from mediation_cases c ${lineJoins} where ${where} order by ${order}, c.id offset ${offset} limit ${limit}`),
    tx.first<{ total: number }>(sql`select count(*) as total from mediation_cases c where ${where}`),
  ]);
  const today = dateOf(now);
  const { total } = count!;
  const shown = offset + rows.length;
  return {
    rows: rows.map((row) => shownLine(row, today)),
    total,
    next: rows.length > 0 && shown < total ? shown : null,
  };
});

export const countMediationsAnswer = query(countMediations, async (_input, context) => {
  const actor = asStaff(context);
  const tabs = ['mine', 'open', 'overdue', 'following', 'ended'] as const;
  const counting = sql.join(
    tabs.map((tab) => sql`count(*) filter (where ${tabWhere(tab, context)}) as ${sql.raw(tab)}`),
  );
  const [counts, waiting] = await Promise.all([
    context.tx.first<Record<(typeof tabs)[number], number>>(sql`select ${counting} from mediation_cases c`),
    actor.reach === 'territory' ? waitingWhere(context) : undefined,
  ]);
  return { ...counts!, waiting: waiting ? await countRequestsWhere(context.tx, waiting) : 0 };
});

/** Open requests of a kind that is mediated, with no case of their own. */
async function waitingWhere(context: Context): Promise<Sql> {
  const { method } = await methodAt(context.tx, asStaff(context).unitId);
  const codes = method.requestKinds.filter(isMediable).map(({ code }) => code);
  return sql`r.kind_code = any (${codes}::text[]) and r.state in ('accepted', 'dispatched', 'in_progress', 'reopened', 'suspended')
    and not exists (select from mediation_cases c where c.request_id = r.id)`;
}

export const waitingMediationsAnswer = query(waitingMediations, async (_input, context) => {
  const where = await waitingWhere(context);
  const lines = await linesWhere(context, where, sql.raw('r.received_at, r.id'), 100);
  return {
    rows: lines.map((line) => ({
      requestId: line.id,
      requestNo: line.requestNo,
      summary: line.summary,
      placeText: line.placeText,
      state: line.state,
      receivedAt: line.receivedAt,
      kindTitle: line.kindTitle,
      callerName: line.callerName,
    })),
  };
});

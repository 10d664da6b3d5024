import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { DAY_MS } from '#kernel/shared/clock/time.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { roles } from '#kernel/shared/right.ts';
import { type DutyState, dutyStateTitles } from '#modules/duties/shared/duty-state.ts';
import { actionTitles, type VisitAction, type VisitOutcome, visitOutcomes } from '#modules/duties/shared/visit.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import type { ReportTurn } from '../../shared/commands.ts';
import { reportProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/queries.ts';
import { unitStateOf } from '../../shared/report.ts';
import { reportsFor } from '../rights.ts';
import * as turns from '../store/turns.ts';
import { countLive, type Live, sealOf, windowOf } from './figures.ts';
import { rowsOf } from './rows.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;

/** A report missed longer ago is the board's matter, not today's. */
const owedFor = 7 * DAY_MS;

async function headOf(turn: turns.TurnRow, sent: readonly turns.SentRow[], { tx }: Context) {
  const report = await turns.reportOf(tx, turn);
  const { rhythmId, slot, unitId, unitName, opensAt, dueAt, dutyState } = turn;
  const title = report?.title ?? turn.title;
  const state = unitStateOf({ dutyState, report: sent.at(-1) ?? null });
  return {
    rhythmId,
    slot,
    title,
    unitId,
    unitName,
    opensAt,
    dueAt,
    dutyState,
    state,
    isSum: report?.sumOf !== undefined,
  };
}

const liveOf = ({ digest, ...live }: Live) => ({ ...live, digest: digest.toString('hex') });

export async function answerMine(_input: object, context: Context): Promise<Out<typeof q.myReports>> {
  const { tx, actor, now } = context;
  if (actor.kind !== 'staff') return { turns: [] };
  const rows = await turns.listTurns(
    tx,
    sql`d.subject_id = ${actor.unitId} and d.done_at is null and d.excused_at is null and d.ended_at is null and d.opens_at <= ${tx.at}
      and d.due_at > ${new Date(now - owedFor)}`,
  );
  const mine = rows.filter((turn) => reportsFor(actor, turn));
  return {
    turns: await Promise.all(
      mine.map(async (turn) => ({
        ...(await headOf(turn, [], context)),
        live: liveOf(await countLive(turn, context)),
      })),
    ),
  };
}

async function getTurn(asked: ReportTurn, { tx }: Context): Promise<turns.TurnRow> {
  const turn = await turns.findTurn(tx, asked);
  if (!turn) throw reportProblem('not_found');
  return turn;
}

export async function answerPage(asked: ReportTurn, context: Context): Promise<Out<typeof q.reportPage>> {
  const { tx, actor } = context;
  const turn = await getTurn(asked, context);
  const [sent, live] = await Promise.all([turns.listSent(tx, turns.ofTurn(asked)), countLive(turn, context)]);
  const isMine = reportsFor(actor, turn);
  const { zh, en } = roles[turn.role].title;
  return {
    turn: await headOf(turn, sent, context),
    live: liveOf(live),
    sent: sent.map(({ digest, figures, silent, ...row }) => ({
      ...row,
      figures,
      silent,
      digest: digest.toString('hex'),
      isIntact: sealOf(turn, figures, silent).equals(digest),
    })),
    abilities: {
      mayConfirm: isMine && sent.length === 0 && ['open', 'missed', 'excused'].includes(turn.dutyState),
      mayCorrect: isMine && sent.length > 0,
      whyNot: isMine ? null : { zh: `由${turn.unitName}的${zh}报`, en: `Reported by the ${en} of ${turn.unitName}` },
    },
  };
}

type Asked = ReportTurn & { item: string; isLive: boolean; offset: number; limit: number };
type Row = {
  key: string;
  subjectId: string | null;
  requestId: string | null;
  kind: string;
  title: string;
  action: VisitAction | null;
  outcome: VisitOutcome | DutyState | null;
  text: string;
  at: Date | null;
  total: number;
};

export async function answerRows(asked: Asked, context: Context): Promise<Out<typeof q.reportRows>> {
  const { tx, actor, now } = context;
  const turn = await getTurn(asked, context);
  const item = (await turns.reportOf(tx, turn))?.items.find(({ code }) => code === asked.item);
  if (!item || !('count' in item)) throw reportProblem('item_unknown', { item: asked.item });
  const last = asked.isLive ? undefined : (await turns.listSent(tx, turns.ofTurn(asked))).at(-1);
  const window = windowOf(turn, last?.countedAt.getTime() ?? now);
  const rows = await tx.all<Row>(sql`
    select x.key, x.subject_id as "subjectId", x.request_id as "requestId", x.kind, x.title, x.action, x.outcome, x.text, x.at, count(*) over () as total
      from (${rowsOf(item.count, window)}) x order by x.at desc nulls last, x.key offset ${asked.offset} limit ${asked.limit}`);
  const isMasked = actor.kind === 'staff' && !seesNames(actor.role);
  const total = rows[0]?.total ?? 0;
  return {
    title: item.title,
    counted: last ? (last.figures.find(({ code }) => code === item.code)?.counted ?? null) : total,
    rows: rows.map(({ action, outcome, text, total: _, ...row }) => ({
      ...row,
      title: isMasked && row.kind === 'person' ? maskName(row.title) : row.title,
      detail: wordsOf(action, outcome, text),
    })),
    total,
    nextOffset: asked.offset + rows.length < total ? asked.offset + rows.length : null,
  };
}

function wordsOf(action: Row['action'], outcome: Row['outcome'], text: string): { zh: string; en: string } {
  if (action && outcome && outcome in visitOutcomes) {
    const { title } = visitOutcomes[outcome as VisitOutcome];
    return { zh: `${actionTitles[action].zh}：${title.zh}`, en: `${actionTitles[action].en}: ${title.en}` };
  }
  return outcome && outcome in dutyStateTitles ? dutyStateTitles[outcome as DutyState] : { zh: text, en: text };
}

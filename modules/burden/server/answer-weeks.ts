// A post's week and the weeks of an area's posts, put together from what the views read.
import type { Context } from '#kernel/server/house.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { mondayOf } from '#kernel/shared/clock/rhythm.ts';
import { addDays, type CalendarDate, dateOf, instantAt } from '#kernel/shared/clock/time.ts';
import { maskName } from '#kernel/shared/mask.ts';
import type { Role } from '#kernel/shared/right.ts';
import type { DutyState } from '#modules/duties/shared/duty-state.ts';
import { actionTitles, type VisitAction, type VisitOutcome, visitOutcomes } from '#modules/duties/shared/visit.ts';
import type { Form } from '#modules/facts/shared/form.ts';
import { listReachInForce } from '#modules/methods/server/public.ts';
import { seesNames } from '#modules/registry/shared/person.ts';
import { weighProblem } from '../shared/problems.ts';
import { type BehindKind, leaderRoles, type WeekFigures, type WeekPart, workerRoles } from '../shared/queries.ts';
import * as views from './views/week.ts';

const weekOf = (monday: CalendarDate): views.Week => ({
  from: new Date(instantAt(monday)),
  to: new Date(instantAt(addDays(monday, 7))),
});
/** Never a week that has not begun, nor one before there was anything to count. */
function mondayAsked(weekOn: string | undefined, now: number): CalendarDate {
  const today = dateOf(now);
  if (weekOn === undefined || weekOn > today) return mondayOf(today);
  return mondayOf(weekOn < firstCounted ? firstCounted : weekOn);
}
const firstCounted = '2000-01-03';

/** One's own post, or for a leader one of the area. */
async function postAsked(postId: string | undefined, { tx, actor }: Context): Promise<views.PostRow> {
  if (actor.kind !== 'staff') throw weighProblem('post_not_found');
  const isOwn = postId === undefined || postId === actor.postId;
  const mayLook = isOwn || (leaderRoles as readonly Role[]).includes(actor.role);
  const post = mayLook ? await views.findPost(tx, postId ?? actor.postId) : undefined;
  if (!post) throw weighProblem('post_not_found');
  return post;
}

const turnFigures: Partial<Record<DutyState, 'done' | 'madeUp' | 'missed' | 'excused' | 'open'>> = {
  done: 'done',
  made_up: 'madeUp',
  missed: 'missed',
  excused: 'excused',
  open: 'open',
  ahead: 'open',
};

const noWeek = (): WeekFigures => ({
  due: 0,
  done: 0,
  madeUp: 0,
  missed: 0,
  excused: 0,
  open: 0,
  visits: 0,
  attempts: 0,
  measured: 0,
  asked: 0,
  prefilled: 0,
  taps: 0,
  minutes: 0,
});

async function figuresOf(tx: Tx, postIds: readonly string[], week: views.Week) {
  const [turns, sums] = await Promise.all([views.countTurns(tx, postIds, week), views.sumVisits(tx, postIds, week)]);
  const figures = new Map(postIds.map((postId) => [postId, noWeek()]));
  for (const { postId, state, count } of turns) {
    const mine = figures.get(postId);
    const key = turnFigures[state];
    if (!mine || !key) continue;
    mine.due += count;
    mine[key] += count;
  }
  for (const { postId, ...sum } of sums) {
    const mine = figures.get(postId);
    if (mine) Object.assign(mine, sum);
  }
  return { figures, turns };
}

export async function answerWeek(
  asked: { weekOn?: string | undefined; postId?: string | undefined },
  context: Context,
) {
  const { tx, now } = context;
  const post = await postAsked(asked.postId, context);
  const weekOn = mondayAsked(asked.weekOn, now);
  const week = weekOf(weekOn);
  const { figures, turns } = await figuresOf(tx, [post.postId], week);
  const work = await views.listVisitParts(tx, post.postId, week);
  return {
    ...post,
    weekOn,
    figures: figures.get(post.postId) ?? noWeek(),
    parts: await partsOf(tx, turns, work),
  };
}

async function partsOf(
  tx: Tx,
  turns: readonly views.TurnCount[],
  work: readonly views.VisitPart[],
): Promise<WeekPart[]> {
  const rhythmIds = [...new Set([...turns, ...work].map(({ rhythmId }) => rhythmId))];
  const heads = await views.listRhythmHeads(tx, rhythmIds);
  const forms = new Map(
    (await listReachInForce(tx)).flatMap(({ method }) => method.forms).map((form): [string, Form] => [form.code, form]),
  );
  const parts = new Map<string, WeekPart & { seen: Set<string> }>();
  for (const head of heads) {
    const form = forms.get(head.form ?? '');
    const key = `${head.registerCode} ${head.form ?? ''}`;
    const part = parts.get(key) ?? {
      registerCode: head.registerCode,
      registerTitle: head.registerTitle,
      formTitle: form?.title ?? null,
      issuer: form?.issuer ?? null,
      due: 0,
      done: 0,
      visits: 0,
      asked: 0,
      prefilled: 0,
      minutes: 0,
      seen: new Set<string>(),
    };
    parts.set(key, part);
    for (const { state, count } of turns.filter(({ rhythmId }) => rhythmId === head.rhythmId)) {
      part.due += count;
      if (state === 'done' || state === 'made_up') part.done += count;
    }
    for (const visit of work.filter(({ rhythmId }) => rhythmId === head.rhythmId)) {
      if (part.seen.has(visit.visitId)) continue;
      part.seen.add(visit.visitId);
      part.visits += 1;
      part.asked += visit.asked;
      part.prefilled += visit.prefilled;
      part.minutes += visit.minutes;
    }
  }
  return [...parts.values()].map(({ seen: _seen, ...part }) => part);
}

export async function answerArea(
  asked: { weekOn?: string | undefined; unitId?: string | undefined },
  { tx, actor, now }: Context,
) {
  const unit = actor.kind === 'staff' ? await views.findUnit(tx, asked.unitId ?? actor.unitId) : undefined;
  if (!unit) throw weighProblem('area_not_found');
  const weekOn = mondayAsked(asked.weekOn, now);
  const week = weekOf(weekOn);
  const [posts, below] = await Promise.all([
    views.listPosts(tx, unit.unitId, workerRoles, week),
    views.listUnitsBelow(tx, unit.unitId),
  ]);
  const { figures } = await figuresOf(
    tx,
    posts.map(({ postId }) => postId),
    week,
  );
  return {
    unit,
    below,
    weekOn,
    rows: posts.map((post) => ({ ...post, figures: figures.get(post.postId) ?? noWeek() })),
  };
}

const statesBehind: Partial<Record<BehindKind, readonly DutyState[]>> = {
  done: ['done'],
  madeUp: ['made_up'],
  missed: ['missed'],
  excused: ['excused'],
  open: ['open', 'ahead'],
};

export async function answerBehind(
  asked: { postId?: string | undefined; weekOn?: string | undefined; what: BehindKind },
  context: Context,
) {
  const { tx, actor, now } = context;
  const { postId } = await postAsked(asked.postId, context);
  const week = weekOf(mondayAsked(asked.weekOn, now));
  const rows =
    asked.what === 'visits' || asked.what === 'attempts'
      ? await views.listWork(tx, postId, week, asked.what === 'attempts')
      : await views.listTurns(tx, postId, week, statesBehind[asked.what] ?? null);
  const isMasked = actor.kind === 'staff' && !seesNames(actor.role);
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ kind, title, action, total: _total, ...row }) => ({
      ...row,
      name: isMasked && kind === 'person' ? maskName(row.name) : row.name,
      what: title ?? whatOf(action, row.outcome),
    })),
  };
}

function whatOf(action: string | null, outcome: string | null) {
  const done = actionTitles[action as VisitAction];
  const result = visitOutcomes[outcome as VisitOutcome].title;
  return { zh: `${done.zh}：${result.zh}`, en: `${done.en}: ${result.en}` };
}

// What the house does by itself about returners (F5): the grid's turns follow the lists, the acts and the day; the grid's work is an act.
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { addDays, DAY_MS, dateOf, HOUR_MS, instantAt } from '#kernel/shared/clock/time.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { askAgain, askOnce, closeOnce, endTurn, openOnce } from '#modules/duties/server/public.ts';
import * as c from '../../shared/returners/commands.ts';
import { type Turn, tellReturner, turnsToday } from '../../shared/returners/returner.ts';
import type { ReturnerRule } from '../../shared/returners/rule.ts';
import { doneOf } from '../returners/opening.ts';
import { findRule, longest } from '../returners/rule.ts';
import * as store from '../store/returner-turns.ts';
import * as people from '../store/returners.ts';
import { listLists } from '../store/risk.ts';

const kinds = {
  screen: {
    action: 'visit',
    minutes: 8,
    rank: 1,
    title: { zh: '返回人员排查：问清从哪里回来、哪天到的', en: 'Ask where they came back from, and when' },
  },
  watch: {
    action: 'call',
    minutes: 3,
    rank: 2,
    title: { zh: '返回人员：今天身体怎么样', en: 'Returner: how are they today' },
  },
  test: { action: 'test', minutes: 5, rank: 1, title: { zh: '返回人员：今天该检测', en: 'Returner: a test is due' } },
} as const satisfies Record<Turn['what'], { action: string; minutes: number; rank: number; title: Words }>;

export const keepTurnsHandler = command(
  c.keepReturnerTurns,
  async ({ districtId, returnerId }, context): Promise<Done> => {
    const { tx, now } = context;
    const done = { subjectId: returnerId ?? districtId, events: [] };
    const rule = await findRule(tx);
    if (!rule) return done;
    await store.lockTurns(tx, districtId);
    const since = addDays(dateOf(now), -longest(rule));
    const rows = await people.listReturnersSince(tx, districtId, since, returnerId);
    if (rows.length === 0) return done;
    const [turns, lists] = await Promise.all([
      store.listTurns(
        tx,
        rows.map((row) => row.returnerId),
      ),
      listLists(tx, districtId, rows.map(({ leftOn }) => leftOn).toSorted()[0] ?? since),
    ]);
    for (const row of rows) {
      const facts = people.factsOf(row);
      const wanted = turnsToday(tellReturner(facts, lists, rule, now), facts, now);
      await keep(
        row,
        wanted,
        turns.filter((turn) => turn.returnerId === row.returnerId),
        rule,
        context,
      );
    }
    return done;
  },
);

async function keep(
  row: people.ReturnerRow,
  wanted: readonly Turn[],
  standing: readonly store.KeptTurn[],
  rule: ReturnerRule,
  context: CommandContext,
): Promise<void> {
  const { tx } = context;
  const { returnerId, subjectId, districtId } = row;
  const same = (a: Turn) => (b: Turn) => a.what === b.what && a.on === b.on;
  for (const turn of standing.filter((one) => !wanted.some(same(one)) && !one.isEnded)) {
    store.setEnded(tx, turn, true);
    const doneAt = subjectId ? doneBy(row, turn) : undefined;
    if (!subjectId) continue;
    if (doneAt) await closeOnce(tx, [{ rhythmId: turn.rhythmId, subjectId, workId: newId(), doneAt }]);
    else endTurn(tx, turn.rhythmId, subjectId);
  }
  for (const turn of wanted) {
    const kept = standing.find(same(turn));
    if (kept?.isEnded) {
      store.setEnded(tx, kept, false);
      if (subjectId) askAgain(tx, kept.rhythmId, [subjectId]);
    }
    if (kept) continue;
    const rhythmId =
      (await store.findRhythmOf(tx, districtId, turn.what, turn.on)) ?? open(turn, districtId, rule, context);
    const dueAt = dueOf(turn, rule, context);
    store.addTurn(tx, { ...turn, returnerId, districtId, rhythmId, dueAt });
    if (subjectId) askOnce(tx, rhythmId, [subjectId], { dueAt });
    await tx.settle();
  }
}

/** The desk's word closes the grid's turn; nothing told, it is asked no more. */
function doneBy({ screenedAt, watchedOn, tests, toldAt }: people.ReturnerRow, turn: Turn): Date | undefined {
  if (turn.what === 'screen') return screenedAt ?? undefined;
  if (turn.what === 'watch')
    return watchedOn.includes(turn.on) ? new Date(Math.max(instantAt(turn.on), toldAt.getTime())) : undefined;
  const taken = tests.map(({ sampledAt }) => Date.parse(sampledAt)).filter((at) => dateOf(at) >= turn.on);
  return taken.length > 0 ? new Date(Math.min(...taken)) : undefined;
}

const dueOf = (turn: Turn, rule: ReturnerRule, { now }: CommandContext): Date =>
  turn.what === 'screen'
    ? new Date(now + rule.askWithinHours * HOUR_MS)
    : new Date(instantAt(addDays(dateOf(now), 1)) - 1);

/** How long a turn of a day may stand open; each has its own limit. */
const openDays = 60;
function open({ what }: Turn, districtId: string, rule: ReturnerRule, { tx, now }: CommandContext): string {
  const rhythmId = newId();
  const dueAt = new Date(now + Math.max(openDays, longest(rule)) * DAY_MS);
  const once = {
    rhythmId,
    districtId,
    code: `returner_${what}`,
    role: 'grid_worker',
    isSensitive: false,
    opensAt: tx.at,
    dueAt,
  };
  openOnce(tx, { ...once, ...kinds[what] });
  return rhythmId;
}

export const returnerByVisitHandler = command(c.returnerByVisit, async (input, context): Promise<Done> => {
  const { tx, commandId } = context;
  const found = await store.findByTurn(tx, input.rhythmId, input.subjectId);
  const row = found && (await people.lockReturner(tx, found.returnerId));
  if (!found || !row) return { subjectId: input.subjectId, events: [] };
  const { returnerId, districtId } = row;
  const at = new Date(input.at);
  const { visitId, byName } = input;
  const act = { actId: newId(), returnerId, districtId, at, byName, byPostId: null, visitId, commandId };
  const result = found.what === 'watch' ? (input.isUnwell ? 'unwell' : 'well') : 'pending';
  people.addAct(tx, found.what === 'screen' ? { ...act, what: 'screen' } : { ...act, what: found.what, result });
  return doneOf(row, found.what === 'screen' ? 'returner.screened' : `returner.${found.what}ed`);
});

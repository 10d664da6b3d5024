// Returners with what they are today (F5), told and never stored: who became concerned today first, then who is late, then who waits.
import type { z } from 'zod';
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import { traceRoles, tracers } from '../../shared/commands.ts';
import { traceProblem } from '../../shared/problems.ts';
import type * as q from '../../shared/returners/queries.ts';
import { type Told, tellReturner } from '../../shared/returners/returner.ts';
import { getRule, longest } from '../returners/rule.ts';
import { factsOf, type ReturnerRow, returnerColumns, stands } from '../store/returners.ts';
import { listLists } from '../store/risk.ts';
import { type Named, namer } from './names.ts';

type Out<Q extends { answer: z.ZodType }> = z.input<Q['answer']>;
type Line = Out<typeof q.listReturners>['rows'][number];
type Row = ReturnerRow &
  Named &
  Pick<Line, 'unitName' | 'firmName' | 'byName' | 'reachBy' | 'releaseReason'> & {
    acts: (Omit<Line['acts'][number], 'at'> & { at: string })[];
  };

export async function answerReturners(
  { view }: { view: q.ReturnerView },
  context: Context,
): Promise<Out<typeof q.listReturners>> {
  const { tx, actor, now } = context;
  if (actor.kind !== 'staff') throw traceProblem('not_found');
  const rule = await getRule(tx);
  const since = addDays(dateOf(now), -longest(rule));
  const rows = await tx.all<Row>(sql`
    select ${returnerColumns}, sub.name, u.name as "unitName", e.name as "firmName", r.by_name as "byName", r.release_reason as "releaseReason",
           coalesce(n.phone_tail, r.phone_tail) as "phoneTail",
           (select t.due_at from returner_turns t where t.returner_id = r.id and t.what = 'screen' and not t.is_ended limit 1) as "reachBy",
           coalesce((select jsonb_agg(jsonb_build_object('what', a.what, 'at', a.at, 'result', a.result, 'byName', a.by_name) order by a.at desc, a.told_at desc)
                       from returner_acts a where a.returner_id = r.id and a.what <> 'look' and ${stands}), '[]') as acts
      from returners r join governance_units u on u.id = r.unit_id left join subjects sub on sub.id = app.kept_person(r.subject_id)
      left join people n on n.id = app.kept_person(r.subject_id) left join enterprises e on e.id = r.enterprise_id
     where r.arrived_on >= ${since}::date order by r.arrived_on, r.id limit 5000`);
  const lists = await listLists(tx, actor.districtId, rows.map(({ leftOn }) => leftOn).toSorted()[0] ?? since);
  const nameOf = namer(context);
  const all = rows.map((row) => lineOf(row, tellReturner(factsOf(row), lists, rule, now), nameOf(row), now));
  const count = (is: (line: Line) => boolean) => all.filter(is).length;
  const shown = all.filter((line) => viewOf(line) === view);
  return {
    rows: shown.toSorted((a, b) => rankOf(a) - rankOf(b)).slice(0, 500),
    counts: {
      open: count((line) => viewOf(line) === 'open'),
      toReach: count(({ status }) => status === 'to_reach'),
      newToday: count((line) => line.isNewToday && viewOf(line) === 'open'),
      released: count((line) => viewOf(line) === 'released'),
      no_risk: count((line) => viewOf(line) === 'no_risk'),
    },
    mayTrace: (tracers as typeof traceRoles).includes(actor.role),
  };
}

const viewOf = ({ status }: Pick<Line, 'status'>): q.ReturnerView =>
  status === 'released' || status === 'no_risk' ? status : 'open';
const order: Line['status'][] = ['to_reach', 'followed', 'tested', 'positive', 'released', 'no_risk'];
const rankOf = (line: Line): number =>
  (line.isNewToday ? 0 : 100) + (line.isUnwell ? 0 : 50) + (line.isLate ? 0 : 20) + order.indexOf(line.status);

function lineOf(row: Row, told: Told, name: string, now: number): Line {
  const { returnerId, subjectId, phoneTail, unitName, firmName, place, code, leftOn, arrivedOn, toldAt, byName } = row;
  const acts = row.acts.map((act) => ({ ...act, at: new Date(act.at) }));
  const isOpen = viewOf(told) === 'open';
  const isUnwell = isOpen && acts.find(({ what }) => what === 'watch')?.result === 'unwell';
  const isReachLate = told.status === 'to_reach' && row.reachBy !== null && row.reachBy.getTime() < now;
  const isTestLate = told.status === 'followed' && told.tests.some(({ state }) => state === 'late');
  return {
    returnerId,
    subjectId,
    name,
    phoneTail,
    unitName,
    firmName,
    place,
    code,
    leftOn,
    arrivedOn,
    toldAt,
    byName,
    status: told.status,
    risk: told.judged,
    isNewToday: told.isNewToday,
    isUnwell,
    isLate: isReachLate || isTestLate || isUnwell,
    reachBy: told.status === 'to_reach' ? row.reachBy : null,
    until: told.until,
    unwatched: told.unwatched,
    tests: told.tests,
    acts,
    releaseReason: row.releaseReason,
  };
}

/** For two minutes, and for whoever opened it on record. */
export async function answerReturnerPhone(
  { actId }: { actId: string },
  { tx, secrets, actor }: Context,
): Promise<{ phone: string }> {
  const postId = actor.kind === 'staff' ? actor.postId : null;
  const row = await tx.first<{ phoneCipher: Buffer | null }>(sql`
    select r.phone_cipher as "phoneCipher" from returner_acts a join returners r on r.id = a.returner_id
     where a.id = ${actId} and a.what = 'look' and a.by_post_id = ${postId} and a.told_at > app.now() - interval '2 minutes'`);
  if (!row?.phoneCipher) throw traceProblem('no_phone');
  return { phone: secrets.open(row.phoneCipher) };
}

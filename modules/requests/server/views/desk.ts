// What the desk asks while it is on the phone: who is calling, what kind this is, where it would go.
import type { Context } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import { checkPhone } from '#kernel/shared/identity/phone.ts';
import { maskName } from '#kernel/shared/mask.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { getMethod, methodAt } from '#modules/methods/server/public.ts';
import { findAreaClass, locatePlace } from '#modules/territory/server/public.ts';
import { mayHoldUp } from '../../shared/facts.ts';
import { requestProblem } from '../../shared/problems.ts';
import { limitsOf, resolveDueAt } from '../../shared/time-limits.ts';
import { planDispatch } from '../dispatch-plan.ts';
import { suggestFor } from '../intake.ts';
import { findRequest } from '../store/request.ts';
import { asksFor } from './facts.ts';
import { linesWhere } from './line.ts';
import { asStaff } from './lists.ts';

export async function answerSuggestion(input: { text: string; unitId?: string | undefined }, context: Context) {
  const actor = asStaff(context);
  const inForce = await methodAt(context.tx, input.unitId ?? actor.unitId);
  const suggested = await suggestFor(context.tx, inForce, actor.districtId, input.text);
  return {
    suggestions: suggested.suggestions.map((s) => ({ ...s, title: inForce.kinds.get(s.kindCode)!.title })),
    isEmergency: suggested.isEmergency,
    emergencyWords: suggested.emergencyWords,
  };
}

type PersonRow = { id: string; name: string; address: string | null; placeId: string | null; tags: string[] };

export async function answerCallerHistory(input: { phone: string }, context: Context) {
  asStaff(context);
  const checked = checkPhone(input.phone);
  if (!checked.ok) return { person: null, rows: [] };
  const hash = context.secrets.hash('phone', checked.normalized);
  const person = await context.tx.first<PersonRow>(sql`
    select p.id, p.name, pl.address, pl.id as "placeId", coalesce((select array_agg(f.flag) from subject_flags f where f.person_id = p.id and upper_inf(f.valid)), '{}') as tags
      from people p left join stays s on s.person_id = p.id and s.kind = 'living' and upper_inf(s.valid) left join places pl on pl.id = s.place_id
     where p.phone_hash = ${hash} and p.merged_into_id is null order by p.made_at limit 1`);
  const rows = await linesWhere(
    context,
    sql`r.caller_phone_hash = ${hash}`,
    sql.raw('r.received_at desc, r.id desc'),
    20,
  );
  return { person: person ? { ...person, name: maskName(person.name) } : null, rows };
}

/** The rule shown before it is followed, and the other units that could be chosen instead. */
export async function answerDispatchPreview(
  input: { requestId: string; kindCode: string; placeId?: string | undefined },
  context: Context,
) {
  const { tx, calendar, now } = context;
  asStaff(context);
  const request = await findRequest(tx, input.requestId);
  if (!request) throw requestProblem('not_found');
  const place = input.placeId ? await locatePlace(tx, input.placeId) : undefined;
  if (input.placeId && !place) throw requestProblem('place_unknown');
  const spot = place ? { ...place, deskUnitId: place.communityId } : request;
  const method = await getMethod(tx, request.methodVersionId);
  const kind = method.kinds.get(input.kindCode);
  const asked = {
    asks: (await asksFor(request.id, kind, method, context)).filter(({ neededFor }) => neededFor === 'file'),
    mayHoldUp: mayHoldUp(request, kind),
  };
  const choices = await tx.all<{ unitId: string; name: string; kind: string }>(sql`
    select id as "unitId", name, kind from governance_units
     where upper_inf(valid) and (kind in ('property_company', 'clinic', 'police_room', 'courtyard', 'repair_team', 'department', 'mediation_committee') or id = ${request.deskUnitId} or parent_id = ${request.deskUnitId})
       and district_id = ${request.districtId} order by (parent_id = ${request.deskUnitId}) desc, kind, name limit 200`);
  try {
    const plan = await planDispatch(tx, spot, method, input.kindCode, {});
    const limits = limitsOf(method.method, kind!, await findAreaClass(tx, spot.territoryId));
    const dueAt = resolveDueAt(calendar, limits.resolve, { dispatchedAt: now, extendedDays: 0, pauses: [] });
    const assisting = await tx.all<{ unitId: string; name: string }>(
      sql`select id as "unitId", name from governance_units where id = any (${plan.assistUnitIds}::uuid[])`,
    );
    return {
      leadUnitId: plan.leadUnitId,
      leadName: plan.leadName,
      rule: plan.rule,
      assisting,
      resolveDueAt: dueAt === null ? null : new Date(dueAt),
      problem: null,
      ...asked,
      choices,
    };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return {
      leadUnitId: null,
      leadName: null,
      rule: '',
      assisting: [],
      resolveDueAt: null,
      problem: error.body().title,
      ...asked,
      choices,
    };
  }
}

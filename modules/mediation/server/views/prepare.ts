// What is known before a case is opened, and who could mediate it.
import { query } from '#kernel/server/house.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { mayBy } from '#kernel/shared/right.ts';
import { getMethod } from '#modules/methods/server/public.ts';
import { findRequest, findToldText, linesWhere } from '#modules/requests/server/public.ts';
import { mediationStaff } from '../../shared/commands.ts';
import { mediationProblem } from '../../shared/problems.ts';
import { mediationOfRequest, mediatorChoices, prepareMediation } from '../../shared/queries.ts';
import { isMediable } from '../../shared/rules.ts';
import { committeeFor } from '../committee.ts';
import { openingFault } from '../opening.ts';
import { findCase, findCaseOfRequest, findShownCase, listMediators } from '../store/cases.ts';

export const prepareMediationAnswer = query(prepareMediation, async ({ requestId }, context) => {
  const { tx } = context;
  const request = await findRequest(tx, requestId);
  if (!request) throw mediationProblem('request_not_found');
  const { kinds } = await getMethod(tx, request.methodVersionId);
  const kind = kinds.get(request.kindCode ?? '');
  const caseId = await findCaseOfRequest(tx, requestId);
  const [line] = await linesWhere(context, sql`r.id = ${requestId}`, sql.raw('r.id'), 1);
  const fault = caseId ? 'open_already' : openingFault(request.state, isMediable(kind));
  const committee = await committeeFor(request, undefined, context);
  const words: Words | null = fault ? mediationProblem(fault, { kind: kind?.title.zh ?? '未归类' }).body().title : null;
  return {
    requestNo: request.requestNo,
    summary: request.summary,
    text: request.text,
    placeText: request.placeText,
    kindTitle: kind?.title ?? null,
    callerName: line?.callerName ?? null,
    otherParty: (await findToldText(tx, requestId, 'otherParty')) ?? null,
    committeeName: committee.unitName,
    isSensitive: request.sensitivity === 'sensitive',
    whyNot: words,
    caseId: caseId ?? null,
  };
});

export const mediationOfRequestAnswer = query(mediationOfRequest, async ({ requestId }, { tx, actor }) => {
  const request = await findRequest(tx, requestId);
  if (!request) throw mediationProblem('request_not_found');
  const shown = await findShownCase(tx, requestId);
  const { kinds } = await getMethod(tx, request.methodVersionId);
  const isFree = !(await findCaseOfRequest(tx, requestId));
  const fault = openingFault(request.state, isMediable(kinds.get(request.kindCode ?? '')));
  return { case: shown ?? null, mayOpen: isFree && !fault && mayBy(mediationStaff, actor) };
});

/** Mediators at the committee and on the way from the place up to the district, the least busy first. */
export const mediatorChoicesAnswer = query(mediatorChoices, async ({ caseId }, { tx }) => {
  const row = await findCase(tx, caseId);
  if (!row) throw mediationProblem('not_found');
  const onCase = new Set((await listMediators(tx, caseId)).map(({ staffId }) => staffId));
  const posts = await tx.all<{
    postId: string;
    staffId: string;
    staffName: string;
    unitName: string;
    openCases: number;
  }>(sql`
    select p.id as "postId", s.id as "staffId", s.name as "staffName", u.name as "unitName",
           (select count(*) from mediation_mediators m join mediation_cases c on c.id = m.case_id
             where m.staff_id = s.id and m.stepped_back_at is null and c.ended_at is null) as "openCases"
      from posts p join staff s on s.id = p.staff_id and s.left_at is null join governance_units u on u.id = p.unit_id
     where p.role = 'mediator' and p.valid @> app.now()
       and (p.unit_id = ${row.committeeUnitId} or p.unit_id in (select unnest(path) from unit_paths where unit_id = ${row.territoryId}))
     order by p.unit_id = ${row.committeeUnitId} desc, 5, s.name`);
  return { posts: posts.map(({ staffId, ...post }) => ({ ...post, isOnCase: onCase.has(staffId) })) };
});

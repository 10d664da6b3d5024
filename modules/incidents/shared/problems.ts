import { defineProblems, type Problem } from '#kernel/shared/problem.ts';

export const incidentProblem = defineProblems('incident', {
  not_found: { status: 404, title: { zh: '没有这条记录，或者不该您看', en: 'No such record, or not yours to see' } },
  reported_already: { status: 409, title: { zh: '已经记下了', en: 'It is on record already' } },
  request_not_found: { status: 422, title: { zh: '没有这件诉求', en: 'There is no such request' } },
  supported_already: { status: 409, title: { zh: '已经有人给予支持了', en: 'Somebody has given support already' } },
  own: { status: 403, title: { zh: '自己的事由上一级来支持', en: 'One’s own is for the level above' } },
});

export const incidentConstraints: Record<string, () => Problem> = {
  worker_incidents_pkey: () => incidentProblem('reported_already'),
};

// One thing that a rule found wrong with a work method, named by its place in the clerk's words.
import type { Words } from '#kernel/shared/problem.ts';
import type { WorkMethod } from './method.ts';
import { nameOfPlace } from './place-names.ts';

/** `where` names the place as the clerk knows it (“第3类诉求“积水”的办结时限”); `path` is for machines. */
export type MethodProblem = { code: string; path: string; where: Words; message: Words };

export type Finding = MethodProblem & { isAdvice?: boolean };
export type MethodRule = (method: WorkMethod) => Finding[];

export function finding(candidate: unknown, code: string, path: readonly PropertyKey[], says: Words): Finding {
  const where = nameOfPlace(path, candidate);
  return {
    code,
    path: path.map(String).join('.'),
    where,
    message: { zh: `${where.zh}：${says.zh}`, en: `${where.en}: ${says.en}` },
  };
}

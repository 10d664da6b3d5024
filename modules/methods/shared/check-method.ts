// Checks a work method before it may be published, and says what is wrong in words a street clerk can act on. The shape is
// checked first; the rules that tie its parts together (check-rules.ts) only once the shape holds.
import { burdenFindings } from './burden-rules.ts';
import { methodRules } from './check-rules.ts';
import type { MethodProblem } from './finding.ts';
import { type WorkMethod, workMethodSchema } from './method.ts';
import { problemOfIssue } from './shape-problems.ts';

export type MethodCheck =
  | { isValid: true; method: WorkMethod; advice: MethodProblem[] }
  | { isValid: false; problems: MethodProblem[] };

/**
 * `candidate` may be anything (a parsed JSON file, an imported module). Never throws. `advice` is what the law or use
 * suggests but does not forbid; `problems` must be put right first.
 */
export function checkMethod(candidate: unknown): MethodCheck {
  const parsed = workMethodSchema.safeParse(candidate);
  const burdens = burdenFindings(candidate);
  const forbidden = burdens.filter((finding) => !finding.isAdvice);
  if (!parsed.success) {
    const misshapen = parsed.error.issues.map((issue) => problemOfIssue(issue, candidate));
    return { isValid: false, problems: [...forbidden, ...misshapen] };
  }
  const found = [...burdens, ...methodRules.flatMap((rule) => rule(parsed.data))];
  const problems = found.filter((finding) => !finding.isAdvice);
  if (problems.length > 0) return { isValid: false, problems };
  return { isValid: true, method: parsed.data, advice: found };
}

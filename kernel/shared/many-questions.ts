// Several questions in one journey: `POST /api/queries` takes `{ questions: [{ name, input }] }` and gives `{ answers }`, in their order.
import type { ProblemBody } from './problem.ts';

export const mostQuestions = 50;

export type Question = { name: string; input: unknown };
/** As the question alone would have been answered or refused. */
export type AnswerOfMany = { answer: unknown; problem?: never } | { problem: ProblemBody; answer?: never };

// What the forms of the open turns ask, as a part that the visit puts in its place, and what comes of it. Pure.
import type { ComponentType } from 'react';
import type { CommandInput } from '#kernel/shared/command.ts';
import type { recordVisit } from '../../shared/commands.ts';

export type Answers = {
  /** Facts of the subject and what only this visit tells, by field. */
  told: NonNullable<CommandInput<typeof recordVisit>['told']>;
  /** How many fields were put to the worker, and how many stood there already. */
  asked: number;
  prefilled: number;
  /** Until when what stood on the forms was known. */
  knownAt?: string | undefined;
};
export type QuestionsProps = { subjectId: string; forms: readonly string[]; onChange: (answers: Answers) => void };
export type Questions = ComponentType<QuestionsProps>;

export const noAnswers: Answers = { told: [], asked: 0, prefilled: 0 };

/** Two forms may ask the same field: what was said last holds, and it is told once. */
export function together(parts: readonly Answers[]): Answers {
  const told = new Map(parts.flatMap((part) => part.told).map((one) => [one.field, one]));
  return {
    told: [...told.values()],
    asked: parts.reduce((sum, { asked }) => sum + asked, 0),
    prefilled: parts.reduce((sum, { prefilled }) => sum + prefilled, 0),
    knownAt: parts.flatMap(({ knownAt }) => knownAt ?? []).toSorted()[0],
  };
}

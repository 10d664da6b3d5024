// What the forms of the open turns ask, as a part that the visit puts in its place: the fields themselves are the facts module's (it asks what is missing or stale, and
// shows the rest with source and day).
import type { ComponentType } from 'react';
import type { CommandInput } from '#kernel/shared/command.ts';
import type { recordVisit } from '../../shared/commands.ts';

export type Answers = {
  /** What only this visit tells. */
  told: NonNullable<CommandInput<typeof recordVisit>['told']>;
  /** How many fields were put to the worker, and how many stood there already. */
  asked: number;
  prefilled: number;
};
export type QuestionsProps = { subjectId: string; forms: readonly string[]; onChange: (answers: Answers) => void };
export type Questions = ComponentType<QuestionsProps>;

export const noAnswers: Answers = { told: [], asked: 0, prefilled: 0 };

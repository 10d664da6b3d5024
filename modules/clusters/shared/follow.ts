// Following 追踪 (E10): of each who came on the register what must be known of them, and of each who left it how it ended. Pure.
import type { CalendarDate } from '#kernel/shared/clock/time.ts';
import type { ClusterRule } from './cluster.ts';

export type Followed = {
  subjectId: string;
  from: CalendarDate;
  /** Null: still on the register. */
  to: CalendarDate | null;
  /** Fields told of them since they came. */
  told: ReadonlySet<string>;
};

/** The names of the fields that nobody told yet. */
export function lacksOf(
  { to, told }: Pick<Followed, 'to' | 'told'>,
  rule: Pick<ClusterRule, 'ofEach' | 'ofLeft'>,
): string[] {
  return [...rule.ofEach, ...(to === null ? [] : rule.ofLeft)].filter((field) => !told.has(field));
}

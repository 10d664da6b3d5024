// Where a list goes on: what the last page gave as `next` comes back as `after`. It went through somebody else's hands and is read as such.
import { isId } from '#kernel/shared/id.ts';
import { kernelProblem } from '#kernel/shared/problem.ts';

const wrong = () => kernelProblem('malformed', { summary: 'after' });
/** The years that dates are written with everywhere else: 1 to 9999. */
const [firstMs, lastMs] = [-62_135_596_800_000, 253_402_300_799_999];
/** Beyond any list that is worked from its top. */
const mostOffset = 1_000_000;

/** After the row of this instant and id: lists by time. Throws `kernel.malformed`. */
export function readMoment(after: string | undefined): { at: Date; id: string } | undefined {
  if (after === undefined) return undefined;
  const [, ms, id] = /^(-?\d{1,15})\|(.+)$/.exec(after) ?? [];
  const at = new Date(Number(ms));
  if (!isId(id) || !(at.getTime() >= firstMs && at.getTime() <= lastMs)) throw wrong();
  return { at, id };
}

export const momentAfter = (at: Date, id: string): string => `${at.getTime()}|${id}`;

/** After so many rows: short lists whose order is not by time. Throws `kernel.malformed`. */
export function readOffset(after: string | undefined): number {
  if (after === undefined) return 0;
  const offset = Number(after);
  if (!/^\d{1,7}$/.test(after) || offset > mostOffset) throw wrong();
  return offset;
}

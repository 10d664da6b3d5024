// How one's own shifts read once what waits in the box is done. Pure; the same facts that the house would write.
import type { QueryAnswer } from '#kernel/shared/command.ts';
import type { CommandEnvelope } from '#kernel/shared/outcome.ts';
import { answerShift, comeToShift, handOverShift, leaveShift, makePledge, takeOverShift } from './commands.ts';
import type { MyShift, myShifts } from './queries.ts';

type Mine = QueryAnswer<typeof myShifts>;

export function myShiftsAlone(known: Mine, waiting: readonly CommandEnvelope[]): Mine {
  return waiting.reduce<Mine>((mine, { name, input, at }) => {
    const done = new Date(at ?? 0);
    if (name === makePledge.name) return { ...mine, wantsPledge: false };
    const { lineId, accepts } = (input ?? {}) as { lineId?: string; accepts?: boolean };
    const change = (part: (row: MyShift) => Partial<MyShift>): Mine => ({
      ...mine,
      rows: mine.rows.map((row) => (row.lineId === lineId ? { ...row, ...part(row) } : row)),
    });
    switch (name) {
      case answerShift.name:
        return change(() => (accepts ? { acceptedAt: done } : { declinedAt: done, acceptedAt: null }));
      case comeToShift.name:
        return change((row) => ({ cameAt: row.cameAt ?? done, acceptedAt: row.acceptedAt ?? done }));
      case leaveShift.name:
        return change((row) => ({ leftAt: row.leftAt ?? done }));
      case handOverShift.name:
        return change(() => ({ handedAt: done }));
      case takeOverShift.name:
        return change((row) => ({ cameAt: row.cameAt ?? done, handedBy: null }));
      default:
        return mine;
    }
  }, known);
}

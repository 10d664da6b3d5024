// Not done for a reason is neither done nor missed. It may be said before the time is over or after; what was missed in between stays told as of then.
import type { z } from 'zod';
import type { CommandContext, Done } from '#kernel/server/house.ts';
import type { excuseDuty } from '../../shared/commands.ts';
import { dutyStateAt, dutyStateTitles } from '../../shared/duty-state.ts';
import { dutyProblem } from '../../shared/problems.ts';
import * as store from '../store/visits.ts';

const instant = (at: Date | null): number | null => at?.getTime() ?? null;

export async function handleExcuseDuty(
  input: z.output<typeof excuseDuty.input>,
  { tx, actor, now }: CommandContext,
): Promise<Done> {
  const duty = await store.lockDuty(tx, input);
  if (!duty) throw dutyProblem('not_found');
  const state = dutyStateAt(
    {
      opensAt: duty.opensAt.getTime(),
      dueAt: duty.dueAt.getTime(),
      doneAt: instant(duty.doneAt),
      toldAt: instant(duty.toldAt),
      excusedAt: instant(duty.excusedAt),
      endedAt: instant(duty.endedAt),
    },
    now,
  );
  if (!['ahead', 'open', 'missed'].includes(state)) throw dutyProblem('over', { state: dutyStateTitles[state].zh });
  if (input.reasonCode === 'other' && input.reason === '') throw dutyProblem('reason_missing');
  store.excuse(tx, input, {
    reasonCode: input.reasonCode,
    reason: input.reason,
    staffId: actor.kind === 'staff' ? actor.staffId : null,
    postId: actor.kind === 'staff' ? actor.postId : null,
    byName: actor.kind === 'staff' ? actor.staffName : '',
  });
  const subject = await store.findSubject(tx, input.subjectId);
  return {
    subjectId: input.subjectId,
    territoryId: subject?.territoryId ?? undefined,
    events: [
      {
        type: 'duty.excused',
        rhythmId: input.rhythmId,
        subjectId: input.subjectId,
        slot: input.slot,
        reasonCode: input.reasonCode,
      },
    ],
  };
}

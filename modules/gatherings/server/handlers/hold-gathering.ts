// Who came, in one save: each is a visit of the action `attend` that closes the turn of the rhythm the gathering was for, and no other (an evening of learning is no
// organisation life). Told later, more may be added; nobody is taken off.
import type { z } from 'zod';
import { type CommandContext, command, type Done } from '#kernel/server/house.ts';
import { tellWork } from '#modules/duties/server/public.ts';
import { fieldKey } from '#modules/facts/shared/dictionary.ts';
import { dictionaryInForce } from '#modules/methods/server/public.ts';
import { holdGathering } from '../../shared/commands.ts';
import { kindWords, stateTitles } from '../../shared/gathering.ts';
import { gatheringProblem } from '../../shared/problems.ts';
import { addPerson, findRoundAt, type GatheringRow, hasCome, lockGathering, markHeld } from '../store.ts';

type Input = z.output<typeof holdGathering.input>;

export const holdHandler = command(holdGathering, async (input, context): Promise<Done> => {
  const { tx } = context;
  const gathering = await lockGathering(tx, input.gatheringId);
  if (!gathering) throw gatheringProblem('not_found');
  const heldAt = judge(input, gathering, context.now);
  const personIds = input.came.map(({ personId }) => personId);
  if (await hasCome(tx, gathering.gatheringId, personIds)) throw gatheringProblem('came_already');
  markHeld(tx, gathering.gatheringId, heldAt, input.publicCount);
  const visits = await tellVisits(input, gathering, heldAt, context);
  for (const one of input.came) addPerson(tx, gathering.gatheringId, { ...one, hours: one.hours ?? null });
  const closed = visits.reduce((sum, { result }) => sum + (result as { closed: number }).closed, 0);
  return {
    subjectId: gathering.gatheringId,
    territoryId: gathering.unitId,
    events: [
      { type: 'gathering.held', gatheringId: gathering.gatheringId, unitId: gathering.unitId, came: personIds.length },
      ...visits.flatMap(({ events }) => events),
    ],
    result: { came: personIds.length, closed },
    isDrill: gathering.isDrill,
  };
});

/** When it was; throws what stands against it. */
function judge(input: Input, gathering: GatheringRow, now: number): Date {
  if (gathering.cancelledAt)
    throw gatheringProblem('over', { state: stateTitles.cancelled.zh, stateEn: stateTitles.cancelled.en });
  const heldAt = gathering.heldAt ?? (input.heldAt ? new Date(input.heldAt) : gathering.startsAt);
  if (heldAt.getTime() > now) throw gatheringProblem('not_yet');
  if (input.came.length === 0 && input.publicCount === undefined && !kindWords[gathering.kind].wantsResult)
    throw gatheringProblem('nobody');
  if (new Set(input.came.map(({ personId }) => personId)).size < input.came.length)
    throw gatheringProblem('person_twice');
  if (gathering.mode === 'on_spot' && input.came.some(({ mode }) => mode === 'online'))
    throw gatheringProblem('mode_unfit');
  if (!kindWords[gathering.kind].countsHours && input.came.some(({ hours }) => hours !== undefined))
    throw gatheringProblem('hours_unfit');
  return heldAt;
}

async function tellVisits(
  input: Input,
  gathering: GatheringRow,
  heldAt: Date,
  context: CommandContext,
): Promise<Done[]> {
  const { tx, now } = context;
  const slot = gathering.rhythmId ? await findRoundAt(tx, gathering.rhythmId, heldAt) : undefined;
  // Of no round: no rhythm bears the id of a gathering, so that the visit is on record and closes nothing.
  const only =
    gathering.rhythmId && slot ? { rhythmId: gathering.rhythmId, slot } : { rhythmId: gathering.gatheringId, slot: '' };
  const asksMode = (await dictionaryInForce(tx)).has(fieldKey('visit', 'attendMode'));
  const told: Done[] = [];
  for (const { personId, visitId, mode } of input.came) {
    const happenedAt = mode === 'afterwards' ? new Date(now) : heldAt;
    told.push(
      await tellWork(
        {
          visitId,
          subjectId: personId,
          action: 'attend',
          outcome: 'done',
          happenedAt: happenedAt.toISOString(),
          note: gathering.topic,
          told: asksMode ? [{ field: 'attendMode', value: mode }] : [],
          requestIds: [],
          fileIds: [],
          isDrill: gathering.isDrill,
          only,
        },
        context,
      ),
    );
  }
  return told;
}

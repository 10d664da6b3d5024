import { command, type Done } from '#kernel/server/house.ts';
import { staffOf } from '#modules/identity/server/public.ts';
import { tellTest } from '../../shared/commands.ts';
import { doneOf, notAhead, openStanding } from '../opening.ts';
import { takeTest } from '../tests.ts';

export const tellTestHandler = command(tellTest, async (input, context): Promise<Done> => {
  const row = await openStanding(input.traceId, context);
  const { staffName } = staffOf(context.actor);
  const sampledAt = notAhead(input.sampledAt, context.now);
  const events = await takeTest(
    row,
    { ...input, sampledAt, source: 'told', sourceKey: null, byName: staffName },
    context,
  );
  return { ...doneOf(row, 'trace.tested'), events };
});

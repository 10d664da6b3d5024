// Opening one neighbour's number: the look goes on record, the number travels only behind a token of two minutes.
import { useCallback } from 'react';
import { z } from 'zod';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { askQuery } from '#kernel/web/wire/client.ts';
import { Refusal } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { callNeighbour } from '../../shared/board-commands.ts';
import { neighbourNumber } from '../../shared/board-queries.ts';

const lookSchema = z.object({ token: z.string() });
const notAnswered = new Refusal({
  type: 'about:blank',
  status: 0,
  code: 'shift.look_without_value',
  title: { zh: '这次没有取到，请再点一次', en: 'Not fetched this time; press again' },
  remedy: 'retry',
});

export function useNeighbourNumber(): (neighbourId: string) => Promise<string> {
  const asker = useAsker();
  const { run } = useCommand(callNeighbour);
  return useCallback(
    async (neighbourId) => {
      const sent = await run({ neighbourId });
      if (sent.outcome === 'rejected' || sent.outcome === 'retry') throw new Refusal(sent.problem);
      const look = lookSchema.safeParse(sent.outcome === 'queued' ? undefined : sent.result);
      if (!look.success) throw notAnswered;
      return (await askQuery<QueryAnswer<typeof neighbourNumber>>(neighbourNumber.name, look.data, asker)).phone;
    },
    [asker, run],
  );
}

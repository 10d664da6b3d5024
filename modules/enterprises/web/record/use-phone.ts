// Opening a firm's telephone: what for is asked once, the look goes on record, and the number comes only behind a token of two minutes.
import { useState } from 'react';
import { z } from 'zod';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { askQuery } from '#kernel/web/wire/client.ts';
import { Refusal } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { revealPhone } from '../../shared/commands.ts';
import { revealedPhone } from '../../shared/queries.ts';

const lookSchema = z.object({ token: z.string() });

const notAnswered = new Refusal({
  type: 'about:blank',
  status: 0,
  code: 'enterprise.look_without_value',
  title: { zh: '这次没有取到，请再点一次', en: 'Not fetched this time; press again' },
  remedy: 'retry',
});

/** `purpose` undefined: nobody has said what for, and nothing is asked. */
export function usePhone(enterpriseId: string) {
  const asker = useAsker();
  const { run } = useCommand(revealPhone);
  const [purpose, setPurpose] = useState<string>();
  async function reveal(): Promise<string> {
    const sent = await run({ enterpriseId, purpose: purpose ?? '' });
    if (sent.outcome === 'rejected' || sent.outcome === 'retry') throw new Refusal(sent.problem);
    const found = lookSchema.safeParse(sent.outcome === 'queued' ? undefined : sent.result);
    if (!found.success) throw notAnswered;
    return (await askQuery<QueryAnswer<typeof revealedPhone>>(revealedPhone.name, { token: found.data.token }, asker))
      .value;
  }
  return { purpose, setPurpose, reveal };
}

// Opening masked fields of one person: what for is asked once, each look goes on record, and the value travels only behind a token of two minutes
// (product rule 10; B3).
import { useCallback, useRef, useState } from 'react';
import { z } from 'zod';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import { askQuery } from '#kernel/web/wire/client.ts';
import { Refusal } from '#kernel/web/wire/refusal.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import { revealPerson } from '../../shared/commands.ts';
import type { RevealField } from '../../shared/person.ts';
import { revealed } from '../../shared/queries.ts';

const lookSchema = z.object({ token: z.string() });

const notOpened = new Refusal({
  type: 'about:blank',
  status: 0,
  code: 'registry.look_given_up',
  title: { zh: '没有打开，也没有记录', en: 'Not opened, nothing recorded' },
  remedy: 'ask_person',
});
const notAnswered = new Refusal({
  type: 'about:blank',
  status: 0,
  code: 'registry.look_without_value',
  title: { zh: '这次没有取到，请再点一次', en: 'Not fetched this time; press again' },
  remedy: 'retry',
});

export type Look = {
  /** True while somebody must say what for. */
  isChoosing: boolean;
  choose(purpose: string): void;
  giveUp(): void;
  /** `telling`: not what holds, but what somebody told. */
  reveal(field: RevealField, telling?: number): Promise<string>;
};

type Waiting = { resolve(purpose: string): void; reject(why: Refusal): void };

/** `given`: what for, where that is said already (a call-round); then nobody is asked. */
export function useLook(personId: string, given?: string): Look {
  const asker = useAsker();
  const look = useCommand(revealPerson);
  const purpose = useRef<string>(given);
  const waiting = useRef<Waiting[]>([]);
  const [isChoosing, setChoosing] = useState(false);

  const { run } = look;
  const reveal = useCallback(
    async (field: RevealField, telling?: number) => {
      const why =
        purpose.current ??
        (await new Promise<string>((resolve, reject) => {
          waiting.current.push({ resolve, reject });
          setChoosing(true);
        }));
      const sent = await run({ personId, field, purpose: why, ...(telling === undefined ? {} : { telling }) });
      if (sent.outcome === 'rejected' || sent.outcome === 'retry') throw new Refusal(sent.problem);
      const found = lookSchema.safeParse(sent.outcome === 'queued' ? undefined : sent.result);
      if (!found.success) throw notAnswered;
      const opened = await askQuery<QueryAnswer<typeof revealed>>(revealed.name, { token: found.data.token }, asker);
      return opened.value;
    },
    [asker, personId, run],
  );

  function settle(say: (one: Waiting) => void): void {
    setChoosing(false);
    for (const one of waiting.current.splice(0)) say(one);
  }
  return {
    isChoosing,
    choose: (text) => {
      purpose.current = text;
      settle((one) => one.resolve(text));
    },
    giveUp: () => settle((one) => one.reject(notOpened)),
    reveal,
  };
}

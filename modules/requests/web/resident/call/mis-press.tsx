// 按错了: for ten seconds the largest thing to press, with the seconds told; after that still there, smaller. Nobody is asked "are you sure".
import { useEffect, useState } from 'react';
import { instantOf } from '#kernel/shared/clock/time.ts';
import { useMessages } from '#kernel/web/language/language.ts';
import { Button } from '#kernel/web/plain/button.tsx';
import { ProblemNote } from '#kernel/web/plain/note.tsx';
import { serverTime } from '#kernel/web/time/server-time.ts';
import { useCommand } from '#kernel/web/wire/use-command.ts';
import type { FollowedRequest } from '../../../shared/caller-queries.ts';
import { withdrawRequest } from '../../../shared/commands.ts';

const messages = {
  zh: { wrong: (s: number) => `按错了（${s} 秒内一按就撤）`, noNeed: '不用了，撤销' },
  en: { wrong: (s: number) => `Pressed by mistake (${s} s)`, noNeed: 'Not needed, take it back' },
};

export const undoForMs = 10_000;

export function MisPress({ request }: { request: FollowedRequest }) {
  const t = useMessages(messages);
  const withdraw = useCommand(withdrawRequest);
  const endsAt = instantOf(request.receivedAt) + undoForMs;
  const [left, setLeft] = useState(() => secondsUntil(endsAt));
  useEffect(() => {
    const timer = setInterval(() => setLeft(secondsUntil(endsAt)), 500);
    return () => clearInterval(timer);
  }, [endsAt]);
  const isFresh = left > 0;
  return (
    <>
      <Button
        big={isFresh}
        wide
        icon="undo"
        busy={withdraw.isSending}
        onPress={() => void withdraw.run({ requestId: request.id, reason: isFresh ? 'mis_press' : 'caller_withdrew' })}
      >
        {isFresh ? t.wrong(left) : t.noNeed}
      </Button>
      <ProblemNote problem={withdraw.problem} again={withdraw.again} />
    </>
  );
}

/** By the server's clock: a phone ten minutes wrong would otherwise give no chance at all. */
const secondsUntil = (instant: number) => Math.max(0, Math.min(10, Math.ceil((instant - serverTime.now()) / 1000)));

// One press on a door outside the bus: busy, then what came of it.
import { useState } from 'react';
import type { ProblemBody } from '#kernel/shared/problem.ts';
import { useAsker } from '#kernel/web/door/asker-context.ts';
import type { Asker } from '#kernel/web/wire/asker.ts';
import type { Answer } from '../calls.ts';

export type Door<T> = {
  value: T | undefined;
  problem: ProblemBody | undefined;
  isBusy: boolean;
  press(call: (asker: Asker) => Promise<Answer<T>>): Promise<boolean>;
};

export function useDoor<T>(): Door<T> {
  const asker = useAsker();
  const [shown, show] = useState<{ value?: T; problem?: ProblemBody; isBusy: boolean }>({ isBusy: false });
  return {
    value: shown.value,
    problem: shown.problem,
    isBusy: shown.isBusy,
    async press(call) {
      show({ isBusy: true });
      const answer = await call(asker);
      show(answer.ok ? { value: answer.value, isBusy: false } : { problem: answer.problem, isBusy: false });
      return answer.ok;
    },
  };
}

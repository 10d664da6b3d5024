// Lets a few through at a time and makes the rest wait, but not for ever: hashing a password takes a core for a tenth of a second, so a morning's
// rush must not take the whole machine.
import { kernelProblem } from '#kernel/shared/problem.ts';

export type Limiter = <T>(body: () => Promise<T>) => Promise<T>;

/** Throws `kernel.busy` for whoever waited `waitMs` in vain. First come, first served. */
export function openLimiter({ atOnce, waitMs }: { atOnce: number; waitMs: number }): Limiter {
  let running = 0;
  const waiting: (() => void)[] = [];

  async function enter(): Promise<void> {
    if (running < atOnce) {
      running++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const take = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        waiting.splice(waiting.indexOf(take), 1);
        reject(kernelProblem('busy'));
      }, waitMs);
      waiting.push(take);
    });
  }

  return async (body) => {
    await enter();
    try {
      return await body();
    } finally {
      // The place passes on without being given up in between, or a newcomer could slip in before the queue.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

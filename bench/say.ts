// How a bench speaks: the machine it ran on, how long something took, whether a goal was met.
import { cpus, totalmem } from 'node:os';

export function sayMachine(): void {
  const memory = (totalmem() / 2 ** 30).toFixed(0);
  console.log(`${cpus().length} × ${cpus()[0]?.model ?? 'cpu'}, ${memory} GiB, Node ${process.version}`);
}

export const met = (isMet: boolean): string => (isMet ? 'met' : 'NOT met');

export async function milliseconds(body: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await body();
  return performance.now() - startedAt;
}

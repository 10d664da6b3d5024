// Phases of a test run, one after the other, each timed and told; a failed one does not keep the next from being heard.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Counts } from './unit.ts';

export type Phase = {
  name: string;
  /** Judges the whole house at once, and counts as one. */
  isStatic?: boolean;
  run(): Promise<Counts>;
};

/** Prints as it goes and closes with `N passed, N failed` alone on the last line. Answers the exit code. */
export async function runPhases(phases: readonly Phase[]): Promise<number> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
  const began = performance.now();
  const lines: string[] = [];
  const failures: string[] = [];
  const total: Counts = { passed: 0, failed: 0, skipped: 0 };
  for (const phase of phases) {
    console.log(`\n── ${phase.name} ${'─'.repeat(60 - phase.name.length)}`);
    const start = performance.now();
    const counts = await phase.run().catch((error: unknown): Counts => {
      console.error(error);
      return { passed: 0, failed: 1, skipped: 0 };
    });
    for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += counts[key];
    failures.push(...(counts.failures ?? []));
    lines.push(sayPhase(phase, counts, performance.now() - start));
    console.log(lines.at(-1));
  }
  if (failures.length > 0) console.log(`\n── what failed ${'─'.repeat(49)}\n${failures.join('\n')}`);
  console.log(`\n${'═'.repeat(64)}\n${lines.join('\n')}`);
  console.log(
    `  in all ${seconds(performance.now() - began)}${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}\n`,
  );
  console.log(`${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

function sayPhase({ name, isStatic }: Phase, { passed, failed, skipped }: Counts, took: number): string {
  const mark = failed === 0 ? '✔' : '✖';
  const numbers = isStatic ? '' : `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return `${mark} ${name.padEnd(8)} ${seconds(took).padStart(8)}  ${numbers}`.trimEnd();
}

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Runs the npm programs all, in order, and shows what those that fail say. One verdict for them together. */
export async function runPrograms(root: string, ...programs: [string, ...string[]][]): Promise<Counts> {
  let failed = 0;
  for (const [program, ...args] of programs) {
    const child = spawn(join(root, 'node_modules', '.bin', program), args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (part: string) => {
        said += part;
      });
    }
    const [code] = await once(child, 'close');
    if (code === 0) continue;
    failed = 1;
    console.log(`${[program, ...args].join(' ')} → ${code}\n${said}`);
  }
  return { passed: 1 - failed, failed, skipped: 0 };
}

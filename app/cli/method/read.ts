// A method as its file has it: a folder with method.ts, a module whose default export it is, or JSON. Data alone: nothing of it is run but its reading.
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { MethodProblem } from '#modules/methods/shared/finding.ts';
import { CallFault } from '../command.ts';

export async function readMethod(path: string): Promise<unknown> {
  const file = await fileOf(path);
  if (!existsSync(file)) throw new CallFault(`没有这个文件 There is no ${file}`);
  try {
    if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8'));
    return ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
  } catch (error) {
    throw new CallFault(`读不懂 ${file} Cannot be read: ${(error as Error).message}`);
  }
}

async function fileOf(path: string): Promise<string> {
  const full = resolve(path);
  if (!existsSync(full)) throw new CallFault(`没有这个文件 There is no ${path}`);
  return (await stat(full)).isDirectory() ? join(full, 'method.ts') : full;
}

export const isReach = (candidate: unknown): candidate is Record<string, unknown> & { kind: 'reach' } =>
  typeof candidate === 'object' && candidate !== null && 'kind' in candidate && candidate.kind === 'reach';

export function tellProblems(problems: readonly MethodProblem[]): number {
  for (const problem of problems) console.error(lineOf('✗', problem));
  console.error(`${problems.length} 个问题 / ${problems.length} problems`);
  return 1;
}

export const lineOf = (mark: string, { path, message }: MethodProblem): string =>
  `${mark} ${message.zh}\n  ${message.en}  [${path}]`;

// `method check`: what is wrong with a work method before anybody is bound by it, by place and in the clerk's words.
import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkMethod } from '#modules/methods/shared/check-method.ts';
import type { MethodProblem } from '#modules/methods/shared/finding.ts';
import { CallFault, type Command } from './command.ts';

export const command: Command = {
  about: { zh: '检查工作法文件', en: 'Check a work method' },
  usage: ['method check methods/minhu-5643', 'method check path/to/method.ts', 'method check path/to/method.json'],
  help: [
    {
      zh: '有问题时逐条说明在哪里、怎么改，退出码为 1；只有提醒时为 0。不需要数据库。',
      en: 'Names every fault with its place and the way to mend it, exit code 1; advice alone gives 0. Needs no database.',
    },
  ],
  async run({ words: [word, path, ...rest] }) {
    if (word !== 'check' || !path || rest.length > 0) throw new CallFault('method check PATH');
    const check = checkMethod(await readCandidate(await fileOf(path)));
    if (!check.isValid) {
      for (const problem of check.problems) console.error(lineOf('✗', problem));
      console.error(`${check.problems.length} 个问题 / ${check.problems.length} problems`);
      return 1;
    }
    for (const advice of check.advice) console.log(lineOf('·', advice));
    const { name, version, title, requestKinds } = check.method;
    console.log(
      `✓ ${title.zh} ${name} ${version}：${requestKinds.length} 类诉求，没有问题 / ${requestKinds.length} kinds, nothing wrong`,
    );
    return 0;
  },
};

const lineOf = (mark: string, { path, message }: MethodProblem): string =>
  `${mark} ${message.zh}\n  ${message.en}  [${path}]`;

async function fileOf(path: string): Promise<string> {
  const full = resolve(path);
  if (!existsSync(full)) throw new CallFault(`没有这个文件 There is no ${path}`);
  return (await stat(full)).isDirectory() ? join(full, 'method.ts') : full;
}

/** A method file is data: a JSON file, or a module whose default export it is. */
async function readCandidate(file: string): Promise<unknown> {
  if (!existsSync(file)) throw new CallFault(`没有这个文件 There is no ${file}`);
  try {
    if (file.endsWith('.json')) return JSON.parse(await readFile(file, 'utf8'));
    return ((await import(pathToFileURL(file).href)) as { default?: unknown }).default;
  } catch (error) {
    throw new CallFault(`读不懂 ${file} Cannot be read: ${(error as Error).message}`);
  }
}

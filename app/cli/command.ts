// The shape of a word of the command line, and how one is run: `--help`, options that do not fit, problems in two languages, the exit code.
// 0 done · 1 not done, or something is wrong · 2 called the wrong way.
import { type ParseArgsOptionsConfig, parseArgs } from 'node:util';
import { GroundFault } from '#kernel/server/postgres/index.ts';
import { Problem, type Words } from '#kernel/shared/problem.ts';

export type Given = { values: Record<string, string | boolean | undefined>; words: string[] };

export type Command = {
  about: Words;
  /** The ways to call it, without `huying`. */
  usage: readonly string[];
  /** Paragraphs after the usage, Chinese first. */
  help?: readonly Words[];
  options?: Record<string, { type: 'string' | 'boolean'; about: Words }>;
  /** Gives the exit code; undefined where the process lives on (`start`). */
  run(given: Given): Promise<number | undefined>;
};

/** Called wrongly: the usage is shown with it, and the exit code is 2. */
export class CallFault extends Error {}

const say = (line: string): void => console.log(line);

export async function runCommand(command: Command, args: readonly string[]): Promise<number | undefined> {
  if (args.includes('--help') || args.includes('-h')) {
    for (const line of helpOf(command)) say(line);
    return 0;
  }
  try {
    const options: ParseArgsOptionsConfig = Object.fromEntries(
      Object.entries(command.options ?? {}).map(([name, { type }]) => [name, { type }]),
    );
    const { values, positionals } = parse(args, options);
    return await command.run({ values: values as Given['values'], words: positionals });
  } catch (error) {
    return told(error, command);
  }
}

function parse(args: readonly string[], options: ParseArgsOptionsConfig) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    throw new CallFault((error as Error).message);
  }
}

export function helpOf({ about, usage, help = [], options = {} }: Command): string[] {
  return [
    `${about.zh} / ${about.en}`,
    '',
    ...usage.map((line) => `  huying ${line}`),
    ...(Object.keys(options).length > 0 ? [''] : []),
    ...Object.entries(options).map(
      ([name, { type, about: words }]) =>
        `  --${`${name}${type === 'string' ? ' …' : ''}`.padEnd(18)} ${words.zh} / ${words.en}`,
    ),
    ...help.flatMap(({ zh, en }) => ['', zh, en]),
  ];
}

function told(error: unknown, command: Command): number {
  if (error instanceof CallFault) {
    console.error(error.message);
    for (const line of command.usage) console.error(`  huying ${line}`);
    return 2;
  }
  if (error instanceof Problem) {
    const { title, wayOut } = error.body();
    for (const words of [title, wayOut]) if (words) console.error(`${words.zh} / ${words.en}`);
    return 1;
  }
  if (error instanceof GroundFault) {
    console.error(error.message);
    return 1;
  }
  throw error;
}

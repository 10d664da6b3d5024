// What a flag is called: the flags of people that the house knows by itself, else as its register says.
import type { Tx } from '#kernel/server/transaction.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { personFlags } from '#modules/registry/shared/person.ts';
import { isKept } from '../shared/register.ts';
import { listRegisters } from './views/registers.ts';

const house = new Map<string, { title: Words; isSensitive: boolean }>(Object.entries(personFlags));

/** Flags of kept registers that nobody of the house knows stay as their code here: a sheet must read the same at any time. */
export const flagTitleOf = (code: string): string => house.get(code)?.title.zh ?? code;

export type Flag = { code: string; title: Words; isSensitive: boolean };

/** Every flag that a rule in this post's area can ask for. */
export async function listFlags(tx: Tx): Promise<Flag[]> {
  const flags = new Map<string, Flag>([...house].map(([code, flag]) => [code, { code, ...flag }]));
  for (const { definition, isSensitive } of await listRegisters(tx))
    if (isKept(definition) && !flags.has(definition.code))
      flags.set(definition.code, { code: definition.code, title: definition.title, isSensitive });
  return [...flags.values()];
}

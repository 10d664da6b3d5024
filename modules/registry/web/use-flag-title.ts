// What a flag is called: those the house knows by itself, else as the kept register says that puts it on people (registers of methods, of a street's own).

import type { Words } from '#kernel/shared/problem.ts';
import { useAsk } from '#kernel/web/wire/use-ask.ts';
import { listRegisters } from '#modules/registers/shared/queries.ts';
import { personFlags } from '../shared/person.ts';
import { flagTitle } from './words.ts';

/** `codes`: those on the screen; asked about only where one of them is not the house's own. */
export function useFlagTitle(codes: readonly string[]): (code: string) => Words {
  const isAsked = codes.some((code) => !(code in personFlags));
  const { answer } = useAsk(listRegisters, {}, { enabled: isAsked });
  const titles = new Map(answer?.registers.map(({ code, title }) => [code, title]));
  return (code) => titles.get(code) ?? flagTitle(code);
}

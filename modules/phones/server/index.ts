// The phones module's table of contents.
import type { Module } from '#kernel/server/house.ts';
import { boxDoor } from './door.ts';
import { endHandler, grantHandler } from './handlers/leases.ts';
import { handOnHandler, settleHandler, strandHandler } from './handlers/stranded.ts';
import { phonesAnswer, strandedActAnswerOf, strandedAnswerOf } from './views.ts';

/** What came too late is told in the words of the modules whose acts it holds. */
export function phonesModuleOf(modules: readonly Module[]): Module {
  const titles = new Map(
    modules.flatMap(({ commands }) => commands ?? []).map(({ spec }) => [spec.name, spec.title] as const),
  );
  return {
    name: 'phones',
    commands: [grantHandler, endHandler, strandHandler, handOnHandler, settleHandler],
    queries: [phonesAnswer, strandedAnswerOf(titles), strandedActAnswerOf(titles)],
    routes: boxDoor,
  };
}

// The phones module's table of contents.
import type { Module } from '#kernel/server/house.ts';
import { boxDoor } from './door.ts';
import { phonesGathers } from './gathered.ts';
import { endHandler, grantHandler } from './handlers/leases.ts';
import { forgetHandler, handOnHandlerOf, settleHandler, strandHandlerOf } from './handlers/stranded.ts';
import { forgetAtOnce } from './reactions.ts';
import { phonesAnswer, strandedActAnswerOf, strandedAnswerOf } from './views.ts';

/** What came too late is told in the words of the modules whose acts it holds. */
export function phonesModuleOf(modules: readonly Module[]): Module {
  const titles = new Map(
    modules.flatMap(({ commands }) => commands ?? []).map(({ spec }) => [spec.name, spec.title] as const),
  );
  const powers = new Map(
    modules
      .flatMap(({ commands }) => commands ?? [])
      .flatMap(({ spec }) => (spec.power ? [[spec.name, spec.power] as const] : [])),
  );
  return {
    name: 'phones',
    commands: [
      grantHandler,
      endHandler,
      strandHandlerOf(powers),
      handOnHandlerOf(powers),
      forgetHandler,
      settleHandler,
    ],
    reactions: [forgetAtOnce],
    gathers: phonesGathers,
    queries: [phonesAnswer, strandedAnswerOf(titles), strandedActAnswerOf(titles)],
    routes: boxDoor,
  };
}

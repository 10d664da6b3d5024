// The emergencies module's table of contents.
import type { Module } from '#kernel/server/house.ts';
import type { Gathered } from '#kernel/server/powers.ts';
import { emergencyConstraints } from '../shared/problems.ts';
import { approveHandler, refuseHandler } from './handlers/decide-order.ts';
import { tellEndHandler, withdrawHandler } from './handlers/end-order.ts';
import { certifyHandlerOf, eraseHandlerOf } from './handlers/erase-gathered.ts';
import { proposeHandler } from './handlers/propose-order.ts';
import { powerKeeper } from './power-keeper.ts';
import { eraseWhatIsOver, tellEnds } from './reactions.ts';
import { publicAnswer } from './views/public.ts';
import { inForceAnswer, listAnswer, pageAnswer } from './views/staff.ts';

/** `gathered`: what each module registers as gathered under a power (`Module.gathers`). */
export const emergenciesModuleOf = (gathered: readonly Gathered[]): Module => ({
  name: 'emergencies',
  commands: [
    proposeHandler,
    approveHandler,
    refuseHandler,
    withdrawHandler,
    tellEndHandler,
    eraseHandlerOf(gathered),
    certifyHandlerOf(gathered),
  ],
  queries: [publicAnswer, listAnswer, pageAnswer, inForceAnswer],
  ticks: [tellEnds, eraseWhatIsOver],
  powers: powerKeeper,
  constraints: emergencyConstraints,
});

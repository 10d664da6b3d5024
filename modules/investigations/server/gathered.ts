// What mass testing brought up goes with its order: those traced because of a result, and everybody named under them, with exposures, tests, looks and turns.
import type { Gathered } from '#kernel/server/powers.ts';
import { eraseTraced, listOfOrder } from './store/erase.ts';

export const tracedGathers: readonly Gathered[] = [
  {
    power: 'mass_testing',
    table: 'traced_people',
    orderColumn: 'emergency_order_id',
    what: { zh: '流调记录（病例、密接、接触地点、检测）', en: 'Investigations: cases, contacts, places, tests' },
    erase: async (tx, orderId, limit) => eraseTraced(tx, await listOfOrder(tx, orderId, limit)),
  },
];

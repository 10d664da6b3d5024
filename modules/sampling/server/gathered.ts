// What was gathered under an order and goes when its retention is over: who was sampled, held, registered in advance, visited at home, and what their tubes showed. Sites, tubes and
// boxes name no resident and stay.
import { eraseFromJournal } from '#kernel/server/journal.ts';
import type { Gathered } from '#kernel/server/powers.ts';
import type { Words } from '#kernel/shared/problem.ts';
import { eraseRetests, eraseRows } from './store/erase.ts';

const erasing = (table: string, what: Words, ...commandColumns: readonly string[]): Gathered => ({
  power: 'mass_testing',
  table,
  orderColumn: 'emergency_order_id',
  what,
  async erase(tx, orderId, limit) {
    const { erased, commandIds } = await eraseRows(tx, table, orderId, limit, commandColumns);
    await eraseFromJournal(tx, commandIds);
    return erased;
  },
});

/** With the turns that those lists ask for: a duty goes when who was asked goes. */
const retests: Gathered = {
  power: 'mass_testing',
  table: 'retest_asked',
  orderColumn: 'emergency_order_id',
  what: { zh: '复采名单', en: 'Retest lists' },
  async erase(tx, orderId, limit) {
    const commandIds = await eraseRetests(tx, orderId, limit);
    await eraseFromJournal(tx, [...new Set(commandIds)]);
    return commandIds.length;
  },
};

export const samplingGathers: readonly Gathered[] = [
  retests,
  erasing('samples', { zh: '采样登记', en: 'Sampling registrations' }, 'unswab_command_id'),
  erasing('tube_results', { zh: '检测结果', en: 'Test results' }),
  erasing('gate_holds', { zh: '体温异常记录', en: 'Temperature holds' }, 'end_command_id'),
  erasing('sample_pre_registrations', { zh: '预登记', en: 'Registrations in advance' }, 'withdraw_command_id'),
  erasing(
    'home_samplings',
    { zh: '上门采样申请', en: 'Requests for home sampling' },
    'done_command_id',
    'slot_command_id',
  ),
];

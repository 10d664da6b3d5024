// The turns of rounds under an emergency order, as they are erased with it. `campaign_asked` is a view of them with the order of their round.
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { Power } from '#modules/emergencies/shared/power.ts';

/** The order of a row, where its campaign runs by this power. `power` is the code's own word. */
export const askedUnder = (power: Power): string => `case when power = '${power}' then emergency_order_id end`;

/** Some rows of an order, with the commands that name somebody in them. */
export async function eraseAsked(
  tx: Tx,
  power: Power,
  orderId: string,
  limit: number,
): Promise<{ erased: number; commands: string[] }> {
  const row = await tx.first<{ erased: number; commands: string[] }>(
    sql`select erased, commands from app.erase_round_turns(${orderId}, ${power}, ${limit})`,
  );
  return row ?? { erased: 0, commands: [] };
}

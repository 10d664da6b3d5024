// The demonstration district: 济宁高新区 with its five streets, real place names, synthetic people. Its figures are those of A4, A6 and M5.

import { sql } from '#kernel/server/sql.ts';
import { chinaCalendar, listSeedDays } from '#kernel/shared/clock/china.ts';
import type { OpenHouse } from '../server/run.ts';
import { seedAccounts } from './accounts.ts';
import { publishMethods } from './methods.ts';
import { seedResidents } from './residents.ts';
import { insertRows } from './rows.ts';
import { seedTerritory } from './territory.ts';

export type SeedOptions = { log: (line: string) => void };

export async function isEmptyHouse({ house }: OpenHouse): Promise<boolean> {
  const row = await house.database.asOwner((tx) => tx.first(sql`select 1 from governance_units limit 1`));
  return row === undefined;
}

/** First what everything stands on, in one transaction: a seed cut off half-way leaves an empty house and starts again. */
export async function seedDemonstration(opened: OpenHouse, { log }: SeedOptions): Promise<void> {
  log('首次启动：正在准备演示区… / First run: preparing the demonstration district…');
  const { house } = opened;
  const territory = await house.database.asOwner(async (tx) => {
    await insertRows(
      tx,
      'calendar_days',
      listSeedDays().map(({ on, kind, name }) => ({ on_date: on, kind, name })),
    );
    const years = {
      from: Number(chinaCalendar.knownFrom.slice(0, 4)),
      to: Number(chinaCalendar.knownThrough.slice(0, 4)),
    };
    await tx.all(sql`insert into calendar_years (year) select generate_series(${years.from}::int, ${years.to}::int)`);
    const seeded = await seedTerritory(tx, house.secrets);
    await seedResidents(tx, house.secrets, seeded);
    return seeded;
  });
  await publishMethods(opened);
  await seedAccounts(opened, territory);
  log('演示区已就绪 / The demonstration district is ready');
}

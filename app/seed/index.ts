// The demonstration district: 济宁高新区 with its five streets, real place names, synthetic people. Its figures are those of A4, A6, B9 and M5.
// In stages; what is done is noted with each, so that a first start that was cut off goes on where it stopped.

import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import type { OpenHouse } from '../server/run.ts';
import { openLogins } from './accounts/logins.ts';
import { seedCalendar } from './calendar.ts';
import { writeDemo } from './demo.ts';
import { seedDevices, seedVideo } from './devices.ts';
import { seedDuty } from './duty.ts';
import { seedEnterprises } from './enterprises.ts';
import { publishMethods } from './methods.ts';
import { pinyinReader } from './names.ts';
import { seedNotices } from './notices.ts';
import { seedPoints } from './points.ts';
import { seedReach } from './reach.ts';
import { seedMarch } from './requests/march/index.ts';
import { seedRecent } from './requests/recent/index.ts';
import { seedTerritory } from './territory/index.ts';
import { seedVisits } from './visits/index.ts';

export type SeedOptions = { log: (line: string) => void };

/** When the seed began, which every date of the demonstration is counted from, and the stages done. */
type Progress = { at: string; done: string[] };
const stages = [
  'territory',
  'methods',
  'logins',
  'march',
  'points',
  'enterprises',
  'reach',
  'demo',
  'recent',
  'visits',
  'notices',
  'duty',
] as const;
type Stage = (typeof stages)[number];

/** Nothing is here yet, or a seed that began here never came to its end. */
export async function needsSeed({ house }: OpenHouse): Promise<boolean> {
  return house.database.asOwner(async (tx) => {
    const progress = await readProgress(tx);
    if (progress) return stages.some((stage) => !progress.done.includes(stage));
    return (await tx.first(sql`select 1 from governance_units limit 1`)) === undefined;
  });
}

export async function seedDemonstration(opened: OpenHouse, { log }: SeedOptions): Promise<void> {
  log('首次启动：正在准备演示区… / First run: preparing the demonstration district…');
  const { database, secrets } = opened.house;
  const progress = (await database.asOwner(readProgress)) ?? {
    at: new Date(database.clock.now()).toISOString(),
    done: [],
  };
  const now = Date.parse(progress.at);
  const write: Record<Stage, () => Promise<unknown>> = {
    territory: () =>
      database.asOwner(async (tx) => {
        await seedCalendar(tx);
        await seedTerritory(tx, secrets, now);
        await seedDevices(tx, secrets, now);
        await note(tx, progress, 'territory');
      }),
    methods: () => publishMethods(opened),
    logins: () => openLogins(opened),
    march: async () => {
      const calendar = await opened.house.calendar();
      await database.asOwner(async (tx) => {
        await seedMarch(tx, { secrets, calendar });
        await note(tx, progress, 'march');
      });
    },
    points: () =>
      database.asOwner(async (tx) => {
        await seedPoints(tx, now);
        await note(tx, progress, 'points');
      }),
    enterprises: () =>
      database.asOwner(async (tx) => {
        await seedEnterprises(tx, secrets, now);
        await note(tx, progress, 'enterprises');
      }),
    reach: () =>
      database.asOwner(async (tx) => {
        await seedReach(tx, await pinyinReader(), now);
        await note(tx, progress, 'reach');
      }),
    demo: () => database.asOwner(writeDemo),
    recent: async () => {
      for (const { key, deed, problem } of await seedRecent(opened, now))
        log(`演示诉求“${key}”没有写完 / not told to its end: ${deed}: ${problem}`);
      await database.asOwner((tx) => seedVideo(tx, now));
    },
    visits: async () => {
      for (const { key, deed, problem } of await seedVisits(opened, now))
        log(`演示走访“${key}”没有写完 / not told to its end: ${deed}: ${problem}`);
      // The weeks between were not lived: the house begins to ask today, instead of finding everything of them missed.
      await database.asOwner((tx) => tx.all(sql`update duty_rhythms set looked_at = ${new Date(now)}`));
    },
    notices: () =>
      database.asOwner(async (tx) => {
        await seedNotices(tx, now);
        await note(tx, progress, 'notices');
      }),
    duty: () =>
      database.asOwner(async (tx) => {
        await seedDuty(tx, now);
        await note(tx, progress, 'duty');
      }),
  };
  for (const stage of stages) {
    if (progress.done.includes(stage)) continue;
    await write[stage]();
    if (!progress.done.includes(stage)) await database.asOwner((tx) => note(tx, progress, stage));
  }
  log('演示区已就绪 / The demonstration district is ready');
}

async function readProgress(tx: Tx): Promise<Progress | undefined> {
  return (await tx.first<{ value: Progress }>(sql`select value from settings where name = 'seed'`))?.value;
}

async function note(tx: Tx, progress: Progress, stage: Stage): Promise<void> {
  progress.done.push(stage);
  await tx.all(sql`
    insert into settings (name, value) values ('seed', ${sql.json(progress)}::jsonb) on conflict (name) do update set value = excluded.value`);
}

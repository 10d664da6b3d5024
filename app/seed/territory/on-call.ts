// Who is on call: handling units that work round the clock, a week each in turn, from a month ago to two months ahead.

import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { addDays, dateOf, weekdayOf } from '#kernel/shared/clock/time.ts';
import { districtId, seedId, unitIdOf } from '../ids.ts';
import { insertRows, type Row } from '../rows.ts';
import { onCallUnits } from './handling.ts';

const weeks = 13;

export async function seedShifts(tx: Tx, now: number): Promise<void> {
  const monday = addDays(dateOf(now), -28 - weekdayOf(dateOf(now)));
  const rows: Row[] = [];
  for (const path of onCallUnits) {
    const posts = await tx.all<{ id: string }>(
      sql`select id from posts where unit_id = ${unitIdOf(path)} and role in ('handler', 'handling_lead') order by role, id`,
    );
    for (let week = 0; week < weeks; week++) {
      const from = addDays(monday, week * 7);
      for (const [i, post] of posts.entries()) {
        rows.push({
          id: seedId('shift', `${path} ${week} ${post.id}`),
          district_id: districtId,
          unit_id: unitIdOf(path),
          post_id: post.id,
          rank: ((i + week) % posts.length) + 1,
          during: `["${from}T08:30:00+08:00","${addDays(from, 7)}T08:30:00+08:00")`,
        });
      }
    }
  }
  await insertRows(tx, 'on_call_shifts', rows);
}

// 值守 of the demonstration (E15): lines of every unit that has posts, one community without any, and a check by night three days ago in 接庄街道.
import { type Sql, sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';
import { addDays, dateOf, HOUR_MS, instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { districtId, postIdOf, seedId, staffIdOf, unitIdOf } from './ids.ts';
import { at, insertRows, type Row } from './rows.ts';
import { street } from './territory/jiezhuang.ts';
import { forGood } from './territory/tree.ts';

/** Nobody was set here: a gap is shown by name, and its calls go up. */
const withoutLine = '科苑社区';
/** Who answers first for a unit, and who comes next. */
const order = [
  'district_dispatcher',
  'district_supervisor',
  'street_dispatcher',
  'street_supervisor',
  'community_secretary',
  'community_desk',
  'handling_lead',
  'handler',
  'grid_chief',
  'grid_worker',
  'building_chief',
];
const most = 3;
const stepMinutes = 5;

type Post = { postId: string; unitId: string; name: string; tail: string | null; staffId: string };

export async function seedDuty(tx: Tx, now: number): Promise<void> {
  const posts = await listPosts(tx, sql`u.id <> ${unitIdOf(withoutLine)}`);
  const lines = [...Map.groupBy(posts, ({ unitId }) => unitId).values()].map((line) => line.slice(0, most));
  await insertRows(
    tx,
    'duty_links',
    lines.flatMap((line) =>
      line.map(({ postId, unitId }, n) => ({
        id: linkIdOf(postId),
        district_id: districtId,
        unit_id: unitId,
        post_id: postId,
        rank: n + 1,
        valid: forGood,
        set_by_name: '街道指挥中心',
      })),
    ),
  );
  await seedCheck(tx, now);
}

const linkIdOf = (postId: string): string => seedId('record', `duty link ${postId}`);

function listPosts(tx: Tx, which: Sql): Promise<Post[]> {
  return tx.all<Post>(sql`
    select p.id as "postId", p.unit_id as "unitId", p.staff_id as "staffId", s.name, s.phone_tail as tail
      from posts p join governance_units u on u.id = p.unit_id join staff s on s.id = p.staff_id
     where p.role = any (${order}::text[]) and upper_inf(p.valid) and ${which}
     order by p.unit_id, array_position(${order}::text[], p.role), s.name collate "C", p.id`);
}

/** In one community the first did not answer and the backup did; the one without a line was taken up by the street. */
async function seedCheck(tx: Tx, now: number): Promise<void> {
  const started = instantAt(addDays(dateOf(now), -3), 22 * 60 + 40);
  const calloutId = seedId('record', 'duty check');
  const communities = await tx.all<{ id: string; name: string }>(sql`
    select id, name from governance_units where parent_id = ${unitIdOf(street)} and kind in ('community', 'village') order by name`);
  const posts = Map.groupBy(
    await listPosts(tx, sql`u.parent_id = ${unitIdOf(street)} or u.id = ${unitIdOf(street)}`),
    ({ unitId }) => unitId,
  );
  const branches: Row[] = [];
  const rings: Row[] = [];
  for (const [n, unit] of communities.entries()) {
    const isEmpty = unit.name === withoutLine;
    const level = isEmpty ? unitIdOf(street) : unit.id;
    const line = posts.get(level) ?? [];
    const isByBackup = n === 1 && line.length > 1 && !isEmpty;
    const called = line.slice(0, isByBackup ? 2 : 1);
    const answered = started + (isByBackup ? stepMinutes + 1 : 1 + (n % 3)) * MINUTE_MS;
    const by = called.at(-1);
    branches.push({
      callout_id: calloutId,
      unit_id: unit.id,
      district_id: districtId,
      unit_name: unit.name,
      level_unit_id: level,
      had_nobody: isEmpty,
      escalated_at: isEmpty ? at(started) : null,
      reached_at: !isEmpty && by ? at(answered) : null,
      reached_by_name: isEmpty ? null : (by?.name ?? null),
      taken_up_at: isEmpty && by ? at(answered) : null,
      taken_up_by_name: isEmpty ? (by?.name ?? null) : null,
      exhausted_at: by ? null : at(started),
      wake_at: null,
    });
    for (const [step, post] of called.entries()) {
      const isLast = post === by;
      rings.push({
        id: seedId('record', `duty ring ${unit.name} ${step}`),
        callout_id: calloutId,
        unit_id: unit.id,
        district_id: districtId,
        level_unit_id: level,
        source: 'link',
        link_id: linkIdOf(post.postId),
        post_id: post.postId,
        staff_id: post.staffId,
        name: post.name,
        at_unit_id: level,
        phone_tail: post.tail,
        rang_at: at(started + step * stepMinutes * MINUTE_MS),
        passed_at: isLast ? null : at(started + stepMinutes * MINUTE_MS),
        outcome: isLast ? 'answered' : 'covered',
        ended_at: at(answered),
      });
    }
  }
  const caller = 'supervisor.jiezhuang';
  await insertRows(tx, 'duty_callouts', [
    {
      id: calloutId,
      district_id: districtId,
      unit_id: unitIdOf(street),
      kind: 'test',
      is_drill: false,
      text: '夜间值守核查，请应答',
      reason: '每月夜间抽查一次',
      step_minutes: stepMinutes,
      within_minutes: 15,
      started_at: at(started),
      started_by_staff_id: staffIdOf(caller),
      started_by_post_id: postIdOf(caller, 'street_supervisor', street),
      started_by_name: '陈立',
      closes_at: at(started + 2 * HOUR_MS),
      ended_at: at(started + HOUR_MS / 2),
      end_reason: 'by_hand',
    },
  ]);
  await insertRows(tx, 'duty_branches', branches);
  await insertRows(tx, 'duty_rings', rings);
}

// Two phones off line tell one field two ways: whichever comes in first, the community's desk sees both, by which phone and when (ADR 11).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { HOUR_MS, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import sixVisits from '#methods/six-visits/method.ts';
import type { listContested } from '#modules/facts/shared/queries.ts';
import { openTestHouse, personIds, system } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import { leasePhone } from './fixtures/phone.ts';

const house = await openTestHouse();
await house.act('method.publish', { methodId: newId(), body: sixVisits }, system);
const { url } = await openSite(house);
const desk = await house.as('community_desk', 'dongzha');

/** Sealed in the box before anybody was heard of again. */
const told = (value: string, at: number, knownAt: number) => ({
  name: 'visit.record',
  at,
  input: {
    visitId: newId(),
    subjectId: personIds.elder,
    action: 'visit',
    outcome: 'done',
    told: [{ field: 'selfCare', value }],
    knownAt: new Date(knownAt).toISOString(),
  },
});

for (const [order, firstIn] of [
  ['the earlier look first', 0],
  ['the later look first', 1],
] as const)
  test(`two phones off line tell one field two ways, ${order} on line: both are before the desk, each with its phone, its hour and that it was off line`, async () => {
    await house.asOwner((tx) => tx.all(sql`delete from subject_facts`));
    const [nine, noon] = [house.clock.now() + HOUR_MS, house.clock.now() + 4 * HOUR_MS];
    const hats = [await house.as('grid_worker', 'dongzhaEast', 1), await house.as('grid_worker', 'dongzhaEast', 2)];
    const phones = [await leasePhone(house, url, hats[0]!), await leasePhone(house, url, hats[1]!)];
    const acts = [told('full', nine, nine - HOUR_MS), told('none', nine + 5 * MINUTE_MS, nine - HOUR_MS)];
    house.clock.set(noon);
    for (const n of [firstIn, 1 - firstIn]) {
      house.clock.advance(MINUTE_MS);
      const { outcomes } = await phones[n]!.send(acts[n]!);
      assert.deepEqual(
        outcomes.map(({ outcome }) => outcome),
        ['accepted'],
      );
    }
    const { contested } = await house.ask<QueryAnswer<typeof listContested>>('fact.contested', {}, desk);
    assert.deepEqual(
      contested[0]?.tellings.map((one) => [
        one.value,
        one.byName,
        one.phone,
        one.wasOffLine,
        one.isCurrent,
        one.doneAt.getTime() - nine,
      ]),
      [
        ['none', hats[1]!.name, '样机', true, true, 5 * MINUTE_MS],
        ['full', hats[0]!.name, '样机', true, false, 0],
      ],
    );
  });

// Hand-over in one step on a real database (product rules 5 and 8): nothing lost, nothing twice, nothing that is over rewritten, nobody without the right.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Outcome } from '#kernel/shared/outcome.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, type StaffHat, type UnitHandle } from '#testing/house.ts';
import { countOf, namesOf, plant } from './fixtures/planted.ts';
import { bringBackInTime, carryLateThings, keepVacant, takeEffectInTime } from './reactions.ts';

const house = await openTestHouse();
const codeOf = (outcome: Outcome): string => ('problem' in outcome ? outcome.problem.code : outcome.outcome);
let security: StaffHat;
let secretary: StaffHat;
let nth = 100;
/** Somebody new, so that no test leans on another. */
const mediator = () => house.as('mediator', 'dongzha', ++nth);
const worker = (unit: UnitHandle = 'dongzhaEast') => house.as('grid_worker', unit, ++nth);

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  security = await house.as('security_admin', 'district');
  secretary = await house.as('community_secretary', 'dongzha');
});

type Person = { staffId: string };
const arrangement = (from: StaffHat, to: Person | undefined, more: object = {}) => ({
  handoverId: newId(),
  staffId: from.staffId,
  posts: [{ postId: from.postId, ...(to ? { toStaffId: to.staffId } : {}) }],
  reason: '调往街道',
  ...more,
});
async function postOf(
  person: Person,
  like: StaffHat,
): Promise<{ staffId: string; postId: string; until: Date | null }> {
  const row = await house.asOwner((tx) =>
    tx.first<{ postId: string; until: Date | null }>(sql`
      select id as "postId", upper(valid) as until from posts
       where staff_id = ${person.staffId} and unit_id = ${like.unitId} and role = ${like.role} and valid @> ${new Date(house.clock.now())}::timestamptz`),
  );
  assert.ok(row, 'the successor holds the post');
  return { staffId: person.staffId, ...row };
}
const every = (n: number) => ({
  'requests.in_hand': n,
  'requests.first_asked': n,
  'rhythms.decisions': n,
  'territory.contracts': n,
  'territory.on_call': n,
  'territory.rehearsals': n,
  'notices.drafts': n,
  'imports.unfinished': n,
  'mediation.cases': n,
});
type Page = {
  handover: { state: string; kind: string; tookEffectAt: Date | null };
  parts: {
    byHand: { name: string; count: number; lines: { id: string; question: string | null }[] }[];
    receipt: string;
  }[];
  mayReceive: boolean;
};
const page = (handoverId: string, as: StaffHat) => house.ask<Page>('handover.page', { handoverId }, as);
type List = { rows: { id: string; receipt: string; mustReceive: boolean; mustGive: boolean }[] };

/** Until a transaction stands at a lock that another holds: the hand-over at the post that a dispatch has named. */
async function untilSomebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 400; tries++) {
    const row = await house.asOwner((tx) =>
      tx.first<{
        is: boolean;
      }>(sql`select exists (select from pg_locks where not granted and database = (select oid from pg_database where datname = current_database())
        or not granted and locktype = 'transactionid') as is`),
    );
    if (row?.is) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail('nobody waited: the post was not locked');
}

describe('a whole hand-over', () => {
  test('all that names the leaver goes to the successor, kind by kind, and what is over keeps its name', async () => {
    const [leaver, successor] = [await mediator(), await worker('dongzhaWest')];
    const { over } = await plant(house, leaver, 3);
    const overBefore = await namesOf(house, over);
    assert.deepEqual(await countOf(house, leaver), every(3));
    const input = arrangement(leaver, successor);
    assert.deepEqual(await house.act('handover.give', input, security), { state: 'in_effect' });
    assert.deepEqual(await countOf(house, leaver), every(0));
    assert.deepEqual(await countOf(house, await postOf(successor, leaver)), every(3));
    assert.deepEqual(await namesOf(house, over), overBefore);
    const { parts } = await page(input.handoverId, security);
    assert.deepEqual(Object.fromEntries(parts[0]!.byHand.map(({ name, count }) => [name, count])), every(3));
  });

  test('the leaver is refused from the next request on; the successor is let in', async () => {
    const [leaver, successor] = [await worker(), await worker('dongzhaWest')];
    await house.act('handover.give', arrangement(leaver, successor), secretary);
    await assert.rejects(house.ask('request.list', {}, leaver), /kernel.post_ended/);
    const { postId } = await postOf(successor, leaver);
    const session = await house.asOwner((tx) =>
      tx.first<{ id: string }>(sql`select post_id as id from app.enter_staff(${successor.token}, null)`),
    );
    assert.equal(session?.id, successor.postId, 'they still come in with the hat of their home post');
    await house.ask('request.list', {}, { ...successor, postId });
  });

  test('the preview counts what will go, each thing once though two posts could take it, and tells words by the asker’s rights', async () => {
    const leaver = await mediator();
    const second = await house.alsoAs(leaver, 'grid_worker', 'dongzhaEast');
    const { open } = await plant(house, leaver, 2);
    type Preview = { posts: { postId: string; byHand: { name: string; count: number; lines: { id: string }[] }[] }[] };
    const preview = await house.ask<Preview>('handover.preview', { staffId: leaver.staffId }, security);
    const sums: Record<string, number> = {};
    for (const { byHand } of preview.posts)
      for (const { name, count } of byHand) sums[name] = (sums[name] ?? 0) + count;
    assert.deepEqual(sums, every(2));
    // The security administrator sees no request; the leaver's own page names them.
    const inHand = (who: Preview) =>
      who.posts
        .flatMap(({ byHand }) => byHand.filter(({ name }) => name === 'requests.in_hand'))
        .flatMap(({ lines }) => lines);
    assert.deepEqual(inHand(preview), []);
    const own = await house.ask<Preview>('handover.preview', { staffId: leaver.staffId }, leaver);
    assert.deepEqual(
      inHand(own)
        .map(({ id }) => id)
        .sort(),
      [...open['requests.in_hand']!].sort(),
    );
    const successors = [await mediator(), await worker('dongzhaWest')] as const;
    const input = {
      ...arrangement(leaver, undefined),
      posts: [
        { postId: leaver.postId, toStaffId: successors[0].staffId },
        { postId: second.postId, toStaffId: successors[1].staffId },
      ],
    };
    await house.act('handover.give', input, security);
    const { parts } = await page(input.handoverId, security);
    const went = parts.flatMap(({ byHand }) => byHand).reduce((sum, { count }) => sum + count, 0);
    assert.equal(went, 18, 'what the preview counted is what went');
    assert.deepEqual(await countOf(house, leaver), every(0));
  });

  test('with one of two posts, only what concerns that post goes', async () => {
    const leaver = await mediator();
    const second = await house.alsoAs(leaver, 'grid_worker', 'dongzhaWest');
    await plant(house, leaver, 1);
    const successor = await worker();
    await house.act(
      'handover.give',
      { ...arrangement(leaver, undefined), posts: [{ postId: second.postId, toStaffId: successor.staffId }] },
      security,
    );
    const left = await countOf(house, leaver);
    // The contract lies in the second post's grid; everything else is the community's, and stays.
    assert.deepEqual(left, { ...every(1), 'territory.contracts': 0 });
  });

  test('a colleague who stands there already keeps the post they have', async () => {
    const [leaver, colleague] = [await worker(), await worker()];
    await house.act('handover.give', arrangement(leaver, colleague), secretary);
    assert.equal((await postOf(colleague, leaver)).postId, colleague.postId);
  });

  test('a mediator who is no match is told as open, and the leaver no longer mediates', async () => {
    const [leaver, successor] = [await mediator(), await mediator()];
    const { open } = await plant(house, leaver, 1);
    const caseId = open['mediation.cases']![0]!;
    await house.asOwner((tx) =>
      tx.all(sql`
        insert into mediation_mediators (case_id, staff_id, post_id, stepped_back_at, reason) values (${caseId}, ${successor.staffId}, ${successor.postId}, now(), '与当事人是亲戚')`),
    );
    const input = arrangement(leaver, successor);
    await house.act('handover.give', input, security);
    assert.equal((await countOf(house, leaver))['mediation.cases'], 0);
    assert.equal((await countOf(house, successor))['mediation.cases'], 0);
    const remarks = await house.asOwner((tx) =>
      tx.all(sql`select subject_id from handover_items where handover_id = ${input.handoverId} and remark is not null`),
    );
    assert.deepEqual(remarks, [{ subject_id: caseId }]);
  });
});

describe('once', () => {
  test('the same command twice is one hand-over; another for the same post finds nothing to give', async () => {
    const [leaver, successor] = [await mediator(), await worker('dongzhaWest')];
    await plant(house, leaver, 2);
    const [input, id] = [arrangement(leaver, successor), newId()];
    const first = await house.run('handover.give', input, security, id);
    assert.deepEqual(await house.run('handover.give', input, security, id), first);
    assert.equal(
      codeOf(await house.run('handover.give', arrangement(leaver, await mediator()), security)),
      'handover.nothing_held',
    );
    const [{ count } = { count: 0 }] = await house.asOwner((tx) =>
      tx.all<{ count: number }>(
        sql`select count(*)::int as count from handover_items where handover_id = ${input.handoverId}`,
      ),
    );
    assert.equal(count, 18);
  });

  test('two at the same moment: one gives, the other is told', async () => {
    const [leaver, a, b] = [await mediator(), await mediator(), await mediator()];
    await plant(house, leaver, 1);
    const codes = await Promise.all(
      [a, b].map(async (to) => codeOf(await house.run('handover.give', arrangement(leaver, to), security))),
    );
    // By whose clock began first, the other finds the post ended or the hand-over on record.
    assert.equal(codes.filter((code) => code === 'accepted').length, 1, codes.join());
    assert.ok(
      codes.some((code) => code === 'handover.nothing_held' || code === 'handover.given_already'),
      codes.join(),
    );
    const [of, other] = [await countOf(house, a), await countOf(house, b)];
    for (const kind of Object.keys(every(1))) assert.equal((of[kind] ?? 0) + (other[kind] ?? 0), 1, kind);
  });

  test('what was dispatched to the leaver meanwhile is not lost: the hand-over waits for it', async () => {
    const [leaver, successor] = [await worker(), await worker()];
    const { open } = await plant(house, await mediator(), 1);
    const requestId = open['requests.in_hand']![0]!;
    let commit = () => {};
    const held = new Promise<void>((resolve) => {
      commit = resolve;
    });
    let written = () => {};
    const isWritten = new Promise<void>((resolve) => {
      written = resolve;
    });
    const dispatching = house.asOwner(async (tx) => {
      await tx.all(sql`update requests set lead_post_id = ${leaver.postId} where id = ${requestId}`);
      written();
      await held;
    });
    await isWritten;
    const giving = house.act('handover.give', arrangement(leaver, successor), secretary);
    await untilSomebodyWaits();
    commit();
    await Promise.all([dispatching, giving]);
    assert.equal((await countOf(house, successor))['requests.in_hand'], 1);
  });

  test('what arrives after it is carried on to the same successor', async () => {
    const [leaver, successor] = [await worker(), await worker()];
    const { open } = await plant(house, await mediator(), 1);
    await house.act('handover.give', arrangement(leaver, successor), secretary);
    await house.asOwner((tx) =>
      tx.all(sql`update requests set lead_post_id = ${leaver.postId} where id = ${open['requests.in_hand']![0]!}`),
    );
    await carryLateThings.run(house.hand);
    assert.equal((await countOf(house, leaver))['requests.in_hand'], 0);
    assert.equal((await countOf(house, successor))['requests.in_hand'], 1);
  });
});

describe('receipts', () => {
  test('the successor receives, once; a working day without it and the secretary sees it as late', async () => {
    const [leaver, successor] = [await worker(), await worker()];
    const input = arrangement(leaver, successor);
    await house.act('handover.give', input, secretary);
    const { handoverId } = input;
    const waiting = await house.ask<{ rows: { id: string }[] }>('handover.waiting', {}, successor);
    assert.deepEqual(
      waiting.rows.map(({ id }) => id),
      [handoverId],
    );
    const listed = async () =>
      (await house.ask<List>('handover.list', { tab: 'all' }, secretary)).rows.find(({ id }) => id === handoverId);
    assert.equal((await listed())?.receipt, 'waiting');
    const now = house.clock.now();
    try {
      house.clock.set(now + 14 * 86_400_000);
      assert.equal((await listed())?.receipt, 'late');
    } finally {
      house.clock.set(now);
    }
    assert.equal(
      codeOf(await house.run('handover.receive', { handoverId }, secretary)),
      'handover.not_yours_to_receive',
    );
    assert.equal(codeOf(await house.run('handover.receive', { handoverId }, successor)), 'accepted');
    assert.equal(codeOf(await house.run('handover.receive', { handoverId }, successor)), 'superseded');
    assert.equal((await listed())?.receipt, 'received');
  });

  test('a thing is questioned in words by the successor and answered by somebody else', async () => {
    const [leaver, successor] = [await mediator(), await mediator()];
    const { open } = await plant(house, leaver, 1);
    const input = arrangement(leaver, successor);
    await house.act('handover.give', input, security);
    const item = {
      handoverId: input.handoverId,
      itemKind: 'rhythms.decisions',
      subjectId: open['rhythms.decisions']![0]!,
    };
    assert.equal(
      codeOf(await house.run('handover.question', { ...item, text: '灯装在哪' }, secretary)),
      'handover.no_such_item',
    );
    await house.act('handover.question', { ...item, text: '灯装在哪' }, successor);
    assert.equal(
      codeOf(await house.run('handover.answer', { ...item, text: '自己答' }, successor)),
      'handover.no_question',
    );
    await house.act('handover.answer', { ...item, text: '南门东侧' }, secretary);
    assert.equal(
      codeOf(await house.run('handover.answer', { ...item, text: '再答' }, secretary)),
      'handover.no_question',
    );
  });
});

describe('deputies', () => {
  test('everything goes and comes back by itself, with what the deputy was given meanwhile; hours after their time never left', async () => {
    const [leaver, deputy] = [await mediator(), await worker('dongzhaWest')];
    const { open } = await plant(house, leaver, 2);
    const until = new Date(house.clock.now() + 2 * 86_400_000);
    await house.act(
      'handover.give',
      arrangement(leaver, deputy, { kind: 'deputy', until: until.toISOString() }),
      security,
    );
    const post = await postOf(deputy, leaver);
    assert.equal(post.until?.getTime(), until.getTime());
    assert.deepEqual(await countOf(house, post), every(2));
    // The shifts ran five days on: the last three stay with the leaver.
    assert.deepEqual(await countOf(house, leaver), { ...every(0), 'territory.on_call': 2 });
    const { open: more } = await plant(house, await mediator(), 1);
    await house.asOwner((tx) =>
      tx.all(sql`update requests set lead_post_id = ${post.postId} where id = ${more['requests.in_hand']![0]!}`),
    );
    const now = house.clock.now();
    try {
      house.clock.set(until.getTime() + 1000);
      await bringBackInTime.run(house.hand);
    } finally {
      house.clock.set(now);
    }
    const back = await countOf(house, leaver);
    assert.equal(back['requests.in_hand'], 3);
    for (const kind of [
      'requests.first_asked',
      'rhythms.decisions',
      'territory.rehearsals',
      'notices.drafts',
      'imports.unfinished',
      'mediation.cases',
    ])
      assert.equal(back[kind], 2, kind);
    assert.equal((await countOf(house, post))['requests.in_hand'], 0);
    assert.ok(open);
  });

  test('meanwhile the post cannot be given a second time', async () => {
    const [leaver, deputy] = [await worker(), await worker()];
    const until = new Date(house.clock.now() + 86_400_000).toISOString();
    await house.act('handover.give', arrangement(leaver, deputy, { kind: 'deputy', until }), secretary);
    assert.equal(
      codeOf(await house.run('handover.give', arrangement(leaver, deputy), secretary)),
      'handover.running_already',
    );
  });
});

describe('vacancies', () => {
  test('with nobody named the level above keeps the work, and whoever fills the post gets it back', async () => {
    const leaver = await house.as('grid_worker', 'xizhaGrid');
    const above = await house.as('community_secretary', 'xizha');
    await plant(house, leaver, 1);
    const input = arrangement(leaver, undefined);
    await house.act('handover.give', input, above);
    const kept = await countOf(house, above);
    assert.equal(kept['requests.in_hand'], 1);
    assert.equal(kept['rhythms.decisions'], 1);
    const newcomer = await worker('dongzhaWest');
    const street = await house.as('street_supervisor', 'luohe');
    await house.act(
      'post.appoint',
      { postId: newId(), staffId: newcomer.staffId, role: 'grid_worker', unitId: leaver.unitId },
      street,
    );
    await keepVacant.run(house.hand);
    const got = await countOf(house, await postOf(newcomer, leaver));
    assert.equal(got['requests.in_hand'], 1);
    assert.equal(got['rhythms.decisions'], 1);
    assert.equal((await countOf(house, above))['requests.in_hand'], 0);
    const waiting = await house.ask<{ rows: { id: string }[] }>('handover.waiting', {}, newcomer);
    assert.deepEqual(
      waiting.rows.map(({ id }) => id),
      [input.handoverId],
    );
  });

  test('a post that a redraw moved is nobody’s leaving: the same person keeps the work under the new post', async () => {
    const moved = await mediator();
    await plant(house, moved, 1);
    const newPost = newId();
    await house.asOwner(async (tx) => {
      const at = new Date(house.clock.now() - 1000);
      await tx.all(sql`update posts set valid = tstzrange(lower(valid), ${at}) where id = ${moved.postId}`);
      await tx.all(sql`
        insert into posts (id, district_id, staff_id, role, unit_id, valid) select ${newPost}, district_id, staff_id, role, unit_id, tstzrange(${at}, null) from posts where id = ${moved.postId}`);
    });
    await keepVacant.run(house.hand);
    assert.deepEqual(await countOf(house, { staffId: moved.staffId, postId: newPost }), every(1));
    const waiting = await house.ask<{ rows: unknown[] }>('handover.waiting', {}, { ...moved, postId: newPost });
    assert.deepEqual(waiting.rows, [], 'nobody signs for what they had');
  });

  test('somebody who just leaves leaves nothing to nobody', async () => {
    const leaver = await house.as('grid_worker', 'dabuGrid');
    const above = await house.as('community_secretary', 'dabu');
    await plant(house, leaver, 1);
    await house.act('staff.leave', { staffId: leaver.staffId, reason: '退休' }, security);
    await keepVacant.run(house.hand);
    await keepVacant.run(house.hand);
    assert.equal((await countOf(house, leaver))['requests.in_hand'], 0);
    const kept = await countOf(house, above);
    assert.equal(kept['requests.in_hand'], 1);
    assert.equal(kept['notices.drafts'], 1);
  });
});

describe('later', () => {
  test('at the stated moment, not before; and not at all when the successor has gone, with the reason kept', async () => {
    const [leaver, successor] = [await worker(), await worker()];
    const [other, gone] = [await worker(), await worker()];
    const moment = new Date(house.clock.now() + 3_600_000).toISOString();
    const [input, failing] = [arrangement(leaver, successor, { moment }), arrangement(other, gone, { moment })];
    assert.deepEqual(await house.act('handover.give', input, secretary), { state: 'planned' });
    await house.act('handover.give', failing, secretary);
    await takeEffectInTime.run(house.hand);
    await house.ask('request.list', {}, leaver);
    await house.act('staff.leave', { staffId: gone.staffId, reason: '辞职' }, security);
    const now = house.clock.now();
    try {
      house.clock.set(now + 3_601_000);
      await takeEffectInTime.run(house.hand);
      assert.equal((await page(input.handoverId, secretary)).handover.state, 'in_effect');
      assert.equal((await page(failing.handoverId, secretary)).handover.state, 'dropped');
    } finally {
      house.clock.set(now);
    }
    await house.ask('request.list', {}, other);
  });
});

describe('rights', () => {
  test('a leaver asks, whoever may appoint gives; nobody gives to themselves or gives away what is not theirs to fill', async () => {
    const [leaver, successor] = [await worker(), await worker()];
    assert.equal(
      codeOf(await house.run('handover.give', arrangement(leaver, successor), leaver)),
      'kernel.not_permitted',
    );
    const { staffId: _, ...asking } = arrangement(leaver, successor);
    await house.act('handover.ask', asking, leaver);
    assert.equal((await page(asking.handoverId, leaver)).handover.state, 'asked');
    const neighbour = await house.as('community_secretary', 'xizha');
    const given = { ...asking, staffId: leaver.staffId };
    assert.notEqual(codeOf(await house.run('handover.give', { ...given, handoverId: newId() }, neighbour)), 'accepted');
    const seen = (await house.ask<List>('handover.list', {}, secretary)).rows.find(
      ({ id }) => id === asking.handoverId,
    );
    assert.equal(seen?.mustGive, true);
    await house.act('handover.give', given, secretary);
    assert.equal(
      (await page(asking.handoverId, leaver.staffId === successor.staffId ? leaver : successor)).handover.state,
      'in_effect',
    );
    assert.equal(
      codeOf(await house.run('handover.give', arrangement(secretary, successor), secretary)),
      'identity.not_by_this_role',
    );
    const another = await worker();
    assert.equal(
      codeOf(await house.run('handover.give', arrangement(another, secretary), secretary)),
      'identity.not_oneself',
    );
    assert.equal(
      codeOf(await house.run('handover.give', arrangement(another, another), secretary)),
      'handover.same_person',
    );
  });

  test('strangers neither hand over nor hear of it: the next community, another district, a colleague', async () => {
    const [leaver, successor] = [await worker(), await worker()];
    const input = arrangement(leaver, successor);
    await house.act('handover.give', input, secretary);
    for (const stranger of [
      await house.as('community_secretary', 'xizha'),
      await house.as('district_supervisor', 'otherDistrict'),
      await worker(),
    ]) {
      await assert.rejects(page(input.handoverId, stranger), /handover.not_found/);
      assert.equal(
        (await house.ask<List>('handover.list', { tab: 'all' }, stranger)).rows.some(
          ({ id }) => id === input.handoverId,
        ),
        false,
      );
      await assert.rejects(
        house.ask('handover.preview', { staffId: successor.staffId }, stranger),
        /handover.not_found/,
      );
    }
    const other = await house.as('security_admin', 'otherDistrict');
    assert.equal(
      codeOf(await house.run('handover.give', arrangement(successor, await worker()), other)),
      'identity.staff_not_found',
    );
  });

  test('an administrator’s post is given to a person or not at all, and never left to the last one’s absence', async () => {
    const [leaving, successor] = [
      await house.as('audit_admin', 'district', ++nth),
      await house.as('system_admin', 'district', ++nth),
    ];
    assert.equal(
      codeOf(await house.run('handover.give', arrangement(leaving, undefined), security)),
      'handover.administrator',
    );
    assert.equal(
      codeOf(await house.run('handover.give', arrangement(leaving, successor), security)),
      'identity.administrators_apart',
    );
  });
});

test('yesterday’s record keeps yesterday’s owner', async () => {
  const [leaver, successor] = [await mediator(), await mediator()];
  const { open } = await plant(house, leaver, 1);
  const requestId = open['requests.in_hand']![0]!;
  const before = new Date(house.clock.now() - 1000);
  await house.act('handover.give', arrangement(leaver, successor), security);
  const then = async (at: Date) =>
    house.asOwner((tx) =>
      tx.first(sql`select app.post_then('requests.in_hand', id, lead_post_id, ${at}) as post, app.staff_then('requests.first_asked', id, first_asked_staff_id, ${at}) as staff
                     from requests where id = ${requestId}`),
    );
  assert.deepEqual(await then(before), { post: leaver.postId, staff: leaver.staffId });
  assert.deepEqual(await then(new Date(house.clock.now() + 1000)), {
    post: successor.postId,
    staff: successor.staffId,
  });
});

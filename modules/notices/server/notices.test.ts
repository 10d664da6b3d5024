// Publications on a real database: numbers without gaps, who may what where, what the public sees, receipts and objections.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Problem } from '#kernel/shared/problem.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import {
  anonymous,
  openTestHouse,
  phones,
  placeIds,
  type ResidentHat,
  type StaffHat,
  type UnitHandle,
  unitIds,
} from '#testing/house.ts';
import type { PublicationLine, PublicationPage, PublicLine, PublicPage } from '../shared/queries.ts';

const house = await openTestHouse();
let desk: StaffHat;
let secretary: StaffHat;
let neighbour: StaffHat;
let street: StaffHat;
let resident: ResidentHat;

const clockTo = (text: string) => house.clock.set(Date.parse(`${text.replace(' ', 'T')}:00+08:00`));
const refused = async (name: string, input: object, as: Parameters<typeof house.run>[2]) => {
  const outcome = await house.run(name, input, as);
  assert.ok('problem' in outcome, `${name} should be refused`);
  return outcome.problem.code;
};
const page = (publicationId: string, as: StaffHat) =>
  house.ask<PublicationPage>('publication.page', { publicationId }, as);
const list = async (tab: string, as: StaffHat) =>
  (await house.ask<{ rows: PublicationLine[] }>('publication.list', { tab }, as)).rows;
const current = async (input: object = {}) =>
  (await house.ask<{ rows: PublicLine[] }>('publication.current', input, anonymous)).rows;
const notTold = async (name: string, input: object, as: Parameters<typeof house.ask>[2]) => {
  const problem: Problem = await house.ask(name, input, as).then(
    () => assert.fail(`${name} was told`),
    (error: Problem) => error,
  );
  return problem.code;
};

const notice = (more: object = {}) => ({
  publicationId: newId(),
  kind: 'notice',
  audience: 'public',
  areaUnitId: unitIds.dongzha,
  title: '停水公告',
  body: '3月17日8时至18时停水。',
  periodTo: '2026-03-20',
  ...more,
});
const bulletin = (more: object = {}) =>
  notice({
    kind: 'bulletin',
    audience: 'staff',
    areaUnitId: unitIds.luohe,
    title: '三月上旬通报',
    body: '',
    periodTo: undefined,
    items: [
      { unitId: unitIds.dongzha, verdict: 'good', text: '件件按时' },
      { unitId: unitIds.xizha, verdict: 'bad', text: '两件超时' },
    ],
    ...more,
  });

type Published = { publicationId: string; year: number; issueNo: number; code: string };
async function publish(input: { publicationId: string }, by: StaffHat, writer = by): Promise<Published> {
  await house.act('publication.draft', input, writer);
  return (await house.act('publication.publish', { publicationId: input.publicationId, version: 1 }, by)) as Published;
}

before(async () => {
  clockTo('2026-03-16 09:00');
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  desk = await house.as('community_desk', 'dongzha');
  secretary = await house.as('community_secretary', 'dongzha');
  neighbour = await house.as('community_secretary', 'xizha');
  street = await house.as('street_supervisor', 'luohe');
  resident = await house.resident(phones.neighbour);
});

describe('numbers', () => {
  test('R3: eight published at once are issues 1 to 8, whatever is drafted, discarded or refused in between', async () => {
    const drafts = Array.from({ length: 8 }, () => bulletin());
    const empty = bulletin({ items: [] });
    for (const draft of [...drafts, empty]) await house.act('publication.draft', draft, street);
    const outcomes = await Promise.all(
      [...drafts.slice(0, 4), empty, ...drafts.slice(4)].map(({ publicationId }) =>
        house.run('publication.publish', { publicationId, version: 1 }, street),
      ),
    );
    const numbers = outcomes.flatMap((one) => ('problem' in one ? [] : [(one.result as Published).issueNo]));
    assert.deepEqual(
      numbers.toSorted((a, b) => a - b),
      [1, 2, 3, 4, 5, 6, 7, 8],
    );
    await house.act('publication.discard', { publicationId: empty.publicationId }, street);
  });

  test('they run by issuer, by kind and by year; a withdrawn number stays used', async () => {
    assert.equal((await publish(notice(), secretary)).issueNo, 1);
    const second = await publish(notice(), secretary);
    assert.equal(second.issueNo, 2);
    await house.act('publication.withdraw', { publicationId: second.publicationId, reason: '日期写错' }, secretary);
    assert.equal((await publish(notice(), secretary)).issueNo, 3);
    assert.equal((await publish(notice({ kind: 'content', periodTo: undefined }), secretary)).issueNo, 1);
    assert.equal((await publish(notice({ areaUnitId: unitIds.xizha }), neighbour)).issueNo, 1);
    clockTo('2027-01-01 00:30');
    const next = await publish(notice({ periodTo: '2027-01-02' }), secretary);
    assert.deepEqual([next.year, next.issueNo], [2027, 1]);
    clockTo('2026-03-16 09:00');
  });
});

describe('whose it is', () => {
  test('R6: a community publishes for itself and its grids, not for its neighbour nor for its street', async () => {
    for (const unit of ['xizha', 'luohe', 'otherCommunity'] satisfies UnitHandle[])
      assert.equal(
        await refused('publication.draft', notice({ areaUnitId: unitIds[unit] }), secretary),
        'publication.outside_area',
        unit,
      );
    await publish(notice({ areaUnitId: unitIds.dongzhaEast }), secretary);
  });

  test('the desk writes, the secretary publishes; what one post holds another unit does not touch', async () => {
    const draft = notice();
    await house.act('publication.draft', draft, desk);
    const onIt = { publicationId: draft.publicationId, version: 1 };
    assert.equal(await refused('publication.publish', onIt, desk), 'kernel.not_permitted');
    assert.equal(await refused('publication.publish', onIt, neighbour), 'publication.not_found');
    assert.equal(await refused('publication.publish', onIt, street), 'publication.not_found');
    assert.equal(await refused('publication.discard', onIt, neighbour), 'publication.not_found');
    await house.act('publication.publish', onIt, secretary);
    assert.equal(await refused('publication.publish', onIt, secretary), 'publication.not_draft');
    const withdraw = { publicationId: draft.publicationId, reason: '写错' };
    assert.equal(await refused('publication.withdraw', withdraw, neighbour), 'publication.not_issuers');
    await house.act('publication.withdraw', withdraw, street);
    assert.equal(await refused('publication.withdraw', withdraw, secretary), 'publication.withdrawn');
  });

  test('what goes out is what was seen: an older version is not published, nor written over', async () => {
    const draft = notice();
    await house.act('publication.draft', draft, desk);
    await house.act('publication.revise', { ...draft, title: '停水公告（改）', version: 1 }, desk);
    const stale = { publicationId: draft.publicationId, version: 1 };
    assert.equal(await refused('publication.publish', stale, secretary), 'publication.changed_meanwhile');
    assert.equal(await refused('publication.revise', { ...draft, version: 1 }, desk), 'publication.changed_meanwhile');
    await house.act('publication.publish', { ...stale, version: 2 }, secretary);
    assert.equal((await page(draft.publicationId, secretary)).publication.title, '停水公告（改）');
  });

  test('what is published cannot be changed even past all rights', async () => {
    const { publicationId } = await publish(notice(), secretary);
    await assert.rejects(
      house.asOwner((tx) => tx.all(sql`update publications set body = '别的话' where id = ${publicationId}`)),
      /not changed/,
    );
  });

  test('a file that somebody else brought is not taken up, nor a request that the writer may not see', async () => {
    const strange = await house.house.files.keep(Buffer.from('%PDF-1.7 别人的'), {
      by: `staff ${neighbour.staffId}`,
      districtId: unitIds.district,
    });
    const own = await house.house.files.keep(Buffer.from('%PDF-1.7 自己的'), {
      by: `staff ${desk.staffId}`,
      districtId: unitIds.district,
    });
    assert.equal(
      await refused('publication.draft', notice({ fileIds: [strange.id] }), desk),
      'publication.file_not_yours',
    );
    const kept = notice({ fileIds: [own.id] });
    await house.act('publication.draft', kept, desk);
    // Held by the draft, it may stay when somebody else of the unit revises it.
    await house.act('publication.revise', { ...kept, version: 1 }, secretary);
    assert.deepEqual(
      (await page(kept.publicationId, desk)).files.map(({ id }) => id),
      [own.id],
    );

    const requestId = newId();
    await house.act(
      'request.report',
      { requestId, channel: 'hotline', placeId: placeIds.dabuDwelling, text: '路灯不亮' },
      await house.as('community_desk', 'dabu'),
    );
    const named = { unitId: unitIds.dongzha, verdict: 'bad', text: '没办', requestId };
    assert.equal(
      await refused('publication.draft', bulletin({ items: [named] }), street),
      'publication.request_not_found',
    );
  });

  test('a bulletin names only units of its area, and says nothing that contradicts itself', async () => {
    const outside = { unitId: unitIds.dabu, verdict: 'bad', text: '别的街道' };
    assert.equal(
      await refused('publication.draft', bulletin({ items: [outside] }), street),
      'publication.item_outside_area',
    );
    assert.equal(
      await refused('publication.draft', notice({ periodFrom: '2026-03-21' }), desk),
      'publication.incomplete',
    );
    const draft = notice({ periodTo: '2026-03-15' });
    await house.act('publication.draft', draft, desk);
    assert.equal(
      await refused('publication.publish', { publicationId: draft.publicationId, version: 1 }, secretary),
      'publication.incomplete',
    );
  });
});

describe('what the public sees', () => {
  test('a draft is nobody’s but its unit’s: not the public’s, not the neighbour’s, not the level above', async () => {
    const draft = notice({ title: '还没定的事' });
    await house.act('publication.draft', draft, desk);
    for (const who of [neighbour, street, await house.as('district_supervisor', 'district')])
      assert.equal(
        await notTold('publication.page', { publicationId: draft.publicationId }, who),
        'publication.not_found',
      );
    assert.ok((await list('draft', secretary)).some(({ id }) => id === draft.publicationId));
    assert.ok(!(await list('draft', street)).some(({ id }) => id === draft.publicationId));
    assert.ok(!(await current()).some(({ title }) => title === '还没定的事'));
  });

  test('R8: the address of a public one opens to anybody; one for staff opens to nobody without an account', async () => {
    const open = await publish(notice(), secretary);
    const read = await house.ask<PublicPage>('publication.read', { code: open.code.toUpperCase() }, anonymous);
    assert.equal(read.publication.body, '3月17日8时至18时停水。');
    const inner = await publish(bulletin(), street);
    for (const who of [anonymous, resident])
      assert.equal(await notTold('publication.read', { code: inner.code }, who), 'publication.not_found');
    assert.equal(
      await notTold(
        'publication.page',
        { publicationId: inner.publicationId },
        await house.as('community_desk', 'dabu'),
      ),
      'publication.not_found',
    );
    assert.ok(await page(inner.publicationId, desk));
  });

  test('R3: of a withdrawn one the public reads when and why, and no longer what it said; staff still read it', async () => {
    const { publicationId, code } = await publish(notice({ body: '写错的正文' }), secretary);
    await house.act('publication.withdraw', { publicationId, reason: '停水改期，另行公告' }, secretary);
    const read = await house.ask<PublicPage>('publication.read', { code }, anonymous);
    assert.equal(read.publication.withdrawn?.reason, '停水改期，另行公告');
    assert.ok(!JSON.stringify(read).includes('写错的正文'));
    assert.ok(!(await current()).some((row) => row.code === code));
    assert.ok((await current({ withWithdrawn: true })).some((row) => row.code === code));
    assert.equal((await page(publicationId, desk)).publication.body, '写错的正文');
  });

  test('R6: a place has its own notices and those of the units above it, until the last day is over', async () => {
    const grid = await publish(notice({ areaUnitId: unitIds.dongzhaEast, title: '东网格' }), secretary);
    const whole = await publish(notice({ areaUnitId: unitIds.luohe, title: '全街道' }), street);
    const codes = async (unit: UnitHandle, more: object = {}) =>
      (await current({ unitId: unitIds[unit], limit: 100, ...more })).map(({ code }) => code);
    const here = await codes('dongzhaEast');
    assert.ok(here.includes(grid.code) && here.includes(whole.code));
    const besides = await codes('dongzhaWest');
    assert.ok(!besides.includes(grid.code) && besides.includes(whole.code));
    assert.ok(!(await codes('dabu')).includes(whole.code));
    assert.ok((await codes('luohe', { withBelow: true })).includes(grid.code));
    assert.ok(!(await codes('luohe')).includes(grid.code));
    clockTo('2026-03-20 23:59');
    assert.ok((await codes('dongzhaEast')).includes(grid.code));
    clockTo('2026-03-21 00:00');
    assert.ok(!(await codes('dongzhaEast')).includes(grid.code));
    assert.ok((await list('over', secretary)).some(({ id }) => id === grid.publicationId));
    clockTo('2026-03-16 09:00');
  });

  test('another district’s staff, residents and walls hear nothing of it', async () => {
    const { publicationId } = await publish(notice(), secretary);
    const stranger = await house.as('district_supervisor', 'otherDistrict');
    assert.equal(await notTold('publication.page', { publicationId }, stranger), 'publication.not_found');
    assert.deepEqual((await house.ask<{ rows: unknown[] }>('publication.current', {}, stranger)).rows, []);
  });
});

describe('R3: receipts', () => {
  test('a named unit is asked until somebody of it confirms; who has not stands first', async () => {
    const { publicationId } = await publish(bulletin(), street);
    assert.ok((await list('to_confirm', desk)).some(({ id }) => id === publicationId));
    assert.ok(
      !(await list('to_confirm', await house.as('grid_worker', 'dongzhaEast'))).some(({ id }) => id === publicationId),
    );
    await house.act('publication.confirm_receipt', { publicationId }, desk);
    assert.ok(!(await list('to_confirm', secretary)).some(({ id }) => id === publicationId));
    const { receipts, publication } = await page(publicationId, street);
    assert.deepEqual(
      receipts.map(({ unitId, by }) => [unitId, by]),
      [
        [unitIds.xizha, null],
        [unitIds.dongzha, desk.name],
      ],
    );
    assert.deepEqual([publication.named, publication.unconfirmed], [2, 1]);
    // A second tap by a colleague is a fact that changed nothing.
    const again = await house.run('publication.confirm_receipt', { publicationId }, secretary);
    assert.equal(again.outcome, 'superseded');
    assert.equal(
      await refused('publication.confirm_receipt', { publicationId }, await house.as('handler', 'property')),
      'publication.not_named',
    );
  });

  test('one that was withdrawn asks nobody', async () => {
    const { publicationId } = await publish(bulletin(), street);
    await house.act('publication.withdraw', { publicationId, reason: '核实后不属实' }, street);
    assert.ok(!(await list('to_confirm', neighbour)).some(({ id }) => id === publicationId));
    assert.equal(await refused('publication.confirm_receipt', { publicationId }, neighbour), 'publication.withdrawn');
  });
});

describe('R6: objections', () => {
  async function report(as: ResidentHat, unitId: string): Promise<string> {
    const requestId = newId();
    await house.act(
      'request.report',
      { requestId, channel: 'grid_wechat_group', text: '不同意，影响上学', territoryId: unitId, kindCode: 'advice' },
      as,
    );
    return requestId;
  }
  const open = () => publish(notice({ takesObjections: true, areaUnitId: unitIds.luohe }), street);

  test('an objection is a request in the issuer’s own queue, linked; its answer is the request’s', async () => {
    const { publicationId } = await open();
    const requestId = await report(resident, unitIds.luohe);
    await house.act('publication.object', { publicationId, requestId }, resident);
    const { objections } = await page(publicationId, street);
    assert.deepEqual(
      objections.map((one) => [one.requestId, one.state]),
      [[requestId, 'received']],
    );
    const { rows } = await house.ask<{ rows: { id: string }[] }>('request.list', { tab: 'open' }, street);
    assert.ok(rows.some(({ id }) => id === requestId));
    // Whoever may not see the request does not learn of the objection.
    assert.deepEqual((await page(publicationId, desk)).objections, []);
  });

  test('only by the resident whose request it is, and only a request that was sent to the issuer', async () => {
    const { publicationId } = await open();
    const requestId = await report(resident, unitIds.luohe);
    const other = await house.resident(phones.elder);
    assert.equal(
      await refused('publication.object', { publicationId, requestId }, other),
      'publication.objection_elsewhere',
    );
    assert.equal(await refused('publication.object', { publicationId, requestId }, anonymous), 'kernel.sign_in_needed');
    const elsewhere = await report(resident, unitIds.dongzha);
    assert.equal(
      await refused('publication.object', { publicationId, requestId: elsewhere }, resident),
      'publication.objection_elsewhere',
    );
  });

  test('not after its last day, not of one that was withdrawn or takes none; said in time and linked late it counts', async () => {
    const { publicationId } = await open();
    const closed = await publish(notice({ areaUnitId: unitIds.luohe }), street);
    const inTime = await report(resident, unitIds.luohe);
    const object = (id: string, requestId: string) => ({ publicationId: id, requestId });
    assert.equal(
      await refused('publication.object', object(closed.publicationId, inTime), resident),
      'publication.objections_closed',
    );
    clockTo('2026-03-21 00:01');
    const late = await report(resident, unitIds.luohe);
    assert.equal(
      await refused('publication.object', object(publicationId, late), resident),
      'publication.objections_closed',
    );
    await house.act('publication.object', object(publicationId, inTime), resident);
    clockTo('2026-03-16 09:00');
    const other = await open();
    await house.act('publication.withdraw', { publicationId: other.publicationId, reason: '重发' }, street);
    const another = await report(resident, unitIds.luohe);
    assert.equal(
      await refused('publication.object', object(other.publicationId, another), resident),
      'publication.objections_closed',
    );
  });
});

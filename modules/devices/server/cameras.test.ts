// Cameras (M5) and what requests point to in their recordings (B8) on a real database: who may, where, how long, and that no address is handed out
// before the look is on record.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { enter } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import type { Role } from '#kernel/shared/right.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, phones, placeIds, type StaffHat, system, type UnitHandle, unitIds } from '#testing/house.ts';
import type {
  camerasNear,
  listCameras,
  listLooks,
  listYards,
  videoOfLook,
  videoOfRequest,
} from '../shared/camera-queries.ts';

const house = await openTestHouse();
let desk: StaffHat;
let secretary: StaffHat;
let police: StaffHat;
let worker: StaffHat;
let audit: StaffHat;
let requestId: string;
let made = 0;

const template = 'https://video.example.cn/play/{camera}?from={from}&to={to}';
const hour = 3_600_000;
/** Counted from one moment: two that are a day apart are so to the millisecond. */
const began = house.clock.now();
const ago = (hours: number) => new Date(began - hours * hour).toISOString();

async function camera(more: object = {}, as: StaffHat = secretary): Promise<string> {
  const cameraId = newId();
  const cameraNo = `3708710000132${String(++made).padStart(7, '0')}`;
  const input = { cameraId, cameraNo, name: `南门${made}`, placeId: placeIds.estate, ...more };
  await house.act('camera.register', input, as);
  return cameraId;
}

const refusal = async (name: string, input: object, as: StaffHat): Promise<string> => {
  const outcome = await house.run(name, input, as);
  return 'problem' in outcome ? outcome.problem.code : outcome.outcome;
};

const stretch = (cameraId: string, more: object = {}) => ({
  referenceId: newId(),
  requestId,
  cameraId,
  from: ago(3),
  until: ago(2),
  why: '看清是谁倒的垃圾',
  ...more,
});

async function attached(as: StaffHat = desk): Promise<string> {
  const input = stretch(await camera());
  await house.act('video.attach', input, as);
  return input.referenceId;
}

const videosOf = (as: StaffHat) => house.ask<QueryAnswer<typeof videoOfRequest>>('video.of_request', { requestId }, as);
const looksIn = (input: object = {}) => house.ask<QueryAnswer<typeof listLooks>>('video.looks', input, audit);

async function report(more: object = {}): Promise<string> {
  const id = newId();
  const input = { requestId: id, channel: 'hotline', placeId: placeIds.dwelling101, text: '楼下有人半夜吵闹', ...more };
  await house.act('request.report', input, desk);
  return id;
}

before(async () => {
  process.env['HUYING_VIDEO_URL'] = template;
  await house.act('method.publish', { methodId: newId(), body: method5643 }, system);
  const as = (role: Role, unit: UnitHandle) => house.as(role, unit);
  [desk, secretary, police, worker, audit] = [
    await as('community_desk', 'dongzha'),
    await as('community_secretary', 'dongzha'),
    await as('handler', 'policeRoom'),
    await as('grid_worker', 'dongzhaEast'),
    await as('audit_admin', 'district'),
  ];
  requestId = await report();
  await house.act('request.dispatch', { requestId, kindCode: 'noise', leadUnitId: unitIds.policeRoom }, desk);
});
after(() => {
  delete process.env['HUYING_VIDEO_URL'];
});

describe('[M5] cameras', () => {
  test('are registered under their national number, at a courtyard or an estate, by whoever keeps the community', async () => {
    const input = (more: object = {}) => ({
      cameraId: newId(),
      cameraNo: `3708710000132${String(++made).padStart(7, '0')}`,
      name: '东门',
      placeId: placeIds.estate,
      ...more,
    });
    const add = (more: object, as = secretary) => refusal('camera.register', input(more), as);
    assert.equal(await add({}), 'accepted');
    assert.equal(await add({ cameraNo: '37087100001180000001' }), 'camera.number');
    assert.equal(await add({ cameraNo: '3708' }), 'kernel.malformed');
    assert.equal(await add({ placeId: placeIds.dwelling101 }), 'camera.no_yard');
    assert.equal(await add({ ownerUnitId: unitIds.otherProperty }), 'camera.owner_unknown');
    assert.equal(await add({}, desk), 'kernel.not_permitted');
    assert.equal(await add({}, await house.as('community_secretary', 'dabu')), 'camera.outside_area');
    assert.equal(await add({}, await house.as('system_admin', 'district')), 'accepted');
    const taken = input();
    await house.act('camera.register', taken, secretary);
    assert.equal(await add({ cameraNo: taken.cameraNo }), 'camera.number_taken');
  });

  test('found dark by the grid worker who passes, they lead the list with the hour since when; of another community nobody sees them', async () => {
    const cameraId = await camera({ name: '北门暗了' });
    const since = ago(5);
    await house.act('camera.mark', { cameraId, state: 'dead', since, note: '无画面' }, worker);
    assert.equal(
      await refusal('camera.mark', { cameraId, state: 'dead', since: ago(-1) }, worker),
      'camera.since_future',
    );
    const list = (view: string, as = desk) =>
      house.ask<QueryAnswer<typeof listCameras>>('camera.list', { view, limit: 200 }, as);
    const dead = await list('dead');
    const row = dead.rows.find((one) => one.cameraId === cameraId);
    assert.deepEqual([row?.state, row?.stateSince.toISOString(), row?.stateNote], ['dead', since, '无画面']);
    assert.equal(dead.counts.dead, dead.rows.length);
    await house.act('camera.mark', { cameraId, state: 'dead', note: '还是暗的' }, worker);
    const again = (await list('dead')).rows.find((one) => one.cameraId === cameraId);
    assert.deepEqual(
      [again?.stateSince.toISOString(), again?.stateNote],
      [since, '还是暗的'],
      'dark as long as before',
    );
    assert.ok((await list('all', worker)).rows.some((one) => one.cameraId === cameraId));
    assert.ok((await list('all', await house.as('system_admin', 'district'))).mayKeep);
    for (const [role, unit] of [
      ['community_desk', 'dabu'],
      ['grid_worker', 'xizhaGrid'],
      ['community_secretary', 'otherCommunity'],
    ] as const) {
      const far = await house.as(role, unit);
      assert.equal((await list('all', far)).counts.all, 0, `${role} at ${unit}`);
      assert.match(await refusal('camera.mark', { cameraId, state: 'live' }, far), /camera\.not_found/);
    }
    await house.act('camera.mark', { cameraId, state: 'live' }, worker);
    assert.ok(!(await list('dead')).rows.some((one) => one.cameraId === cameraId));
    assert.equal(await refusal('camera.retire', { cameraId, reason: '拆除' }, worker), 'kernel.not_permitted');
    await house.act('camera.retire', { cameraId, reason: '拆除' }, secretary);
    assert.equal(await refusal('camera.mark', { cameraId, state: 'live' }, worker), 'camera.retired');
  });

  test('a courtyard is flagged as soon as its last live camera is dark, and no longer once one is mended', async () => {
    const placeId = newId();
    await house.asOwner((tx) =>
      tx.all(sql`
        insert into places (id, district_id, community_id, kind, parent_id, estate_id, name, address)
        values (${placeId}, ${unitIds.district}, ${unitIds.dongzha}, 'courtyard', ${placeIds.estate}, ${placeIds.estate}, '西院', '盛景花园西院')`),
    );
    const yard = async () =>
      (await house.ask<QueryAnswer<typeof listYards>>('camera.yards', {}, desk)).yards.find(
        (one) => one.placeId === placeId,
      );
    assert.deepEqual([(await yard())?.live, (await yard())?.isUncovered], [0, true]);
    const [one, two] = [await camera({ placeId }), await camera({ placeId })];
    await house.act('camera.mark', { cameraId: one, state: 'dead' }, worker);
    assert.deepEqual([(await yard())?.live, (await yard())?.dead, (await yard())?.isUncovered], [1, 1, false]);
    await house.act('camera.retire', { cameraId: two, reason: '拆除' }, secretary);
    assert.deepEqual([(await yard())?.live, (await yard())?.isUncovered], [0, true]);
    const { yards } = await house.ask<QueryAnswer<typeof listYards>>(
      'camera.yards',
      {},
      await house.as('community_desk', 'dabu'),
    );
    assert.ok(!yards.some((other) => other.placeId === placeId));
  });
});

describe('[B8] a request points to a recording', () => {
  test('of a camera of its own community, in the past, for a day at most', async () => {
    const cameraId = await camera();
    const attach = (more: object, as = desk) => refusal('video.attach', stretch(cameraId, more), as);
    assert.equal(await attach({ from: ago(26), until: ago(2) }), 'accepted');
    assert.equal(await attach({ from: ago(27), until: ago(2) }), 'video.video_too_long');
    assert.equal(await attach({ from: ago(2), until: ago(3) }), 'video.video_backwards');
    assert.equal(await attach({ from: ago(2), until: ago(-1) }), 'video.video_future');
    const far = await camera({ placeId: placeIds.dabuEstate }, await house.as('system_admin', 'district'));
    assert.equal(await attach({ cameraId: far }), 'video.camera_elsewhere');
    const supervisor = await house.as('district_dispatcher', 'district');
    assert.equal(await attach({ cameraId: far }, supervisor), 'video.camera_elsewhere', 'though they see it');
    await house.act('camera.retire', { cameraId, reason: '拆除' }, secretary);
    assert.equal(await attach({ from: ago(3), until: ago(2) }), 'accepted', 'what it recorded before stands');
    house.clock.advance(3 * hour);
    assert.equal(await attach({ from: ago(-1), until: ago(-2) }), 'video.camera_retired');
    house.clock.reset();
  });

  test('by desk, grid worker and police room; by no other handling unit, and by nobody who does not see the request', async () => {
    const cameraId = await camera();
    for (const as of [desk, secretary, worker, police])
      assert.equal(await refusal('video.attach', stretch(cameraId), as), 'accepted', as.role);
    const property = await house.as('handler', 'property');
    assert.equal(await refusal('video.attach', stretch(cameraId), property), 'video.not_yours');
    const supervisor = await house.as('street_supervisor', 'luohe');
    assert.equal(await refusal('video.attach', stretch(cameraId), supervisor), 'kernel.not_permitted');
    const far = await house.as('community_desk', 'dabu');
    assert.equal(await refusal('video.attach', stretch(cameraId), far), 'video.request_not_found');
    const unseen = await report();
    assert.equal(
      await refusal('video.attach', stretch(cameraId, { requestId: unseen }), police),
      'video.request_not_found',
      'not handed to the police room',
    );
    const over = await report();
    await house.act('request.withdraw', { requestId: over, reason: 'test' }, desk);
    assert.equal(await refusal('video.attach', stretch(cameraId, { requestId: over }), desk), 'video.request_over');
  });

  test('a handling unit that has the request in hand is told of its recordings, camera and all, and of nobody else’s', async () => {
    const inHand = await report();
    await house.act('request.dispatch', { requestId: inHand, kindCode: 'pipe_blockage' }, desk);
    const input = stretch(await camera({ name: '水泵房' }), { requestId: inHand });
    await house.act('video.attach', input, desk);
    const property = await house.as('handler', 'property');
    const told = await house.ask<QueryAnswer<typeof videoOfRequest>>(
      'video.of_request',
      { requestId: inHand },
      property,
    );
    assert.deepEqual(
      told.references.map(({ cameraName }) => cameraName),
      ['水泵房'],
    );
    assert.deepEqual([told.mayAttach, told.mayLook], [false, false]);
    const notTheirs = await report();
    await assert.rejects(house.ask('video.of_request', { requestId: notTheirs }, property), /video.request_not_found/);
    const clinic = await house.as('handler', 'clinic');
    await assert.rejects(house.ask('video.of_request', { requestId: inHand }, clinic), /video.request_not_found/);
  });

  test('the police room, which reaches no territory, may choose among the cameras of the community it stands in', async () => {
    const cameraId = await camera();
    const { cameras } = await house.ask<QueryAnswer<typeof camerasNear>>('camera.near', { requestId }, police);
    assert.equal(cameras.find((one) => one.cameraId === cameraId)?.isNear, true);
    await assert.rejects(
      house.ask('camera.near', { requestId }, await house.as('community_desk', 'dabu')),
      /video.request_not_found/,
    );
  });
});

describe('[B8] access to video is logged', () => {
  test('no address without a look; a look is a row and a line of the journal before the address can be asked for', async () => {
    const referenceId = await attached();
    const lookId = newId();
    await assert.rejects(house.ask('video.address', { lookId }, desk), /video.not_found/);
    const result = await house.act('video.open', { lookId, referenceId, purpose: '核对倒垃圾的人' }, desk);
    assert.ok(!JSON.stringify(result ?? {}).includes('example.cn'), 'the command itself hands out nothing');
    const rows = await house.asOwner((tx) =>
      tx.all<{ purpose: string }>(sql`select purpose from video_looks where id = ${lookId}`),
    );
    assert.deepEqual(rows, [{ purpose: '核对倒垃圾的人' }]);
    const [line] = await house.asOwner((tx) =>
      tx.all<{ content: string; outcome: string }>(
        sql`select content::text as content, outcome from journal where name = 'video.open' and subject_id = ${referenceId}`,
      ),
    );
    assert.equal(line?.outcome, 'accepted');
    assert.ok(line?.content.includes(lookId) && !line.content.includes('核对倒垃圾的人'), 'what for is sealed there');
    const opened = await house.ask<QueryAnswer<typeof videoOfLook>>('video.address', { lookId }, desk);
    assert.match(opened.address ?? '', /^https:\/\/video\.example\.cn\/play\/3708710000132\d{7}\?from=.+Z&to=.+Z$/);
    const { references } = await videosOf(worker);
    const looks = references.find((one) => one.referenceId === referenceId)?.looks;
    assert.deepEqual(
      looks?.map(({ staffName, purpose }) => [staffName, purpose]),
      [[desk.name, '核对倒垃圾的人']],
      'whoever sees the request sees who looked',
    );
  });

  test('a refused look leaves no row and no address: without a purpose, by a grid worker, a property company, another community, a supervisor of the district', async () => {
    const referenceId = await attached();
    const count = async () =>
      (await house.asOwner((tx) => tx.first<{ n: number }>(sql`select count(*) as n from video_looks`)))!.n;
    const before = await count();
    const open = async (as: StaffHat, purpose = '核对') => {
      const lookId = newId();
      const code = await refusal('video.open', { lookId, referenceId, purpose }, as);
      await assert.rejects(house.ask('video.address', { lookId }, as));
      return code;
    };
    assert.equal(await open(desk, ' '), 'kernel.malformed');
    assert.equal(await open(worker), 'kernel.not_permitted');
    assert.equal(await open(await house.as('district_supervisor', 'district')), 'kernel.not_permitted');
    assert.equal(await open(audit), 'kernel.not_permitted');
    assert.equal(await open(await house.as('handler', 'property')), 'video.not_yours');
    assert.equal(await open(await house.as('community_desk', 'dabu')), 'video.not_found');
    assert.equal(await open(await house.as('street_supervisor', 'jiezhuang')), 'video.not_found');
    assert.equal(await count(), before);
  });

  test('may be opened by desk, secretary, police room and the street’s supervisor; each look by its own post only, for ten minutes', async () => {
    const referenceId = await attached(police);
    for (const as of [desk, secretary, police, await house.as('street_supervisor', 'luohe')]) {
      const lookId = newId();
      await house.act('video.open', { lookId, referenceId, purpose: '办案' }, as);
      assert.ok((await house.ask<QueryAnswer<typeof videoOfLook>>('video.address', { lookId }, as)).address, as.role);
      const other = as === desk ? secretary : desk;
      await assert.rejects(house.ask('video.address', { lookId }, other), /video.not_found/, 'somebody else’s look');
    }
    const lookId = newId();
    await house.act('video.open', { lookId, referenceId, purpose: '再看一遍' }, desk);
    house.clock.advance(9 * 60_000);
    await house.ask('video.address', { lookId }, desk);
    house.clock.advance(61_000);
    await assert.rejects(house.ask('video.address', { lookId }, desk), /video.look_over/);
    house.clock.reset();
  });

  test('taken back, a reference opens no more; its looks stay', async () => {
    const referenceId = await attached();
    const lookId = newId();
    await house.act('video.open', { lookId, referenceId, purpose: '看一眼' }, desk);
    await house.act('video.remove', { referenceId, reason: '选错了摄像头' }, desk);
    assert.equal(await refusal('video.open', { lookId: newId(), referenceId, purpose: '再看' }, desk), 'video.removed');
    await assert.rejects(house.ask('video.address', { lookId }, desk), /video.not_found/);
    assert.ok(!(await videosOf(desk)).references.some((one) => one.referenceId === referenceId));
    assert.ok((await looksIn({ limit: 200 })).rows.some((row) => row.lookId === lookId));
  });

  test('where no platform is connected there is no address, and the look is logged all the same', async () => {
    const referenceId = await attached();
    delete process.env['HUYING_VIDEO_URL'];
    const lookId = newId();
    await house.act('video.open', { lookId, referenceId, purpose: '到机房看' }, desk);
    const opened = await house.ask<QueryAnswer<typeof videoOfLook>>('video.address', { lookId }, desk);
    assert.equal(opened.address, null);
    assert.match(opened.cameraNo, /^\d{20}$/);
    process.env['HUYING_VIDEO_URL'] = template;
    const row = (await looksIn({ limit: 200 })).rows.find((one) => one.lookId === lookId);
    assert.equal(row?.hasPlatform, false);
  });

  test('the audit administrator lists every look, by whom and when and of which request, page by page; nobody else does', async () => {
    const referenceId = await attached();
    for (const purpose of ['一', '二', '三'].map((nth) => `第${nth}次`)) {
      house.clock.advance(1000);
      await house.act('video.open', { lookId: newId(), referenceId, purpose }, secretary);
    }
    const whole = await looksIn({ staffId: secretary.staffId, limit: 200 });
    assert.deepEqual(
      whole.rows.slice(0, 3).map(({ purpose }) => purpose),
      ['第三次', '第二次', '第一次'],
    );
    assert.equal(whole.total, whole.rows.length);
    assert.ok(whole.rows.every(({ staffName }) => staffName === secretary.name));
    const first = await looksIn({ staffId: secretary.staffId, limit: 1 });
    const second = await looksIn({ staffId: secretary.staffId, limit: 1, after: first.next });
    assert.deepEqual([first.rows[0]?.purpose, second.rows[0]?.purpose], ['第三次', '第二次']);
    const requestNo = whole.rows[0]!.requestNo;
    assert.equal(
      (await looksIn({ text: requestNo })).total,
      (await looksIn({})).total,
      'all looks are of one request here',
    );
    assert.equal((await looksIn({ text: 'none of it' })).total, 0);
    assert.equal((await looksIn({ unitId: unitIds.dabu })).total, 0);
    assert.equal((await looksIn({ from: new Date(house.clock.now() + 1000).toISOString() })).total, 0);
    house.clock.reset();
    for (const as of [desk, secretary, await house.as('system_admin', 'district')])
      await assert.rejects(house.ask('video.looks', {}, as), /kernel.not_permitted/);
    const elsewhere = await house.as('audit_admin', 'otherDistrict');
    assert.equal((await house.ask<QueryAnswer<typeof listLooks>>('video.looks', {}, elsewhere)).total, 0);
  });

  test('a look cannot be changed or deleted by the house’s own role, nor written in somebody else’s name', async () => {
    const referenceId = await attached();
    const lookId = newId();
    await house.act('video.open', { lookId, referenceId, purpose: '看一眼' }, desk);
    const asSecretary = (statement: ReturnType<typeof sql>) =>
      house.database.transact(async (tx) => {
        await enter(tx, secretary, house.house.secrets);
        return tx.all(statement);
      });
    await assert.rejects(asSecretary(sql`update video_looks set purpose = 'x'`), /permission denied/);
    await assert.rejects(asSecretary(sql`delete from video_looks`), /permission denied/);
    const copied = sql`
      insert into video_looks select (jsonb_populate_record(l, jsonb_build_object('id', ${newId()}::text))).* from video_looks l where id = ${lookId}`;
    await assert.rejects(asSecretary(copied), /row-level security/);
  });

  test('the caller, the device and the residents’ door are told of no recording', async () => {
    await attached();
    const resident = await house.resident(phones.elder);
    await assert.rejects(
      house.ask('video.of_request', { requestId }, resident),
      /kernel\.(sign_in_needed|not_permitted)/,
    );
    const told = await house.database.transact(async (tx) => {
      await tx.all(
        sql`select set_config('app.kind', 'resident', true), set_config('app.district_id', ${unitIds.district}, true)`,
      );
      return tx.all(sql`select id from video_references`);
    });
    assert.deepEqual(told, []);
  });
});

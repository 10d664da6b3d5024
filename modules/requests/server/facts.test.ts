// B7 on a real database: what a kind asks for is asked at its step, all of it at one time; told once it stands with source and time; what is sealed is read by
// nobody who did not say why; and no emergency waits for a field.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import pg from 'pg';
import type { z } from 'zod';
import type { Credentials } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, phones, placeIds, type StaffHat } from '#testing/house.ts';
import type { followRequest, listAppointments, requestPage } from '../shared/queries.ts';

const house = await openTestHouse();
let desk: StaffHat;
let worker: StaffHat;
let repairman: StaffHat;
let doctor: StaffHat;

const first17 = '37990019500101001';
const idNumber = first17 + residentIdCheckDigit(first17);
const wrongNumber = first17 + (residentIdCheckDigit(first17) === '0' ? '1' : '0');

/** 5643 with one more kind of need: a fact that must be there before it is closed. */
const stricter = {
  ...method5643,
  version: '9.9.9',
  requestKinds: method5643.requestKinds.map((kind) =>
    kind.code === 'street_light'
      ? { ...kind, requiredFields: [{ field: 'repairCharge', neededFor: 'close' as const }] }
      : kind,
  ),
};

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: stricter }, { as: 'system', name: 'test' });
  desk = await house.as('community_desk', 'dongzha');
  worker = await house.as('grid_worker', 'dongzhaEast');
  repairman = await house.as('handler', 'property');
  doctor = await house.as('handler', 'clinic');
});

type Page = z.output<typeof requestPage.answer>;
const page = (requestId: string, as: StaffHat = desk) => house.ask<Page>('request.page', { requestId }, as);
const factOf = async (requestId: string, name: string, as: StaffHat = desk) =>
  (await page(requestId, as)).facts.find(({ field }) => field.name === name);
const fact = (field: string, value: unknown) => ({ field, value });

async function report(
  kindCode: string,
  more: object = {},
  as?: Credentials,
): Promise<{ requestId: string; caller: Credentials }> {
  const requestId = newId();
  const caller: Credentials = as ?? { as: 'anonymous', followKey: newId() };
  const input = {
    requestId,
    channel: 'grid_wechat_group',
    placeId: placeIds.dwelling101,
    text: '请上门',
    kindCode,
    ...more,
  };
  await house.act('request.report', input, caller);
  return { requestId, caller };
}
async function problemOf(name: string, input: object, as: Credentials) {
  const outcome = await house.run(name, input, as);
  assert.ok('problem' in outcome, `${name} was ${outcome.outcome}`);
  return outcome.problem;
}

describe('[B7] what a kind asks for', () => {
  test('is asked at the desk before it is handed out, and told along with the dispatch', async () => {
    const { requestId } = await report('family_doctor');
    const refused = await problemOf('request.dispatch', { requestId }, desk);
    assert.equal(refused.code, 'request.facts_needed');
    assert.deepEqual(refused.details?.['fields'], ['beneficiaryName']);
    await house.act('request.dispatch', { requestId, facts: [fact('beneficiaryName', '刘秀英')] }, desk);
    const told = await factOf(requestId, 'beneficiaryName');
    assert.deepEqual([told?.value, told?.mask?.zh, told?.by], [null, '刘***', desk.name]);
  });

  test('is not asked where the caller has told the same already', async () => {
    const { requestId } = await report('family_doctor', { callerName: '刘秀英' });
    await house.act('request.dispatch', { requestId }, desk);
    assert.ok((await page(requestId)).asks.find(({ field }) => field.name === 'beneficiaryName')?.isKnown);
  });

  test('is named all at one time when it is wanting at the end of the work, and asked only of what is not there yet', async () => {
    const { requestId } = await report('home_repair');
    await house.act('request.dispatch', { requestId }, desk);
    const resolve = { requestId, text: '换了阀芯', fileIds: [] };
    const refused = await problemOf('request.resolve', resolve, repairman);
    assert.deepEqual(refused.details?.['fields'], ['appointmentAt', 'repairCharge']);
    assert.match(refused.title.zh, /约定时间；收费金额/);
    await house.act('request.write_facts', { requestId, facts: [fact('repairCharge', 1200)] }, repairman);
    const again = await problemOf('request.resolve', resolve, repairman);
    assert.deepEqual(again.details?.['fields'], ['appointmentAt']);
    const at = '2026-03-16T09:00:00+08:00';
    await house.act('request.resolve', { ...resolve, facts: [fact('appointmentAt', at)] }, repairman);
    assert.equal((await page(requestId)).request.state, 'resolved');
    assert.equal((await factOf(requestId, 'repairCharge'))?.value, 1200);
  });

  test('before it is closed: the desk is refused, the caller’s word stands but does not close it, and then the desk does', async () => {
    const { requestId, caller } = await report('street_light');
    await house.act('request.dispatch', { requestId }, desk);
    await house.act('request.resolve', { requestId, text: '亮了', fileIds: [] }, repairman);
    const solved = { requestId, callbackId: newId(), means: 'phone', result: 'solved' };
    assert.equal((await problemOf('request.close', { requestId, note: '' }, desk)).code, 'request.facts_needed');
    assert.equal((await problemOf('request.call_back', solved, desk)).code, 'request.facts_needed');
    await house.act('request.rate', { requestId, stars: 5, isSolved: true, comment: '' }, caller);
    const rated = (await page(requestId)).request;
    assert.deepEqual([rated.state, rated.rating], ['resolved', 5]);
    await house.act('request.close', { requestId, note: '', facts: [fact('repairCharge', 0)] }, desk);
    assert.equal((await page(requestId)).request.state, 'closed');
  });

  test('never holds up an emergency: neither the dispatch nor the end, nor a fact that is not right', async () => {
    const { requestId } = await report('domestic_violence', { facts: [fact('repairCharge', 'x')] });
    await house.act('request.dispatch', { requestId }, desk);
    const police = await house.as('handler', 'policeRoom');
    await house.act('request.resolve', { requestId, text: '已到场', fileIds: [] }, police);
    const lost = await report('missing_person', { isEmergency: true });
    await house.act('request.dispatch', { requestId: lost.requestId }, desk);
    await house.act('request.resolve', { requestId: lost.requestId, text: '找到了', fileIds: [] }, police);
    const urgent = await report('family_doctor', { isEmergency: true });
    await house.act('request.dispatch', { requestId: urgent.requestId, facts: [fact('beneficiaryName', '')] }, desk);
    assert.equal((await page(urgent.requestId)).mayHoldUp, false);
  });
});

test('a request of a kind that asks for nothing pays nothing: not one statement of its way speaks of facts', async () => {
  const spoken: string[] = [];
  const { query } = pg.Client.prototype;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    spoken.push(JSON.stringify(args[0]));
    return Reflect.apply(query, this, args);
  } as typeof query;
  try {
    const { requestId, caller } = await report('pipe_blockage');
    await house.act('request.dispatch', { requestId }, desk);
    await house.act('request.resolve', { requestId, text: '通了', fileIds: [] }, repairman);
    await house.act('request.rate', { requestId, stars: 5, isSolved: true, comment: '' }, caller);
  } finally {
    pg.Client.prototype.query = query;
  }
  assert.ok(
    spoken.some((text) => text.includes('update requests')),
    'the way was listened to',
  );
  assert.deepEqual(
    spoken.filter((text) => text.includes('request_facts')),
    [],
  );
});

describe('[B7] the identity proof of a verification', () => {
  async function visited() {
    const { requestId } = await report('pension_verification', { callerName: '刘秀英' });
    await house.act('request.dispatch', { requestId }, desk);
    return requestId;
  }
  const rest = [fact('appointmentAt', '2026-03-16T09:00:00+08:00'), fact('verificationResult', 'passed')];
  let handler: StaffHat;
  before(async () => {
    handler = await house.as('community_desk', 'dongzha', 2);
  });

  test('is refused by a wrong check digit, sealed at rest and in the journal, masked on the page', async () => {
    const requestId = await visited();
    const resolve = (proof: string) => ({ requestId, text: '核对了', facts: [fact('identityProof', proof), ...rest] });
    const refused = await problemOf('request.resolve', resolve(wrongNumber), handler);
    assert.equal(refused.code, 'request.facts_faulty');
    assert.match(refused.title.zh, /本人身份证号：末位校验码/);
    await house.act('request.resolve', resolve(idNumber), handler);
    const told = await factOf(requestId, 'identityProof');
    assert.deepEqual([told?.value, told?.mask?.zh], [null, `3799************${idNumber.slice(-2)}`]);
    const kept = await house.asOwner((tx) =>
      tx.all(sql`
        select to_jsonb(f)::text as text from request_facts f where request_id = ${requestId}
        union all select content::text from journal where subject_id = ${requestId}`),
    );
    assert.ok(kept.length > 4);
    assert.ok(!JSON.stringify(kept).includes(idNumber));
  });

  test('a photo of the holder does as well', async () => {
    const requestId = await visited();
    const photo = newId();
    const facts = [fact('holderPhoto', [photo]), ...rest];
    await house.act('request.resolve', { requestId, text: '本人健在', facts }, handler);
    assert.deepEqual((await factOf(requestId, 'holderPhoto'))?.files, []);
    // Named in a column, so that the clearing of unused files leaves it.
    const named = await house.asOwner((tx) =>
      tx.all(sql`select from request_facts where request_id = ${requestId} and file_ids = array[${photo}]::uuid[]`),
    );
    assert.equal(named.length, 1);
  });

  test('is shown to whoever has the work or the desk, after a look on record and for ten minutes; to nobody else', async () => {
    const requestId = await visited();
    await house.act('request.write_facts', { requestId, facts: [fact('identityProof', idNumber)] }, handler);
    const look = { requestId, field: 'identityProof', purpose: '核对证件' };
    const shown = (as: StaffHat) =>
      house.ask<{ text: { zh: string } }>('request.revealed_fact', { requestId, field: 'identityProof' }, as);
    await assert.rejects(shown(desk), /request.not_found/);
    assert.equal((await problemOf('request.reveal_fact', look, worker)).code, 'request.fact_not_yours');
    assert.equal((await page(requestId, worker)).maySeeSealed, false);
    await house.act('request.reveal_fact', look, desk);
    assert.equal((await shown(desk)).text.zh, idNumber);
    await assert.rejects(shown(worker), /request.not_found/);
    assert.ok((await page(requestId)).story.some(({ type }) => type === 'request.fact_revealed'));
    house.clock.advance(11 * 60_000);
    await assert.rejects(shown(desk), /request.not_found/);
    const other = { ...look, field: 'holderPhoto' };
    assert.equal((await problemOf('request.reveal_fact', other, desk)).code, 'request.fact_not_told');
  });
});

describe('[B7] a booking', () => {
  const soon = (hours: number) =>
    `${new Date(house.clock.now() + hours * 3_600_000 + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
  const dayOf = (at: string) => at.slice(0, 10);
  const onDay = async (at: string, as: StaffHat) =>
    (await house.ask<z.output<typeof listAppointments.answer>>('request.appointments', { on: dayOf(at) }, as)).rows.map(
      ({ id, isAgreed }) => ({ id, isAgreed }),
    );

  test('carries the wish of whoever called; confirmed or moved by the handler it is told to the caller, and what it was before stays', async () => {
    const [wished, moved] = [soon(20), soon(23)];
    const { requestId, caller } = await report('home_repair', { facts: [fact('wishedAt', wished)] });
    await house.act('request.dispatch', { requestId }, desk);
    assert.deepEqual(await onDay(wished, repairman), [{ id: requestId, isAgreed: false }]);
    const agree = (at: string) =>
      house.act('request.write_facts', { requestId, facts: [fact('appointmentAt', at)] }, repairman);
    await agree(wished);
    house.clock.advance(60_000);
    await agree(moved);
    assert.deepEqual(await onDay(moved, repairman), [{ id: requestId, isAgreed: true }]);
    assert.deepEqual(await onDay(moved, doctor), []);
    const followed = await house.ask<z.output<typeof followRequest.answer>>('request.follow', { requestId }, caller);
    const told = followed.story.filter(({ type }) => type === 'request.appointed').map(({ zh }) => zh);
    assert.equal(told.length, 2);
    assert.match(told[0] ?? '', /^约好了时间：/);
    assert.match(told[1] ?? '', /^时间改到 .*（原来是 /);
    const agreed = followed.facts.find(({ field }) => field.name === 'appointmentAt');
    assert.equal(agreed?.value, moved);
    assert.deepEqual(
      agreed?.earlier.map(({ value }) => value),
      [wished],
    );
    const past = { requestId, facts: [fact('appointmentAt', soon(-1))] };
    assert.equal((await problemOf('request.write_facts', past, repairman)).code, 'request.appointment_past');
  });

  test('the charge is before the caller’s eyes while they have not said yet that it is solved', async () => {
    const { requestId, caller } = await report('home_repair');
    await house.act('request.dispatch', { requestId }, desk);
    const facts = [fact('appointmentAt', soon(-1)), fact('repairCharge', 3550)];
    await house.act('request.resolve', { requestId, text: '换了锁芯', facts }, repairman);
    const followed = await house.ask<z.output<typeof followRequest.answer>>('request.follow', { requestId }, caller);
    assert.equal(followed.request.state, 'resolved');
    assert.equal(followed.request.mayRate, true);
    assert.equal(followed.facts.find(({ field }) => field.name === 'repairCharge')?.value, 3550);
  });

  test('callers tell what is theirs to tell, and nothing that is the handler’s word; strangers nothing at all', async () => {
    const elder = await house.resident(phones.elder);
    const { requestId } = await report('home_repair', {}, elder);
    const write = (field: string, value: unknown, as: Credentials) =>
      house.run('request.write_facts', { requestId, facts: [fact(field, value)] }, as);
    const charge = await write('repairCharge', 0, elder);
    assert.equal('problem' in charge && charge.problem.code, 'request.facts_faulty');
    assert.equal((await write('wishedAt', soon(30), elder)).outcome, 'accepted');
    const stranger = await write('wishedAt', soon(40), { as: 'anonymous', followKey: newId() });
    assert.equal('problem' in stranger && stranger.problem.code, 'request.not_found');
    const mine = await problemOf(
      'request.report',
      {
        requestId: newId(),
        channel: 'grid_wechat_group',
        placeId: placeIds.dwelling101,
        text: '修',
        kindCode: 'home_repair',
        facts: [fact('repairCharge', 0)],
      },
      elder,
    );
    assert.equal(mine.code, 'request.facts_faulty');
  });

  test('of one field one value is current, whoever writes at the same moment', async () => {
    const { requestId } = await report('home_repair');
    await house.act('request.dispatch', { requestId }, desk);
    const write = (fen: number, as: StaffHat) =>
      house.act('request.write_facts', { requestId, facts: [fact('repairCharge', fen)] }, as);
    await Promise.all([write(100, repairman), write(200, desk), write(300, repairman)]);
    const charge = await factOf(requestId, 'repairCharge');
    assert.equal(charge?.earlier.length, 2);
    assert.deepEqual([charge?.value, ...(charge?.earlier ?? []).map(({ value }) => value)].toSorted(), [100, 200, 300]);
  });
});

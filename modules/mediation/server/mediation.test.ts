// N1–N3 on a real database: from a quarrel to an agreement that is kept, with everybody who may and may not; and what a family must not come to see.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { readFeed } from '#kernel/server/feed.ts';
import { readSheets } from '#kernel/server/sheets/read.ts';
import { sql } from '#kernel/server/sql.ts';
import { addDays, dateOf } from '#kernel/shared/clock/time.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { openTestHouse, phones, placeIds, type StaffHat, system, unitIds } from '#testing/house.ts';
import { openSite } from '#testing/over-http.ts';
import type { mediationOfRequest, mediationPage, partyPage } from '../shared/queries.ts';
import { callPolice, fillRequest, followRequest, tellRequest } from './reactions.ts';

const house = await openTestHouse();
const site = await openSite(house);
type Page = QueryAnswer<typeof mediationPage>;
type PartyPage = QueryAnswer<typeof partyPage>;
let desk: StaffHat;
let mediator: StaffHat;

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, system);
  desk = await house.as('community_desk', 'dongzha');
  mediator = await house.as('mediator', 'mediation');
});

/** Runs the reactions over everything that has happened since, as the server would. */
let from: Parameters<typeof readFeed>[1] | undefined;
async function react(): Promise<void> {
  await house.settled();
  const place = from ?? { epoch: 1, xid: '0' };
  const page = await house.asOwner((tx) => readFeed(tx, place));
  for (const entry of page.entries) {
    for (const [i, event] of entry.events.entries()) {
      for (const reaction of [callPolice, tellRequest, fillRequest, followRequest]) {
        if (!reaction.on.includes(event.type)) continue;
        await reaction.react(event, entry, {
          ...house.hand,
          issue: (cause, name, input) => house.hand.issue(`${entry.commandId} ${i} ${cause}`, name, input),
        });
      }
    }
  }
  from = page.next;
}

/** Whom it is against: asked before a dispute is handed out (B7). */
const otherParty = [{ field: 'otherParty', value: '李建国' }];

async function dispute(kindCode = 'mediation', text = '楼上装修太吵，和邻居吵起来了，想请人调解'): Promise<string> {
  const requestId = newId();
  await house.act(
    'request.report',
    { requestId, channel: 'walk_in', placeId: placeIds.dwelling101, text, callerPhone: phones.elder, kindCode },
    desk,
  );
  return requestId;
}

type Party = { partyId: string; key: string; name: string };
type Case = { caseId: string; requestId: string; a: Party; b: Party };

async function opened(more: { kindCode?: string; parties?: object[] } = {}): Promise<Case> {
  const requestId = await dispute(more.kindCode);
  const caseId = newId();
  const a = { partyId: newId(), key: newId(), name: '张桂兰' };
  const b = { partyId: newId(), key: newId(), name: '李建国' };
  await house.act(
    'mediation.open',
    {
      caseId,
      requestId,
      source: 'applied',
      disputeKind: 'neighbour',
      summary: '楼上装修噪音',
      parties: [
        { partyId: a.partyId, role: 'applicant', name: a.name, sex: 2, phone: phones.elder },
        { partyId: b.partyId, role: 'respondent', name: b.name, sex: 1, phone: phones.neighbour },
        ...(more.parties ?? []),
      ],
    },
    desk,
  );
  for (const party of [a, b])
    await house.act('mediation.invite', { caseId, partyId: party.partyId, accessKey: party.key }, desk);
  return { caseId, requestId, a, b };
}

const by = (party: Party) => ({ as: 'anonymous', followKey: party.key }) as const;
const page = (caseId: string, as: StaffHat = desk) => house.ask<Page>('mediation.page', { caseId }, as);
const own = ({ caseId }: { caseId: string }, party: Party) =>
  house.ask<PartyPage>('mediation.party_page', { caseId }, by(party));
const say = (one: { caseId: string }, party: Party, matter: string, more: object = {}) =>
  house.run(
    'mediation.confirm',
    {
      caseId: one.caseId,
      confirmationId: newId(),
      matter,
      isWilling: true,
      hasReadNotice: true,
      typedName: party.name,
      ...more,
    },
    by(party),
  );
const codeOf = (outcome: Awaited<ReturnType<typeof house.run>>) =>
  'problem' in outcome ? outcome.problem.code : outcome.outcome;
const whyOf = (outcome: Awaited<ReturnType<typeof house.run>>) =>
  'problem' in outcome ? outcome.problem.title.zh : '';

async function accepted(more: Parameters<typeof opened>[0] = {}): Promise<Case> {
  const one = await opened(more);
  await house.act('mediation.assign', { caseId: one.caseId, postId: mediator.postId }, desk);
  await house.act('mediation.declare', { caseId: one.caseId, isUnrelated: true }, mediator);
  assert.equal(codeOf(await say(one, one.a, 'acceptance')), 'accepted');
  assert.equal(codeOf(await say(one, one.b, 'acceptance')), 'accepted');
  return one;
}

async function session(one: Case, mode = 'online', inMinutes = 20): Promise<string> {
  const sessionId = newId();
  const meetsAt = new Date(house.clock.now() + inMinutes * 60_000).toISOString();
  await house.act(
    'mediation.plan_session',
    {
      caseId: one.caseId,
      sessionId,
      meetsAt,
      mode,
      ...(mode === 'online' ? { roomUrl: 'https://meet.example/abc' } : { placeText: '社区调解室' }),
    },
    mediator,
  );
  return sessionId;
}

async function drafted(form = 'written'): Promise<Case & { terms: string[]; digest: string }> {
  const one = await accepted();
  const sessionId = await session(one, 'in_person');
  await house.act(
    'mediation.record_session',
    { caseId: one.caseId, sessionId, record: '双方各让一步', presentPartyIds: [one.a.partyId, one.b.partyId] },
    mediator,
  );
  const terms = [newId(), newId()];
  const { digest } = (await house.act(
    'mediation.draft_agreement',
    {
      caseId: one.caseId,
      agreementId: newId(),
      form,
      facts: '因装修噪音发生争执',
      terms: [
        { termId: terms[0], text: '每日 18 时后不施工', byPartyId: one.b.partyId },
        {
          termId: terms[1],
          text: '赔偿清洗费 200 元',
          byPartyId: one.b.partyId,
          dueOn: addDays(dateOf(house.clock.now()), 10),
        },
      ],
    },
    mediator,
  )) as { digest: string };
  return { ...one, terms, digest };
}

async function effective(): Promise<Awaited<ReturnType<typeof drafted>>> {
  const one = await drafted();
  await say(one, one.a, 'agreement', { digest: one.digest });
  await say(one, one.b, 'agreement', { digest: one.digest });
  await house.act('mediation.sign_agreement', { caseId: one.caseId }, mediator);
  await house.act('mediation.seal_agreement', { caseId: one.caseId }, mediator);
  return one;
}

describe('[N1] the way of a mediation', () => {
  test('asked for on line by a resident, accepted by the desk, mediated from both homes, agreed, signed on their phones, kept', async () => {
    // Applied for on line: a request of the bookable service.
    const requestId = newId();
    const resident = await house.resident(phones.elder);
    await house.act(
      'request.report',
      {
        requestId,
        channel: 'one_key',
        placeId: placeIds.dwelling101,
        text: '和楼上邻居吵了好几次，想请人调解',
        kindCode: 'mediation',
      },
      resident,
    );
    const notYet = await house.ask<{ whyNot: { zh: string } | null }>('mediation.prepare', { requestId }, desk);
    assert.match(notYet.whyNot?.zh ?? '', /还没受理/);
    await house.act('request.classify', { requestId, kindCode: 'mediation' }, desk);
    const waiting = await house.ask<{ rows: { requestId: string }[] }>('mediation.waiting', {}, desk);
    assert.ok(waiting.rows.some((row) => row.requestId === requestId));
    const ready = await house.ask<{ whyNot: unknown; committeeName: string }>('mediation.prepare', { requestId }, desk);
    assert.deepEqual([ready.whyNot, ready.committeeName], [null, '洸河街道调委会']);

    const one = await accepted();
    const running = await page(one.caseId);
    assert.equal(running.case.state, 'accepted');
    const tomorrow = await session(one, 'online', 24 * 60);
    assert.equal(
      codeOf(await house.run('mediation.attend', { caseId: one.caseId, sessionId: tomorrow }, by(one.a))),
      'mediation.session_not_yet',
    );
    assert.equal(
      codeOf(
        await house.run(
          'mediation.record_session',
          { caseId: one.caseId, sessionId: tomorrow, record: '早了' },
          mediator,
        ),
      ),
      'mediation.session_not_yet',
    );
    await house.act('mediation.cancel_session', { caseId: one.caseId, sessionId: tomorrow, reason: '另约' }, mediator);
    const sessionId = await session(one);
    for (const party of [one.a, one.b]) {
      const before = await own(one, party);
      assert.equal(before.sessions[0]?.roomUrl, 'https://meet.example/abc');
      await house.act('mediation.attend', { caseId: one.caseId, sessionId }, by(party));
    }
    assert.deepEqual((await own(one, one.a)).sessions[0]?.others, [{ name: one.b.name, isHere: true }]);
    assert.deepEqual(
      (await page(one.caseId, mediator)).sessions[0]?.present.map(({ cameBy }) => cameBy),
      ['home', 'home'],
    );
    await house.act('mediation.record_session', { caseId: one.caseId, sessionId, record: '达成一致' }, mediator);
    const termId = newId();
    const { digest, agreementNo } = (await house.act(
      'mediation.draft_agreement',
      {
        caseId: one.caseId,
        agreementId: newId(),
        form: 'written',
        facts: '装修噪音',
        terms: [{ termId, text: '18 时后不施工', byPartyId: one.b.partyId }],
      },
      mediator,
    )) as { digest: string; agreementNo: string };
    assert.match(agreementNo, /^（\d{4}）洸河街道民调协字第\d+号$/);
    assert.equal(codeOf(await say(one, one.a, 'agreement', { digest })), 'accepted');
    await house.act('mediation.sign_agreement', { caseId: one.caseId }, mediator);
    await house.act('mediation.seal_agreement', { caseId: one.caseId }, mediator);
    assert.equal((await page(one.caseId)).case.state, 'drafted', 'one signature is still wanting');
    assert.equal(codeOf(await say(one, one.b, 'agreement', { digest })), 'accepted');
    const binding = await page(one.caseId);
    assert.equal(binding.case.state, 'effective');
    assert.equal(binding.agreement?.judicialUntil, addDays(dateOf(house.clock.now()), 30));
    assert.equal((await own(one, one.b)).agreement?.mine, 'yes');
    await house.act(
      'mediation.follow_up',
      { caseId: one.caseId, followUpId: newId(), means: 'phone', results: [{ termId, result: 'kept' }] },
      desk,
    );
    assert.equal((await page(one.caseId)).case.state, 'performed');
  });

  test('a case begins only with both sides, on a matter that is mediated, once', async () => {
    const requestId = await dispute();
    const parties = [
      { partyId: newId(), role: 'applicant', name: '甲' },
      { partyId: newId(), role: 'respondent', name: '乙' },
    ];
    const open = (more: object) => ({
      caseId: newId(),
      requestId,
      source: 'applied',
      disputeKind: 'neighbour',
      summary: '吵架',
      parties,
      ...more,
    });
    const oneSided = await house.run(
      'mediation.open',
      open({ parties: parties.map((p) => ({ ...p, partyId: newId(), role: 'applicant' })) }),
      desk,
    );
    assert.equal(codeOf(oneSided), 'mediation.both_sides');
    const pipe = await dispute('pipe_blockage', '下水道堵了');
    assert.equal(codeOf(await house.run('mediation.open', open({ requestId: pipe }), desk)), 'mediation.not_mediable');
    await house.act('mediation.open', open({}), desk);
    const again = open({ parties: parties.map((p) => ({ ...p, partyId: newId() })) });
    assert.equal(codeOf(await house.run('mediation.open', again, desk)), 'mediation.open_already');
  });

  test('[N2] the page of a request says whether it may be taken up, by whom, and what case it became', async () => {
    const of = (requestId: string, as: StaffHat = desk) =>
      house.ask<QueryAnswer<typeof mediationOfRequest>>('mediation.of_request', { requestId }, as);
    const pipe = await dispute('pipe_blockage', '下水道堵了');
    assert.deepEqual(await of(pipe), { case: null, mayOpen: false });
    const free = await dispute();
    assert.deepEqual(await of(free), { case: null, mayOpen: true });
    assert.equal((await of(free, await house.as('grid_worker', 'dongzhaGrid'))).mayOpen, false);
    const { caseId, requestId } = await accepted();
    const { caseNo } = (await page(caseId)).case;
    assert.deepEqual(await of(requestId), { case: { caseId, caseNo, state: 'accepted' }, mayOpen: false });
    await house.act('mediation.withdraw', { caseId, reason: '自己和好了' }, desk);
    // One that ended without an agreement does not stand in the way of another.
    assert.deepEqual(await of(requestId), { case: { caseId, caseNo, state: 'withdrawn' }, mayOpen: true });
  });

  test('the list leaves as a sheet: the rows of the tab, names masked, the view in the words of its foot', async () => {
    const { caseId } = await opened();
    const line = (await page(caseId)).case;
    const { total } = await house.ask<{ total: number }>('mediation.list', { tab: 'open', limit: 1 }, desk);
    const q = encodeURIComponent(JSON.stringify({ tab: 'open' }));
    const response = await fetch(`${site.url}/api/export/mediation.list.xlsx?q=${q}`, { headers: house.headers(desk) });
    assert.equal(response.status, 200);
    const { sheets } = await readSheets(new Uint8Array(await response.arrayBuffer()), 'cases.xlsx');
    const rows = sheets[0]?.rows ?? [];
    // A head, the cases, and the foot that says who took it.
    assert.equal(rows.length, total + 2);
    assert.equal(rows.find(([no]) => no === line.caseNo)?.[2], line.sides);
    assert.doesNotMatch(JSON.stringify(rows), /张桂兰|李建国|楼上装修噪音/);
    assert.match(String(rows.at(-1)?.[0]), /进行中/);
  });

  test('numbers of a committee run without gaps within the year', async () => {
    const numbers: number[] = [];
    for (let i = 0; i < 3; i++)
      numbers.push(Number(/第(\d+)号/.exec((await page((await opened()).caseId)).case.caseNo)?.[1]));
    assert.deepEqual(numbers, [numbers[0]!, numbers[0]! + 1, numbers[0]! + 2]);
  });

  test('the notice of rights must have been read, the name must be the one on record, and one no is enough', async () => {
    const one = await opened();
    assert.equal(codeOf(await say(one, one.a, 'acceptance', { hasReadNotice: false })), 'mediation.notice_unread');
    assert.equal(codeOf(await say(one, one.a, 'acceptance', { typedName: '张桂' })), 'mediation.name_differs');
    assert.equal(codeOf(await say(one, one.a, 'acceptance', { typedName: '张 桂兰' })), 'accepted');
    assert.equal(codeOf(await say(one, one.a, 'acceptance')), 'mediation.confirmed_already');
    assert.equal((await page(one.caseId)).case.state, 'opened');
    assert.equal(codeOf(await say(one, one.b, 'acceptance', { isWilling: false })), 'accepted');
    assert.equal((await page(one.caseId)).case.state, 'declined');
    assert.match(whyOf(await say(one, one.b, 'acceptance')), /一方不同意/);
  });

  test('one party off line signs on paper, with a photo of it; a written agreement is not signed by word of mouth', async () => {
    const one = await opened();
    await say(one, one.a, 'acceptance');
    const paper = (more: object) => ({
      caseId: one.caseId,
      confirmationId: newId(),
      partyId: one.b.partyId,
      matter: 'acceptance',
      isWilling: true,
      means: 'paper',
      ...more,
    });
    assert.equal(codeOf(await house.run('mediation.record_confirmation', paper({}), desk)), 'mediation.paper_needed');
    const file = await house.house.files.keep(
      Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46, 0x49, 0x46, 0, 1]),
      { name: 'paper.jpg', by: `staff ${desk.staffId}`, districtId: unitIds.district },
    );
    await house.act('mediation.record_confirmation', paper({ fileIds: [file.id] }), desk);
    const seen = await page(one.caseId);
    assert.equal(seen.case.state, 'accepted');
    assert.deepEqual(seen.acceptance.map(({ means }) => means).sort(), ['page', 'paper']);
    assert.equal(seen.acceptance.find(({ means }) => means === 'paper')?.files[0]?.id, file.id);
    // The grid worker sees the request and so how the case stands; the signed paper is not theirs to open.
    const passing = await page(one.caseId, await house.as('grid_worker', 'dongzhaEast'));
    assert.equal(passing.case.state, 'accepted');
    assert.deepEqual(
      passing.acceptance.map(({ files }) => files),
      [[], []],
    );

    const two = await drafted();
    const oral = {
      caseId: two.caseId,
      confirmationId: newId(),
      partyId: two.b.partyId,
      matter: 'agreement',
      isWilling: true,
      means: 'oral',
    };
    assert.equal(codeOf(await house.run('mediation.record_confirmation', oral, mediator)), 'mediation.oral_only');
    const three = await drafted('oral');
    for (const party of [three.a, three.b])
      await house.act(
        'mediation.record_confirmation',
        { ...oral, caseId: three.caseId, confirmationId: newId(), partyId: party.partyId },
        mediator,
      );
    assert.match(
      whyOf(await house.run('mediation.seal_agreement', { caseId: three.caseId }, mediator)),
      /口头协议不盖章/,
    );
    await house.act('mediation.sign_agreement', { caseId: three.caseId }, mediator);
    assert.equal((await page(three.caseId)).case.state, 'effective');
  });

  test('for a minor the guardian signs', async () => {
    const minor = { partyId: newId(), key: newId(), name: '小明' };
    const one = await opened({
      parties: [
        {
          partyId: minor.partyId,
          role: 'respondent',
          name: minor.name,
          age: 12,
          isMinor: true,
          guardianName: '王芳',
          guardianRelation: '母亲',
        },
      ],
    });
    await house.act('mediation.invite', { caseId: one.caseId, partyId: minor.partyId, accessKey: minor.key }, desk);
    assert.equal((await own(one, minor)).me?.signer, '王芳');
    assert.equal(codeOf(await say(one, minor, 'acceptance')), 'mediation.name_differs');
    assert.equal(codeOf(await say(one, { ...minor, name: '王芳' }, 'acceptance')), 'accepted');
    const bare = { partyId: newId(), role: 'other', name: '小红', isMinor: true };
    const outcome = await house.run('mediation.add_party', { caseId: one.caseId, ...bare }, desk);
    assert.equal(codeOf(outcome), 'kernel.malformed');
    // Nobody set the mark: under sixteen the age alone asks for a guardian, from sixteen on the mark does (民法典 art. 18).
    const young = (age: number) =>
      house.run('mediation.add_party', { caseId: one.caseId, ...bare, partyId: newId(), isMinor: false, age }, desk);
    assert.equal(codeOf(await young(15)), 'kernel.malformed');
    assert.equal(codeOf(await young(16)), 'accepted');
    const unmarked = { partyId: newId(), key: newId(), name: '小刚' };
    const { partyId } = unmarked;
    await house.act(
      'mediation.add_party',
      { caseId: one.caseId, partyId, role: 'other', name: '小刚', age: 12, guardianName: '赵敏' },
      desk,
    );
    await house.act('mediation.invite', { caseId: one.caseId, partyId, accessKey: unmarked.key }, desk);
    assert.equal((await own(one, unmarked)).me?.signer, '赵敏');
  });

  test('changed terms void what was confirmed, and nobody signs what they have not seen', async () => {
    const one = await drafted();
    await say(one, one.a, 'agreement', { digest: one.digest });
    const { digest } = (await house.act(
      'mediation.draft_agreement',
      {
        caseId: one.caseId,
        agreementId: newId(),
        form: 'written',
        facts: '装修噪音',
        terms: [{ termId: newId(), text: '赔偿 300 元', byPartyId: one.b.partyId }],
      },
      mediator,
    )) as { digest: string };
    assert.equal(codeOf(await say(one, one.b, 'agreement', { digest: one.digest })), 'mediation.changed_meanwhile');
    const seen = await page(one.caseId);
    assert.deepEqual(seen.agreement?.confirmations, []);
    assert.equal(seen.agreement?.wanting.length, 2);
    assert.equal(codeOf(await say(one, one.a, 'agreement', { digest })), 'accepted');
  });

  test('none reached: the reason and at least one other way are told, and the request hears of it', async () => {
    const one = await accepted();
    assert.equal(
      codeOf(await house.run('mediation.fail', { caseId: one.caseId, reason: '分歧太大', toldRoutes: [] }, mediator)),
      'kernel.malformed',
    );
    await house.act(
      'mediation.fail',
      { caseId: one.caseId, reason: '分歧太大', toldRoutes: ['court', 'legal_aid'] },
      mediator,
    );
    const seen = await page(one.caseId);
    assert.deepEqual([seen.case.state, seen.case.toldRoutes], ['failed', ['court', 'legal_aid']]);
    assert.deepEqual((await own(one, one.b)).matter?.toldRoutes, ['court', 'legal_aid']);
    await react();
    const { story } = await house.ask<{ story: { type: string; text: string | null }[] }>(
      'request.page',
      { requestId: one.requestId },
      desk,
    );
    assert.ok(story.some(({ text }) => text === '调解不成，已告知其他途径'));
  });

  test('[B7] what the case knows is not asked once more of whoever has the request: the other side, and that both agreed', async () => {
    const one = await accepted();
    await react();
    const { facts, asks } = await house.ask<{
      facts: { field: { name: string }; value: unknown }[];
      asks: { field: { name: string }; isKnown: boolean }[];
    }>('request.page', { requestId: one.requestId }, desk);
    const told = Object.fromEntries(facts.map(({ field, value }) => [field.name, value]));
    assert.deepEqual([told['otherParty'], told['partiesConsent']], ['李建国', true]);
    assert.ok(asks.length > 0 && asks.every(({ isKnown }) => isKnown));
    await house.act('request.dispatch', { requestId: one.requestId }, desk);
  });

  test('kept only in part: the case stays open, a broken term ends it with the other ways told', async () => {
    const one = await effective();
    const visit = (results: object[]) =>
      house.act(
        'mediation.follow_up',
        { caseId: one.caseId, followUpId: newId(), means: 'visit', note: '上门看过', results },
        mediator,
      );
    await visit([
      { termId: one.terms[0], result: 'kept' },
      { termId: one.terms[1], result: 'not_yet' },
    ]);
    assert.equal((await page(one.caseId)).case.state, 'effective');
    const end = { caseId: one.caseId, reason: '拒不赔偿', toldRoutes: ['court'] };
    assert.equal(codeOf(await house.run('mediation.end_broken', end, desk)), 'mediation.none_broken');
    await visit([{ termId: one.terms[1], result: 'broken' }]);
    await house.act('mediation.end_broken', end, desk);
    const seen = await page(one.caseId);
    assert.equal(seen.case.state, 'broken');
    assert.deepEqual(
      seen.agreement?.terms.map(({ performance }) => performance),
      ['kept', 'broken'],
    );
    assert.equal(
      codeOf(
        await house.run(
          'mediation.follow_up',
          { caseId: one.caseId, followUpId: newId(), means: 'visit', results: [{ termId: newId(), result: 'kept' }] },
          mediator,
        ),
      ),
      'mediation.not_now',
    );
  });

  test('the file says what is there and what is wanting', async () => {
    const one = await effective();
    const missing = async () =>
      (await page(one.caseId)).dossier
        .filter(({ need, isThere }) => need === 'required' && !isThere)
        .map(({ key }) => key);
    assert.deepEqual(await missing(), ['identity', 'follow_up']);
    for (const party of [one.a, one.b])
      await house.act(
        'mediation.add_paper',
        {
          caseId: one.caseId,
          paperId: newId(),
          kind: 'identity',
          partyId: party.partyId,
          note: '当面核对，未留复印件',
        },
        mediator,
      );
    await house.act(
      'mediation.follow_up',
      {
        caseId: one.caseId,
        followUpId: newId(),
        means: 'phone',
        results: [{ termId: one.terms[0], result: 'not_yet' }],
      },
      mediator,
    );
    assert.deepEqual(await missing(), []);
    await house.act('mediation.note_judicial', { caseId: one.caseId, step: 'applied', on: '2026-04-01' }, mediator);
    assert.equal((await page(one.caseId)).dossier.find(({ key }) => key === 'judicial')?.isThere, true);
  });
});

describe('[N1] the term', () => {
  test('is one month from acceptance, overdue on the day after, and longer only with both parties’ consent', async () => {
    house.clock.set(Date.parse('2026-01-31T10:00:00+08:00'));
    const one = await accepted();
    assert.equal((await page(one.caseId)).case.dueOn, '2026-02-28');
    const overdue = async () =>
      (
        await house.ask<{ rows: { caseId: string }[] }>('mediation.list', { tab: 'overdue', limit: 200 }, desk)
      ).rows.some(({ caseId }) => caseId === one.caseId);
    house.clock.set(Date.parse('2026-02-28T23:59:00+08:00'));
    assert.equal(await overdue(), false);
    house.clock.set(Date.parse('2026-03-01T00:01:00+08:00'));
    assert.equal(await overdue(), true);
    assert.equal((await page(one.caseId)).case.isOverdue, true);

    const ask = (untilOn: string) => ({ caseId: one.caseId, extensionId: newId(), untilOn, reason: '等鉴定结果' });
    assert.equal(
      codeOf(await house.run('mediation.ask_extension', ask('2026-02-28'), mediator)),
      'mediation.extension_backwards',
    );
    await house.act('mediation.ask_extension', ask('2026-03-31'), mediator);
    assert.equal(codeOf(await house.run('mediation.ask_extension', ask('2026-04-30'), mediator)), 'mediation.not_now');
    assert.equal(codeOf(await say(one, one.a, 'extension')), 'accepted');
    assert.equal((await page(one.caseId)).case.dueOn, '2026-02-28', 'one consent is not enough');
    assert.equal(codeOf(await say(one, one.b, 'extension')), 'accepted');
    assert.equal((await page(one.caseId)).case.dueOn, '2026-03-31');
    assert.equal(await overdue(), false);

    await house.act('mediation.ask_extension', ask('2026-05-31'), mediator);
    assert.equal(codeOf(await say(one, one.b, 'extension', { isWilling: false })), 'accepted');
    assert.equal((await page(one.caseId)).case.dueOn, '2026-03-31');
    house.clock.reset();
  });
});

describe('who mediates', () => {
  test('nobody acts before declaring to have no interest; who has one steps back and is not assigned again', async () => {
    const one = await opened();
    await house.act('mediation.assign', { caseId: one.caseId, postId: mediator.postId }, desk);
    assert.match(
      whyOf(
        await house.run(
          'mediation.ask_extension',
          { caseId: one.caseId, extensionId: newId(), untilOn: '2099-01-01', reason: '等' },
          mediator,
        ),
      ),
      /先声明/,
    );
    await house.act('mediation.step_back', { caseId: one.caseId, reason: '是申请人的外甥' }, mediator);
    assert.equal(
      codeOf(await house.run('mediation.assign', { caseId: one.caseId, postId: mediator.postId }, desk)),
      'mediation.stepped_back',
    );
    const colleague = await house.as('mediator', 'mediation', 2);
    await house.act('mediation.assign', { caseId: one.caseId, postId: colleague.postId }, desk);
    assert.equal(
      codeOf(await house.run('mediation.assign', { caseId: one.caseId, postId: colleague.postId }, desk)),
      'mediation.assigned_already',
    );
    const choices = await house.ask<{ posts: { postId: string; isOnCase: boolean }[] }>(
      'mediation.mediators',
      { caseId: one.caseId },
      desk,
    );
    assert.ok(choices.posts.every(({ isOnCase }) => isOnCase));
  });

  test('a party is never the mediator, nor somebody of another street', async () => {
    const one = await opened();
    const kin = await house.as('mediator', 'mediation', 3);
    await house.asOwner((tx) =>
      tx.all(
        sql`update staff set phone_hash = ${house.house.secrets.hash('phone', phones.neighbour)} where id = ${kin.staffId}`,
      ),
    );
    assert.equal(
      codeOf(await house.run('mediation.assign', { caseId: one.caseId, postId: kin.postId }, desk)),
      'mediation.is_party',
    );
    const far = await house.as('mediator', 'jiezhuang');
    assert.equal(
      codeOf(await house.run('mediation.assign', { caseId: one.caseId, postId: far.postId }, desk)),
      'mediation.no_mediator_post',
    );
    assert.equal(
      codeOf(await house.run('mediation.assign', { caseId: one.caseId, postId: desk.postId }, desk)),
      'mediation.no_mediator_post',
    );
  });

  test('the mediator at the committee sees the case and what must be known of the request, not the request itself', async () => {
    const one = await accepted();
    const seen = await page(one.caseId, mediator);
    assert.equal(seen.case.maySeeRequest, false);
    assert.match(seen.case.requestNo, /^\S+-\d{8}-\d+$/);
    await assert.rejects(house.ask('request.page', { requestId: one.requestId }, mediator), /request.not_found/);
  });

  test('another community, another street, another district, and the assigned without a part in it see nothing', async () => {
    const one = await accepted();
    for (const hat of [
      await house.as('community_desk', 'xizha'),
      await house.as('street_supervisor', 'jiezhuang'),
      await house.as('mediator', 'jiezhuang'),
      await house.as('district_supervisor', 'otherDistrict'),
      await house.as('handler', 'clinic'),
    ]) {
      await assert.rejects(page(one.caseId, hat), /mediation.not_found/, hat.name);
      const { rows } = await house.ask<{ rows: { caseId: string }[] }>(
        'mediation.list',
        { tab: 'open', limit: 200 },
        hat,
      );
      assert.ok(!rows.some(({ caseId }) => caseId === one.caseId), hat.name);
    }
    const supervisor = await house.as('street_supervisor', 'luohe');
    assert.equal((await page(one.caseId, supervisor)).case.state, 'accepted');
  });

  test('numbers are masked; the whole number is shown to who put the look on record, for that party only', async () => {
    const one = await opened();
    const text = JSON.stringify(await page(one.caseId));
    assert.ok(!text.includes(phones.elder) && !text.includes(phones.neighbour));
    const ask = (partyId: string) =>
      house.ask<{ phone: string }>('mediation.revealed', { caseId: one.caseId, partyId }, desk);
    await assert.rejects(ask(one.a.partyId), /mediation.not_found/);
    await house.act('mediation.reveal_party', { caseId: one.caseId, partyId: one.a.partyId, purpose: '约时间' }, desk);
    assert.equal((await ask(one.a.partyId)).phone, phones.elder);
    await assert.rejects(ask(one.b.partyId), /mediation.not_found/);
  });
});

describe('a party’s own page', () => {
  test('opens by its key alone; a new key ends the old, and no number or inside word stands on it', async () => {
    const one = await accepted();
    const seen = await own(one, one.a);
    assert.deepEqual(seen.others, [{ role: 'respondent', name: one.b.name }]);
    assert.ok(!JSON.stringify(seen).includes(phones.neighbour));
    await assert.rejects(own(one, { ...one.a, key: newId() }), /mediation.not_found/);
    const other = await opened();
    await assert.rejects(own(other, one.a), /mediation.not_found/);
    // The caller follows the request with the phone; that opens no case.
    const resident = await house.resident(phones.elder);
    await assert.rejects(house.ask('mediation.party_page', { caseId: one.caseId }, resident), /sign_in_needed/);
    await house.act(
      'mediation.invite',
      { caseId: one.caseId, partyId: one.a.partyId, accessKey: `${newId()}new` },
      desk,
    );
    await assert.rejects(own(one, one.a), /mediation.not_found/);
  });

  test('keys and words of the case do not lie in the journal in clear', async () => {
    const one = await drafted();
    const rows = await house.asOwner((tx) =>
      tx.all<{ content: string }>(sql`select content::text as content from journal where subject_id = ${one.caseId}`),
    );
    const whole = rows.map(({ content }) => content).join('\n');
    for (const secret of [one.a.key, one.b.key, phones.elder, one.a.name, '清洗费', '双方各让一步'])
      assert.ok(!whole.includes(secret), secret);
  });

  test('a party cannot confirm for the other, cannot act as staff, and only the applicant withdraws', async () => {
    const one = await accepted();
    assert.equal(
      codeOf(await house.run('mediation.withdraw', { caseId: one.caseId, reason: '不想了' }, by(one.b))),
      'mediation.not_now',
    );
    assert.equal(
      codeOf(await house.run('mediation.fail', { caseId: one.caseId, reason: '不', toldRoutes: ['court'] }, by(one.a))),
      'kernel.sign_in_needed',
    );
    assert.equal(
      codeOf(await house.run('mediation.withdraw', { caseId: one.caseId, reason: '和好了' }, by(one.a))),
      'accepted',
    );
    assert.equal((await page(one.caseId)).case.state, 'withdrawn');
  });
});

const assisting = async (requestId: string) =>
  (
    await house.ask<{ request: { assisting: { unitId: string }[] } }>('request.page', { requestId }, desk)
  ).request.assisting.map(({ unitId }) => unitId);

describe('[N1] violence', () => {
  test('ends the mediation, calls the police room to the request, and leaves no word of it on anybody’s page', async () => {
    const one = await accepted();
    await house.act('request.dispatch', { requestId: one.requestId, kindCode: 'mediation', facts: otherParty }, desk);
    await house.act(
      'request.transfer',
      { requestId: one.requestId, leadUnitId: unitIds.dongzha, reason: '社区办' },
      desk,
    );
    await house.act(
      'mediation.refer',
      { caseId: one.caseId, referralId: newId(), route: 'police', isViolent: true, reason: '动手打人' },
      mediator,
    );
    await react();
    assert.ok((await assisting(one.requestId)).includes(unitIds.policeRoom));
    const police = await house.as('handler', 'policeRoom');
    assert.equal((await page(one.caseId, police)).referrals[0]?.isViolent, true);
    for (const party of [one.a, one.b]) {
      const seen = await own(one, party);
      assert.deepEqual([seen.isQuiet, seen.matter, seen.sessions, seen.others], [true, null, [], []]);
      assert.doesNotMatch(JSON.stringify(seen), /警|暴|打人|调解/);
    }
  });

  test('waits for no state of the request: where no helper can be added any more, an emergency of its own rings', async () => {
    const one = await accepted();
    await house.act('request.dispatch', { requestId: one.requestId, kindCode: 'mediation', facts: otherParty }, desk);
    await house.act(
      'request.transfer',
      { requestId: one.requestId, leadUnitId: unitIds.property, reason: '物业办' },
      desk,
    );
    await house.act(
      'request.resolve',
      { requestId: one.requestId, text: '双方先回家', fileIds: [], facts: [{ field: 'partiesConsent', value: false }] },
      await house.as('handler', 'property'),
    );
    await house.act(
      'mediation.refer',
      { caseId: one.caseId, referralId: newId(), route: 'police', isViolent: true, reason: '又打起来了' },
      mediator,
    );
    await react();
    const { rows } = await house.ask<{ rows: { summary: string; isEmergency: boolean }[] }>(
      'request.ringing',
      {},
      desk,
    );
    assert.ok(rows.some(({ summary, isEmergency }) => isEmergency && summary.includes('请警务室到场')));
  });

  test('a request that turns out to be domestic violence is mediated no more', async () => {
    const one = await accepted({ kindCode: 'family_conflict' });
    await house.act('request.classify', { requestId: one.requestId, kindCode: 'domestic_violence' }, desk);
    await react();
    assert.equal((await page(one.caseId)).case.state, 'referred');
    assert.equal((await own(one, one.b)).isQuiet, true);
    assert.equal(codeOf(await say(one, one.b, 'acceptance')), 'mediation.not_now');
    const violent = await dispute('domestic_violence', '老公打我');
    const outcome = await house.run(
      'mediation.open',
      {
        caseId: newId(),
        requestId: violent,
        source: 'initiated',
        disputeKind: 'family',
        summary: '家事',
        parties: [
          { partyId: newId(), role: 'applicant', name: '甲' },
          { partyId: newId(), role: 'respondent', name: '乙' },
        ],
      },
      desk,
    );
    assert.equal(codeOf(outcome), 'mediation.not_mediable');
  });
});

describe('[N3] what the family must not come to see', () => {
  const mineOf = async (phone: string) =>
    (await house.ask<{ rows: { id: string }[] }>('request.mine', {}, await house.resident(phone))).rows.map(
      ({ id }) => id,
    );
  const follow = async (requestId: string, phone: string) =>
    house.ask('request.follow', { requestId }, await house.resident(phone));

  async function violence(more: object): Promise<string> {
    const requestId = newId();
    await house.act(
      'request.report',
      {
        requestId,
        channel: 'hotline',
        placeId: placeIds.dwelling101,
        text: '老公打我，救救我',
        kindCode: 'domestic_violence',
        ...more,
      },
      desk,
    );
    return requestId;
  }

  test('told from a number that two of the register share, it is on nobody’s list and opens for nobody by that number', async () => {
    const shared = '19900000021';
    await house.asOwner(async (tx) => {
      for (const name of ['周大山', '吴小梅'])
        await tx.all(sql`insert into people (id, district_id, name, phone_cipher, phone_hash, phone_tail)
          values (${newId()}, ${unitIds.district}, ${name}, ${house.house.secrets.seal(shared)}, ${house.house.secrets.hash('phone', shared)}, '0021')`);
    });
    const requestId = await violence({ callerPhone: shared, callerName: '吴小梅' });
    assert.ok(!(await mineOf(shared)).includes(requestId));
    await assert.rejects(follow(requestId, shared), /request.not_found/);
    // An ordinary matter of the same household is there for both.
    const plain = newId();
    await house.act(
      'request.report',
      { requestId: plain, channel: 'hotline', placeId: placeIds.dwelling101, text: '路灯不亮', callerPhone: shared },
      desk,
    );
    assert.ok((await mineOf(shared)).includes(plain));
  });

  test('told by the wife from the husband’s number, it does not show under that number', async () => {
    const requestId = await violence({ callerPhone: phones.neighbour, callerName: '王小丽' });
    assert.ok(!(await mineOf(phones.neighbour)).includes(requestId));
    await assert.rejects(follow(requestId, phones.neighbour), /request.not_found/);
  });

  test('told from one’s own number, it is in no list, and opened by its own id it says nothing but that it is followed up', async () => {
    const requestId = await violence({ callerPhone: phones.elder, callerName: '张桂兰' });
    assert.ok(!(await mineOf(phones.elder)).includes(requestId));
    const seen = JSON.stringify(await follow(requestId, phones.elder));
    assert.doesNotMatch(seen, /打我|家暴|警务室/);
  });

  test('another number of the same home sees nothing of it', async () => {
    const son = '19900000022';
    await house.asOwner(async (tx) => {
      const personId = newId();
      await tx.all(sql`insert into people (id, district_id, name, phone_cipher, phone_hash, phone_tail)
        values (${personId}, ${unitIds.district}, '张小强', ${house.house.secrets.seal(son)}, ${house.house.secrets.hash('phone', son)}, '0022')`);
      await tx.all(
        sql`insert into stays (id, district_id, person_id, place_id, kind) values (${newId()}, ${unitIds.district}, ${personId}, ${placeIds.dwelling101}, 'living')`,
      );
    });
    const requestId = await violence({ callerPhone: phones.elder, callerName: '张桂兰' });
    assert.ok(!(await mineOf(son)).includes(requestId));
    await assert.rejects(follow(requestId, son), /request.not_found/);
  });

  test('pressed on the device at home: once the desk knows what it is, the device neither sees it nor joins its next press to it', async () => {
    const secretary = await house.as('community_secretary', 'dongzha');
    const device = { deviceId: newId(), deviceNo: `DV-${newId()}`, key: `key-${newId()}` };
    await house.act('device.register', { ...device, placeId: placeIds.dwelling101 }, secretary);
    const asDevice = { as: 'device', deviceNo: device.deviceNo, key: device.key } as const;
    const press = async () => {
      const requestId = newId();
      return (await house.act('request.report', { requestId, channel: 'one_key' }, asDevice)) as {
        requestId: string;
        joined?: boolean;
      };
    };
    const first = await press();
    assert.equal((await press()).joined, true, 'as long as nobody knows what it is, a second press is the same call');
    await house.act('request.answer', { requestId: first.requestId }, desk);
    await house.act('request.classify', { requestId: first.requestId, kindCode: 'domestic_violence' }, desk);
    const next = await press();
    assert.notEqual(next.requestId, first.requestId);
    const words = await house.run(
      'request.state',
      { requestId: first.requestId, noteId: newId(), text: '他听见了' },
      asDevice,
    );
    assert.equal(codeOf(words), 'request.not_found');
    const visible = await house.asOwner(async (tx) => {
      await tx.all(
        sql`select set_config('app.kind', 'device', true), set_config('app.actor_id', ${device.deviceId}, true), set_config('app.district_id', ${unitIds.district}, true)`,
      );
      await tx.all(sql`set local role huying_reader`);
      return tx.all<{ id: string }>(sql`select id from requests`);
    });
    assert.deepEqual(
      visible.map(({ id }) => id),
      [next.requestId],
    );
  });

  test('words of violence hide it even before anybody has looked, and the report is kept all the same', async () => {
    const shared = '19900000021';
    const requestId = newId();
    const resident = await house.resident(shared);
    await house.act(
      'request.report',
      { requestId, channel: 'one_key', placeId: placeIds.dwelling101, text: '我老公动手打我，救救我' },
      resident,
    );
    assert.ok(!(await mineOf(shared)).includes(requestId));
    const { request } = await house.ask<{ request: { isEmergency: boolean } }>('request.page', { requestId }, desk);
    assert.equal(request.isEmergency, true);
  });

  test('a family quarrel is sent to no number that others may read; what is sent says nothing', async () => {
    const one = await opened({ kindCode: 'family_conflict' });
    const invite = (party: Party) =>
      house.run(
        'mediation.invite',
        { caseId: one.caseId, partyId: party.partyId, accessKey: newId(), isMessageWanted: true },
        desk,
      );
    assert.equal(codeOf(await invite(one.b)), 'mediation.phone_not_private');
    await house.act(
      'mediation.change_party',
      { caseId: one.caseId, partyId: one.b.partyId, name: one.b.name, sex: 1, isPhonePrivate: true },
      desk,
    );
    assert.equal(codeOf(await invite(one.b)), 'accepted');
    const plain = await opened();
    await house.act(
      'mediation.invite',
      { caseId: plain.caseId, partyId: plain.b.partyId, accessKey: newId(), isMessageWanted: true },
      desk,
    );
    await session(await accepted());
    const sent = await house.asOwner((tx) =>
      tx.all<{ kind: string; text: Buffer }>(sql`select kind, text_cipher as text from messages`),
    );
    assert.equal(sent.filter(({ kind }) => kind === 'invitation').length, 2);
    assert.ok(sent.some(({ kind }) => kind === 'appointment'));
    for (const { text } of sent) {
      const words = house.house.secrets.open(text);
      assert.match(words, /东闸社区/);
      assert.doesNotMatch(words, /调解|纠纷|家庭|矛盾|张桂兰|李建国/);
    }
  });

  test('a sensitive case is not seen by a grid worker who sees the building', async () => {
    const one = await opened({ kindCode: 'family_conflict' });
    await assert.rejects(page(one.caseId, await house.as('grid_worker', 'dongzhaEast')), /mediation.not_found/);
    const plain = await opened();
    assert.equal((await page(plain.caseId, await house.as('grid_worker', 'dongzhaEast'))).case.state, 'opened');
  });
});

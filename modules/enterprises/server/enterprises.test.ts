// Enterprises on a real database: the code and who may hold it, three kinds of place, both lines of sight, merging and parting, and one person met twice.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import fc from 'fast-check';
import type { Credentials } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import type { QueryAnswer } from '#kernel/shared/command.ts';
import { newId } from '#kernel/shared/id.ts';
import { residentIdCheckDigit } from '#kernel/shared/identity/resident-id.ts';
import { organizationCheckCharacter, usccCheckCharacter } from '#kernel/shared/identity/uscc.ts';
import { openTestHouse, personIds, phones, placeIds, type StaffHat, unitIds } from '#testing/house.ts';
import type { enterprisePage, listEnterprises, mergePreview, shopPage } from '../shared/queries.ts';
import { recogniseReaction } from './reactions.ts';

type Page = QueryAnswer<typeof enterprisePage>;
type List = QueryAnswer<typeof listEnterprises>;

const house = await openTestHouse();
let desk: StaffHat;
let street: StaffHat;
let district: StaffHat;

/** A sound code with a sound organisation code inside, the nth of a series. */
function codeOf(n: number): string {
  const body = `MA${String(n).padStart(6, '0')}`;
  const first17 = `91370800${body}${organizationCheckCharacter(body)}`;
  return first17 + usccCheckCharacter(first17);
}

async function add(by: Credentials, more: Record<string, unknown>): Promise<string> {
  const enterpriseId = newId();
  await house.act('enterprise.add', { enterpriseId, name: `测试企业${enterpriseId.slice(-6)}`, ...more }, by);
  return enterpriseId;
}
const page = (enterpriseId: string, by: Credentials) => house.ask<Page>('enterprise.page', { enterpriseId }, by);
const sees = (enterpriseId: string, by: Credentials) =>
  page(enterpriseId, by).then(
    () => true,
    () => false,
  );
async function refusal(name: string, input: unknown, by: Credentials): Promise<string> {
  const outcome = await house.run(name, input, by);
  assert.ok('problem' in outcome, `${name} was accepted`);
  return outcome.problem.code;
}
const working = (placeId: string) => ({ recordId: newId(), kind: 'working', placeId });

before(async () => {
  desk = await house.as('community_desk', 'dongzha');
  street = await house.as('street_supervisor', 'luohe');
  district = await house.as('district_supervisor', 'district');
});

describe('[F14] the code', () => {
  test('one sound code is one firm in the district: by name where it may be seen, without it where not', async () => {
    await add(desk, { uscc: codeOf(1).toLowerCase() });
    assert.equal(
      await refusal('enterprise.add', { enterpriseId: newId(), name: '另一家', uscc: codeOf(1) }, desk),
      'enterprise.uscc_taken',
    );
    const elsewhere = await house.as('community_desk', 'xizha');
    assert.equal(
      await refusal('enterprise.add', { enterpriseId: newId(), name: '另一家', uscc: codeOf(1) }, elsewhere),
      'enterprise.uscc_elsewhere',
    );
  });

  test('a faulty code is kept as written, stands first, and mending it ends the fault', async () => {
    const code = codeOf(2);
    const wrong = code.slice(0, 17) + (code.endsWith('1') ? '2' : '1');
    const enterpriseId = await add(desk, { uscc: wrong });
    const { rows } = await house.ask<List>('enterprise.list', {}, desk);
    assert.equal(rows[0]?.enterpriseId, enterpriseId);
    assert.deepEqual([rows[0]?.uscc, rows[0]?.usccWritten, rows[0]?.usccFault], [null, wrong, 'check_digit']);
    await house.act('enterprise.correct', { enterpriseId, uscc: code }, desk);
    const { enterprise } = await page(enterpriseId, desk);
    assert.deepEqual([enterprise.uscc, enterprise.usccWritten, enterprise.usccFault], [code, null, null]);
    assert.equal(enterprise.sources.uscc?.by, '东闸社区');
  });

  test('a name that changes stays as a former name and is still found by it; brackets are no change', async () => {
    const enterpriseId = await add(desk, { name: '东闸(旧)商行' });
    await house.act('enterprise.correct', { enterpriseId, name: '东闸（旧）商行' }, desk);
    assert.deepEqual((await page(enterpriseId, desk)).enterprise.formerNames, []);
    await house.act('enterprise.correct', { enterpriseId, name: '东闸新商行' }, desk);
    assert.deepEqual(
      (await page(enterpriseId, desk)).enterprise.formerNames.map(({ name }) => name),
      ['东闸（旧）商行'],
    );
    const found = await house.ask<List>('enterprise.list', { text: '（旧）' }, desk);
    assert.deepEqual(
      found.rows.map((row) => row.enterpriseId),
      [enterpriseId],
    );
  });
});

describe('where it is, and who sees it', () => {
  test('registered, working and responsible place are three facts; registers read the responsible one off the row', async () => {
    const enterpriseId = await add(street, {
      places: [
        { recordId: newId(), kind: 'registered', address: '外地某路1号' },
        working(placeIds.shop),
        { recordId: newId(), kind: 'responsible', unitId: unitIds.dongzhaWest },
      ],
    });
    const { places } = await page(enterpriseId, street);
    assert.deepEqual(
      places.map(({ kind, address }) => [kind, address]),
      [
        ['responsible', '盛景花园西网格'],
        ['working', '洸河路18号老孟粥铺'],
        ['registered', '外地某路1号'],
      ],
    );
    const [row] = await house.asOwner((tx) =>
      tx.all<{ community: string; place: string | null; subject: string; unit: string }>(sql`
        select e.community_id as community, e.place_id as place, s.community_id as subject, s.unit_id as unit
          from enterprises e join subjects s on s.id = e.id and s.kind = 'enterprise' where e.id = ${enterpriseId}`),
    );
    assert.deepEqual(row, {
      community: unitIds.dongzha,
      place: null,
      subject: unitIds.dongzha,
      unit: unitIds.dongzhaWest,
    });
    for (const [unit, expected] of [
      ['dongzhaEast', true],
      ['dongzhaWest', true],
      ['xizhaGrid', false],
    ] as const)
      assert.equal(await sees(enterpriseId, await house.as('grid_worker', unit)), expected, unit);
  });

  test('a responsible place that moves: yesterday’s community keeps nothing it no longer answers for, and the days stay', async () => {
    const enterpriseId = await add(street, {
      places: [{ recordId: newId(), kind: 'responsible', placeId: placeIds.shop, from: '2024-01-01' }],
    });
    assert.equal(await sees(enterpriseId, desk), true);
    const xizha = await house.as('community_desk', 'xizha');
    await house.act(
      'enterprise.set_place',
      { enterpriseId, recordId: newId(), kind: 'responsible', unitId: unitIds.xizha, from: '2025-06-01' },
      desk,
    );
    assert.deepEqual([await sees(enterpriseId, desk), await sees(enterpriseId, xizha)], [false, true]);
    const { places } = await page(enterpriseId, xizha);
    assert.deepEqual(
      places.map(({ address, from, until }) => [address, from, until]),
      [
        ['西闸社区', '2025-06-01', null],
        ['洸河路18号老孟粥铺', '2024-01-01', '2025-06-01'],
      ],
    );
    assert.equal(
      await refusal(
        'enterprise.set_place',
        { enterpriseId, recordId: newId(), kind: 'responsible', unitId: unitIds.xizha, from: '2025-05-01' },
        xizha,
      ),
      'enterprise.before_it_began',
    );
    assert.equal(
      await refusal(
        'enterprise.set_place',
        { enterpriseId, recordId: newId(), kind: 'working', address: '某处', from: '2999-01-01' },
        xizha,
      ),
      'enterprise.ahead',
    );
  });

  test('both lines see one record: a department sees what it lists and nothing else, and speaks for itself alone', async () => {
    const officer = await house.as('department_officer', 'housing');
    const [mine, other] = [await add(desk, {}), await add(desk, {})];
    await house.act('enterprise.set_department', { department: 'housing', unitId: unitIds.housing }, district);
    await house.act('enterprise.list_under', { enterpriseId: mine, listingId: newId(), department: 'housing' }, desk);
    await house.act('enterprise.list_under', { enterpriseId: other, listingId: newId(), department: 'health' }, desk);
    assert.deepEqual([await sees(mine, officer), await sees(other, officer)], [true, false]);
    await house.act(
      'enterprise.list_under',
      { enterpriseId: mine, listingId: newId(), department: 'housing', method: 'phone', contactedOn: '2025-03-01' },
      officer,
    );
    await house.act('enterprise.correct', { enterpriseId: mine, headcount: 12 }, officer);
    const { listings, enterprise } = await page(mine, desk);
    assert.deepEqual(
      listings.map(({ department, method }) => [department, method]),
      [['housing', 'phone']],
    );
    assert.deepEqual([enterprise.headcount, enterprise.sources.headcount?.by], [12, '住房建设局']);
    assert.equal(
      await refusal('enterprise.list_under', { enterpriseId: mine, listingId: newId(), department: 'health' }, officer),
      'enterprise.department_not_yours',
    );
    await house.act('enterprise.unlist', { enterpriseId: mine, department: 'housing', reason: '不归我们' }, officer);
    assert.equal(await sees(mine, officer), false);
  });

  test('what an officer brings in, its department sees and the district; the ground once somebody says where', async () => {
    const officer = await house.as('department_officer', 'housing');
    const enterpriseId = await add(officer, { listing: { listingId: newId(), department: 'housing' } });
    assert.deepEqual(
      [await sees(enterpriseId, officer), await sees(enterpriseId, district), await sees(enterpriseId, desk)],
      [true, true, false],
    );
    await house.act('enterprise.set_place', { enterpriseId, ...working(placeIds.shop) }, officer);
    assert.equal(await sees(enterpriseId, desk), true);
  });

  test('no outsider sees it, changes it, learns its telephone, or finds it by its id', async () => {
    const enterpriseId = await add(desk, { phone: phones.elder, contactName: '张桂兰', uscc: codeOf(3) });
    const outsiders = [
      await house.as('community_desk', 'xizha'),
      await house.as('district_supervisor', 'otherDistrict'),
      await house.as('department_officer', 'housing'),
      await house.as('grid_worker', 'otherGrid'),
    ];
    for (const hat of outsiders) {
      assert.equal(await sees(enterpriseId, hat), false);
      for (const [name, input] of [
        ['enterprise.correct', { enterpriseId, headcount: 1 }],
        ['enterprise.set_state', { enterpriseId, state: 'closed', reason: '不' }],
        ['enterprise.reveal', { enterpriseId, purpose: '看看' }],
        ['enterprise.employ', { employmentId: newId(), enterpriseId, name: '张三' }],
      ] as const)
        assert.equal(await refusal(name, input, hat), 'enterprise.not_found', `${name} by ${hat.role}`);
      assert.ok(!JSON.stringify(await house.ask('enterprise.list', { text: codeOf(3) }, hat)).includes(enterpriseId));
    }
    const { token } = (await house.act('enterprise.reveal', { enterpriseId, purpose: '核对摸排' }, desk)) as {
      token: string;
    };
    const opened = await house.ask<{ value: string }>('enterprise.revealed', { token }, desk);
    assert.equal(opened.value, phones.elder);
    await assert.rejects(house.ask('enterprise.revealed', { token }, street), /enterprise.reveal_over/);
    assert.match((await page(enterpriseId, street)).enterprise.phoneMasked ?? '', /^199\*+0001$/);
  });

  test('a key enterprise has its day and reason, and is a flag of the subject', async () => {
    const enterpriseId = await add(desk, {
      places: [working(placeIds.shop), { recordId: newId(), kind: 'responsible', unitId: unitIds.dongzha }],
    });
    await house.act('enterprise.mark_key', { enterpriseId, flagId: newId(), reason: '规上', from: '2025-01-01' }, desk);
    const { enterprise } = await page(enterpriseId, desk);
    assert.deepEqual([enterprise.isKey, enterprise.keySince, enterprise.keyReason], [true, '2025-01-01', '规上']);
    assert.equal((await house.ask<List>('enterprise.list', { isKey: true }, desk)).total, 1);
    assert.equal(
      await refusal('enterprise.mark_key', { enterpriseId, flagId: newId(), reason: '再' }, desk),
      'enterprise.already_key',
    );
    await house.act('enterprise.unmark_key', { enterpriseId, reason: '退出' }, desk);
    assert.equal((await house.ask<List>('enterprise.list', { isKey: true }, desk)).total, 0);
  });
});

/** All that is on record of two firms, the record of merging itself left out. */
const printOf = (ids: readonly string[]) =>
  house.asOwner(async (tx) => {
    const parts: unknown[] = [];
    for (const [table, column] of [
      ['enterprises', 'id'],
      ['enterprise_places', 'enterprise_id'],
      ['enterprise_listings', 'enterprise_id'],
      ['employments', 'enterprise_id'],
      ['shop_runs', 'enterprise_id'],
      ['subject_flags', 'subject_id'],
      ['subjects', 'id'],
    ] as const)
      parts.push(
        await tx.all(
          sql`select to_jsonb(t) as row from ${sql.raw(table)} t where ${sql.raw(column)} = any (${ids}::uuid[]) order by t.id`,
        ),
      );
    return JSON.stringify(parts, null, 1);
  });

describe('[F14] two records of one firm', () => {
  const facts = fc.record(
    {
      park: fc.constantFrom('科技创新园', '物流产业园'),
      legalRepresentative: fc.constantFrom('张三', '李四'),
      phone: fc.constantFrom('19900001111', '19900002222'),
      headcount: fc.nat({ max: 3 }),
      isAboveScale: fc.boolean(),
      note: fc.constantFrom('甲', '乙'),
      uscc: fc.constantFrom('sound', 'faulty'),
    },
    { requiredKeys: [] },
  );
  const record = fc.record({
    facts,
    places: fc.subarray(['registered', 'working', 'responsible'] as const),
    departments: fc.subarray(['industry', 'health', 'science'] as const),
    workers: fc.subarray(['张桂兰', '李建国'] as const),
    isKey: fc.boolean(),
    formerName: fc.option(fc.constantFrom('旧名一', '旧名二')),
  });
  let turn = 100;

  async function make(told: typeof record extends fc.Arbitrary<infer R> ? R : never, uscc: string | undefined) {
    const enterpriseId = newId();
    const faulty = codeOf(turn).slice(0, 17) + (codeOf(turn).endsWith('1') ? '2' : '1');
    await house.act(
      'enterprise.add',
      {
        enterpriseId,
        ...told.facts,
        name: told.formerName ?? '同一家公司',
        uscc: told.facts.uscc === 'sound' ? uscc : told.facts.uscc === 'faulty' ? faulty : undefined,
        places: told.places.map((kind) => ({
          recordId: newId(),
          kind,
          ...(kind === 'responsible' ? { unitId: unitIds.dongzha } : { address: `${kind}路1号` }),
        })),
      },
      desk,
    );
    if (told.formerName) await house.act('enterprise.correct', { enterpriseId, name: '同一家公司' }, desk);
    for (const department of told.departments)
      await house.act('enterprise.list_under', { enterpriseId, listingId: newId(), department, method: 'door' }, desk);
    for (const name of told.workers)
      await house.act(
        'enterprise.employ',
        { employmentId: newId(), enterpriseId, name, phone: name === '张桂兰' ? phones.elder : phones.neighbour },
        desk,
      );
    if (told.isKey && told.places.includes('responsible'))
      await house.act('enterprise.mark_key', { enterpriseId, flagId: newId(), reason: '重点' }, desk);
    return enterpriseId;
  }

  test('merging and parting is the identity: every row of both, and of what hangs on them, is as it was', async () => {
    await fc.assert(
      fc.asyncProperty(record, record, async (a, b) => {
        turn += 1;
        // Two sound codes would be two firms: the second is then without.
        const intoId = await make(a, codeOf(turn));
        const fromId = await make(b, a.facts.uscc === 'sound' ? undefined : codeOf(turn));
        const before_ = await printOf([intoId, fromId]);
        const mergeId = newId();
        const preview = await house.ask<QueryAnswer<typeof mergePreview>>(
          'enterprise.merge_preview',
          { intoId, fromId },
          desk,
        );
        await house.act('enterprise.merge', { mergeId, intoId, fromId, reason: '同一家' }, desk);
        const merged = await page(intoId, desk);
        for (const { field } of preview.filled)
          if (field !== 'phone') assert.ok(merged.enterprise[field] !== null, field);
        const departments = new Set([...a.departments, ...b.departments]);
        assert.deepEqual(new Set(merged.listings.map(({ department }) => department)), departments);
        const workers = new Set([...a.workers, ...b.workers]);
        assert.deepEqual(new Set(merged.workers.map(({ name }) => name)), workers);
        assert.equal((await page(fromId, desk)).enterprise.mergedInto?.enterpriseId, intoId);
        await house.act('enterprise.unmerge', { mergeId, reason: '弄错了' }, desk);
        assert.equal(await printOf([intoId, fromId]), before_);
      }),
      { numRuns: 25 },
    );
  });

  test('a merge has who, when and why; a merged record is worked on no more; what was corrected since a merge stands when it is undone', async () => {
    const [intoId, fromId] = [
      await add(desk, { headcount: 3 }),
      await add(desk, { park: '科技创新园', note: '来自乙' }),
    ];
    const mergeId = newId();
    await house.act('enterprise.merge', { mergeId, intoId, fromId, reason: '两个摸排员各记一次' }, desk);
    assert.equal(
      await refusal('enterprise.correct', { enterpriseId: fromId, headcount: 1 }, desk),
      'enterprise.merged',
    );
    await house.act('enterprise.correct', { enterpriseId: intoId, note: '后来更正' }, desk);
    const { merges, enterprise } = await page(intoId, desk);
    assert.equal(enterprise.park, '科技创新园');
    assert.deepEqual(
      merges.map(({ reason, byName, undoneAt }) => [reason, byName, undoneAt]),
      [['两个摸排员各记一次', `东闸社区 ${desk.name}`, null]],
    );
    await house.act('enterprise.unmerge', { mergeId, reason: '不是' }, desk);
    const [into, from] = [await page(intoId, desk), await page(fromId, desk)];
    assert.deepEqual([into.enterprise.park, into.enterprise.note], [null, '后来更正']);
    assert.deepEqual([from.enterprise.park, from.enterprise.note], ['科技创新园', '来自乙']);
    assert.equal(await refusal('enterprise.unmerge', { mergeId, reason: '再' }, desk), 'enterprise.merge_undone');
  });

  test('two sound codes are never merged; nor into a record that is gone, nor by whoever sees but one of them', async () => {
    const [one, other] = [await add(desk, { uscc: codeOf(11) }), await add(desk, { uscc: codeOf(12) })];
    assert.equal(
      await refusal('enterprise.merge', { mergeId: newId(), intoId: one, fromId: other, reason: '像' }, desk),
      'enterprise.codes_differ',
    );
    assert.equal(
      await refusal('enterprise.merge', { mergeId: newId(), intoId: one, fromId: one, reason: '像' }, desk),
      'enterprise.same_record',
    );
    const xizha = await add(await house.as('community_desk', 'xizha'), {});
    assert.equal(
      await refusal('enterprise.merge', { mergeId: newId(), intoId: one, fromId: xizha, reason: '像' }, desk),
      'enterprise.not_found',
    );
    const mergeId = newId();
    await house.act('enterprise.merge', { mergeId, intoId: one, fromId: xizha, reason: '街道核实' }, street);
    const third = await add(desk, {});
    await house.act('enterprise.merge', { mergeId: newId(), intoId: third, fromId: one, reason: '又一条' }, street);
    assert.equal(await refusal('enterprise.unmerge', { mergeId, reason: '退' }, street), 'enterprise.merged_further');
  });

  test('the same name in one park, or a code wrong in its last place, is proposed until somebody says they are two', async () => {
    const code = codeOf(21);
    const wrong = code.slice(0, 17) + (code.endsWith('1') ? '2' : '1');
    const one = await add(desk, { name: '东闸同名(商贸)公司', park: '物流产业园', uscc: code });
    const named = await add(desk, { name: '东闸同名（商贸）公司', park: '物流产业园' });
    const coded = await add(desk, { name: '别的名字', uscc: wrong });
    await add(desk, { name: '东闸同名（商贸）公司', park: '科技创新园', uscc: codeOf(22) });
    const alike = async () =>
      (await page(one, desk)).alike.map(({ enterpriseId, by }) => `${by} ${enterpriseId}`).toSorted();
    assert.deepEqual(await alike(), [`code ${coded}`, `name ${named}`].toSorted());
    await house.act('enterprise.keep_apart', { oneId: named, otherId: one, reason: '两家' }, desk);
    assert.deepEqual(await alike(), [`code ${coded}`]);
  });
});

describe('[A8] one person met at home and at the shop', () => {
  const idOf = (bornOn: string, order: number) => {
    const first17 = `379900${bornOn.replaceAll('-', '')}${String(order).padStart(3, '0')}`;
    return first17 + residentIdCheckDigit(first17);
  };
  const shop = () => house.ask<QueryAnswer<typeof shopPage>>('enterprise.shop', { placeId: placeIds.shop }, desk);
  const employ = (more: Record<string, unknown>) =>
    house.act('enterprise.employ', { employmentId: newId(), shopId: placeIds.shop, ...more }, desk) as Promise<{
      employmentId: string;
      knownBy: string | null;
    }>;
  const people = () =>
    house.asOwner(async (tx) => (await tx.first<{ n: number }>(sql`select count(*) as n from people`))?.n);

  test('number and name, or telephone and name, say it is the resident; no second person comes on record', async () => {
    const before_ = await people();
    const byNumber = await employ({ name: '张桂兰', document: { number: idOf('1941-03-08', 12) } });
    assert.equal(byNumber.knownBy, 'document');
    const enterpriseId = await add(desk, {});
    const byPhone = (await house.act(
      'enterprise.employ',
      { employmentId: newId(), enterpriseId, name: '李建国', phone: phones.neighbour },
      desk,
    )) as { knownBy: string };
    assert.equal(byPhone.knownBy, 'phone');
    assert.equal(await people(), before_);
    const [worker] = (await page(enterpriseId, desk)).workers;
    assert.deepEqual([worker?.personId, worker?.personAddress], [personIds.neighbour, '盛景花园2号楼201']);
    assert.equal(
      await refusal(
        'enterprise.employ',
        { employmentId: newId(), shopId: placeIds.shop, name: '张桂兰', phone: phones.elder },
        desk,
      ),
      'enterprise.works_here_already',
    );
  });

  test('a telephone under another name joins nobody; the same sound is proposed and linked only by somebody, and may be taken back for good', async () => {
    assert.equal((await employ({ name: '王五', phone: phones.neighbour })).knownBy, null);
    const { employmentId, knownBy } = await employ({ name: '李剑国' });
    assert.equal(knownBy, null);
    const mine = async () => (await shop()).workers.find((worker) => worker.employmentId === employmentId);
    assert.deepEqual(
      (await mine())?.proposals.map(({ personId }) => personId),
      [personIds.neighbour],
    );
    await house.act('enterprise.link_worker', { employmentId, personId: personIds.neighbour }, desk);
    assert.deepEqual([(await mine())?.knownBy, (await mine())?.personId], ['compared', personIds.neighbour]);
    await house.act('enterprise.unlink_worker', { employmentId, reason: '不是他' }, desk);
    assert.deepEqual([(await mine())?.personId, (await mine())?.proposals], [null, []]);
  });

  test('met at the shop first and at home later: known again when the home is recorded, by number, once', async () => {
    const number = idOf('1979-07-07', 31);
    const { employmentId, knownBy } = await employ({ name: '赵小店', document: { number }, phone: '19900007777' });
    assert.equal(knownBy, null);
    const personId = newId();
    await house.act(
      'person.add',
      { personId, name: '赵小店', document: { number }, stay: { stayId: newId(), placeId: placeIds.dwelling102 } },
      desk,
    );
    await recogniseReaction.react(
      { type: 'person.added' },
      { districtId: desk.districtId, seq: 1 } as never,
      house.hand,
    );
    const worker = (await shop()).workers.find((one) => one.employmentId === employmentId);
    assert.deepEqual([worker?.personId, worker?.knownBy], [personId, 'document']);
  });

  test('who lives elsewhere is known to be one person, and not told where to a desk that may not see them', async () => {
    const { employmentId, knownBy } = await employ({ name: '王芳', phone: phones.dabuResident });
    assert.equal(knownBy, 'phone');
    const worker = (await shop()).workers.find((one) => one.employmentId === employmentId);
    assert.deepEqual([worker?.knownBy, worker?.personId, worker?.personAddress], ['phone', null, null]);
    assert.ok(!JSON.stringify(await shop()).includes(personIds.dabuResident));
  });

  test('a shop is run by one enterprise at a time, on ground of one’s own; who works there shows on its page', async () => {
    const [one, other] = [await add(desk, {}), await add(desk, {})];
    const runId = newId();
    await house.act(
      'enterprise.run_shop',
      { runId, placeId: placeIds.shop, enterpriseId: one, from: '2025-01-01' },
      desk,
    );
    assert.equal(
      await refusal('enterprise.run_shop', { runId: newId(), placeId: placeIds.shop, enterpriseId: other }, desk),
      'enterprise.shop_run_already',
    );
    await house.act('enterprise.leave_shop', { runId, on: '2025-06-01' }, desk);
    await house.act(
      'enterprise.run_shop',
      { runId: newId(), placeId: placeIds.shop, enterpriseId: other, from: '2025-06-01' },
      desk,
    );
    assert.deepEqual(
      (await shop()).runs.map(({ enterpriseId, until }) => [enterpriseId, until]),
      [
        [other, null],
        [one, '2025-06-01'],
      ],
    );
    assert.equal(
      await refusal(
        'enterprise.run_shop',
        { runId: newId(), placeId: placeIds.dwelling101, enterpriseId: other },
        desk,
      ),
      'enterprise.no_shop',
    );
    const xizha = await house.as('community_desk', 'xizha');
    assert.equal(
      await refusal('enterprise.employ', { employmentId: newId(), shopId: placeIds.shop, name: '张三' }, xizha),
      'enterprise.place_not_yours',
    );
    assert.deepEqual(
      (await house.ask<QueryAnswer<typeof shopPage>>('enterprise.shop', { placeId: placeIds.shop }, xizha)).workers,
      [],
    );
  });
});

// Every command and every query × every role × every wrong place to stand. Nobody lists them here: a new command is in the matrix as soon as it
// is registered. A canary request and a canary resident in one community must never be told to, or changed by, anybody who has no business there.
import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import type { Credentials } from '#kernel/server/actor.ts';
import { sql } from '#kernel/server/sql.ts';
import { newId } from '#kernel/shared/id.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { mayBy, type Role, roles } from '#kernel/shared/right.ts';
import campaignsBasic from '#methods/campaigns-basic/method.ts';
import method5643 from '#methods/minhu-5643/method.ts';
import { climbCallouts } from '#modules/dutylines/server/reactions.ts';
import { openTestHouse, personIds, phones, placeIds, type StaffHat, type UnitHandle, unitIds } from '#testing/house.ts';
import { type Planted, sampleInput } from '#testing/sample-input.ts';

const house = await openTestHouse();
const roleNames = Object.keys(roles) as Role[];
const commands = [...house.house.commands.values()].map((entry) => entry.spec);
const queries = [...house.house.queries.values()].map((entry) => entry.spec);

const secretWords = '机密字样甲乙丙丁';
const canaryPhone = phones.elder;
const requestId = newId();
const followKey = newId();
const [cameraId, referenceId, caseId, partyId, publicationId, deviceId] = [
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
  newId(),
];
const disputeId = newId();
const handoverId = newId();
const [calloutId, linkId] = [newId(), newId()];
const [enterpriseId, employmentId] = [newId(), newId()];
const emergencyId = newId();
const [campaignId, roundId, orderId, taskForceId] = [newId(), newId(), newId(), newId()];
const [siteId, shiftId, lineId, volunteerId] = [newId(), newId(), newId(), newId()];
// A sampling site has the id of the work site: both are asked for as `siteId`.
const [tubeId, sampleId, holdId, boxId] = [newId(), newId(), newId(), newId()];
const [traceId, contactId, drillId, injectionId, gapId] = [newId(), newId(), newId(), newId(), newId()];
const [returnerId, listId] = [newId(), newId()];
const deviceNo = 'canary-0001';
let requestNo = '';
let desk: StaffHat;

/** Ids and words as an attacker would copy them from somewhere into every field that takes one. */
const planted = (): Planted => ({
  requestId,
  requestNo,
  personId: personIds.elder,
  callerPersonId: personIds.elder,
  placeId: placeIds.dwelling101,
  subjectId: requestId,
  cameraId,
  referenceId,
  caseId,
  partyId,
  publicationId,
  noticeId: publicationId,
  deviceId,
  handoverId,
  calloutId,
  linkId,
  enterpriseId,
  employmentId,
  emergencyId,
  campaignId,
  roundId,
  rhythmId: roundId,
  orderId,
  taskForceId,
  siteId,
  tubeId,
  sampleId,
  holdId,
  boxId,
  shiftId,
  lineId,
  volunteerId,
  traceId,
  returnerId,
  listId,
  drillId,
  injectionId,
  gapId,
  oneId: enterpriseId,
  fromId: enterpriseId,
  intoId: requestId,
  phone: canaryPhone,
  callerPhone: canaryPhone,
  search: secretWords.slice(0, 4),
  text: secretWords.slice(0, 4),
  name: '张桂兰',
  tab: 'all',
  id: requestId,
});

/** Where a post may stand and still have no business with the canary: a sibling grid's and community's, another street, another district. */
const wrongPlaces: readonly UnitHandle[] = ['dongzhaWest', 'xizha', 'jiezhuang', 'otherDistrict'];
const wideRoles: readonly Role[] = [
  'street_supervisor',
  'street_dispatcher',
  'district_supervisor',
  'district_dispatcher',
  'community_secretary',
  'community_desk',
];

/** Unit kinds a role can hold a post at, so that the matrix holds no post that the house would never appoint. */
function standsAt(role: Role, unit: UnitHandle): boolean {
  if (unit === 'otherDistrict') return true;
  if (role.startsWith('district')) return false;
  if (role.startsWith('street')) return unit === 'jiezhuang';
  if (wideRoles.includes(role)) return unit === 'xizha' || unit === 'jiezhuang';
  return true;
}

async function outsiders(): Promise<StaffHat[]> {
  const hats: StaffHat[] = [];
  for (const role of roleNames) {
    if (roles[role].reach === 'none') continue;
    for (const unit of wrongPlaces) if (standsAt(role, unit)) hats.push(await house.as(role, unit));
    if (roles[role].reach === 'assigned') hats.push(await house.as(role, 'clinic'));
  }
  // C22: in the canary's own community, with an account of a shift at another site, and with one whose shift nobody knows.
  return [...hats, await volunteerElsewhere(), await house.as('site_volunteer', 'dongzha', 2)];
}

async function volunteerElsewhere(): Promise<StaffHat> {
  const hat = await house.as('site_volunteer', 'dongzha');
  await house.asOwner((tx) =>
    tx.all(sql`
      with site as (
        insert into work_sites (id, district_id, unit_id, kind, title, wanted, valid, made_by_name)
        select gen_random_uuid(), ${hat.districtId}, ${hat.unitId}, 'sampling', '别的点', '[]', tstzrange(now(), null), '甲'
         where not exists (select from shift_people where account_post_id = ${hat.postId}) returning id)
      , shift as (
        insert into shifts (id, district_id, unit_id, site_id, kind, task, during, wanted, made_by_name)
        select gen_random_uuid(), ${hat.districtId}, ${hat.unitId}, id, 'work', '登记', tstzrange(now(), now() + interval '9 hours'), '[]', '甲' from site returning id)
      insert into shift_people (id, district_id, shift_id, unit_id, staff_id, post_id, name, role, during, account_post_id)
      select gen_random_uuid(), ${hat.districtId}, id, ${hat.unitId}, ${hat.staffId}, ${hat.postId}, '甲', 'registrar', tstzrange(now(), now() + interval '9 hours'), ${hat.postId} from shift`),
  );
  return hat;
}

/** Everything about the canary as one text: when it changes, somebody changed it. */
async function canaryPrint(): Promise<string> {
  return house.asOwner(async (tx) => {
    const parts: unknown[] = [];
    for (const [table, column, id] of [
      ['requests', 'id', requestId],
      ['request_notes', 'request_id', requestId],
      ['request_facts', 'request_id', requestId],
      ['request_closures', 'request_id', requestId],
      ['request_approvals', 'request_id', requestId],
      ['request_ratings', 'request_id', requestId],
      ['request_supervisions', 'request_id', requestId],
      ['video_references', 'id', referenceId],
      ['video_looks', 'request_id', requestId],
      ['requests', 'id', disputeId],
      ['mediation_cases', 'id', caseId],
      ['mediation_parties', 'case_id', caseId],
      ['mediation_mediators', 'case_id', caseId],
      ['mediation_sessions', 'case_id', caseId],
      ['mediation_papers', 'case_id', caseId],
      ['publications', 'id', publicationId],
      ['publication_items', 'publication_id', publicationId],
      ['publication_receipts', 'publication_id', publicationId],
      ['call_devices', 'id', deviceId],
      ['handovers', 'id', handoverId],
      ['handover_parts', 'handover_id', handoverId],
      ['handover_items', 'handover_id', handoverId],
      ['duty_links', 'id', linkId],
      ['duty_callouts', 'id', calloutId],
      ['duty_branches', 'callout_id', calloutId],
      ['duty_rings', 'callout_id', calloutId],
      ['campaigns', 'id', campaignId],
      ['campaign_rounds', 'campaign_id', campaignId],
      ['campaign_orders', 'id', orderId],
      ['campaign_receipts', 'order_id', orderId],
      ['campaign_calls', 'round_id', roundId],
      ['campaign_found', 'round_id', roundId],
      ['campaign_shares', 'round_id', roundId],
      ['campaign_shelters', 'campaign_id', campaignId],
      ['campaign_moves', 'round_id', roundId],
      ['subject_owners', 'subject_id', enterpriseId],
      ['duties', 'rhythm_id', roundId],
      ['task_forces', 'id', taskForceId],
      ['task_force_members', 'task_force_id', taskForceId],
      ['sampling_sites', 'id', siteId],
      ['site_openings', 'site_id', siteId],
      ['site_closings', 'site_id', siteId],
      ['site_disinfections', 'site_id', siteId],
      ['sample_tubes', 'site_id', siteId],
      ['samples', 'site_id', siteId],
      ['gate_holds', 'site_id', siteId],
      ['transport_boxes', 'site_id', siteId],
      ['box_handovers', 'site_id', siteId],
      ['tube_results', 'round_id', roundId],
      ['sample_pre_registrations', 'round_id', roundId],
      ['home_samplings', 'round_id', roundId],
      ['enterprises', 'id', enterpriseId],
      ['enterprise_places', 'enterprise_id', enterpriseId],
      ['enterprise_listings', 'enterprise_id', enterpriseId],
      ['employments', 'enterprise_id', enterpriseId],
      ['emergency_orders', 'id', emergencyId],
      ['emergency_decisions', 'order_id', emergencyId],
      ['emergency_withdrawals', 'order_id', emergencyId],
      ['work_sites', 'id', siteId],
      ['shifts', 'id', shiftId],
      ['shift_people', 'shift_id', shiftId],
      ['volunteers', 'id', volunteerId],
      ['site_notes', 'site_id', siteId],
      ['traced_people', 'id', traceId],
      ['traced_people', 'id', contactId],
      ['traced_exposures', 'from_id', traceId],
      ['traced_tests', 'traced_id', traceId],
      ['traced_looks', 'traced_id', traceId],
      ['monitored_tests', 'enterprise_id', enterpriseId],
      ['risk_lists', 'id', listId],
      ['risk_areas', 'list_id', listId],
      ['returners', 'id', returnerId],
      ['returner_acts', 'returner_id', returnerId],
      ['returner_turns', 'returner_id', returnerId],
      ['drills', 'id', drillId],
      ['drill_injections', 'drill_id', drillId],
      ['drill_gaps', 'drill_id', drillId],
      ['people', 'id', personIds.elder],
      ['stays', 'person_id', personIds.elder],
      ['subject_flags', 'person_id', personIds.elder],
      ['subject_facts', 'subject_id', personIds.elder],
      ['subject_questions', 'subject_id', personIds.elder],
    ] as const) {
      parts.push(
        await tx.all(
          sql`select to_jsonb(t) as row from ${sql.raw(table)} t where ${sql.raw(column)} = ${id} order by 1`,
        ),
      );
    }
    return JSON.stringify(parts);
  });
}

const tells = (answer: unknown): string | undefined => {
  const text = JSON.stringify(answer) ?? '';
  return [
    secretWords,
    requestId,
    referenceId,
    personIds.elder,
    canaryPhone,
    requestNo,
    disputeId,
    caseId,
    partyId,
    publicationId,
    deviceId,
    handoverId,
    calloutId,
    linkId,
    deviceNo,
    enterpriseId,
    employmentId,
    emergencyId,
    campaignId,
    roundId,
    orderId,
    taskForceId,
    siteId,
    shiftId,
    lineId,
    volunteerId,
    tubeId,
    sampleId,
    holdId,
    boxId,
    traceId,
    contactId,
    returnerId,
    drillId,
    injectionId,
    gapId,
  ].find((secret) => text.includes(secret));
};

before(async () => {
  await house.act('method.publish', { methodId: newId(), body: method5643 }, { as: 'system', name: 'test' });
  desk = await house.as('community_desk', 'dongzha');
  const made = (await house.act(
    'request.report',
    {
      requestId,
      channel: 'one_key',
      placeId: placeIds.dwelling101,
      text: `下水道堵了 ${secretWords}`,
      callerPhone: canaryPhone,
    },
    { as: 'anonymous', followKey },
  )) as { requestNo: string };
  requestNo = made.requestNo;
  await house.act('request.dispatch', { requestId, kindCode: 'pipe_blockage' }, desk);
  const camera = { cameraId, cameraNo: '37087100001320009999', name: '东门', placeId: placeIds.estate };
  await house.act('camera.register', camera, await house.as('community_secretary', 'dongzha'));
  const [from, until] = [2, 1].map((hours) => new Date(house.clock.now() - hours * 3_600_000).toISOString());
  await house.act('video.attach', { referenceId, requestId, cameraId, from, until, why: '看清从哪里漏水' }, desk);
  const proof = { field: 'otherParty', value: `李建国 ${secretWords}` };
  await house.act(
    'request.report',
    {
      requestId: disputeId,
      channel: 'walk_in',
      placeId: placeIds.dwelling101,
      text: secretWords,
      callerPhone: canaryPhone,
      kindCode: 'mediation',
    },
    desk,
  );
  await house.act('request.write_facts', { requestId: disputeId, facts: [proof] }, desk);
  const parties = [
    { partyId, role: 'applicant', name: '张桂兰', phone: canaryPhone },
    { partyId: newId(), role: 'respondent', name: `李建国 ${secretWords}` },
  ];
  await house.act(
    'mediation.open',
    { caseId, requestId: disputeId, source: 'applied', disputeKind: 'neighbour', summary: secretWords, parties },
    desk,
  );
  await house.act('mediation.invite', { caseId, partyId, accessKey: newId() }, desk);
  await house.act(
    'publication.draft',
    {
      publicationId,
      kind: 'notice',
      audience: 'public',
      areaUnitId: unitIds.dongzha,
      title: secretWords,
      body: secretWords,
    },
    desk,
  );
  await house.act(
    'device.register',
    { deviceId, deviceNo, key: newId(), placeId: placeIds.dwelling101, label: secretWords },
    await house.as('community_secretary', 'dongzha'),
  );
  const [leaver, taker] = [
    await house.as('grid_worker', 'dongzhaEast', 51),
    await house.as('grid_worker', 'dongzhaEast', 52),
  ];
  await house.act(
    'handover.give',
    {
      handoverId,
      staffId: leaver.staffId,
      posts: [{ postId: leaver.postId, toStaffId: taker.staffId }],
      reason: secretWords,
    },
    await house.as('community_secretary', 'dongzha'),
  );
  const links = [
    { linkId, postId: (await house.as('grid_worker', 'dongzhaEast')).postId, rank: 1, phone: canaryPhone },
  ];
  await house.act('duty_line.set', { unitId: unitIds.dongzhaEast, links }, desk);
  await house.act(
    'duty_call.start',
    { calloutId, kind: 'test', text: secretWords, reason: secretWords, unitIds: [unitIds.dongzhaEast] },
    desk,
  );
  await climbCallouts.run(house.hand);
  await house.act('method.publish', { methodId: newId(), body: campaignsBasic }, { as: 'system', name: 'test' });
  // Of the grid alone: what a community does is every grid's of it to see.
  const campaign = { campaignId, kind: 'evacuation', unitId: unitIds.dongzhaEast, title: secretWords };
  await house.act('campaign.begin', { ...campaign, purpose: secretWords }, desk);
  await house.act('campaign.open_round', { campaignId, roundId, title: secretWords }, desk);
  await house.act('campaign.order', { orderId, roundId, unitIds: [unitIds.dongzhaEast], text: secretWords }, desk);
  const at = new Date(house.clock.now()).toISOString();
  await house.act('campaign.call_buildings', { roundId, unitId: unitIds.dongzha, from: at }, desk);
  const force = { taskForceId, unitId: unitIds.dongzhaEast, name: secretWords, goal: secretWords };
  const members = [{ postId: (await house.as('grid_worker', 'dongzhaEast')).postId, part: secretWords }];
  await house.act('taskforce.set_up', { ...force, fromOn: '2026-01-01', toOn: '2036-01-01', members }, desk);
  const firm = { enterpriseId, name: `企业${secretWords}`, phone: canaryPhone, note: secretWords };
  await house.act('enterprise.add', { ...firm, uscc: '91350100M000100Y43' }, desk);
  const worker = { employmentId, enterpriseId, name: '张桂兰', phone: canaryPhone, title: secretWords };
  await house.act('enterprise.employ', worker, desk);
  const now = house.clock.now();
  await house.act(
    'emergency.propose',
    {
      emergencyId,
      title: secretWords,
      legalText: secretWords,
      articles: ['emergency_response_73'],
      unitIds: [unitIds.dongzha],
      powers: ['closure'],
      fromAt: new Date(now).toISOString(),
      toAt: new Date(now + 3_600_000).toISOString(),
    },
    await house.as('community_secretary', 'dongzha'),
  );
  await house.act('work_site.set_up', { siteId, kind: 'sampling', title: secretWords, placeText: secretWords }, desk);
  const [shiftFrom, shiftUntil] = [1, 9].map((hours) => new Date(house.clock.now() + hours * 3_600_000).toISOString());
  await house.act('shift.plan', { shiftId, siteId, task: secretWords, from: shiftFrom, until: shiftUntil }, desk);
  const helper = { volunteerId, unitId: unitIds.dongzha, name: `张桂兰${secretWords}`, phone: canaryPhone };
  const sampledAt = at;
  await house.act('trace.open_case', { traceId, subjectId: personIds.elder, sampledAt, symptom: 'none' }, desk);
  const contact = { traceId: contactId, exposureId: newId(), fromId: traceId, name: `李建国${secretWords}` };
  await house.act('trace.name_contact', { ...contact, kind: 'close', place: secretWords, lastAt: at }, desk);
  await house.act(
    'monitoring.tell',
    { enterpriseId, sampledAt, tests: [{ testId: newId(), employmentId, result: 'negative' }] },
    desk,
  );
  // A list of risk areas is the whole district's matter; who came back from one is the desk's alone.
  const hq = await house.as('district_dispatcher', 'district');
  const riskAreas = [{ name: '莱西市', level: 'high' as const, from: '2020-01-01' }];
  await house.act('risk.tell_list', { listId, issuedAt: at, document: '通告', isWhole: true, areas: riskAreas }, hq);
  const returner = { returnerId, name: `李建国${secretWords}`, phone: canaryPhone, place: `莱西市${secretWords}` };
  await house.act('returner.tell', { ...returner, leftOn: '2026-01-01', arrivedOn: '2026-01-02' }, desk);
  // Of the grid alone: whoever stands below a drill’s unit takes part in it.
  const injections = [{ injectionId, atMinute: 0, text: secretWords, expects: 'by_hand', withinMinutes: 30 }];
  const drill = { drillId, unitId: unitIds.dongzhaEast, title: secretWords, scenario: secretWords, plannedAt: at };
  await house.act('drill.plan', { ...drill, injections }, desk);
  await house.act('drill.begin', { drillId }, desk);
  await house.act('drill.turn', { drillId }, { as: 'system', name: 'test' });
  await house.act(
    'drill.name_gap',
    { drillId, gapId, text: secretWords, menderName: secretWords, mendBy: '2036-01-01' },
    desk,
  );
  // Told two ways by two who did not know of each other: before the desk of the community, and asked again.
  const contestedField = {
    name: 'canaryWord',
    title: { zh: '机密', en: 'Canary' },
    sensitivity: 'normal',
    type: 'text',
  };
  await house.act(
    'dictionary.propose',
    { unitId: unitIds.dongzha, entry: { home: 'person', field: contestedField, steadyDays: 365 }, reason: secretWords },
    await house.as('community_secretary', 'dongzha'),
  );
  const knownAt = at;
  const contestedFact = { subjectId: personIds.elder, field: contestedField.name, reason: secretWords, knownAt };
  house.clock.advance(60_000);
  for (const [value, nth] of [
    [`甲${secretWords}`, 53],
    [`乙${secretWords}`, 54],
  ] as const)
    await house.act('fact.correct', { ...contestedFact, value }, await house.as('grid_worker', 'dongzhaEast', nth));
  await house.act(
    'fact.ask_again',
    { subjectId: personIds.elder, field: contestedField.name, dueOn: '2036-01-01' },
    desk,
  );
  // The same of a column of the register: both numbers are sealed, and stand there by their masks.
  for (const [phone, nth] of [
    [canaryPhone, 53],
    ['19900077777', 54],
  ] as const)
    await house.act(
      'person.correct',
      { personId: personIds.elder, phone, knownAt },
      await house.as('grid_worker', 'dongzhaEast', nth),
    );
  const { total } = await house.ask<{ total: number }>('fact.contested', {}, desk);
  assert.equal(total, 2, 'the canaries of two tellings stand before their desk');
  await house.act('volunteer.enter', { ...helper, partyStatus: 'none', consents: true }, desk);
  await house.act('volunteer.approve', { volunteerId }, desk);
  await house.act('shift.assign', { shiftId, lines: [{ lineId, role: 'registrar', volunteerId }] }, desk);
  // The same round with parts, a surveyor and whereabouts, so that those commands and queries have a canary too.
  const surveyor = await house.as('grid_worker', 'dongzhaEast');
  await house.asOwner(async (tx) => {
    const words = { byDepartment: true, whereabouts: true, meetsPeople: true };
    await tx.all(
      sql`update campaigns set definition = definition || ${sql.json(words)}::jsonb where id = ${campaignId}`,
    );
    await tx.all(sql`
      insert into campaign_shares (round_id, subject_id, department, park, is_listed) values (${roundId}, ${enterpriseId}, 'housing', ${secretWords}, true)`);
    await tx.all(sql`
      insert into subject_owners (id, district_id, subject_id, register_code, post_id) values (${newId()}, ${desk.districtId}, ${enterpriseId}, ${roundId}, ${surveyor.postId})`);
    await tx.all(sql`
      insert into campaign_shelters (campaign_id, place_id, name, capacity, opened_by_name) values (${campaignId}, ${placeIds.estate}, ${secretWords}, 10, ${secretWords})`);
    await tx.all(sql`
      insert into campaign_moves (id, round_id, subject_id, whereto, address, happened_at, by_name)
      values (${newId()}, ${roundId}, ${personIds.elder}, 'relative', ${secretWords}, app.now(), ${secretWords})`);
  });
  // As rows: mass testing sleeps here, and whoever has no business with it must be refused for that.
  await house.asOwner(async (tx) => {
    const place = sql`${desk.districtId}, ${unitIds.dongzhaEast}`;
    const by = sql`${secretWords}, ${desk.postId}, ${emergencyId}`;
    await tx.all(sql`
      insert into sampling_sites (id, district_id, campaign_id, unit_id, site_no, title, kind, tables, people_per_hour, is_drill, set_up_by_name, emergency_order_id)
      values (${siteId}, ${desk.districtId}, ${campaignId}, ${unitIds.dongzhaEast}, 1, ${secretWords}, 'fixed', 1, 360, false, ${secretWords}, ${emergencyId})`);
    await tx.all(sql`
      insert into sample_tubes (id, district_id, unit_id, site_id, round_id, code, table_no, device_id, size, kind, collector, opened_at, is_drill, opened_by_name, opened_by_post_id,
        emergency_order_id)
      values (${tubeId}, ${place}, ${siteId}, ${roundId}, ${secretWords}, 1, ${desk.postId}, 10, 'pooled', ${secretWords}, app.now(), false, ${by})`);
    await tx.all(sql`
      insert into samples (id, district_id, unit_id, site_id, round_id, tube_id, device_id, position, subject_id, to_match, taken_at, how, is_priority, told_at, command_id, by_name,
        by_post_id, emergency_order_id)
      values (${sampleId}, ${place}, ${siteId}, ${roundId}, ${tubeId}, ${desk.postId}, 1, ${personIds.elder}, false, app.now(), 'qr', false, app.now(), ${newId()}, ${by})`);
    await tx.all(sql`
      insert into gate_holds (id, district_id, unit_id, site_id, subject_id, temperature, held_at, command_id, by_name, by_post_id, emergency_order_id)
      values (${holdId}, ${place}, ${siteId}, ${personIds.elder}, 38, app.now(), ${newId()}, ${by})`);
    await tx.all(sql`
      insert into transport_boxes (id, district_id, unit_id, site_id, round_id, code, seal_no, lab, packed_at, told_count, is_drill, by_name, by_post_id, emergency_order_id)
      values (${boxId}, ${place}, ${siteId}, ${roundId}, ${secretWords}, '1', ${secretWords}, app.now(), 1, false, ${by})`);
  });
});

test('the canary is there for those whose business it is', async () => {
  for (const hat of [
    desk,
    await house.as('grid_worker', 'dongzhaEast'),
    await house.as('street_supervisor', 'luohe'),
    await house.as('district_supervisor', 'district'),
    await house.as('handler', 'property'),
  ]) {
    assert.ok(tells(await house.ask('request.page', { requestId }, hat)), `${hat.role} at ${hat.unitId} sees it`);
  }
});

test('every command and query has a sample that its own schema accepts, so that a refusal is about rights', () => {
  for (const spec of [...commands, ...queries]) {
    const sample = spec.input.safeParse(sampleInput(spec.input, planted()));
    assert.ok(sample.success, `${spec.name}: ${JSON.stringify(sample.error?.issues)}`);
  }
});

describe('queries', () => {
  test('no query tells an outsider anything of it, whatever ids and words they put in', async () => {
    const leaks: string[] = [];
    for (const hat of await outsiders()) {
      for (const spec of queries) {
        const answer = await house.queries
          .ask(spec.name, sampleInput(spec.input, planted()), hat)
          .catch(onlyProblems(spec.name));
        const told = tells(answer);
        if (told) leaks.push(`${spec.name} told ${hat.role} at ${nameOf(hat.unitId)}: ${told}`);
      }
    }
    assert.deepEqual(leaks, []);
  });

  test('a role that a query does not name is refused, wherever it stands', async () => {
    for (const role of roleNames) {
      const hat = await house.as(role, 'dongzha');
      for (const spec of queries) {
        if (mayBy(spec.allowed, { kind: 'staff', role })) continue;
        await assert.rejects(
          house.queries.ask(spec.name, sampleInput(spec.input, planted()), hat),
          /kernel.not_permitted/,
          `${spec.name} by ${role}`,
        );
      }
    }
  });

  test('residents, strangers and the signed-out hear nothing of it from any query', async () => {
    const resident = await house.resident(phones.neighbour);
    const strangers: Credentials[] = [
      resident,
      { as: 'anonymous', followKey: newId() },
      { as: 'anonymous' },
      { as: 'staff', token: 'no-such-session' },
    ];
    const leaks: string[] = [];
    for (const who of strangers) {
      for (const spec of queries) {
        const answer = await house.queries
          .ask(spec.name, sampleInput(spec.input, planted()), who)
          .catch(onlyProblems(spec.name));
        if (tells(answer)) leaks.push(`${spec.name} told ${who.as}: ${tells(answer)}`);
      }
    }
    assert.deepEqual(leaks, []);
  });

  test('an ended post and somebody else’s post open nothing', async () => {
    const gone = await house.as('community_desk', 'dongzha', 7);
    await house.asOwner((tx) =>
      tx.all(
        sql`update posts set valid = tstzrange(lower(valid), now() - interval '1 second') where id = ${gone.postId}`,
      ),
    );
    const thief = { ...(await house.as('community_desk', 'xizha')), postId: desk.postId };
    for (const who of [gone, thief]) {
      for (const spec of queries)
        await assert.rejects(
          house.queries.ask(spec.name, sampleInput(spec.input, planted()), who),
          /kernel.post_ended/,
          spec.name,
        );
      for (const spec of commands) {
        const outcome = await house.run(spec.name, sampleInput(spec.input, planted()), who);
        assert.ok('problem' in outcome && outcome.problem.code === 'kernel.post_ended', spec.name);
      }
    }
  });
});

describe('commands', () => {
  test('no command of an outsider changes anything of it', async () => {
    const before = await canaryPrint();
    const changed: string[] = [];
    for (const hat of await outsiders()) {
      for (const spec of commands) {
        await house.run(spec.name, sampleInput(spec.input, planted()), hat);
      }
      if ((await canaryPrint()) !== before) changed.push(`${hat.role} at ${nameOf(hat.unitId)}`);
      if (changed.length > 0) break;
    }
    assert.deepEqual(changed, []);
  });

  test('a role that a command does not name is refused with the roles that may', async () => {
    for (const role of roleNames) {
      const hat = await house.as(role, 'dongzha');
      for (const spec of commands) {
        if (mayBy(spec.allowed, { kind: 'staff', role })) continue;
        const outcome = await house.run(spec.name, sampleInput(spec.input, planted()), hat);
        assert.ok(
          'problem' in outcome && outcome.problem.code === 'kernel.not_permitted',
          `${spec.name} by ${role}: ${JSON.stringify(outcome)}`,
        );
      }
    }
  });

  test('residents and strangers can issue only what is theirs, and never on somebody else’s request', async () => {
    const before = await canaryPrint();
    const resident = await house.resident(phones.neighbour);
    for (const who of [
      resident,
      { as: 'anonymous', followKey: newId() },
      { as: 'staff', token: 'no-such-session' },
    ] as Credentials[]) {
      const kind = who.as === 'resident' || who.as === 'anonymous' ? who.as : undefined;
      for (const spec of commands) {
        const outcome = await house.run(spec.name, sampleInput(spec.input, planted()), who);
        const isAllowed = kind !== undefined && mayBy(spec.allowed, { kind });
        if (!isAllowed)
          assert.ok(
            'problem' in outcome && outcome.problem.code === 'kernel.sign_in_needed',
            `${spec.name} by ${who.as}: ${JSON.stringify(outcome)}`,
          );
      }
    }
    assert.equal(await canaryPrint(), before);
  });
});

function onlyProblems(name: string) {
  return (error: unknown): undefined => {
    if (!(error instanceof Problem)) throw new Error(`${name} failed with a bug`, { cause: error });
    return undefined;
  };
}

function nameOf(unitId: string): string {
  return Object.entries(unitIds).find(([, id]) => id === unitId)?.[0] ?? unitId;
}

// N1: a dispute goes from the one-key call to an agreement that is kept, both sides from their own homes; a month is its term, to the day.

import { newId } from '#kernel/shared/id.ts';
import {
  assignMediator,
  attendSession,
  confirmMatter,
  declareMediator,
  draftAgreement,
  failMediation,
  followUp,
  inviteParty,
  openMediation,
  planSession,
  recordSession,
  sealAgreement,
  signAgreement,
} from '#modules/mediation/shared/commands.ts';
import { listMediations, mediationPage, mediatorChoices, partyPage } from '#modules/mediation/shared/queries.ts';
import { answerRequest, classifyRequest } from '#modules/requests/shared/commands.ts';
import { elderHome, pageOf, placeOf, report } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

type Ways = {
  staff(name: string): Promise<Caller>;
  resident(): Promise<Caller>;
  stranger(key?: string): Promise<Caller>;
};

/** From the press to both sides' yes. */
async function begin({ staff, resident, stranger }: Ways) {
  const [desk, mediator, elder] = await Promise.all([staff('desk.jiezhuang'), staff('mediator.jiezhuang'), resident()]);
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(elder, {
    channel: 'one_key',
    placeId,
    text: '楼上天天半夜吵，和邻居闹僵了，想请人调解',
  });
  await desk.act(answerRequest, { requestId });
  await desk.act(classifyRequest, { requestId, kindCode: 'mediation' });
  const caseId = newId();
  const sides = [
    { partyId: newId(), role: 'applicant' as const, name: '刘秀英' },
    { partyId: newId(), role: 'respondent' as const, name: '李建国' },
  ];
  await desk.act(openMediation, {
    caseId,
    requestId,
    source: 'applied',
    disputeKind: 'neighbour',
    summary: '楼上噪音',
    parties: sides,
  });
  const { posts } = await desk.ask(mediatorChoices, { caseId });
  const postId = posts.find(({ staffName }) => staffName === '郭淑贤')?.postId ?? '';
  await desk.act(assignMediator, { caseId, postId });
  await mediator.act(declareMediator, { caseId, isUnrelated: true });
  const homes: Caller[] = [];
  for (const { partyId, name } of sides) {
    const accessKey = `${newId()}-${newId()}`;
    await desk.act(inviteParty, { caseId, partyId, accessKey });
    const home = await stranger(accessKey);
    homes.push(home);
    await home.act(confirmMatter, {
      caseId,
      confirmationId: newId(),
      matter: 'acceptance',
      isWilling: true,
      hasReadNotice: true,
      typedName: name,
    });
  }
  return { desk, mediator, requestId, caseId, sides, homes };
}

test('[N1][N2][B7] from the one-key call to an agreement that binds: both sides say yes, meet and sign from home; the mediator, never a party, signs and seals; what was promised is followed up', async ({
  staff,
  resident,
  stranger,
  clock,
}) => {
  await clock.set('2026-03-16 09:00');
  const { desk, mediator, requestId, caseId, sides, homes } = await begin({ staff, resident, stranger });
  const page = () => mediator.ask(mediationPage, { caseId });
  expect((await page()).case).toMatchObject({ state: 'accepted', dueOn: '2026-04-16' });
  const sessionId = newId();
  await mediator.act(planSession, {
    caseId,
    sessionId,
    meetsAt: '2026-03-16T15:00:00+08:00',
    mode: 'online',
    roomUrl: 'https://meet.example/abc',
  });
  await clock.set('2026-03-16 14:45');
  for (const home of homes) {
    expect((await home.ask(partyPage, { caseId })).sessions[0]?.roomUrl).toBe('https://meet.example/abc');
    await home.act(attendSession, { caseId, sessionId });
  }
  await clock.set('2026-03-16 16:00');
  await mediator.act(recordSession, { caseId, sessionId, record: '双方各让一步' });
  const term = { termId: newId(), text: '晚十点后不拖动家具', byPartyId: sides[1]?.partyId, dueOn: '2026-03-20' };
  await mediator.act(draftAgreement, {
    caseId,
    agreementId: newId(),
    form: 'written',
    facts: '楼上夜间噪音',
    terms: [term],
  });
  for (const [i, home] of homes.entries()) {
    const { agreement } = await home.ask(partyPage, { caseId });
    await home.act(confirmMatter, {
      caseId,
      confirmationId: newId(),
      matter: 'agreement',
      isWilling: true,
      hasReadNotice: true,
      typedName: sides[i]?.name ?? '',
      digest: agreement?.digest,
    });
  }
  await mediator.act(signAgreement, { caseId });
  await mediator.act(sealAgreement, { caseId });
  const bound = await page();
  expect(bound.case.state).toBe('effective');
  // Thirty days to ask the court to confirm it (人民调解法 art. 33).
  expect(bound.agreement?.judicialUntil).toBe('2026-04-15');
  await clock.set('2026-03-21 10:00');
  await desk.act(followUp, {
    caseId,
    followUpId: newId(),
    means: 'phone',
    note: '没再吵',
    results: [{ termId: term.termId, result: 'kept' }],
  });
  expect((await page()).case.state).toBe('performed');
  expect((await pageOf(desk, requestId)).request.kindCode).toBe('mediation');
});

test('[N1] one month is the term: on its last day it is in time, on the next it is overdue, by name', async ({
  staff,
  resident,
  stranger,
  clock,
}) => {
  await clock.set('2026-03-17 09:00');
  const { mediator, caseId } = await begin({ staff, resident, stranger });
  const overdue = async () =>
    (await mediator.ask(listMediations, { tab: 'overdue' })).rows.some((row) => row.caseId === caseId);
  expect((await mediator.ask(mediationPage, { caseId })).case.dueOn).toBe('2026-04-17');
  await clock.set('2026-04-17 23:50');
  expect(await overdue()).toBe(false);
  await clock.set('2026-04-18 00:01');
  expect(await overdue()).toBe(true);
  await mediator.act(failMediation, { caseId, reason: '各执一词', toldRoutes: ['court'] });
  expect((await mediator.ask(mediationPage, { caseId })).case).toMatchObject({
    state: 'failed',
    toldRoutes: ['court'],
  });
});

test('[N1] who holds no key of a party reads nothing of the case', async ({ staff, resident, stranger, clock }) => {
  await clock.set('2026-03-18 09:00');
  const { caseId } = await begin({ staff, resident, stranger });
  expect((await (await stranger()).notTold(partyPage, { caseId })).status).toBeGreaterThanOrEqual(400);
  expect((await (await staff('wang.shifu')).notTold(mediationPage, { caseId })).status).toBeGreaterThanOrEqual(400);
});

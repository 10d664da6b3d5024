// The edges of N1 and N3 on the screens: a side without a phone, a minor whose guardian acts, and violence, which ends it and leaves no word of it.
import type { Page } from '@playwright/test';
import { newId } from '#kernel/shared/id.ts';
import {
  assignMediator,
  confirmMatter,
  declareMediator,
  draftAgreement,
  inviteParty,
  openMediation,
  planSession,
  recordSession,
} from '#modules/mediation/shared/commands.ts';
import { mediationPage, mediatorChoices } from '#modules/mediation/shared/queries.ts';
import { answerRequest, classifyRequest } from '#modules/requests/shared/commands.ts';
import { photo } from '../support/photo.ts';
import { elderHome, placeOf, report } from '../support/requests.ts';
import { type Caller, expect, test } from '../support/story.ts';

type Ways = { staff(name: string): Promise<Caller>; resident(): Promise<Caller> };

/** A quarrel that the desk has answered and classified. */
async function quarrel({ staff, resident }: Ways, text: string, kindCode = 'mediation') {
  const desk = await staff('desk.jiezhuang');
  const { placeId } = await placeOf(desk, elderHome);
  const requestId = await report(await resident(), { channel: 'one_key', placeId, text });
  await desk.act(answerRequest, { requestId });
  await desk.act(classifyRequest, { requestId, kindCode });
  return { desk, requestId };
}

/** A case with its mediator, who has declared. */
async function begun(ways: Ways, text: string, kindCode = 'mediation') {
  const { desk, requestId } = await quarrel(ways, text, kindCode);
  const caseId = newId();
  await desk.act(openMediation, {
    caseId,
    requestId,
    source: 'applied',
    disputeKind: kindCode === 'mediation' ? 'neighbour' : 'family',
    summary: text,
    parties: [
      { partyId: newId(), role: 'applicant', name: '刘秀英' },
      { partyId: newId(), role: 'respondent', name: '李建国' },
    ],
  });
  const { posts } = await desk.ask(mediatorChoices, { caseId });
  const postId = posts.find(({ staffName }) => staffName === '郭淑贤')?.postId ?? '';
  await desk.act(assignMediator, { caseId, postId });
  await (await ways.staff('mediator.jiezhuang')).act(declareMediator, { caseId, isUnrelated: true });
  return { desk, requestId, caseId };
}

/** The page of this party, by the link the desk makes on the page of the case. */
async function homeOf(desk: Page, home: Page, name: string): Promise<Page> {
  await desk.getByRole('button', { name: `给链接 ${name}` }).click();
  const { pathname, hash } = new URL(await desk.getByLabel(`${name} 的链接`).inputValue());
  await home.goto(`${pathname}${hash}`);
  await home.getByRole('heading', { level: 1 }).waitFor();
  return home;
}

async function agree(home: Page, signer: string): Promise<void> {
  await home.getByLabel('我已看过权利和义务').check();
  await home.getByLabel('写下您的名字，作为签名').fill(signer);
  await home.getByRole('button', { name: '同意调解', exact: true }).click();
  await expect(home.getByRole('button', { name: '同意调解', exact: true })).toHaveCount(0);
}

/** An act at the foot of the case, or behind 更多 where there is no room for it. */
async function press(page: Page, act: string): Promise<void> {
  const button = page.getByRole('button', { name: act, exact: true });
  await page.getByRole('group', { name: '可以做的' }).waitFor();
  if ((await button.count()) > 0) return button.first().click();
  await page.getByRole('button', { name: '更多' }).click();
  await page.getByRole('menuitem', { name: act, exact: true }).click();
}
const send = (page: Page, act: string) =>
  page.getByRole('form', { name: act }).getByRole('button', { name: act, exact: true }).click();

test('[N2] the page of a quarrel offers to take it up, and then leads to its case', async ({
  staff,
  resident,
  deskPage,
  clock,
}) => {
  await clock.set('2026-03-19 09:00');
  const { requestId } = await quarrel({ staff, resident }, '楼下麻将馆夜里吵，想请人调解');
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/requests/${requestId}`);
  const mediation = page.getByRole('region', { name: '调解', exact: true });
  await mediation.getByRole('link', { name: '受理调解' }).click();
  for (const [side, name] of [
    ['申请人', '刘秀英'],
    ['被申请人', '李建国'],
  ] as const)
    await page.getByRole('region', { name: side, exact: true }).getByLabel('姓名').fill(name);
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await page.getByRole('button', { name: '指定调解员' }).waitFor();
  const casePath = new URL(page.url()).pathname;
  await page.goto(`/desk/requests/${requestId}`);
  await expect(mediation).toContainText('已受理调解 · 待双方同意');
  await expect(mediation.getByRole('link', { name: '受理调解' })).toHaveCount(0);
  await mediation.getByRole('link', { name: '案件' }).click();
  await expect(page).toHaveURL(new RegExp(casePath));
});

test('[N1] one side has no phone: yes on paper, the talk moved from the screen to the room, the word given before the mediator', async ({
  staff,
  resident,
  deskPage,
  residentPage,
  clock,
}) => {
  test.setTimeout(120_000);
  await clock.set('2026-03-19 09:30');
  const { caseId } = await begun({ staff, resident }, '楼上漏水到我家，想请人调解');
  const page = await deskPage('mediator.jiezhuang');
  await page.goto(`/desk/mediation/${caseId}`);
  const home = await homeOf(page, await residentPage(), '刘秀英');
  await agree(home, '刘秀英');

  const paper = '登记纸质同意书';
  await press(page, paper);
  await page.getByLabel('哪一方').selectOption({ label: '李建国（被申请人）' });
  await page
    .getByRole('form', { name: paper })
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name: 'yes.png', mimeType: 'image/png', buffer: photo() });
  await expect(page.getByRole('form', { name: paper }).getByRole('img')).toBeVisible();
  await expect(page.getByRole('form', { name: paper }).getByText('在传')).toHaveCount(0);
  await send(page, paper);
  await expect(page.getByText('调解中').first()).toBeVisible();

  await press(page, '约调解时间');
  await page.getByLabel('时间·日期').fill('2026-03-19');
  await page.getByLabel('时间·几点').fill('15:00');
  await page.getByLabel('会议链接').fill('https://meet.example/n1');
  await send(page, '约调解时间');
  await home.reload();
  await expect(home.getByRole('link', { name: '进入会议' })).toBeVisible();
  await page.getByRole('button', { name: '取消这次' }).click();
  await page.getByLabel('理由').fill('李建国没有手机，改在调解室当面谈');
  await send(page, '取消这次');
  await press(page, '约调解时间');
  await page.getByLabel('时间·日期').fill('2026-03-19');
  await page.getByLabel('时间·几点').fill('15:00');
  await page.getByRole('radio', { name: '现场', exact: true }).click();
  await page.getByLabel('地点').fill('社区调解室');
  await send(page, '约调解时间');
  // The other side hears of it where she looks: no room on the screen any more, a place instead.
  await home.reload();
  await expect(home.getByText('社区调解室')).toBeVisible();
  await expect(home.getByRole('link', { name: '进入会议' })).toHaveCount(0);

  await clock.set('2026-03-19 15:00');
  await page.reload();
  await press(page, '记调解笔录');
  for (const name of ['刘秀英（申请人）', '李建国（被申请人）']) await page.getByLabel(name).check();
  await page.getByLabel('笔录', { exact: true }).fill('李建国口述：愿意三日内修好水管');
  await send(page, '记调解笔录');
  await expect(page.getByText('李建国 在现场')).toBeVisible();

  await press(page, '拟协议');
  await page.getByRole('radio', { name: '口头（当面说定，调解员登记）' }).click();
  await page.getByLabel('第 1 条', { exact: true }).fill('三日内修好水管');
  await page.getByRole('button', { name: '拟好，请双方签' }).click();
  await expect(page.getByText('还没签').first()).toBeVisible();
  const word = '登记纸质签名';
  for (const who of ['刘秀英（申请人）', '李建国（被申请人）']) {
    await press(page, word);
    await page.getByLabel('哪一方').selectOption({ label: who });
    await page.getByRole('radio', { name: '当面口头' }).click();
    await send(page, word);
    await expect(page.getByRole('form', { name: word })).toHaveCount(0);
  }
  await press(page, '调解员签名');
  await expect(page.getByText('履行中').first()).toBeVisible();
  const seen = await (await staff('mediator.jiezhuang')).ask(mediationPage, { caseId });
  expect(seen.sessions.map(({ mode, state }) => [mode, state])).toEqual([
    ['online', 'cancelled'],
    ['in_person', 'held'],
  ]);
  expect(seen.agreement?.confirmations.map(({ means }) => means)).toEqual(['oral', 'oral']);
});

test('[N1] a minor among the parties: the age alone asks for the guardian, who reads the link, comes and signs', async ({
  staff,
  resident,
  deskPage,
  residentPage,
  clock,
}) => {
  await clock.set('2026-03-20 09:00');
  const { desk, requestId } = await quarrel({ staff, resident }, '邻居家孩子砸坏了玻璃，想请人调解');
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/mediation/new/${requestId}`);
  const side = (name: string) => page.getByRole('region', { name, exact: true });
  await side('申请人').getByLabel('姓名').fill('刘秀英');
  await side('被申请人').getByLabel('姓名').fill('李小明');
  await expect(side('被申请人').getByLabel('监护人', { exact: true })).toHaveCount(0);
  await side('被申请人').getByLabel('年龄').fill('12');
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await expect(page.getByText('还要填：监护人')).toBeVisible();
  await side('被申请人').getByLabel('监护人', { exact: true }).fill('王芳');
  await side('被申请人').getByLabel('监护人关系').fill('母亲');
  await page.getByRole('button', { name: '受理', exact: true }).click();
  await expect(page.getByText('监护人 王芳（母亲）')).toBeVisible();

  const caseId = new URL(page.url()).pathname.split('/').at(-1) ?? '';
  const home = await homeOf(page, await residentPage(), '李小明');
  await expect(home.getByText('王芳，您好')).toBeVisible();
  await home.getByLabel('我已看过权利和义务').check();
  // The child's own name binds nobody.
  await home.getByLabel('写下您的名字，作为签名').fill('李小明');
  await home.getByRole('button', { name: '同意调解', exact: true }).click();
  await expect(home.getByRole('alert')).toBeVisible();
  await agree(home, '王芳');
  const seen = await desk.ask(mediationPage, { caseId });
  expect(seen.parties.find(({ name }) => name === '李小明')).toMatchObject({ isMinor: true, guardianName: '王芳' });
  expect(seen.acceptance.map(({ isWilling }) => isWilling)).toEqual([true]);
});

test('[N1][N3] violence: the police room is called, the case ends, and no page of a party says a word of it', async ({
  staff,
  resident,
  deskPage,
  residentPage,
  clock,
}) => {
  test.setTimeout(120_000);
  await clock.set('2026-03-20 10:00');
  const { requestId, caseId } = await begun({ staff, resident }, '两口子吵架，想请人来劝劝', 'family_conflict');
  const page = await deskPage('mediator.jiezhuang');
  await page.goto(`/desk/mediation/${caseId}`);
  await expect(page.getByText('敏感：不往可能有家人看的号码发消息')).toBeVisible();
  const homes: Page[] = [];
  for (const name of ['刘秀英', '李建国']) {
    const home = await homeOf(page, await residentPage(), name);
    await agree(home, name);
    homes.push(home);
  }
  await page.reload();
  await press(page, '转警务室或其他途径');
  await page.getByLabel('有暴力或升级迹象').check();
  await page.getByLabel('理由').fill('在电话里听到打人');
  await send(page, '转警务室或其他途径');
  await expect(page.getByText('已转出').first()).toBeVisible();
  for (const home of homes) {
    await home.reload();
    await expect(home.getByText('这里没有内容')).toBeVisible();
    expect(await home.locator('main').innerText()).not.toMatch(/调解|警务|暴力|打人|刘秀英|李建国/);
  }
  // The caller's own list says nothing either; the desk sees on the request how it ended.
  const mine = await residentPage(await resident());
  await mine.goto('/requests');
  await mine.getByRole('heading', { level: 1 }).waitFor();
  expect(await mine.locator('main').innerText()).not.toMatch(/两口子|暴力|警务/);
  const desk = await deskPage('desk.jiezhuang');
  await desk.goto(`/desk/requests/${requestId}`);
  await expect(desk.getByRole('region', { name: '调解', exact: true })).toContainText('调解已了结 · 已转出');
  await expect(desk.getByRole('heading', { name: '协办' }).or(desk.getByText('警务室').first()).first()).toBeVisible();
});

test('[N1] while one act of the mediator is still being written no other is taken: the seal waits for the signature', async ({
  staff,
  resident,
  stranger,
  deskPage,
  clock,
}) => {
  await clock.set('2026-03-20 11:00');
  const { desk, caseId } = await begun({ staff, resident }, '楼道堆物吵起来了，想请人调解');
  const mediator = await staff('mediator.jiezhuang');
  const { parties } = await desk.ask(mediationPage, { caseId });
  const yes = { caseId, isWilling: true, hasReadNotice: true };
  for (const { partyId, name } of parties) {
    const accessKey = `${newId()}-${newId()}`;
    await desk.act(inviteParty, { caseId, partyId, accessKey });
    const home = await stranger(accessKey);
    await home.act(confirmMatter, { ...yes, confirmationId: newId(), matter: 'acceptance', typedName: name });
  }
  const sessionId = newId();
  const place = { meetsAt: '2026-03-20T11:10:00+08:00', mode: 'in_person' as const, placeText: '社区调解室' };
  await mediator.act(planSession, { caseId, sessionId, ...place });
  await mediator.act(recordSession, { caseId, sessionId, record: '双方各让一步' });
  const agreementId = newId();
  const terms = [{ termId: newId(), text: '三日内清走' }];
  await mediator.act(draftAgreement, { caseId, agreementId, form: 'written', facts: '楼道堆物', terms });

  const page = await deskPage('mediator.jiezhuang');
  await page.goto(`/desk/mediation/${caseId}`);
  const sign = page.getByRole('button', { name: '调解员签名', exact: true });
  const seal = page.getByRole('button', { name: '盖调委会章', exact: true });
  let letThrough = () => {};
  const held = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route('**/api/commands/mediation.sign_agreement', async (route) => {
    await held;
    await route.continue();
  });
  const sealed: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('mediation.seal_agreement')) sealed.push(request.url());
  });
  await sign.click();
  await expect(seal).toHaveAttribute('aria-busy', 'true');
  await seal.click();
  expect(sealed).toEqual([]);
  letThrough();
  await expect(sign).toHaveCount(0);
  await seal.click();
  await expect(seal).toHaveCount(0);
  expect(sealed).toHaveLength(1);
});

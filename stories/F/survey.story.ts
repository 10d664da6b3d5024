// F14 企业摸排 and A8 入户摸排: a list of firms in parts of departments and parks, surveyors with theirs on 今日, three ways of contact, one firm told by two; and homes and shops by grid.

import { newId } from '#kernel/shared/id.ts';
import { organizationCheckCharacter, usccCheckCharacter } from '#kernel/shared/identity/uscc.ts';
import { addFoundCommand, beginCampaign, openRound } from '#modules/campaigns/shared/commands.ts';
import { campaignRound } from '#modules/campaigns/shared/queries.ts';
import { shareOut, tellFirm } from '#modules/campaigns/shared/share-commands.ts';
import { peopleMet, shareMatrix, shareNames } from '#modules/campaigns/shared/share-queries.ts';
import { excuseDuty, recordVisit } from '#modules/duties/shared/commands.ts';
import { dutyCoverage, listDuties, myDuties } from '#modules/duties/shared/queries.ts';
import { mergeEnterprises } from '#modules/enterprises/shared/commands.ts';
import { enterprisePage } from '#modules/enterprises/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import type { Caller } from '../support/caller.ts';
import { putAway, soon } from '../support/duties.ts';
import { expect, test } from '../support/story.ts';

test.use({ era: 'survey', actionTimeout: 25_000 });

const uscc = (() => {
  const first17 = `91379900${'MA900777'}${organizationCheckCharacter('MA900777')}`;
  return first17 + usccCheckCharacter(first17);
})();

async function begin(leader: Caller, kind: string) {
  const [campaignId, roundId] = [newId(), newId()];
  const unitId = leader.hats[0]?.unitId ?? '';
  await leader.act(beginCampaign, {
    campaignId,
    kind,
    unitId,
    title: `摸排 ${newId().slice(-6)}`,
    purpose: '摸清底数',
  });
  await leader.act(openRound, { campaignId, roundId });
  return { campaignId, roundId };
}
const tie = async (leader: Caller, roundId: string) => {
  const { rows, total } = await leader.ask(shareMatrix, { roundId });
  const sum = rows.flatMap(({ byPark }) => byPark).reduce((all, cell) => all + cell.all, 0);
  expect(sum).toBe(total.total.all);
  return { rows, all: total.total };
};

test('[F14] a part is opened from its cell and dealt to a surveyor, who has it on 今日 and tells by which way the firm was contacted; the department’s officer sees their part alone; the cells tie to the names', async ({
  staff,
  deskPage,
  fieldPage,
}) => {
  test.slow();
  const [leader, officer] = await Promise.all([staff('dispatch.gaoxin'), staff('cadre.jiezhuang')]);
  const { campaignId, roundId } = await begin(leader, 'enterprise_survey');
  const { rows, all } = await tie(leader, roundId);
  expect(all).toMatchObject({ done: 0, found: 0, unnamed: all.waits });
  const part = rows.find(({ department }) => department === 'industry')!;
  const cell = part.byPark.find((one) => one.all > 0)!;

  const page = await deskPage('dispatch.gaoxin');
  await page.goto(`/desk/campaigns/${campaignId}/rounds/${roundId}`);
  const table = page.getByRole('table', { name: '企业，按部门和园区' });
  await table
    .getByRole('row', { name: /^工信/ })
    .getByRole('link', { name: `0 / ${cell.all}` })
    .first()
    .click();
  await expect(page.getByRole('region', { name: `工信 · ${cell.park}名单` }).first()).toContainText(
    `共 ${cell.all} 条`,
    soon,
  );
  await page.getByRole('button', { name: '分工…' }).click();
  const sheet = page.getByRole('dialog', { name: '分工' });
  await expect(sheet.getByRole('button', { name: '分下去' })).toBeDisabled();
  await sheet.getByLabel('找人：姓名、单位').fill('园区发展服务中心');
  const surveyor = officer.hats[0]!;
  await sheet.getByRole('checkbox').first().waitFor();
  for (const box of await sheet.getByRole('checkbox').all()) await box.check();
  await sheet.getByRole('button', { name: '分下去' }).click();
  await expect(sheet).toHaveCount(0);
  expect(await faultsOf(page)).toEqual([]);
  // All of the part to this one surveyor: what was dealt is dealt anew.
  await leader.act(shareOut, { roundId, department: 'industry', park: cell.park, postIds: [surveyor.postId] });
  const named = await leader.ask(shareNames, { roundId, department: 'industry', park: cell.park });
  expect(new Set(named.rows.map(({ surveyorName }) => surveyorName)).size).toBe(1);

  // The officer of the department has their row of the matrix at the desk, who of theirs is behind, and nothing of the other departments.
  const firm = named.rows[0]!;
  const own = await deskPage('cadre.jiezhuang');
  await own.goto(`/desk/campaigns/${campaignId}/rounds/${roundId}`);
  await expect(own.getByRole('table', { name: '企业，按部门和园区' }).getByRole('row')).toHaveText([
    /^部门/,
    /^合计/,
    /^工信/,
  ]);
  await expect(own.getByRole('region', { name: '还没办完的摸排人员' })).toContainText(`${cell.all}`);
  expect((await officer.ask(shareMatrix, { roundId })).total.total.all).toBe(part.total.all);
  expect((await officer.ask(shareNames, { roundId, department: 'health' })).total).toBe(0);

  const phone = await fieldPage('cadre.jiezhuang');
  await expect(phone.getByRole('region', { name: '我的摸排' })).toContainText(`还有 ${cell.all} 家`, soon);
  await phone
    .getByRole('link', { name: new RegExp(firm.name) })
    .first()
    .click();
  await expect(phone.getByRole('region', { name: '企业信息' })).toContainText(firm.address ?? '责任地', soon);
  // Nobody picks up the telephone: it stands.
  await phone.getByRole('button', { name: '没人接' }).click();
  await phone.getByRole('button', { name: /^完成/ }).click();
  await putAway(phone);
  await expect
    .poll(
      async () =>
        (await leader.ask(shareNames, { roundId, park: cell.park, department: 'industry' })).rows.find(
          (one) => one.subjectId === firm.subjectId,
        )?.contacts.length,
      soon,
    )
    .toBe(1);
  await phone.goto(`/field/visits/${firm.subjectId}`);
  await phone.getByRole('group', { name: '怎么联系的' }).getByRole('radio', { name: '现场勘查', exact: true }).check();
  await phone.getByRole('textbox', { name: /在岗人数/ }).fill('42');
  await phone.getByRole('button', { name: '完成：已摸清' }).click();
  const stands = async () =>
    (await leader.ask(shareNames, { roundId, standing: 'done' })).rows.find((one) => one.subjectId === firm.subjectId);
  await putAway(phone);
  await expect.poll(async () => (await stands())?.contacts[0]?.method, soon).toBe('on_site');
  expect((await stands())?.contacts.map(({ outcome }) => outcome)).toEqual(['done', 'no_answer']);
  expect((await tie(leader, roundId)).all.done).toBe(1);
  // The department's own list hears of it by itself.
  await expect
    .poll(
      async () =>
        (await leader.ask(enterprisePage, { enterpriseId: firm.subjectId })).listings.find(
          (one) => one.department === 'industry',
        )?.method,
      soon,
    )
    .toBe('on_site');
  await expect(table.getByRole('row', { name: /^工信/ })).toContainText(`1 / ${cell.all}`, soon);
});

test('[F14] two surveyors tell of one firm that is on no list: neither is refused, it counts once with both tellings; no licence, one address, gone and moved stand as they are', async ({
  staff,
  deskPage,
  fieldPage,
}) => {
  test.slow();
  const [leader, officer, worker] = await Promise.all([
    staff('dispatch.gaoxin'),
    staff('cadre.jiezhuang'),
    staff('grid.jiezhuang'),
  ]);
  const { campaignId, roundId } = await begin(leader, 'enterprise_survey');
  const posts = [officer.hats[0]!.postId, worker.hats[0]!.postId];
  await leader.act(shareOut, { roundId, department: 'industry', postIds: posts });
  const { all: before } = await tie(leader, roundId);

  // On the phone: a code is judged as it is typed.
  const phone = await fieldPage('cadre.jiezhuang');
  await phone.getByRole('region', { name: '我的摸排' }).getByRole('link', { name: '名单外企业' }).last().click();
  await phone.goto(`/field/found-firm/${roundId}`);
  const name = `济宁双报商贸${newId().slice(-6)}有限公司`;
  await phone.getByLabel('企业或店名').fill(name);
  await phone.getByLabel(/^统一社会信用代码/).fill(`${uscc.slice(0, 17)}${uscc.endsWith('7') ? '8' : '7'}`);
  await expect(phone.getByText('代码有误也能登记')).toBeVisible();
  await phone.getByLabel(/^统一社会信用代码/).fill(uscc);
  await expect(phone.getByText('代码有误也能登记')).toHaveCount(0);
  await phone.getByLabel(/^在哪里/).fill('物流产业园12号');
  const press = phone.getByRole('button', { name: '登记', exact: true });
  await expect(press).toBeDisabled();
  await phone.getByRole('radio', { name: '敲门行动' }).check();
  expect(await faultsOf(phone)).toEqual([]);
  await press.click();
  await expect(phone).toHaveURL(/\/field$/);
  await expect.poll(async () => (await tie(leader, roundId)).all.found, soon).toBe(1);

  const at = { roundId, address: '物流产业园12号', told: [{ field: 'contactMethod', value: 'phone' }] };
  const ids = () => ({ enterpriseId: newId(), visitId: newId(), recordId: newId() });
  await worker.act(tellFirm, { ...at, ...ids(), name: `${name}（二次）`, uscc });
  const found = async () => (await leader.ask(shareNames, { roundId, standing: 'found' })).rows;
  await expect.poll(async () => (await found()).map(({ merged }) => merged.length), soon).toEqual([1]);
  const [firm] = await found();
  expect(firm).toMatchObject({ name, uscc, standing: 'done' });
  expect(new Set(firm?.contacts.map(({ method }) => method))).toEqual(new Set(['door', 'phone']));

  // At the same address, without a licence: a firm of its own.
  const unlicensed = ids();
  await officer.act(tellFirm, { ...at, ...unlicensed, name: '无照加工点' });
  expect((await tie(leader, roundId)).all).toMatchObject({ all: before.all + 2, listed: before.listed, found: 2 });
  // Written down once more by another without a code: somebody says that it is one, and it counts once.
  const again = ids();
  await worker.act(tellFirm, { ...at, ...again, name: '加工点' });
  await leader.act(mergeEnterprises, {
    mergeId: newId(),
    intoId: unlicensed.enterpriseId,
    fromId: again.enterpriseId,
    reason: '同一个加工点',
  });
  await expect.poll(async () => (await tie(leader, roundId)).all.found, soon).toBe(2);

  // Gone is what the survey found, and closes it on record; moved stands by name.
  const mine = (await officer.ask(myDuties, { span: 'open', limit: 500 })).subjects.filter(
    ({ kind, duties }) => kind === 'enterprise' && duties.some(({ rhythmId }) => rhythmId === roundId),
  );
  const [gone, moved] = [mine[0]!.subjectId, mine[1]!.subjectId];
  const told = [{ field: 'contactMethod', value: 'on_site' }];
  const visit = { action: 'survey' as const, told };
  await officer.act(recordVisit, { ...visit, visitId: newId(), subjectId: gone, outcome: 'gone' });
  await officer.act(recordVisit, { ...visit, visitId: newId(), subjectId: moved, outcome: 'moved_away' });
  await expect
    .poll(async () => (await leader.ask(enterprisePage, { enterpriseId: gone })).enterprise.state, soon)
    .toBe('closed');
  const waits = (await leader.ask(shareNames, { roundId, standing: 'waits', limit: 500 })).rows;
  expect(waits.find(({ subjectId }) => subjectId === moved)?.contacts[0]?.outcome).toBe('moved_away');
  expect(waits.some(({ subjectId }) => subjectId === gone)).toBe(false);

  const page = await deskPage('dispatch.gaoxin');
  await page.goto(`/desk/campaigns/${campaignId}/rounds/${roundId}?view=shares&standing=found`);
  const names = page.getByRole('region', { name: '全部名单' }).first();
  await expect(names.getByRole('row', { name: new RegExp(name) })).toContainText('合并了', soon);
  await expect(names).toContainText('共 2 条');
});

test('[A8] homes and shops by grid: nobody home, a refusal and a closed shop are tries that stand by name; whoever is met at home and in the shop is one person', async ({
  staff,
  deskPage,
}) => {
  test.slow();
  const [desk, worker] = await Promise.all([staff('desk.jiezhuang'), staff('grid.jiezhuang')]);
  const homes = await begin(desk, 'survey');
  const shops = await begin(desk, 'shop_survey');
  const owed = (await worker.ask(myDuties, { span: 'open', limit: 500 })).subjects;
  const of = (rhythmId: string) => owed.filter(({ duties }) => duties.some((duty) => duty.rhythmId === rhythmId));
  const [home, away, refuses] = of(homes.roundId);
  const [shop, shut] = of(shops.roundId);
  const tell = (subjectId: string, outcome: 'done' | 'not_home' | 'refused' | 'closed', field?: [string, number]) =>
    worker.act(recordVisit, {
      visitId: newId(),
      subjectId,
      action: 'survey',
      outcome,
      told: field ? [{ field: field[0], value: field[1] }] : [],
    });
  await tell(away!.subjectId, 'not_home');
  await tell(refuses!.subjectId, 'refused');
  await tell(home!.subjectId, 'done', ['vaccinatedHere', 2]);
  if (shut) await tell(shut.subjectId, 'closed');
  if (shop) await tell(shop.subjectId, 'done', ['workersInShop', 3]);
  await worker.act(excuseDuty, {
    rhythmId: homes.roundId,
    slot: 'once',
    subjectId: refuses!.subjectId,
    reasonCode: 'refuses',
    reason: '',
  });

  // Totals by grid are rows: every number of the coverage is the length of its list.
  const unitId = desk.hats[0]?.unitId ?? '';
  const { total, rows } = await desk.ask(dutyCoverage, { rhythmId: homes.roundId, unitId });
  expect([total.done, total.excused]).toEqual([1, 1]);
  for (const row of rows) {
    const { total: listed } = await desk.ask(listDuties, { rhythmId: homes.roundId, slot: 'once', unitId: row.unitId });
    expect(listed).toBe(Object.values(row.counts).reduce((sum, count) => sum + count, 0));
  }
  const waiting = await desk.ask(listDuties, {
    rhythmId: homes.roundId,
    slot: 'once',
    unitId,
    states: ['open'],
    limit: 500,
  });
  expect(waiting.rows.find(({ subjectId }) => subjectId === away!.subjectId)?.attempts).toBe(1);

  const met = await desk.ask(peopleMet, { roundId: homes.roundId });
  expect(met.rounds).toHaveLength(2);
  const sum = (key: 'people' | 'atHome' | 'inShop' | 'both') => met.rows.reduce((all, row) => all + row[key], 0);
  expect(sum('people')).toBe(sum('atHome') + sum('both') + sum('inShop'));
  const page = await deskPage('desk.jiezhuang');
  await page.goto(`/desk/campaigns/${homes.campaignId}/rounds/${homes.roundId}?view=met`);
  await expect(
    page.getByRole('table', { name: '摸排到的人，按网格' }).getByRole('row', { name: /^合计/ }),
  ).toContainText(String(sum('people')), soon);
  // Its number opens the names.
  await page
    .getByRole('table', { name: '摸排到的人，按网格' })
    .getByRole('row', { name: /^合计/ })
    .getByRole('link')
    .first()
    .click();
  await expect(page).toHaveURL(/who=people/);
  await expect(page.getByRole('region', { name: '摸排到的人员名单' }).first()).toContainText(
    `共 ${sum('people')} 条`,
    soon,
  );
  expect(await faultsOf(page)).toEqual([]);
  // A home on no list is told apart.
  const { figures } = (await desk.ask(campaignRound, { roundId: homes.roundId })).round;
  expect((await worker.refused(addFoundCommand, { roundId: homes.roundId, subjectId: home!.subjectId })).code).toBe(
    'campaign.on_list',
  );
  expect(figures.listed).toBe(figures.done + figures.excused + figures.notYet);
});

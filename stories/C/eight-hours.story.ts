// The day a sampling site is alone: no network and no server for eight hours, a thousand people at two tables, a browser that is killed twice. In the evening every name is in its tube.
import type { Page } from '@playwright/test';
import { campaignRound } from '#modules/campaigns/shared/queries.ts';
import { listBoxes, listFlags, sitePage, tubePage } from '#modules/sampling/shared/queries.ts';
import { signInStaff } from '../support/caller.ts';
import { startProduct } from '../support/product.ts';
import { openTesting, powerOverStreet, settlePeople } from '../support/sampling.ts';
import { SEEDED } from '../support/seeded.ts';
import { expect, test } from '../support/story.ts';
import { openTablet, scan, soonOnTablet, type Tablet } from '../support/tablet.ts';
import { openVolunteer } from '../support/volunteer.ts';

const hour = 3600_000;
const code = (table: number, n: number) => `AB0${table}-00${table}-${String(n).padStart(5, '0')}`;

test('[C9] [C11] [C22] eight hours without network and server, a thousand people at two tables, the browser killed twice: in the evening tubes and system count the same, nobody is lost or double, and who was at both tables is named', {
  tag: '@long',
}, async () => {
  test.skip(process.platform !== 'linux', 'kills by /proc');
  test.setTimeout(400_000);
  const seeded = process.env[SEEDED];
  let product = await startProduct(seeded ? { seeded } : {});
  const tablets: Tablet[] = [];
  try {
    const [maker, checker, desk] = await Promise.all([
      signInStaff(product.url, 'supervisor.jiezhuang'),
      signInStaff(product.url, 'supervisor.gaoxin'),
      signInStaff(product.url, 'desk.jiezhuang'),
    ]);
    await powerOverStreet(maker, checker);
    const people = await settlePeople(desk, 1000, 0);
    const { siteId, roundId, campaignId, title } = await openTesting(desk, '离线');
    let passed = 0;
    const one = await openTablet(product.url, 'desk.jiezhuang', title, 1);
    tablets.push(one);
    // At the second table a volunteer, with an account of the shift.
    const planner = await signInStaff(product.url, 'secretary.jiezhuang');
    const shift = { siteId, title, name: '冯志愿', phone: '19900000091', hours: 10 };
    const two = await openTablet(product.url, await openVolunteer(product.url, planner, shift), title, 2);
    tablets.push(two);
    for (const tablet of tablets) await tablet.setOffline(true);
    await product.rest();

    // The chief opens the site from the tablet; nobody hears of it yet.
    await one.page.getByRole('button', { name: '开点' }).click();
    const opening = one.page.getByRole('dialog', { name: '开点' });
    for (const zone of await opening.getByRole('checkbox').all()) await zone.check({ force: true });
    for (const role of ['点长', '社区工作人员', '医务人员', '信息登记员', '公安民警'])
      await opening.getByLabel(role).fill(`${role}甲`);
    await opening.getByRole('button', { name: '开点' }).click();
    await expect(opening).toHaveCount(0);
    await expect(one.page.getByRole('button', { name: '收点' })).toBeVisible();

    const numbers = people.map(({ number }) => number);
    /** Through the one field, without looking up: a label, numbers each with its return, the count. */
    const label = (page: Page, table: number, n: number) => scan(page, code(table, n));
    const register = async (page: Page, who: readonly string[]) => {
      for (const number of who) {
        await scan(page, number);
        await scan(page, '');
      }
    };
    const fill = async (page: Page, table: number, n: number, who: readonly string[]) => {
      await label(page, table, n);
      await register(page, who);
      await scan(page, '10');
    };
    const closed = (page: Page) => expect(page.getByText('手里没有管')).toBeVisible(soonOnTablet);

    /** Table one: 0–499 in fifty tubes, and one more that breaks; twice its browser dies in the middle of a tube. */
    const tubeAtOne = async (n: number) => {
      const who = numbers.slice(n * 10, n * 10 + 10);
      if (n === 20) {
        await label(one.page, 1, 900);
        await register(one.page, who);
        await expect(one.page.getByText('10 / 10')).toBeVisible(soonOnTablet);
        await one.page.getByRole('button', { name: '破损、遗失…' }).click();
        await one.page.getByRole('button', { name: '掉在地上' }).click();
        await closed(one.page);
      }
      if (n !== 15 && n !== 37) return fill(one.page, 1, n, who);
      const before = n === 15 ? 3 : 9;
      await label(one.page, 1, n);
      await register(one.page, who.slice(0, before));
      await expect(one.page.getByText(`${before} / 10`)).toBeVisible(soonOnTablet);
      await one.killed(Date.now() + passed);
      await expect(one.page.getByText(`${before} / 10`)).toBeVisible(soonOnTablet);
      const places = one.page.getByRole('region', { name: '手里的管' }).getByRole('listitem');
      await expect(places.nth(before - 1)).toContainText(people[n * 10 + before - 1]!.name);
      await register(one.page, who.slice(before));
      return scan(one.page, '10');
    };
    /** Table two: 500–999 in fifty, and a short one with five who had been at table one. */
    const tubeAtTwo = (n: number) => fill(two.page, 2, n, numbers.slice(500 + n * 10, 510 + n * 10));

    // Ten minutes after the opening the first one comes.
    const pass = async (ms: number) => {
      passed += ms;
      for (const { page } of tablets) await page.clock.fastForward(ms);
    };
    await pass(600_000);
    const firstAt = Date.now() + passed;
    for (let at = 0; at < 8; at++) {
      const [from, to] = [Math.floor((at * 50) / 8), Math.floor(((at + 1) * 50) / 8)];
      const work = async (tablet: Tablet, tube: (n: number) => Promise<void>) => {
        for (let n = from; n < to; n++) await tube(n);
        // What was typed ahead is done.
        await expect(tablet.page.getByText(`本机今天 ${to * 10} 人`)).toBeVisible(soonOnTablet);
        await closed(tablet.page);
      };
      await Promise.all([work(one, tubeAtOne), work(two, tubeAtTwo)]);
      if (at === 2)
        await pack(
          one.page,
          Array.from({ length: 10 }, (_, n) => code(1, n)),
        );
      await pass(hour);
    }
    await label(two.page, 2, 50);
    await register(two.page, numbers.slice(495, 500));
    await expect(two.page.getByText('5 / 10')).toBeVisible(soonOnTablet);
    await two.page.getByRole('button', { name: '提前封管…' }).click();
    await two.page.getByRole('button', { name: '清点 5' }).click();
    await two.page.getByRole('button', { name: '收点，最后一支' }).click();
    await closed(two.page);
    await expect(one.page.getByText('本机今天 500 人')).toBeVisible();
    await expect(two.page.getByText('本机今天 505 人')).toBeVisible();

    // Evening: the server is back, eight hours later, and both tablets hear of it.
    product = await startProduct({ again: product });
    const evening = await signInStaff(product.url, 'desk.jiezhuang');
    await evening.http.post('/api/test/clock', { data: { advanceMs: passed } });
    for (const tablet of tablets) await tablet.setOffline(false);
    for (const { page } of tablets) await expect(page.getByText('已同步')).toBeVisible(soonOnTablet);

    const { tubes } = await evening.ask(sitePage, { siteId, roundId });
    const whole = tubes.filter(({ lostAt }) => lostAt === null);
    expect(tubes.length).toBe(102);
    expect(whole.length).toBe(101);
    expect(new Set(tubes.map((tube) => tube.code)).size).toBe(102);
    expect(whole.map((tube) => [tube.code, tube.people]).filter(([, n]) => n !== 10)).toEqual([[code(2, 50), 5]]);
    expect(tubes.every((tube) => tube.lostAt !== null || tube.told === tube.people)).toBe(true);
    expect(tubes.find((tube) => tube.code === code(2, 50))?.shortReason).toBe('收点，最后一支');

    // Person ↔ tube is certain: who is in which, by name and place.
    const inTubes = new Map<string, string[]>();
    for (const tube of whole) {
      const page = await evening.ask(tubePage, { tubeId: tube.tubeId });
      for (const { subjectId } of page.people)
        inTubes.set(subjectId ?? '', [...(inTubes.get(subjectId ?? '') ?? []), tube.code]);
    }
    expect(inTubes.size).toBe(1000);
    for (const [n, { personId }] of people.entries()) {
      const own = n < 500 ? code(1, Math.floor(n / 10)) : code(2, Math.floor((n - 500) / 10));
      expect(inTubes.get(personId)?.toSorted(), `person ${n}`).toEqual(
        n >= 495 && n < 500 ? [own, code(2, 50)] : [own],
      );
    }
    const { flags } = await evening.ask(listFlags, { roundId });
    const twice = flags.filter(({ flag }) => flag === 'person_twice');
    const atBoth = people.slice(495, 500).map(({ personId }) => personId);
    expect([...new Set(twice.map(({ subjectId }) => subjectId))].sort()).toEqual(atBoth.sort());
    expect([...new Set(flags.map(({ flag }) => flag))]).toEqual(['person_twice']);
    const { round } = await evening.ask(campaignRound, { roundId });
    expect(round.figures.done).toBe(1000);

    // The box's four hours run from the first swab as it was taken, not as it was heard of.
    const { boxes } = await evening.ask(listBoxes, { campaignId });
    expect(boxes.map((box) => [box.code, box.codes.length, box.people, box.clock, box.unknown])).toEqual([
      ['B-01', 10, 100, 'over', []],
    ]);
    expect(Math.abs(Date.parse(boxes[0]!.firstAt!) - firstAt)).toBeLessThan(60_000);
    expect(Math.abs(Date.parse(boxes[0]!.packedAt) - firstAt - 2 * hour)).toBeLessThan(10 * 60_000);
  } finally {
    for (const tablet of tablets) await tablet.end();
    await product.stop();
  }
});

/** Packed at the site: scanned, counted, sealed. */
async function pack(page: Page, codes: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: '装箱' }).click();
  await expect(page.getByRole('heading', { name: '装箱封箱' })).toBeVisible(soonOnTablet);
  for (const one of codes) await scan(page, one);
  await expect(page.getByText(`扫到 ${codes.length} 管`)).toBeVisible();
  await page.getByLabel('手工清点几管').fill(String(codes.length));
  await page.getByLabel('箱号').fill('B-01');
  await page.getByLabel('封条号').fill('0001');
  await page.getByLabel('送到哪个实验室').fill('区人民医院');
  await page.getByRole('button', { name: '封箱' }).click();
  await expect(page.getByText('今天封的箱')).toBeVisible();
  await page.getByRole('link', { name: '回采样台' }).click();
  await expect(page.getByText('手里没有管')).toBeVisible(soonOnTablet);
}

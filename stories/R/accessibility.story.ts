// Principle 12 of the house: every main screen passes axe (WCAG 2.2 AA) at both sizes, and 长辈版 keeps its numbers: text of 18 px at least, targets of 60 × 60.

import type { Page } from '@playwright/test';
import { listRequests } from '#modules/requests/shared/queries.ts';
import { faultsOf } from '../support/access.ts';
import { elderHome, placeOf } from '../support/requests.ts';
import { deskSize, expect, phoneSize, test } from '../support/story.ts';

// Each looks and changes nothing, so any worker may take any of them; each looks at many screens, which on a busy machine takes its time.
test.describe.configure({ mode: 'parallel', timeout: 240_000 });

const staffScreens: Record<string, readonly string[]> = {
  'desk.jiezhuang': [
    '/desk/requests',
    '/desk/requests/new',
    '/desk/requests/chat',
    '/desk/people',
    '/desk/imports',
    '/desk/mediation',
    '/desk/me',
    '/field',
  ],
  'desk2.jiezhuang': ['/desk/points', '/desk/points?view=buildings&kind=pharmacy', '/desk/points?view=list'],
  'supervisor.jiezhuang': ['/desk/board', '/desk/territory', '/desk/staffing', '/screen'],
  'secretary.jiezhuang': [
    '/desk/rhythms',
    '/desk/rhythms?view=calendar',
    '/desk/rhythms/decisions',
    '/field',
    '/desk/redraws',
    '/desk/redraws/new',
    '/desk/places',
  ],
  'wang.shifu': ['/field', '/field/me'],
  'grid.jiezhuang': ['/field', '/field/report'],
  'admin.audit': ['/desk/audit', '/desk/calendar', '/desk/settings'],
};

for (const [username, paths] of Object.entries(staffScreens)) {
  test(`no fault of access on the screens of ${username}, at both sizes`, { tag: '@long' }, async ({
    deskPage,
    staff,
  }) => {
    const page = await deskPage(username);
    const { rows } = await (await staff('desk.jiezhuang')).ask(listRequests, { tab: 'open', limit: 1 });
    const all = username === 'desk.jiezhuang' ? [...paths, `/desk/requests/${rows[0]?.id}`] : paths;
    const faults: string[] = [];
    for (const path of all) {
      await page.goto(path);
      for (const size of [deskSize, phoneSize]) {
        await page.setViewportSize(size);
        for (const fault of await faultsOf(page)) faults.push(`${path} at ${size.width}: ${fault}`);
      }
    }
    expect(faults).toEqual([]);
  });
}

const residentScreens = [
  '/',
  '/more',
  '/requests',
  '/report/repair',
  '/report/family_doctor',
  '/where',
  '/points',
  '/points?kind=pharmacy',
  '/me',
  '/sign-in',
  '/open',
  '/desk/sign-in',
];

for (const isElder of [false, true]) {
  test(`no fault of access on the resident's screens${isElder ? ' in 长辈版; its text is 18 px at least, its targets 60 × 60' : ''}`, {
    tag: '@long',
  }, async ({ residentPage, resident, staff }) => {
    const { placeId } = await placeOf(await staff('desk.jiezhuang'), elderHome);
    const page = await residentPage(await resident());
    if (isElder) await page.addInitScript(`localStorage.setItem('huying.elder', '{"isOn":true,"sizePx":18}')`);
    await page.goto(`/?place=${placeId}`);
    const faults: string[] = [];
    for (const path of residentScreens) {
      await page.goto(path);
      for (const size of [deskSize, phoneSize]) {
        await page.setViewportSize(size);
        for (const fault of await faultsOf(page)) faults.push(`${path} at ${size.width}: ${fault}`);
      }
      if (isElder && !path.startsWith('/desk') && path !== '/open')
        faults.push(...(await tooSmall(page)).map((what) => `${path}: ${what}`));
    }
    expect(faults).toEqual([]);
  });
}

/** Measured in one look: what a page replaces meanwhile is waited for by nobody. */
async function tooSmall(page: Page): Promise<string[]> {
  // A pixel's rounding is nobody's fault.
  return page
    .locator('main')
    .first()
    .evaluate((main) => {
      const targets = [...main.querySelectorAll('button, a')]
        .filter((target) => target.checkVisibility())
        .map((target) => ({ ...target.getBoundingClientRect().toJSON(), text: target.textContent ?? '' }))
        .filter(({ width, height }) => width > 0 && (height < 59.5 || width < 59.5))
        .map(
          ({ width, height, text }) => `a target of ${Math.round(width)} × ${Math.round(height)}: ${text.slice(0, 30)}`,
        );
      const sizes = [...main.querySelectorAll('*')]
        .filter((element) => [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
        .map((element) =>
          Number.parseFloat(element.ownerDocument.defaultView?.getComputedStyle(element).fontSize ?? '0'),
        );
      const smallest = Math.min(...sizes);
      return smallest < 18 ? [...targets, `text of ${smallest} px`] : targets;
    });
}

// npm run screens — takes the pictures of docs/screens: the main screens of a freshly seeded product on a clock that always stands at the same moment,
// so that a change of look is seen in review and nothing else is.
//
//   npm run screens                 all
//   npm run screens -- desk         those whose name contains this

import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { newId } from '#kernel/shared/id.ts';
import { listMembers, listRegisters } from '#modules/registers/shared/queries.ts';
import { reportRequest } from '#modules/requests/shared/commands.ts';
import { listRequests } from '#modules/requests/shared/queries.ts';
import { type Caller, demoPassword, signInResident, signInStaff } from '../stories/support/caller.ts';
import { startProduct } from '../stories/support/product.ts';
import { elderHome, placeOf } from '../stories/support/requests.ts';
import { elderPhone } from '../stories/support/story.ts';
import { browserLaunch } from '../testing/browser.ts';
import { paletted } from './palette-png.ts';

/** A Monday morning in the office. */
const moment = '2026-03-16T10:05:00+08:00';
const folder = join(import.meta.dirname, '../docs/screens');
/** Pictures are looked at in a browser by people who wait for them. */
const mostBytes = 150_000;

const sizes = {
  desk: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  wall: { width: 1920, height: 1080 },
} as const;

type Shot = {
  name: string;
  size: keyof typeof sizes;
  path: string | ((desk: Caller) => Promise<string>);
  /** A user name, or the resident of the demonstration; absent: nobody signed in. */
  as?: string;
  isElder?: boolean;
};

const openRecord = async (desk: Caller): Promise<string> => {
  const { rows } = await desk.ask(listRequests, { tab: 'open', states: ['in_progress'], limit: 1 });
  return `/desk/requests/${rows[0]?.id ?? ''}?tab=open`;
};
const jobOf = async (desk: Caller): Promise<string> =>
  (await openRecord(desk)).replace('/desk', '/field').split('?')[0] ?? '';

const registerNamed = async (desk: Caller, code: string): Promise<string> =>
  (await desk.ask(listRegisters, {})).registers.find((one) => one.code === code)?.registerId ?? '';
const registerOf = async (desk: Caller): Promise<string> => `/desk/registers/${await registerNamed(desk, 'elder_80')}`;
const visitOf = async (desk: Caller): Promise<string> => {
  const { rows } = await desk.ask(listMembers, { registerId: await registerNamed(desk, 'lone_elder'), limit: 1 });
  return `/field/visits/${rows[0]?.subjectId ?? ''}`;
};

const shots: readonly Shot[] = [
  { name: 'resident-home', size: 'phone', path: '/', as: 'resident' },
  { name: 'resident-elder', size: 'phone', path: '/', as: 'resident', isElder: true },
  { name: 'resident-report', size: 'phone', path: '/report/repair', as: 'resident' },
  { name: 'resident-requests', size: 'phone', path: '/requests', as: 'resident' },
  { name: 'resident-service', size: 'phone', path: '/report/family_doctor', as: 'resident' },
  { name: 'resident-points', size: 'phone', path: '/points', as: 'resident' },
  { name: 'resident-notices', size: 'phone', path: '/notices', as: 'resident' },
  { name: 'field-today', size: 'phone', path: '/field', as: 'wang.shifu' },
  { name: 'field-job', size: 'phone', path: jobOf, as: 'wang.shifu' },
  { name: 'field-report', size: 'phone', path: '/field/report', as: 'grid.jiezhuang' },
  { name: 'desk-call', size: 'desk', path: '/desk/requests', as: 'desk.jiezhuang' },
  { name: 'desk-request', size: 'desk', path: openRecord, as: 'desk.jiezhuang' },
  { name: 'desk-phone', size: 'phone', path: '/desk/requests', as: 'desk.jiezhuang' },
  { name: 'desk-board', size: 'desk', path: '/desk/board', as: 'supervisor.jiezhuang' },
  { name: 'desk-territory', size: 'desk', path: '/desk/territory', as: 'supervisor.jiezhuang' },
  { name: 'desk-staffing', size: 'desk', path: '/desk/staffing', as: 'supervisor.jiezhuang' },
  { name: 'desk-people', size: 'desk', path: '/desk/people', as: 'desk.jiezhuang' },
  { name: 'desk-rhythms', size: 'desk', path: '/desk/rhythms', as: 'secretary.jiezhuang' },
  { name: 'desk-mediation', size: 'desk', path: '/desk/mediation', as: 'mediator.jiezhuang' },
  { name: 'desk-points', size: 'desk', path: '/desk/points', as: 'desk.jiezhuang' },
  { name: 'desk-notices', size: 'desk', path: '/desk/notices', as: 'supervisor.jiezhuang' },
  { name: 'desk-devices', size: 'desk', path: '/desk/devices', as: 'secretary.jiezhuang' },
  { name: 'desk-imports', size: 'desk', path: '/desk/imports', as: 'desk.jiezhuang' },
  { name: 'desk-audit', size: 'desk', path: '/desk/audit', as: 'admin.audit' },
  { name: 'field-visits', size: 'phone', path: '/field', as: 'grid.jiezhuang' },
  { name: 'field-visit', size: 'phone', path: visitOf, as: 'grid.jiezhuang' },
  { name: 'desk-coverage', size: 'desk', path: '/desk/coverage', as: 'desk.jiezhuang' },
  { name: 'desk-registers', size: 'desk', path: '/desk/registers', as: 'supervisor.jiezhuang' },
  { name: 'desk-register', size: 'desk', path: registerOf, as: 'desk.jiezhuang' },
  { name: 'desk-duty', size: 'desk', path: '/desk/duty', as: 'supervisor.jiezhuang' },
  { name: 'desk-burden', size: 'desk', path: '/desk/burden', as: 'supervisor.jiezhuang' },
  { name: 'desk-enterprises', size: 'desk', path: '/desk/enterprises', as: 'supervisor.jiezhuang' },
  { name: 'wall', size: 'wall', path: '/screen', as: 'supervisor.gaoxin' },
  { name: 'sign-in', size: 'desk', path: '/desk/sign-in' },
];

const wanted = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
mkdirSync(folder, { recursive: true });
const product = await startProduct({ clock: moment });
const browser = await chromium.launch(browserLaunch());
try {
  const [desk, elder] = await Promise.all([
    signInStaff(product.url, 'desk.jiezhuang'),
    signInResident(product.url, elderPhone),
  ]);
  const { placeId } = await placeOf(desk, elderHome);
  const text = '厨房下水道堵了，水漫到客厅了';
  await elder.act(reportRequest, { requestId: newId(), channel: 'one_key', placeId, text });
  for (const shot of shots) {
    if (wanted.length > 0 && !wanted.some((part) => shot.name.includes(part))) continue;
    const path = typeof shot.path === 'string' ? shot.path : await shot.path(desk);
    const file = join(folder, `${shot.name}.png`);
    const page = await open(browser, shot, elder, placeId);
    await page.goto(shot.as === 'resident' && path === '/' ? `/?place=${placeId}` : path);
    await settle(page);
    const picture = paletted(await page.screenshot({ animations: 'disabled', caret: 'hide' }));
    writeFileSync(file, picture);
    await page.context().close();
    const bytes = picture.length;
    console.log(`${bytes > mostBytes ? '!' : ' '} ${shot.name.padEnd(20)} ${(bytes / 1000).toFixed(0)} kB`);
  }
} finally {
  await browser.close();
  await product.stop();
}

async function open(of: Browser, shot: Shot, resident: Caller, placeId: string): Promise<Page> {
  const context = await of.newContext({
    baseURL: product.url,
    viewport: sizes[shot.size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (shot.as === 'resident') {
    const { cookies } = await resident.http.storageState();
    await context.addCookies(cookies);
    await page.addInitScript("localStorage.setItem('huying.resident', 'true')");
    if (shot.isElder)
      await page.addInitScript("localStorage.setItem('huying.elder', JSON.stringify({ isOn: true, sizePx: 22 }))");
    // The home is chosen before the picture, as a person does once.
    await page.goto(`/?place=${placeId}`);
    await settle(page);
  } else if (shot.as) {
    await page.request.post('/api/auth/sign-in/username', { data: { username: shot.as, password: demoPassword } });
  }
  return page;
}

/** Until nothing loads any more and the letters are there; live streams stay open, so the network never rests altogether. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('load');
  await page.evaluate('document.fonts.ready');
  await page.locator('main, dialog').first().waitFor();
  await page.locator('[class*=bone], [aria-busy=true]').first().waitFor({ state: 'detached' });
  await page.waitForTimeout(1_500);
}

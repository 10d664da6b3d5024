// What every story stands on: the running product (one for each worker of the runner), people who sign in by name, a clock that goes back to the true
// time when the story ends, and pages of the two sizes that the screens are made for.

import { type Browser, test as base, expect, type Page } from '@playwright/test';
import {
  type Caller,
  type Cookies,
  comeAnonymously,
  comeBack,
  demoPassword,
  signInResident,
  signInStaff,
} from './caller.ts';
import { type Product, startProduct } from './product.ts';
import { SEEDED } from './seeded.ts';

export { expect } from '@playwright/test';
export type { Caller } from './caller.ts';

export type Clock = {
  /** To a moment in China: `2026-03-16 09:00`, or an ISO instant. */
  set(at: string): Promise<void>;
  advance(span: { minutes?: number; hours?: number; days?: number }): Promise<void>;
};

type PerStory = {
  staff(username: string): Promise<Caller>;
  resident(phone?: string): Promise<Caller>;
  stranger(followKey?: string): Promise<Caller>;
  clock: Clock;
  /** A desk of 1440 × 900, signed in. */
  deskPage(username: string): Promise<Page>;
  /** A phone of 390 × 844, signed in at the field door. */
  fieldPage(username: string): Promise<Page>;
  /** A phone of 390 × 844 at the resident door: a stranger's, or one on which this resident has signed in. */
  residentPage(who?: Caller): Promise<Page>;
};

/** 刘秀英, 76, lives alone in 接庄社区: the resident of the demonstration. */
export const elderPhone = '19900056430';
export const deskSize = { width: 1440, height: 900 };
export const phoneSize = { width: 390, height: 844 };

type PerWorker = {
  product: Product;
  residents: Map<string, Caller>;
  /** With what those who have called as staff signed in. */
  sessions: Map<string, Cookies>;
  /** Stories that live through weeks take a product of their own by naming it, and its clock only goes on: what the present has put down as missed
   * cannot be done in its past any more. */
  era: string;
};

export const test = base.extend<PerStory, PerWorker>({
  era: ['', { option: true, scope: 'worker' }],
  product: [
    async ({ era: _ }, use) => {
      const seeded = process.env[SEEDED];
      const product = await startProduct(seeded ? { seeded } : {});
      await use(product);
      await product.stop();
    },
    { scope: 'worker', timeout: 150_000 },
  ],
  // One sign-in for each number: a second code is sent to a telephone only a minute after the first.
  residents: [
    async ({ browserName: _ }, use) => {
      const here = new Map<string, Caller>();
      await use(here);
      for (const caller of here.values()) await caller.http.dispose();
    },
    { scope: 'worker' },
  ],
  sessions: [async ({ browserName: _ }, use) => use(new Map()), { scope: 'worker' }],
  baseURL: async ({ product }, use) => use(product.url),
  staff: async ({ product, sessions }, use) =>
    withCallers(async (username: string) => {
      const known = sessions.get(username);
      const back = known && (await comeBack(product.url, known));
      if (back) return back;
      const caller = await signInStaff(product.url, username);
      sessions.set(username, await caller.http.storageState());
      return caller;
    }, use),
  resident: async ({ product, residents }, use) =>
    use(async (phone = elderPhone) => {
      const known = residents.get(phone);
      if (known && (await known.http.get('/api/resident/me', { headers: known.headers })).ok()) return known;
      const caller = await signInResident(product.url, phone);
      residents.set(phone, caller);
      return caller;
    }),
  stranger: async ({ product }, use) => withCallers((key?: string) => comeAnonymously(product.url, key), use),
  clock: async ({ product, request, era }, use) => {
    const turn = async (data: object) => {
      const answer = await request.post(`${product.url}/api/test/clock`, { data });
      expect(answer.ok(), await answer.text()).toBe(true);
    };
    await use({
      set: (at) => turn({ now: at.includes('T') ? at : `${at.replace(' ', 'T')}:00+08:00` }),
      advance: ({ minutes = 0, hours = 0, days = 0 }) =>
        turn({ advanceMs: ((days * 24 + hours) * 60 + minutes) * 60_000 }),
    });
    if (era === '') await turn({ reset: true });
  },
  deskPage: async ({ product, browser, sessions }, use) =>
    withPages(browser, { size: deskSize, url: product.url, door: '/desk', sessions }, use),
  fieldPage: async ({ product, browser, sessions }, use) =>
    withPages(browser, { size: phoneSize, url: product.url, door: '/field', sessions }, use),
  residentPage: async ({ product, browser }, use) => {
    const contexts = openContexts(browser, product.url, phoneSize);
    await use(async (who) => {
      const page = await contexts.open();
      if (who) {
        const { cookies } = await who.http.storageState();
        await page.context().addCookies(cookies);
        await page.addInitScript("localStorage.setItem('huying.resident', 'true')");
      }
      await page.goto('/');
      return page;
    });
    await contexts.close();
  },
});

/** Gives out callers and lets them all go when the story ends. */
async function withCallers<A extends unknown[]>(
  come: (...args: A) => Promise<Caller>,
  use: (come: (...args: A) => Promise<Caller>) => Promise<void>,
): Promise<void> {
  const here: Caller[] = [];
  await use(async (...args) => {
    const caller = await come(...args);
    here.push(caller);
    return caller;
  });
  for (const caller of here) await caller.http.dispose();
}

type Door = { size: { width: number; height: number }; url: string; door: string; sessions: Map<string, Cookies> };

async function withPages(
  browser: Browser,
  { size, url, door, sessions }: Door,
  use: (open: (username: string) => Promise<Page>) => Promise<void>,
): Promise<void> {
  const contexts = openContexts(browser, url, size);
  await use(async (username) => {
    const page = await contexts.open();
    // Checking a password is made to be slow: who signed in before and still may comes back with the cookies of then.
    await page.context().addCookies(sessions.get(username)?.cookies ?? []);
    if (!(await page.request.get('/api/session')).ok()) {
      const answer = await page.request.post('/api/auth/sign-in/username', {
        data: { username, password: demoPassword },
      });
      expect(answer.ok(), `${username}: ${await answer.text()}`).toBe(true);
      sessions.set(username, await page.context().storageState());
    }
    await page.goto(door);
    return page;
  });
  await contexts.close();
}

function openContexts(browser: Browser, baseURL: string, viewport: { width: number; height: number }) {
  const all: { close(): Promise<void> }[] = [];
  return {
    async open(): Promise<Page> {
      const context = await browser.newContext({ baseURL, viewport, locale: 'zh-CN', timezoneId: 'Asia/Shanghai' });
      all.push(context);
      return context.newPage();
    },
    async close() {
      for (const context of all) await context.close();
    },
  };
}

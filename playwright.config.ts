// Stories: the running product driven through a real browser, as people in China see it. Run by bin/stories.ts.

import { defineConfig } from '@playwright/test';
import { browserLaunch } from './testing/browser.ts';

export default defineConfig({
  testDir: 'stories',
  testMatch: '**/*.story.ts',
  outputDir: 'test-results/stories',
  // A story starts a server and a database beside its browser, so two at once fill two cores.
  workers: 2,
  timeout: 120_000,
  // Two cores carry browser, server and database at once; waiting long costs nothing where the thing comes.
  expect: { timeout: 20_000 },
  forbidOnly: Boolean(process.env.CI),
  // On a shared machine a story is told once more, on a product of its own, before it counts as failed; the report names it as flaky. By hand never.
  retries: process.env.CI ? 1 : 0,
  reporter: [['list'], ['json', { outputFile: 'test-results/stories.json' }]],
  use: {
    launchOptions: browserLaunch(),
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
  },
});

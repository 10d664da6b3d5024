// Stories: the running product driven through a real browser, as people in China see it. Run by bin/stories.ts.

import { availableParallelism } from 'node:os';
import { defineConfig } from '@playwright/test';
import { browserLaunch } from './testing/browser.ts';

export default defineConfig({
  testDir: 'stories',
  testMatch: '**/*.story.ts',
  outputDir: 'test-results/stories',
  globalSetup: './stories/support/seeded.ts',
  // Browser, server and database of one story wait for each other, and a story for the house: more than there are cores keeps all of them at work.
  workers: Math.min(availableParallelism() + 2, 6),
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
    // Recording every story costs as much again as telling it. What failed is recorded when it is told once more; by hand: npm run stories -- <path> --trace on
    trace: 'on-first-retry',
    // As for those who asked their system for stillness: movements are drawn at great cost and waited for, and nothing is told by them alone.
    contextOptions: { reducedMotion: 'reduce' },
  },
});

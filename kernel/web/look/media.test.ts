// Paper is narrower than a desk: printing must not turn the desk's page into the phone's.
import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { chromium } from '@playwright/test';
import { browserLaunch } from '#testing/browser.ts';
import { narrowScreen } from './media.ts';

const browser = await chromium.launch(browserLaunch());
after(() => browser.close());

describe('a narrow screen', () => {
  test('is one of 899 px, not one of 900 px, and never paper', async () => {
    const page = await browser.newPage();
    const isNarrow = (): Promise<boolean> => page.evaluate((query) => matchMedia(query).matches, narrowScreen);
    for (const [width, expected] of [
      [390, true],
      [899, true],
      [900, false],
    ] as const) {
      await page.setViewportSize({ width, height: 844 });
      await page.emulateMedia({ media: 'screen' });
      assert.equal(await isNarrow(), expected, `${width} px`);
      await page.emulateMedia({ media: 'print' });
      assert.equal(await isNarrow(), false, `${width} px, printed`);
    }
  });

  test('is asked for in the same words by every stylesheet', () => {
    const root = join(import.meta.dirname, '../../..');
    const asking = globSync('{app,kernel,modules}/**/*.css', { cwd: root }).filter((file) =>
      readFileSync(join(root, file), 'utf8')
        .split('\n')
        .some((line) => line.startsWith('@media') && line.replaceAll(narrowScreen, '').includes('max-width: 899px')),
    );
    assert.deepEqual(asking, []);
  });
});

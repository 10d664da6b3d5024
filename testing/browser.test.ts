// That a picture of a Chinese page shows Chinese: with no font for it a browser draws blanks and complains to nobody.

import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { chromium } from '@playwright/test';
import { browserLaunch } from './browser.ts';

const browser = await chromium.launch(browserLaunch());
after(() => browser.close());
const page = await browser.newPage();

/** The picture of one character, drawn large. */
async function picture(character: string): Promise<string> {
  await page.setContent(`<p style="font: 40px sans-serif; width: 2em; height: 2em; margin: 0">${character}</p>`);
  return (await page.locator('p').screenshot()).toString('base64');
}

test('Chinese characters have a glyph each, not a blank and not the box for missing ones', async () => {
  const pictures: string[] = [];
  for (const character of [' ', '\u{E123}', ...Array.from('呼应网格员')]) pictures.push(await picture(character));
  assert.equal(new Set(pictures).size, 7);
});

test('the map can draw: there is WebGL', async () => {
  assert.equal(await page.evaluate("document.createElement('canvas').getContext('webgl2') !== null"), true);
});

// What axe finds wrong with a screen (principle 12: WCAG 2.2 AA).
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { deskSize, expect, phoneSize } from './story.ts';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Parts of a page come after it: measured when it has stopped growing. */
async function settledHeight(page: Page): Promise<number> {
  const measure = () => page.locator('html').evaluate((html) => html.scrollHeight);
  let [before, height] = [0, await measure()];
  for (let looks = 0; looks < 20 && before !== height; looks++) {
    before = height;
    await page.waitForTimeout(100);
    height = await measure();
  }
  return height;
}

/** What is wrong, short enough to read: rule, how many, the first one. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.locator('main, dialog').first().waitFor();
  await page.locator('[class*=bone], [aria-busy=true]').first().waitFor({ state: 'detached' });
  // As high as what it shows: what a bar at the foot covers until one scrolls is not too small a target.
  const height = await settledHeight(page);
  const width = page.viewportSize()?.width ?? phoneSize.width;
  await page.setViewportSize({ width, height: Math.min(6000, Math.max(height, phoneSize.height)) });
  // Only what is wrong is described, and on the page itself: we have no frames of other sites, for whose sake axe else gathers everything in a second page.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(rules)
    .setLegacyMode(true);
  const { violations } = await axe.analyze();
  return violations.map(({ id, nodes }) => `${id} × ${nodes.length}: ${nodes[0]?.html.slice(0, 160)}`);
}

/** Every screen passes axe at both sizes, as it stands in the story. */
export async function expectAccess(page: Page): Promise<void> {
  const before = page.viewportSize() ?? deskSize;
  for (const size of [deskSize, phoneSize]) {
    await page.setViewportSize(size);
    expect(await faultsOf(page), `${page.url()} at ${size.width}`).toEqual([]);
  }
  await page.setViewportSize(before);
}

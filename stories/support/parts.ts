// Parts of a record on the desk, found by the words over them.

import type { Locator, Page } from '@playwright/test';

/** The part of the opened record that stands under this heading. */
export const part = (page: Page, heading: string | RegExp): Locator =>
  page.locator('section section').filter({
    has: page.getByRole('heading', typeof heading === 'string' ? { name: heading, exact: true } : { name: heading }),
  });

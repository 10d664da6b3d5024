// Before the first story: one product is started on an empty folder, as an installation is, and put to rest. Every worker's product begins as a copy of it.

import { rmSync } from 'node:fs';
import { startProduct } from './product.ts';

/** How the workers of the runner learn of the folder. */
export const SEEDED = 'HUYING_STORY_SEEDED';

/** Playwright's global setup; what it gives back clears up at the end of the run. */
export default async function seed(): Promise<() => void> {
  const product = await startProduct();
  await product.rest();
  process.env[SEEDED] = product.dataDir;
  return () => rmSync(product.dataDir, { recursive: true, force: true, maxRetries: 5 });
}

// Methods of reach that can be weighed before they bind anybody: those that come with the product, as files, and the latest version of each that was ever published here.
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Tx } from '#kernel/server/transaction.ts';
import { type ReachMethod, type ReachMethodInput, reachMethodSchema } from '../shared/reach-method.ts';
import { listReachInForce } from './store/reach.ts';

export type OnShelf = { method: ReachMethod; body: Record<string, unknown>; isInForce: boolean };

const folder = join(import.meta.dirname, '../../../methods');
let shipped: Promise<ReachMethodInput[]> | undefined;

/** Files do not change under a running house, so they are read once. */
async function readShipped(): Promise<ReachMethodInput[]> {
  const bodies = await Promise.all(
    globSync('*/method.ts', { cwd: folder })
      .toSorted()
      .map(async (file) => ((await import(pathToFileURL(join(folder, file)).href)) as { default: unknown }).default),
  );
  return bodies.filter((body): body is ReachMethodInput => reachMethodSchema.safeParse(body).success);
}

/** By title. A unit's own fields and forms ask nothing of anybody's week and are left out. */
export async function listShelf(tx: Tx): Promise<OnShelf[]> {
  shipped ??= readShipped();
  const inForce = (await listReachInForce(tx)).map(({ method }) => method);
  const standing = new Set(inForce.map(({ name, version }) => `${name} ${version}`));
  const files = (await shipped).map((body) => ({
    method: reachMethodSchema.parse(body),
    body: body as Record<string, unknown>,
  }));
  const known = new Set(files.map(({ method }) => `${method.name} ${method.version}`));
  const kept = inForce
    .filter(({ name, version }) => !known.has(`${name} ${version}`))
    .map((method) => ({ method, body: method as Record<string, unknown> }));
  return [...files, ...kept]
    .filter(({ method }) => method.rhythms.length > 0)
    .map((one) => ({ ...one, isInForce: standing.has(`${one.method.name} ${one.method.version}`) }))
    .toSorted((a, b) => a.method.title.zh.localeCompare(b.method.title.zh, 'zh'));
}

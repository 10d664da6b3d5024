// A district as large as wanted for measuring: territory, posts to ask as, and N requests over three years with their stages, closures, past
// versions and search words, by set-based SQL. The same options give the same rows. Writes past row-level security; never for a real database.
//
//   node bench/generate.ts --url postgres://… --requests 1000000

import { parseArgs } from 'node:util';
import pg from 'pg';
import type { Credentials } from '#kernel/server/actor.ts';
import { connectionFromUrl } from '#kernel/server/postgres/index.ts';
import { generateRequests } from './generate-requests.ts';
import { generateTerritory } from './generate-territory.ts';

export type GenerateOptions = {
  requests: number;
  /** The last moment of the generated past; requests still on their way then are open. */
  until?: Date;
  years?: number;
  streets?: number;
  communitiesPerStreet?: number;
  gridsPerCommunity?: number;
  log?: (line: string) => void;
};

export type BenchDistrict = {
  districtId: string;
  /** One post a level, to ask the same question as the widest and the narrowest. */
  hats: Record<
    'district' | 'street' | 'community' | 'grid',
    Extract<Credentials, { as: 'staff' }> & { unitId: string }
  >;
  requests: number;
};

export async function generateDistrict(client: pg.ClientBase, options: GenerateOptions): Promise<BenchDistrict> {
  const log = options.log ?? (() => {});
  const years = options.years ?? 3;
  const until = options.until ?? new Date();
  const territory = await generateTerritory(client, {
    streets: options.streets ?? 12,
    communitiesPerStreet: options.communitiesPerStreet ?? 12,
    gridsPerCommunity: options.gridsPerCommunity ?? 12,
    since: new Date(until.getTime() - (years * 366 + 30) * 86_400_000),
  });
  log(`territory: ${territory.unitCount} units`);
  await generateRequests(client, { ...territory, count: options.requests, until, years, log });
  await client.query('analyze');
  return { districtId: territory.districtId, hats: territory.hats, requests: options.requests };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: { url: { type: 'string' }, requests: { type: 'string', default: '1000000' } },
  });
  const client = new pg.Client(connectionFromUrl(values.url ?? process.env['DATABASE_URL'] ?? ''));
  await client.connect();
  const made = await generateDistrict(client, { requests: Number(values.requests), log: (line) => console.log(line) });
  console.log(JSON.stringify(made, null, 2));
  await client.end();
}

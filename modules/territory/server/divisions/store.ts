// The code tree: where a place is. Kept apart from the governance tree, linked to it by date (standards a1).
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from '#kernel/server/sql.ts';
import type { Tx } from '#kernel/server/transaction.ts';

const seed = join(import.meta.dirname, '../../../../db/seed/divisions-jining.csv');
const levels: Record<number, string> = { 2: 'province', 4: 'city', 6: 'county', 9: 'township', 12: 'village' };

/** Loads the division codes that come with the product; what is there already is brought up to date. Runs as the owner. Gives the count. */
export async function loadDivisions(tx: Tx): Promise<number> {
  const lines = (await readFile(seed, 'utf8')).trim().split(/\r?\n/).slice(1);
  const rows = lines.map((line) => {
    const [code = '', name = ''] = line.split(',');
    return { code, name, level: levels[code.length] ?? 'village' };
  });
  const known = new Set(rows.map((row) => row.code));
  // The parent is the code without its last segment; codes of other cities that come along have none here.
  const parentOf = ({ code, level }: { code: string; level: string }) => {
    const parent =
      { village: code.slice(0, 9), township: code.slice(0, 6), county: code.slice(0, 4), city: code.slice(0, 2) }[
        level
      ] ?? '';
    return known.has(parent) ? parent : null;
  };
  const sorted = [...rows].sort((a, b) => a.code.length - b.code.length);
  await tx.all(sql`
    insert into divisions (code, name, level, parent_code)
    select * from unnest(${sorted.map((r) => r.code)}::text[], ${sorted.map((r) => r.name)}::text[], ${sorted.map((r) => r.level)}::text[], ${sorted.map(parentOf)}::text[])
    on conflict (code) do update set name = excluded.name, level = excluded.level, parent_code = excluded.parent_code`);
  return rows.length;
}

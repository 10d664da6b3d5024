// Where photos, voice and papers lie: can it be written to, read from and cleared, and is there what the database knows of?
import { existsSync } from 'node:fs';
import { bytesOf, contentOf } from '#kernel/server/files/byte-store.ts';
import { openByteStore } from '#kernel/server/files/open-byte-store.ts';
import { sql } from '#kernel/server/sql.ts';
import type { Database } from '#kernel/server/transaction.ts';
import { newId } from '#kernel/shared/id.ts';
import { Problem } from '#kernel/shared/problem.ts';
import { dataDir } from '../../server/ground.ts';
import { grouped } from '../progress.ts';
import { type Finding, ill, well } from './finding.ts';

export const storeWords = { zh: '附件存储', en: 'Store of files' };
/** So many of the latest files and of the first are looked for. */
const looks = 20;

/** Writes, reads and removes a file of a few bytes; a folder that is not there yet is made by the first file, not by a look. */
export async function checkStore(): Promise<Finding> {
  const store = openByteStore(dataDir());
  if (store.isOurs && !existsSync(store.place)) return well(storeWords, store.place);
  const probe = newId();
  const bytes = Buffer.from(`huying doctor ${probe}`);
  try {
    await store.put(probe, contentOf(bytes));
    const back = await bytesOf(store, probe);
    await store.remove(probe);
    if (back.equals(bytes)) return well(storeWords, store.place);
    return ill(storeWords, store.place, {
      zh: '写进去的和读出来的不一样',
      en: 'It gives back other bytes than it got',
    });
  } catch (error) {
    return ill(storeWords, `${store.place} · ${wordOf(error)}`, {
      zh: store.isOurs ? '这个目录不能读写' : '核对 HUYING_S3_* 的地址、桶、密钥和权限（读、写、删），以及网络',
      en: store.isOurs
        ? 'This folder cannot be read and written'
        : 'Check address, bucket, keys and rights (get, put, delete) of HUYING_S3_*, and the network',
    });
  }
}

/** A store that was changed without moving what lay in the old one has nothing of what the database knows. */
export async function checkKeptFiles(database: Database): Promise<Finding> {
  const what = { zh: '附件', en: 'Files' };
  const rows = await database.asOwner((tx) =>
    tx.all<{ id: string; total: number }>(sql`
      with total as (select count(*) as total from files)
      (select id, total from files, total order by id desc limit ${looks}) union (select id, total from files, total order by id limit ${looks})`),
  );
  const store = openByteStore(dataDir());
  const missing: string[] = [];
  try {
    for (const { id } of rows) if (!(await store.has(id))) missing.push(id);
  } catch (error) {
    return ill(what, wordOf(error), {
      zh: '附件存储连不上，没能核对',
      en: 'The store was not reached; not looked for',
    });
  }
  const found = `${grouped(rows[0]?.total ?? 0)}`;
  if (missing.length === 0) return well(what, found);
  return ill(what, `${found} · 查了 looked for ${rows.length}，缺 missing ${missing.length}`, {
    zh: `${store.place} 里没有 ${missing[0]}。换过存储的话，把原来 files 目录按原名拷进去`,
    en: `${store.place} has no ${missing[0]}. If the store was changed, copy the old files folder into it, names as they are`,
  });
}

function wordOf(error: unknown): string {
  if (!(error instanceof Problem)) return (error as Error).message;
  const reason = error.details?.['reason'];
  return reason === undefined ? error.code : `${error.code} ${String(reason)}`;
}

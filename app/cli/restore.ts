// `restore`: an archive back into an empty database.
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { restoreBackup } from '#kernel/server/backup/index.ts';
import { diskStore } from '#kernel/server/files/store.ts';
import { verifyJournal } from '#kernel/server/seal.ts';
import { dataDir, migrationsDir } from '../server/ground.ts';
import { CallFault, type Command } from './command.ts';
import { onDatabase } from './ground.ts';
import { presentKey } from './key.ts';
import { grouped, openProgress, sizeOf } from './progress.ts';

export const command: Command = {
  about: { zh: '从备份文件恢复到空数据库', en: 'Restore an archive into an empty database' },
  usage: ['restore FILE', 'HUYING_DATA=/new/folder huying restore FILE'],
  help: [
    {
      zh: '先停服务。只写入空的数据库，从不覆盖；先把 keys/master.key 放到数据目录的 keys 下（或设置 HUYING_KEY）。文件先从头到尾核对一遍，损坏则什么都不写。',
      en: 'Stop the server first. Only an empty database is written to, nothing is ever overwritten; first put keys/master.key into the data folder’s keys (or set HUYING_KEY). The file is checked from end to end before anything is written.',
    },
  ],
  async run({ words }) {
    const [file, ...rest] = words;
    if (!file || rest.length > 0) throw new CallFault('restore FILE');
    const path = resolve(file);
    if (!existsSync(path)) throw new CallFault(`没有这个文件 There is no ${file}`);
    const secrets = presentKey();
    const progress = openProgress();
    const { result, verdict } = await onDatabase(
      async (database, { connection }) => {
        const result = await restoreBackup({
          connection,
          path,
          migrationsDir,
          files: diskStore(join(dataDir(), 'files')),
          secrets,
          progress: ({ step, bytes = 0, rows = 0, ofRows = 0 }) =>
            progress.show(
              step === 'check'
                ? `核对 checking ${sizeOf(bytes)}`
                : step === 'rows'
                  ? `写入 writing ${grouped(rows)}/${grouped(ofRows)} 行 rows`
                  : '建索引、核对引用 indexes and references',
            ),
        });
        return { result, verdict: await verifyJournal(database) };
      },
      { mayBeNew: true },
    );
    progress.end();
    console.log(
      `已恢复 Restored: ${grouped(result.rows)} 行 rows · ${result.tables} 张表 tables · ${grouped(result.files)} 个附件 files`,
    );
    console.log(`备份做于 The archive was made at ${result.madeAt.toISOString()}`);
    if (result.migratedSince.length > 0)
      console.log(`已升级到当前版本 Brought up to this version: ${result.migratedSince.join(' ')}`);
    console.log(
      verdict.isIntact
        ? '日志封存链完整 The journal is intact'
        : `日志封存链断开 The journal is broken: ${verdict.brokenAt?.reason}`,
    );
    return verdict.isIntact ? 0 : 1;
  },
};

// `restore`: an archive back into an empty database.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { restoreBackup } from '#kernel/server/backup/index.ts';
import { openByteStore } from '#kernel/server/files/open-byte-store.ts';
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
      zh: '先停服务。只写入空的数据库，从不覆盖；先把 keys/master.key 放到数据目录的 keys 下（或设置 HUYING_KEY）。文件先从头到尾核对一遍，损坏则什么都不写。\n附件写到现在设置的地方（数据目录，或 HUYING_S3_* 的桶）；备份时附件在桶里的，不在文件里，设回同一个桶就能打开。',
      en: 'Stop the server first. Only an empty database is written to, nothing is ever overwritten; first put keys/master.key into the data folder’s keys (or set HUYING_KEY). The file is checked from end to end before anything is written.\nFiles go where this installation keeps them (data folder, or the bucket of HUYING_S3_*). Files that lay in a bucket when the archive was made are not in it: set the same bucket and they open.',
    },
  ],
  async run({ words }) {
    const [file, ...rest] = words;
    if (!file || rest.length > 0) throw new CallFault('restore FILE');
    const path = resolve(file);
    if (!existsSync(path)) throw new CallFault(`没有这个文件 There is no ${file}`);
    const secrets = presentKey();
    const files = openByteStore(dataDir());
    const progress = openProgress();
    const { result, verdict } = await onDatabase(
      async (database, { connection }) => {
        const result = await restoreBackup({
          connection,
          path,
          migrationsDir,
          files,
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
    if (result.files > 0) console.log(`附件写在 Files were written to ${files.place}`);
    if (result.elsewhere) sayElsewhere(result.elsewhere, files.place);
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

function sayElsewhere({ place, count }: { place: string; count: number }, here: string): void {
  const isHere = place === here;
  console.log(
    `${grouped(count)} 个附件不在备份里，在 ${place}${isHere ? '：本机设置的就是它，可以打开' : `；本机设置的是 ${here}，要打开请把 HUYING_S3_* 设成原来的桶`}`,
  );
  console.log(
    `${grouped(count)} files are not in the archive but in ${place}${isHere ? ', which is set here: they open' : `; set here is ${here}: to open them set HUYING_S3_* to that bucket`}`,
  );
}

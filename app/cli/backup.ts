// `backup`: everything but the key into one file, while the house is open.
import { mkdir, readdir, rm, statfs } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { keyFingerprint, writeBackup } from '#kernel/server/backup/index.ts';
import { openByteStore } from '#kernel/server/files/open-byte-store.ts';
import { dateOf, instantAt, MINUTE_MS } from '#kernel/shared/clock/time.ts';
import { dataDir } from '../server/ground.ts';
import { CallFault, type Command } from './command.ts';
import { onDatabase } from './ground.ts';
import { presentKey } from './key.ts';
import { grouped, openProgress, sizeOf } from './progress.ts';

export const command: Command = {
  about: { zh: '备份到一个文件（不含密钥）', en: 'Back everything up into one file, the key left out' },
  usage: ['backup', 'backup DIR', 'backup DIR --keep 14'],
  options: { keep: { type: 'string', about: { zh: '只留最近几份', en: 'keep the latest so many' } } },
  help: [
    {
      zh: '可以在服务运行时做，取的是开始那一刻的内容。默认放在数据目录的 backups 下；正式使用请放到另一台机器或磁盘。\n密钥 keys/master.key（或 HUYING_KEY）不在备份里，请另外保管：没有它，备份里的身份证号和电话打不开。\n设了 HUYING_S3_* 时，照片、录音等附件在桶里，不拷进备份：请在存储那边备份桶（版本、复制）。',
      en: 'The server may be running; the archive holds what was committed at its first moment. By default in the data folder’s backups; for real use name another machine’s or disk’s folder.\nThe key keys/master.key (or HUYING_KEY) is not in it. Keep it apart: without it the ID numbers and telephones in the archive cannot be opened.\nWith HUYING_S3_* set, files (photos, voice) lie in the bucket and are not copied into the archive: save the bucket where it is kept (versions, replication).',
    },
  ],
  async run({ words, values }) {
    if (words.length > 1) throw new CallFault('backup [DIR]');
    const keep = values['keep'] === undefined ? undefined : Number(values['keep']);
    if (keep !== undefined && !(Number.isInteger(keep) && keep >= 1)) throw new CallFault('--keep 1, 2, 3 …');
    const folder = resolve(words[0] ?? join(dataDir(), 'backups'));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const secrets = presentKey();
    const path = join(folder, nameAt(Date.now()));
    const progress = openProgress();
    const result = await onDatabase((database) =>
      writeBackup({
        database,
        files: openByteStore(dataDir()),
        secrets,
        path,
        progress: (done) =>
          progress.show(
            'table' in done
              ? `${done.table} ${grouped(done.rows)}（共 ${grouped(done.totalRows)} 行 rows）`
              : `附件 files ${grouped(done.files)}/${grouped(done.ofFiles)}`,
          ),
      }),
    );
    progress.end();
    console.log(`${result.path}`);
    console.log(
      `${sizeOf(result.bytes)} · ${grouped(result.rows)} 行 rows · ${result.tables} 张表 tables · ${grouped(result.files)} 个附件 files`,
    );
    console.log(`密钥不在里面，请另外保管 The key is not in it, keep it apart: ${keyFingerprint(secrets)}`);
    if (result.elsewhere) sayElsewhere(result.elsewhere);
    if (keep !== undefined) for (const old of await prune(folder, keep)) console.log(`已删除旧备份 Removed ${old}`);
    await warnOfRoom(folder, result.bytes);
    if (result.missingFiles.length === 0) return 0;
    console.error(
      `${result.missingFiles.length} 个附件的原文件找不到，未能备份 / the bytes of these files are gone: ${result.missingFiles.slice(0, 20).join(' ')}`,
    );
    return 1;
  },
};

function sayElsewhere({ place, count }: { place: string; count: number }): void {
  console.log(`${grouped(count)} 个附件在 ${place}，没有拷进这份备份：请在存储那边备份这个桶`);
  console.log(`${grouped(count)} files lie in ${place} and are not in this archive: save that bucket where it is kept`);
}

/** `huying-20220316-1405-07.tar`, by the clock of Shanghai: sorted by name is sorted by time. */
function nameAt(now: number): string {
  const minutes = Math.floor((now - instantAt(dateOf(now))) / MINUTE_MS);
  const two = (n: number) => String(n).padStart(2, '0');
  return `huying-${dateOf(now).replaceAll('-', '')}-${two(Math.floor(minutes / 60))}${two(minutes % 60)}-${two(Math.floor(now / 1000) % 60)}.tar`;
}

async function prune(folder: string, keep: number): Promise<string[]> {
  const own = (await readdir(folder)).filter((name) => /^huying-\d{8}-\d{4}-\d{2}\.tar$/.test(name)).sort();
  const old = own.slice(0, Math.max(0, own.length - keep));
  for (const name of old) await rm(join(folder, name));
  return old;
}

async function warnOfRoom(folder: string, bytes: number): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < bytes * 2)
    console.error(`磁盘快满了，放不下两份这样的备份 / Little room left: ${sizeOf(bavail * bsize)}`);
}

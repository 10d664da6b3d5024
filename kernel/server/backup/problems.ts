// Why a backup was not made or an archive not taken back, in words for whoever keeps the machine.
import { defineProblems } from '#kernel/shared/problem.ts';

export const backupProblem = defineProblems('backup', {
  damaged: {
    status: 422,
    title: { zh: '备份文件已损坏：{where}', en: 'The archive is damaged: {where}' },
    wayOut: { zh: '什么都没有写入。换一份备份再试', en: 'Nothing was written. Take another archive' },
  },
  not_an_archive: {
    status: 415,
    title: { zh: '这不是呼应的备份文件', en: 'This is not an archive made by huying backup' },
  },
  newer_format: {
    status: 422,
    title: { zh: '备份来自更新的版本（格式 {version}）', en: 'The archive is from a newer version (format {version})' },
    wayOut: { zh: '先升级程序，再恢复', en: 'Update the program first' },
  },
  other_migrations: {
    status: 422,
    title: {
      zh: '本程序没有备份用过的 {name}，或者内容不同',
      en: 'This program does not have {name} of the archive, or not as it was',
    },
    wayOut: { zh: '用做备份时的版本或更新的版本恢复', en: 'Restore with the version that made it, or a later one' },
  },
  not_empty: {
    status: 409,
    title: {
      zh: '数据库里已经有数据（{table}），不会覆盖',
      en: 'The database holds data already ({table}); nothing is overwritten',
    },
    wayOut: {
      zh: '换一个空的数据目录（HUYING_DATA=…）或空的数据库（DATABASE_URL=…）再恢复',
      en: 'Restore into an empty data folder (HUYING_DATA=…) or an empty database (DATABASE_URL=…)',
    },
  },
  key_missing: {
    status: 422,
    title: { zh: '这里没有密钥：{where}', en: 'There is no key here: {where}' },
    wayOut: {
      zh: '备份里不含密钥。把另外保管的 keys/master.key 放回原处，或设置 HUYING_KEY',
      en: 'An archive never holds the key. Put back the keys/master.key that was kept apart, or set HUYING_KEY',
    },
  },
  other_key: {
    status: 422,
    title: {
      zh: '密钥不是做备份时的那一把（备份 {archive}，这里 {here}）',
      en: 'The key is not the one of the archive (archive {archive}, here {here})',
    },
    wayOut: {
      zh: '找回当时的密钥；没有它，身份证号和电话打不开，重名查找也失效',
      en: 'Find the key of that time: without it ID numbers and telephones can neither be opened nor searched',
    },
  },
  rows_differ: {
    status: 500,
    title: {
      zh: '{table} 应有 {expected} 行，读到 {found} 行',
      en: '{table} should have {expected} rows, {found} were read',
    },
    wayOut: { zh: '什么都没有写入', en: 'Nothing was written' },
  },
});

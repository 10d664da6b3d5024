// `doctor`: looks over an installation, changes nothing, and says of everything that is not well what to do about it.
import { CallFault, type Command } from './command.ts';
import {
  checkBackup,
  checkCalendar,
  checkDemonstration,
  checkErasures,
  checkKeyFits,
  checkSeals,
} from './doctor/content.ts';
import {
  checkClock,
  checkDurability,
  checkExtensions,
  checkMigrations,
  checkRoles,
  checkText,
  checkVersion,
} from './doctor/database.ts';
import { checkKeptFiles, checkStore, storeWords } from './doctor/files.ts';
import { attempt, type Finding, ill } from './doctor/finding.ts';
import { checkEnvironment, checkKey, checkNode, checkRoom } from './doctor/machine.ts';
import { isFounded, onDatabase } from './ground.ts';

const marks = { ok: '✓', warn: '!', fail: '✗' } as const;

export const command: Command = {
  about: { zh: '检查安装是否正常，不改任何东西', en: 'Look over the installation; changes nothing' },
  usage: ['doctor'],
  help: [
    {
      zh: '✓ 正常  ! 该留意  ✗ 有问题。有 ✗ 时退出码为 1。可以在服务运行时做。',
      en: '✓ well  ! take note  ✗ wrong. Exit code 1 with any ✗. The server may be running.',
    },
  ],
  async run({ words }) {
    if (words.length > 0) throw new CallFault('doctor');
    const findings = await examine();
    for (const { level, what, found, wayOut } of findings) {
      console.log(`${marks[level]} ${what.zh} ${what.en}: ${found}`);
      if (wayOut) console.log(`    ${wayOut.zh} / ${wayOut.en}`);
    }
    const count = (level: Finding['level']) => findings.filter((finding) => finding.level === level).length;
    console.log(`${count('ok')} ✓  ${count('warn')} !  ${count('fail')} ✗`);
    return count('fail') > 0 ? 1 : 0;
  },
};

export async function examine(): Promise<Finding[]> {
  const findings: Finding[] = [
    checkNode(),
    await checkRoom(),
    ...(await attempt(storeWords, checkStore)),
    ...checkEnvironment(),
  ];
  const database = { zh: '数据库', en: 'Database' };
  const rest = await attempt(database, () =>
    onDatabase(
      async (db) => {
        const looks = [
          checkVersion,
          checkText,
          checkExtensions,
          checkRoles,
          checkMigrations,
          checkClock,
          checkDurability,
        ];
        const contents = [
          checkKeyFits,
          checkCalendar,
          checkSeals,
          checkErasures,
          checkBackup,
          checkKeptFiles,
          checkDemonstration,
        ];
        const found: Finding[] = [];
        for (const check of looks) found.push(...(await attempt(database, async () => check(db))));
        // Without its tables there is nothing to look into.
        if (!(await isFounded(db)))
          return [
            ...found,
            ill(database, '—', { zh: '还是空的，先启动一次服务', en: 'Empty yet: start the server once' }),
          ];
        for (const check of contents) found.push(...(await attempt(database, async () => check(db))));
        return found;
      },
      { mayBeEmpty: true },
    ),
  );
  return [...findings, checkKey(), ...rest];
}

// The command line: which word starts what. Each word is a module of app/cli that is loaded only when called for.
import { type Command, runCommand } from '../app/cli/command.ts';

const words: Record<string, { zh: string; en: string; load(): Promise<{ command: Command }> }> = {
  start: { zh: '启动服务', en: 'start the server', load: () => import('../app/cli/start.ts') },
  found: { zh: '建区（不用演示数据）', en: 'found a district', load: () => import('../app/cli/found.ts') },
  admin: { zh: '设立管理员', en: 'install an administrator', load: () => import('../app/cli/admin.ts') },
  doctor: { zh: '检查安装', en: 'check the installation', load: () => import('../app/cli/doctor.ts') },
  backup: { zh: '备份', en: 'back up', load: () => import('../app/cli/backup.ts') },
  restore: { zh: '恢复', en: 'restore an archive', load: () => import('../app/cli/restore.ts') },
  audit: { zh: '核对日志', en: 'check the journal', load: () => import('../app/cli/audit.ts') },
  method: { zh: '检查、测算工作法', en: 'check or simulate a work method', load: () => import('../app/cli/method.ts') },
  import: { zh: '导入表格', en: 'import a table', load: () => import('../app/cli/import.ts') },
  device: { zh: '模拟一键设备', en: 'stand in for a device', load: () => import('../app/cli/device.ts') },
  seed: { zh: '造演示居民', en: 'make demonstration residents', load: () => import('../app/cli/seed.ts') },
};

const [word = 'help', ...args] = process.argv.slice(2);
const entry = Object.hasOwn(words, word) ? words[word] : undefined;
if (entry) {
  const { command } = await entry.load();
  const code = await runCommand(command, args);
  if (code !== undefined) process.exitCode = code;
} else {
  const isAsked = ['help', '--help', '-h'].includes(word);
  const lines = Object.entries(words).map(([name, { zh, en }]) => `  ${name.padEnd(10)} ${zh} / ${en}`);
  const say = isAsked ? console.log : console.error;
  if (!isAsked) say(`没有这个命令：${word} / There is no such command: ${word}`);
  say(
    [
      '呼应 Huying — npm run huying -- <命令 command>',
      ...lines,
      '',
      '  <命令> --help 看用法 / shows how to use it',
    ].join('\n'),
  );
  process.exitCode = isAsked ? 0 : 2;
}

// The command line: which word starts what. Each command is a module that is loaded only when called for.

const commands: Record<string, { about: string; run(): Promise<unknown> }> = {
  start: { about: '启动服务 / start the server', run: () => import('../app/server/start.ts') },
};

const [word = 'help'] = process.argv.slice(2);
const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
if (command) {
  await command.run();
} else {
  const isAsked = ['help', '--help', '-h'].includes(word);
  const lines = Object.entries(commands).map(([name, { about }]) => `  ${name.padEnd(10)} ${about}`);
  const say = isAsked ? console.log : console.error;
  if (!isAsked) say(`没有这个命令：${word} / There is no such command: ${word}`);
  say(['呼应 Huying — npm run huying -- <命令 command>', ...lines].join('\n'));
  process.exitCode = isAsked ? 0 : 1;
}

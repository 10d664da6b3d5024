#!/usr/bin/env node
// The one entry: makes sure that what follows runs on Node 24, which understands TypeScript, and hands over to cli.ts.
// Started by npm it already does; started by hand with an older Node it runs again on the one that was installed here.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

if (Number(process.versions.node.split('.')[0]) >= 24) {
  // What was stripped of its types and compiled once is kept: every later start and every word of the command line loads in half the time.
  module.enableCompileCache(fileURLToPath(new URL('../.cache/node', import.meta.url)));
  await import('./cli.ts');
} else {
  runOn(ownNode());
}

function ownNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const path = fileURLToPath(
    new URL(`../node_modules/node-${platform}-${process.arch}/bin/${program}`, import.meta.url),
  );
  if (existsSync(path)) return path;
  console.error(
    `需要 Node.js 24（当前为 ${process.version}）。请先运行 node bin/setup.mjs。/ ` +
      `Node.js 24 is needed, this is ${process.version}. Run "node bin/setup.mjs" first.`,
  );
  return process.exit(1);
}

/** Becomes a mere go-between: signals go down, the exit code comes up. */
function runOn(node) {
  const script = fileURLToPath(import.meta.url);
  const child = spawn(node, [...process.execArgv, script, ...process.argv.slice(2)], { stdio: 'inherit' });
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => {
      // Ctrl-C at a terminal reaches the child by itself; a second one would mean "at once"
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.once('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.once('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    for (const name of ['SIGTERM', 'SIGHUP', 'SIGINT']) process.removeAllListeners(name);
    process.kill(process.pid, signal);
  });
}

// Runs before `npm start` and `npm test` on whatever Node there is (18 or newer), so that these two commands are all a
// bare machine needs: installs what package-lock.json names, once, and again when it changes. Plain JavaScript, no imports
// from node_modules, and nearly free when there is nothing to do.
//
// npm puts node_modules/.bin first in PATH and the script after this one looks `node` up anew, so that one already runs on
// the Node 24 that was installed here.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = join(root, 'node_modules');
const stampFile = join(modules, '.huying-stamp');
const lockFolder = join(root, '.cache');
const lockFile = join(lockFolder, 'setup.lock');

const lockText = readFileSync(join(root, 'package-lock.json'), 'utf8');
const wanted = createHash('sha256').update(`${lockText}\n${process.platform} ${process.arch}`).digest('hex');

/** What npm's words mean to whoever waits for the start. */
const reasons = [
  [/^no npm/, '找不到 npm，请随 Node.js 一起安装。/ There is no npm; install it together with Node.js.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET|network/,
    '连不上软件包仓库。请检查网络，或用 npm config set registry <地址> 换用镜像。/ The package registry cannot be reached: check the network, or point npm at a mirror.',
  ],
  [/ENOSPC/, '磁盘已满（约需 1.5 GB）。/ The disk is full (about 1.5 GB are needed).'],
  [/EACCES|EPERM/, '没有写入项目文件夹的权限。/ The project folder cannot be written.'],
  [/EUSAGE|Missing:/, 'package-lock.json 与 package.json 不一致。/ package-lock.json does not fit package.json.'],
  [/EINTEGRITY/, '下载的软件包校验不符。/ A package is not what the lock file says.'],
];

if (!isStamped()) {
  const unlock = await takeTurn();
  try {
    if (!isStamped() && !isInstalledByHand()) await install();
    writeFileSync(stampFile, wanted);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  } finally {
    unlock();
  }
}
if (!process.exitCode) requireNode24();

function isStamped() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted;
}

/** Whether somebody's own `npm ci` or `npm install` has already put here exactly what the lock file says. */
function isInstalledByHand() {
  const record = join(modules, '.package-lock.json');
  if (!existsSync(record)) return false;
  const present = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  return Object.entries(JSON.parse(lockText).packages).every(([path, entry]) => {
    if (path === '') return true;
    if (!fits(entry.os, process.platform) || !fits(entry.cpu, process.arch)) return true;
    const found = present[path];
    if (!found) return entry.optional === true; // another libc's
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/** npm's `os` and `cpu` lists: one of these, or none of those with a `!`. */
function fits(list, value) {
  if (!list) return true;
  const names = [list].flat();
  if (names.includes(`!${value}`)) return false;
  const allowed = names.filter((name) => !name.startsWith('!'));
  return allowed.length === 0 || allowed.includes(value);
}

async function install() {
  console.log(
    '正在安装依赖，约需一分钟（仅首次或更新后）… / Installing packages, about a minute (first run or after an update)…',
  );
  const began = Date.now();
  const { code, output } = await npmCi((seconds) => {
    if (process.stdout.isTTY) process.stdout.write(`\r  ${seconds} s `);
    else if (seconds % 15 === 0) console.log(`  … ${seconds} s`);
  });
  if (process.stdout.isTTY) process.stdout.write('\r');
  if (code !== 0) throw new Error(explain(code, output));
  console.log(`依赖已就绪（${Math.round((Date.now() - began) / 1000)} 秒）/ Packages are ready.`);
}

function npmCi(tick) {
  const child = spawn(
    'npm',
    ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'],
    {
      cwd: root,
      env: cleanEnvironment(),
      shell: process.platform === 'win32', // npm is a .cmd there
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  process.once('exit', () => child.kill()); // an interrupted setup leaves no npm at work behind it
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      output = (output + chunk).slice(-20_000);
    });
  }
  let seconds = 0;
  const timer = setInterval(() => tick((seconds += 1)), 1000);
  return new Promise((done) => {
    child.once('error', (error) => done({ code: error.code === 'ENOENT' ? 'no npm' : error.code, output }));
    child.once('close', (code, signal) => done({ code: code ?? signal, output }));
  }).finally(() => clearInterval(timer));
}

/**
 * Without node_modules/.bin in PATH, so that npm does not run on the very Node it replaces; without the npm_* variables that
 * the outer npm set for us, save those that say where packages come from.
 */
function cleanEnvironment() {
  const source =
    /^npm_config_(registry|.*:registry|cache|userconfig|globalconfig|offline|prefer_offline|proxy|https_proxy|noproxy|cafile)$/;
  const env = {};
  for (const [name, value] of Object.entries(process.env)) {
    if (!name.startsWith('npm_') || source.test(name)) env[name] = value;
  }
  const pathName = Object.keys(env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  env[pathName] = (env[pathName] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.replaceAll('\\', '/').includes('node_modules/.bin') && !folder.includes('node-gyp-bin'))
    .join(delimiter);
  return env;
}

function explain(code, output) {
  const tail = output.trim().split('\n').slice(-15).join('\n');
  const why =
    reasons.find(([pattern]) => pattern.test(`${code} ${output}`))?.[1] ?? 'npm 未能完成安装。/ npm could not finish.';
  return `\n${tail}\n\n安装依赖失败：${why}\n下次启动会再试。/ The next start tries again.`;
}

function requireNode24() {
  const own = join(modules, '.bin', process.platform === 'win32' ? 'node.cmd' : 'node');
  if (existsSync(own) || Number(process.versions.node.split('.')[0]) >= 24) return;
  console.error(
    `本机（${process.platform} ${process.arch}）没有可自动安装的 Node.js 24，请从 nodejs.org 安装。/ ` +
      'There is no Node.js 24 to install by itself for this platform: please install it from nodejs.org.',
  );
  process.exitCode = 1;
}

/**
 * One installs, the others wait and then find it done. The holder touches the file while it lives; one untouched for half
 * a minute was left by a killed process. It is renamed before it is removed, so that two who wait cannot both take it.
 */
async function takeTurn() {
  mkdirSync(lockFolder, { recursive: true });
  let isToldToWait = false;
  for (;;) {
    try {
      writeFileSync(lockFile, `${process.pid}\n`, { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (isAbandoned(lockFile)) {
      const aside = `${lockFile}.${process.pid}`;
      try {
        renameSync(lockFile, aside);
        if (!isAbandoned(aside)) linkSync(aside, lockFile); // another was quicker, and this is its own
      } catch (error) {
        if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
      } finally {
        rmSync(aside, { force: true });
      }
      continue;
    }
    if (!isToldToWait) console.log('另一个进程正在安装，请稍候… / Another process is installing, waiting…');
    isToldToWait = true;
    await new Promise((done) => setTimeout(done, 300));
  }
  const beat = setInterval(() => {
    const now = new Date();
    utimesSync(lockFile, now, now);
  }, 5_000);
  beat.unref();
  const unlock = () => {
    clearInterval(beat);
    rmSync(lockFile, { force: true });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.once(signal, () => {
      unlock();
      process.exit(1);
    });
  }
  return unlock;
}

function isAbandoned(path) {
  try {
    if (Date.now() - statSync(path).mtimeMs > 30_000) return true;
    const pid = Number(readFileSync(path, 'utf8'));
    if (!pid) return false; // just made, not yet written
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

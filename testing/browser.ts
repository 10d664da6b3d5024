// The Chromium of the browser tests, as it comes from npm: no apt, no download of its own, no libraries or fonts of the
// machine. Unpacked once into .cache; its libraries and the Chinese font are its own too, so that a picture made on one
// machine is the picture made on another.

import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '#kernel/server/postgres/index.ts';

export type BrowserLaunch = { executablePath?: string; channel?: string; args: string[]; env: Record<string, string> };

const root = join(import.meta.dirname, '..');
const cache = join(root, '.cache');

/**
 * Not the package's own list of flags: that one turns web security off and puts all into a single process.
 * The map needs WebGL, which comes from SwiftShader. All else is put together without it: on a machine without a graphics card that costs a tenth.
 */
const args = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--disable-gpu-compositing',
];

/** What to give to Playwright's `launch`. HUYING_CHROMIUM names another browser; elsewhere than on Linux x64 the installed Chrome is used. */
export function browserLaunch(): BrowserLaunch {
  const env = inherited();
  const own = process.env.HUYING_CHROMIUM;
  if (own) return { executablePath: own, args, env };
  if (process.platform !== 'linux' || process.arch !== 'x64') return { channel: 'chrome', args: [], env };
  const folder = unpacked();
  return {
    executablePath: join(folder, 'chromium'),
    args,
    env: { ...env, LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_FILE: fontConfiguration() },
  };
}

/** The folder of the unpacked browser. Appears by a rename, so several may come at once and a killed one leaves no half browser. */
function unpacked(): string {
  const folder = join(cache, `chromium-${packageVersion('@sparticuz/chromium')}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const draft = mkdtempSync(join(cache, 'chromium-draft-'));
  try {
    // The package unpacks to the system's temporary folder and takes what it finds there for its own, so it gets one to itself,
    // in a process of its own. It adds its libraries (nss, nspr) only where it believes to be on such a runtime.
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', "import chromium from '@sparticuz/chromium'; await chromium.executablePath();"],
      { cwd: root, env: { ...inherited(), TMPDIR: draft, AWS_LAMBDA_JS_RUNTIME: 'nodejs24.x' }, encoding: 'utf8' },
    );
    if (status !== 0) throw new Error(`Chromium could not be unpacked: ${stderr}`);
    renameSync(draft, folder);
  } catch (error) {
    if (codeOf(error) !== 'ENOTEMPTY' && codeOf(error) !== 'EEXIST') throw error; // another process was first
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/** The weights the screens use; each is 10 MB for fontconfig to read once. */
const weights = ['400Regular', '500Medium', '600SemiBold', '700Bold'];

/** A fontconfig that knows the npm font alone. Without one, Chinese is blank on a machine that has no CJK font. */
function fontConfiguration(): string {
  const fonts = join(root, 'node_modules', '@expo-google-fonts', 'noto-sans-sc');
  const file = join(cache, 'fonts.conf');
  const families = ['sans-serif', 'serif', 'monospace', 'system-ui'];
  const text = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...weights.map((weight) => `  <dir>${escapeXml(join(fonts, weight))}</dir>`),
    `  <cachedir>${escapeXml(join(cache, 'fontconfig'))}</cachedir>`,
    ...families.map(
      (family) => `  <alias><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
    ),
    '</fontconfig>',
    '',
  ].join('\n');
  if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    mkdirSync(cache, { recursive: true });
    const draft = `${file}.${process.pid}`;
    writeFileSync(draft, text);
    renameSync(draft, file);
  }
  return file;
}

function packageVersion(name: string): string {
  const { version }: { version: string } = JSON.parse(
    readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8'),
  );
  return version;
}

function inherited(): Record<string, string> {
  const set = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return Object.fromEntries(set);
}

const escapeXml = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

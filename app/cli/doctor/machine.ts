// What can be seen without the database: Node, the data folder, the key.
import { accessSync, constants, existsSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { keyFingerprint } from '#kernel/server/backup/index.ts';
import { loadMasterKey, openSecrets } from '#kernel/server/secrets.ts';
import { dataDir } from '../../server/ground.ts';
import { keyPath } from '../key.ts';
import { sizeOf } from '../progress.ts';
import { doubtful, type Finding, ill, well } from './finding.ts';

const leastNode = 24;
const leastRoom = 2 * 1024 ** 3;

export function checkNode(version = process.versions.node): Finding {
  const what = { zh: 'Node.js', en: 'Node.js' };
  if (Number(version.split('.')[0]) >= leastNode) return well(what, version);
  return ill(what, version, {
    zh: `需要 ${leastNode}，运行 node bin/setup.mjs`,
    en: `${leastNode} is needed: run node bin/setup.mjs`,
  });
}

export async function checkRoom(folder = dataDir()): Promise<Finding> {
  const what = { zh: '数据目录', en: 'Data folder' };
  if (!existsSync(folder))
    return doubtful(what, folder, { zh: '还没有，首次启动时建', en: 'Not there yet; the first start makes it' });
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return ill(what, folder, { zh: '不能写入', en: 'Cannot be written to' });
  }
  const { bavail, bsize } = await statfs(folder);
  const found = `${folder} · ${sizeOf(bavail * bsize)} 可用 free`;
  return bavail * bsize < leastRoom
    ? doubtful(what, found, { zh: '空间不多了', en: 'Little room left' })
    : well(what, found);
}

/** There, long enough, and nobody else's to read. */
export function checkKey(): Finding {
  const what = { zh: '密钥', en: 'Key' };
  const given = process.env['HUYING_KEY'];
  const path = keyPath();
  if (!given && !existsSync(path))
    return ill(what, path, {
      zh: '没有密钥：放回另外保管的那一份',
      en: 'There is no key: put back the copy kept apart',
    });
  let fingerprint: string;
  try {
    fingerprint = keyFingerprint(openSecrets(loadMasterKey(path)));
  } catch (error) {
    return ill(what, (error as Error).message, { zh: '密钥读不了', en: 'The key cannot be read' });
  }
  if (given) return well(what, `HUYING_KEY · ${fingerprint}`);
  const mode = statSync(path).mode & 0o777;
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    return ill(what, `${path} ${mode.toString(8)}`, {
      zh: `别人也能读，运行 chmod 600 ${path}`,
      en: `Others can read it: chmod 600 ${path}`,
    });
  return well(what, `${path} · ${fingerprint}`);
}

export function checkEnvironment(): Finding[] {
  if (process.env['HUYING_TEST_CLOCK'] !== '1') return [];
  return [
    doubtful({ zh: '测试时钟', en: 'Test clock' }, 'HUYING_TEST_CLOCK=1', {
      zh: '只用于演示和测试',
      en: 'For rehearsals and tests only',
    }),
  ];
}

// Where the database of an installation lies: in a folder of its own beside the keys and the files.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, beforeEach, describe, test } from 'node:test';
import { GroundFault, removePostgres } from '#kernel/server/postgres/index.ts';
import { hasCluster, layGround } from './ground.ts';

const { DATABASE_URL, HUYING_DATA } = process.env;
const restore = (name: string, value: string | undefined): void => {
  if (value === undefined) delete process.env[name];
  else process.env[name] = value;
};
after(() => {
  restore('DATABASE_URL', DATABASE_URL);
  restore('HUYING_DATA', HUYING_DATA);
});

describe('the embedded database', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'huying-ground-'));
    process.env['HUYING_DATA'] = folder;
    delete process.env['DATABASE_URL'];
  });
  afterEach(async () => {
    await removePostgres(join(folder, 'postgres'));
    rmSync(folder, { recursive: true, force: true });
  });

  test('lies in postgres of the data folder, even one that only its owner could enter, and puts nothing beside it', async () => {
    assert.equal(hasCluster(), false);
    const ground = await layGround(() => undefined, { migrates: false });
    await ground.stop();
    assert.deepEqual(readdirSync(folder), ['postgres']);
    const inside = readdirSync(join(folder, 'postgres'));
    assert.ok(inside.some((name) => /^\d+$/.test(name)));
    assert.ok(!inside.includes('elsewhere'));
    assert.equal(hasCluster(), true);
  });

  test('in the place of before is named, with the way to move it, and no empty one is made beside it', async () => {
    mkdirSync(join(folder, '18'));
    await assert.rejects(
      layGround(() => undefined),
      (error) => error instanceof GroundFault && error.code === 'ground.old_place' && error.message.includes(folder),
    );
    assert.equal(existsSync(join(folder, 'postgres')), false);
  });
});
